import type { Context } from "../../context.ts";
import { ShellCommand, describeEnd, succeeded } from "../../delivery/app/shell-command.ts";
import type { CommandReport } from "../../report/output-event.ts";

/** Starts the command of `--exec`. Its output goes to our stderr. */
export function startCommand(command: string | undefined, url: string, context: Context): ShellCommand | undefined {
  if (command === undefined) return undefined;
  const onOutput = (output: NodeJS.ReadableStream): void => void output.pipe(context.stderr, { end: false });
  return ShellCommand.start({ command, env: { HIPCALL_HOOKS_URL: url }, onOutput }, context);
}

/** The result of the command so far; `undefined` without `--exec`. */
export async function commandReport(
  command: string | undefined,
  running: ShellCommand | undefined,
): Promise<CommandReport | undefined> {
  if (command === undefined || running === undefined) return undefined;
  const end = await Promise.race([running.ended, Promise.resolve(null)]);
  return {
    command,
    succeeded: end !== null && succeeded(end),
    exitCode: end?.kind === "exited" ? end.code : null,
    outcome: end === null ? "was still running when the listener stopped" : describeEnd(end),
    output: null,
  };
}
