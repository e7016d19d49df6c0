import { main } from "./main.ts";
import { nodeContext } from "./node-context.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";

/** Runs the program in this process and sets its exit code. */
export async function start(): Promise<void> {
  const context = nodeContext();
  const argv = process.argv.slice(2);
  process.on("uncaughtException", (error) => {
    void import("./report-failure.ts").then(({ reportFailure }) => {
      reportFailure(error, argv, context);
      process.exit(FAILURE_EXIT_CODES.internal);
    });
  });
  // A reader that has gone (`| head`) is no fault: what follows is not written.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  process.exitCode = await main(argv, context);
  // An input that nobody reads any more must not keep the process alive.
  process.stdin.unref?.();
}
