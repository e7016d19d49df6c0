import { isAbsolute, relative, resolve } from "node:path";
import type { Context } from "../../context.ts";

/** Where sources are: their names are relative to `cwd`, and CI systems want them relative to `workspace`. */
export interface SourceFolders {
  readonly cwd: string;
  readonly workspace: string;
}

/** The folder that GitHub or GitLab has checked out; elsewhere the working folder. */
export function sourceFolders({ cwd, env }: Pick<Context, "cwd" | "env">): SourceFolders {
  return { cwd, workspace: resolve(cwd, env["GITHUB_WORKSPACE"] ?? env["CI_PROJECT_DIR"] ?? "") };
}

/** The path of a source in the repository, with `/`; `null` when it is not in there, as standard input. */
export function sourcePath(source: string, { cwd, workspace }: SourceFolders): string | null {
  if (source === "-") return null;
  const path = relative(workspace, resolve(cwd, source)).replaceAll("\\", "/");
  return isAbsolute(path) || path.startsWith("../") ? null : path;
}
