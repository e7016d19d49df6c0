import type { Context } from "../../context.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { Reporter } from "../../report/reporter.ts";
import { said } from "../../language/said.ts";

/** Before `--exec` starts a command: warns of those that run since an earlier run was killed (kill -9), and could not end them. */
export function warnAboutLeftBehind(
  command: string | undefined,
  { processGroups }: Pick<Context, "processGroups">,
  reporter: Pick<Reporter, "report">,
): void {
  if (command === undefined) return;
  for (const { group, command: running } of processGroups.leftBehind()) {
    reporter.report({
      type: "warning",
      message: said("an earlier run was killed, and its --exec command still runs: {running}", {
        running: printableStart(running, 200),
      }),
      hint: said("end it with: kill -- -{group}", { group }),
    });
  }
}
