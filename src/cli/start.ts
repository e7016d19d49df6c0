import { Failure } from "../failure.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";
import { main } from "./main.ts";
import { nodeContext } from "./node-context.ts";
import { unopenedStdout } from "./unopened-stdout.ts";

/** Runs the program in this process and sets its exit code. */
export async function start(): Promise<void> {
  const argv = process.argv.slice(2);
  let outputLost = false;
  const context = nodeContext(async ({ message }) => {
    outputLost = true;
    const { reportFailure } = await import("./report-failure.ts");
    const hint = "it is not whole: make room, or send the output elsewhere";
    reportFailure(new Failure("input", `cannot write the output: ${message}`, { hint }), argv, context);
  });
  const restore = (): void => context.restorers.forEach((restoreOne) => restoreOne());
  const endWithBug = async (error: unknown): Promise<never> => {
    restore();
    const { reportFailure } = await import("./report-failure.ts");
    reportFailure(error, argv, context);
    process.exit(FAILURE_EXIT_CODES.internal);
  };
  process.on("uncaughtException", endWithBug);
  process.on("exit", () => {
    restore();
    // Known only when the stream tells, which may be after the command has ended.
    if (outputLost) process.exitCode ||= FAILURE_EXIT_CODES.input;
  });
  process.exitCode = await main(
    argv,
    context,
    unopenedStdout(() => context.stdout),
  );
  // An input that nobody reads any more must not keep the process alive.
  if (context.stdinOpened) process.stdin.unref?.();
}
