import type { ProjectEntry } from "../records/entry";

/** The projects of a new sandbox. The last one belongs to somebody else: what is in it is not for this account. */
export function sampleProjects(now: number): ProjectEntry[] {
  const year = 365 * 24 * 60 * 60 * 1000;
  const own = (id: number, name: string, description: string, age: number): ProjectEntry => ({
    id,
    name,
    description,
    createdAt: now - age * year,
    permitted: true,
  });
  return [
    { id: projects.default, name: "Default project", description: "", permitted: true },
    own(projects.shop, "Web shop", "Everything the shop's customers see", 3),
    own(projects.payments, "支付平台", "支付与结算", 2),
    own(projects.internal, "Internal tools", "Intranet and build servers", 2),
    own(projects.mobile, "Mobile API", "Back end of the apps", 1),
    { ...own(projects.foreign, "Another team", "", 1), permitted: false },
  ];
}

export const projects = {
  default: 0,
  shop: 1184201,
  payments: 1184202,
  internal: 1184203,
  mobile: 1184204,
  foreign: 1184299,
} as const;
