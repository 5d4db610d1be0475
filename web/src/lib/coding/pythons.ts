import type { ServerInfo, Task } from '$lib/api';

/** The versions of this machine that fit a task, and the one it runs on unless another is chosen. */
export function pythonsOf(
  server: ServerInfo | undefined,
  task: Task,
): { versions: string[]; standard: string } {
  const versions = (server?.pythons ?? []).filter((version) => task.pythons.includes(version));
  const fits = server?.default_python && versions.includes(server.default_python);
  return { versions, standard: (fits && server.default_python) || (versions.at(-1) ?? '') };
}
