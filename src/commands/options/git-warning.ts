import { exposedToGit } from "../../captures/file/git-exposure.ts";
import type { Context } from "../../context.ts";
import type { Reporter } from "../../report/reporter.ts";
import { said } from "../../language/said.ts";

/** Warns when git could commit a file with recorded events. */
export async function warnAboutGit(
  file: string,
  { cwd }: Pick<Context, "cwd">,
  reporter: Pick<Reporter, "report">,
): Promise<void> {
  if (!(await exposedToGit(file, cwd))) return;
  reporter.report({
    type: "warning",
    message: said("{file} is in a git work tree and is not ignored: captures contain personal data", { file }),
    hint: `echo '${file}' >> .gitignore`,
  });
}
