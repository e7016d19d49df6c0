import type { Context } from "../../context.ts";
import { ShellCommand, describeEnd, succeeded } from "../../delivery/app/shell-command.ts";
import type { CommandReport } from "../../report/output-event.ts";

/** Starts what `listen --exec` names; what it writes goes to our stderr as it comes. */
export function startCommand(command: string | undefined, url: string, context: Context): ShellCommand | undefined {
  if (command === undefined) return undefined;
  const onOutput = (output: NodeJS.ReadableStream): void => void output.pipe(context.stderr, { end: false });
  return ShellCommand.start({ command, env: { HIPCALL_HOOKS_URL: url }, onOutput }, context);
}

/** What came of the command so far; `undefined` when there is none. */
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
    outcome: end === null ? "had not ended when the listener did" : describeEnd(end),
    output: null,
  };
}
