import { Failure, reasonOf } from "../failure.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";
import { main } from "./main.ts";
import { postponeWasmOptimization } from "./node-20.ts";
import { nodeContext } from "./node-context.ts";
import { reportFailure } from "./report-failure.ts";
import { said } from "../language/said.ts";

/** Runs the program in this process and sets its exit code. */
export async function start(): Promise<void> {
  postponeWasmOptimization();
  const argv = process.argv.slice(2);
  let outputFailed = false;
  const context = nodeContext(async ({ message }) => {
    outputFailed = true;
    const hint = said("the output is incomplete; free some disk space, or write it elsewhere");
    await reportFailure(
      new Failure("input", said("cannot write the output: {message}", { message }), { hint }),
      argv,
      context,
    );
  });
  const cleanUp = (): void => context.cleanups.forEach((cleanup) => cleanup());
  process.on("uncaughtException", async (error) => {
    if (context.faultHandlers.size > 0) return context.faultHandlers.forEach((handle) => handle(error));
    cleanUp();
    try {
      await reportFailure(error, argv, context);
    } catch {
      // The error is in what reports it, too.
      process.stderr.write(`${JSON.stringify(reasonOf(error))}\n`);
    }
    process.exit(FAILURE_EXIT_CODES.internal);
  });
  process.on("exit", () => {
    cleanUp();
    // The stream can report the error after the command has ended.
    if (outputFailed) process.exitCode ||= FAILURE_EXIT_CODES.input;
  });
  process.exitCode = await main(argv, context);
  // An open standard input would keep the process alive.
  if (context.stdinOpened) process.stdin.unref?.();
}
