import { Failure } from "../failure.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";
import { main } from "./main.ts";
import { postponeWasmOptimization } from "./node-20.ts";
import { nodeContext } from "./node-context.ts";

/** Runs the program in this process and sets its exit code. */
export async function start(): Promise<void> {
  postponeWasmOptimization();
  const argv = process.argv.slice(2);
  let outputFailed = false;
  const context = nodeContext(async ({ message }) => {
    outputFailed = true;
    const { reportFailure } = await import("./report-failure.ts");
    const hint = "the output is incomplete: free some disk space, or write it elsewhere";
    reportFailure(new Failure("input", `cannot write the output: ${message}`, { hint }), argv, context);
  });
  const restore = (): void => context.cleanups.forEach((restoreOne) => restoreOne());
  process.on("uncaughtException", async (error) => {
    restore();
    const { reportFailure } = await import("./report-failure.ts");
    reportFailure(error, argv, context);
    process.exit(FAILURE_EXIT_CODES.internal);
  });
  process.on("exit", () => {
    restore();
    // The stream may report the error only after the command has ended.
    if (outputFailed) process.exitCode ||= FAILURE_EXIT_CODES.input;
  });
  process.exitCode = await main(argv, context);
  // An input that is no longer read must not keep the process alive.
  if (context.stdinOpened) process.stdin.unref?.();
}
