import type { Context } from "../../context.ts";
import { OutputTail } from "../../delivery/app/output-tail.ts";
import { type CommandEnd, ShellCommand, describeEnd, succeeded } from "../../delivery/app/shell-command.ts";
import type { Target } from "../../delivery/request/target.ts";
import { waitForTarget } from "../../delivery/app/wait-for-target.ts";
import { Failure } from "../../failure.ts";
import type { Reporter } from "../../report/reporter.ts";
import { duration } from "../../report/text/units.ts";
import type { ExitCode } from "../command.ts";

interface AppOptions {
  readonly to: Target;
  readonly exec: string | undefined;
  /** How long to wait for the target, in milliseconds; `undefined`: not at all, or the usual time for an app of ours. */
  readonly wait: number | undefined;
}

/** How long an app that we start may take until it listens, when nothing is said. */
const USUAL_WAIT_MS = 30_000;

/** The app that is replayed to: started by us with `--exec`, or simply there. Disposal stops what we started. */
export class ReplayApp implements AsyncDisposable {
  readonly #options: AppOptions;
  readonly #reporter: Reporter;
  readonly #output = new OutputTail();
  #running: ShellCommand | undefined;

  private constructor(options: AppOptions, reporter: Reporter) {
    this.#options = options;
    this.#reporter = reporter;
  }

  /** Starts the app if there is one to start, and waits until the target accepts connections. Throws `Failure` (`network`). */
  static async open(options: AppOptions, context: Context, reporter: Reporter): Promise<ReplayApp> {
    const app = new ReplayApp(options, reporter);
    try {
      if (options.exec !== undefined) await app.#start(options.exec, context);
      const timeoutMs = options.wait ?? (options.exec === undefined ? undefined : USUAL_WAIT_MS);
      if (timeoutMs !== undefined) await app.#wait(timeoutMs, context);
      return app;
    } catch (error) {
      await app[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Stops the app and shows what it wrote when something failed; an app that fell over by itself is a failure too. */
  async conclude(exitCode: ExitCode): Promise<ExitCode> {
    if (this.#running === undefined) return exitCode;
    const end = await Promise.race([this.#running.ended, Promise.resolve(null)]);
    const fell = end !== null && !succeeded(end);
    if (fell || exitCode !== 0) await this.#show(end);
    return fell && exitCode === 0 ? 1 : exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running?.[Symbol.asyncDispose]();
  }

  async #start(command: string, context: Context): Promise<void> {
    const { origin, url } = this.#options.to;
    if (await waitForTarget(origin, { ...context, timeoutMs: 0 })) {
      throw new Failure("network", `something listens at ${origin} already, before ${command} was run`, {
        hint: "stop it, or it would be tested in the place of the app; to test just that, leave --exec out",
      });
    }
    this.#running = ShellCommand.start(
      { command, env: { HIPCALL_HOOKS_URL: url }, onOutput: this.#output.keep },
      context,
    );
  }

  async #wait(timeoutMs: number, { clock, signal }: Context): Promise<void> {
    const { origin } = this.#options.to;
    const fallen = new AbortController();
    const ended = this.#running?.ended.then((end) => {
      // A command that ends well may have left an app in the background.
      if (!succeeded(end)) fallen.abort();
      return end;
    });
    const waiting = { clock, timeoutMs, signal: AbortSignal.any([signal, fallen.signal]) };
    if ((await waitForTarget(origin, waiting)) || signal.aborted) return;
    const end = ended === undefined ? null : await Promise.race([ended, Promise.resolve(null)]);
    await this.#show(end);
    if (fallen.signal.aborted && end !== null) throw this.#fell(end);
    throw new Failure("network", `nobody accepted a connection at ${origin} within ${duration(timeoutMs)}`, {
      hint: "is the app started, and on this port? give it more time with --wait 2m",
    });
  }

  #fell(end: CommandEnd): Failure {
    const { exec = "", to } = this.#options;
    return new Failure("network", `${exec} ${describeEnd(end)} before it listened at ${to.origin}`, {
      hint: "run it by itself to see why; it finds the URL that it is to listen at in HIPCALL_HOOKS_URL",
    });
  }

  /** The app is stopped first, so that the last of its output is there. */
  async #show(end: CommandEnd | null): Promise<void> {
    const { exec } = this.#options;
    if (exec === undefined) return;
    await this[Symbol.asyncDispose]();
    this.#reporter.report({
      type: "command",
      command: exec,
      succeeded: end === null || succeeded(end),
      exitCode: end?.kind === "exited" ? end.code : null,
      outcome: end === null ? "was stopped after the replay" : describeEnd(end),
      output: this.#output.text,
    });
  }
}
