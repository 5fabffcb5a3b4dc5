// The projects that certificates are in, as far as the accounts' lists tell. Plain: runs without the editor.
import type { CertificateStore, Project } from "../certificates";

/** The names of all projects, in the order of their IDs. One that is called differently in two accounts has both names. */
export function projectNames(sessions: {
  all(): readonly { readonly store: Pick<CertificateStore, "all"> }[];
}): ReadonlyMap<number, string> {
  const found = new Map<number, Set<string>>();
  for (const { store } of sessions.all()) {
    for (const { id, name } of projectsOf(store.all())) {
      found.set(id, (found.get(id) ?? new Set<string>()).add(name));
    }
  }
  return new Map([...found].sort(([a], [b]) => a - b).map(([id, names]) => [id, [...names].join(" / ")]));
}

/** The projects of one account, each once, in the order of their IDs. Records without a project's name do not count. */
export function projectsOf(certificates: readonly { readonly project: Project }[]): readonly Project[] {
  const projects = new Map<number, Project>();
  for (const { project } of certificates) {
    if (project.name !== "") projects.set(project.id, project);
  }
  return [...projects.values()].sort((a, b) => a.id - b.id);
}
