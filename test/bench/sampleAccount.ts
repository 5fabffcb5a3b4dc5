import type { Certificate } from "../../src/certificates";
import { day, now, sampleCertificate } from "../unit/certificates/samples";

const projects = Array.from({ length: 20 }, (_, id) => ({ id, name: `Project ${id}` }));
const statuses = [1, 1, 1, 1, 1, 1, 3, 3, 10, 0];

/** Certificates of an account that is used: several projects and statuses, and ends in no order. The same every time. */
export function sampleAccount(count: number): Certificate[] {
  return Array.from({ length: count }, (_, index) => {
    const mixed = (index * 7919) % count;
    const domain = `${["www", "api", "shop"][mixed % 3]}${mixed}.example.com`;
    return sampleCertificate({
      id: `c${index}`,
      domain,
      names: [domain],
      status: statuses[mixed % statuses.length] ?? 1,
      project: projects[mixed % projects.length] ?? { id: 0, name: "" },
      notAfter: now + ((mixed % 500) - 100) * day + mixed * 1000,
    });
  });
}
