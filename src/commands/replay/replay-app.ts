import type { Context } from "../../context.ts";
import { OutputTail } from "../../delivery/app/output-tail.ts";
import { type CommandEnd, ShellCommand, describeEnd, succeeded } from "../../delivery/app/shell-command.ts";
import { proxyFor, shownProxy } from "../../delivery/request/proxy.ts";
import type { Target } from "../../delivery/request/target.ts";
import { waitForAnswer } from "../../delivery/app/wait-for-answer.ts";
import { waitForTarget } from "../../delivery/app/wait-for-target.ts";
import type { StatusExpectation } from "../../delivery/send/acceptance.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { Failure } from "../../failure.ts";
import { durationSaid } from "../../language/counted.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { warnAboutLeftBehind } from "../deliver/left-behind.ts";
import type { ExitCode } from "../command.ts";
import type { Readiness } from "./readiness.ts";

interface AppOptions {
  readonly to: Target;
  readonly exec: string | undefined;
  /** How long to wait for the target, in milliseconds; `undefined`: not at all, or the default with `--exec`. */
  readonly wait: number | undefined;
  /** What must be answered then; `undefined`: an open port is enough. */
  readonly waitFor: Readiness | undefined;
  readonly insecure: boolean;
}

/** The default of `--wait` with `--exec` or `--wait-for`. */
const DEFAULT_WAIT_MS = 30_000;

/** What a proxy answers when it does not reach the target: 502, 503 or 504. */
const NO_GATEWAY_ERROR: StatusExpectation = {
  text: "answer",
  accepts: (status) => status < 502 || status > 504,
};

/** The app that receives the replay: started with `--exec`, or running already. Disposal stops an app that was started. */
export class ReplayApp implements AsyncDisposable {
  readonly #options: AppOptions;
  readonly #reporter: Reporter;
  readonly #output = new OutputTail();
  #running: ShellCommand | undefined;

  private constructor(options: AppOptions, reporter: Reporter) {
    this.#options = options;
    this.#reporter = reporter;
  }

  /** Starts the app of `--exec`, and waits until the target is ready. Throws `Failure` (`network`). */
  static async open(options: AppOptions, context: Context, reporter: Reporter): Promise<ReplayApp> {
    const app = new ReplayApp(options, reporter);
    try {
      if (options.exec !== undefined) await app.#startApp(options.exec, context);
      const waitsByDefault = options.exec !== undefined || options.waitFor !== undefined;
      const timeoutMs = options.wait ?? (waitsByDefault ? DEFAULT_WAIT_MS : undefined);
      if (timeoutMs !== undefined) await app.#waitForTarget(timeoutMs, context);
      return app;
    } catch (error) {
      await app[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Resolves with the exit code: an app that crashed is a failure. After a failure, stops the app and shows its output. */
  async conclude(exitCode: ExitCode): Promise<ExitCode> {
    if (this.#running === undefined) return exitCode;
    const end = await Promise.race([this.#running.ended, Promise.resolve(null)]);
    const crashed = end !== null && !succeeded(end);
    if (crashed || exitCode !== 0) await this.#showOutput(end);
    return crashed && exitCode === 0 ? 1 : exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running?.[Symbol.asyncDispose]();
  }

  async #startApp(command: string, context: Context): Promise<void> {
    warnAboutLeftBehind(command, context, this.#reporter);
    const { origin, url } = this.#options.to;
    if (await waitForTarget(origin, { ...context, timeoutMs: 0 })) {
      throw new Failure(
        "network",
        said("{origin} is already in use, before {command} was started", { origin, command }),
        {
          hint: said("stop the other program, or leave --exec out to test that one"),
        },
      );
    }
    this.#running = ShellCommand.start(
      { command, env: { HIPCALL_HOOKS_URL: url }, onOutput: this.#output.keep },
      context,
    );
  }

  async #waitForTarget(timeoutMs: number, { clock, signal, env }: Context): Promise<void> {
    const crashed = new AbortController();
    const ended = this.#running?.ended.then((end) => {
      // A command that exits with 0 may have started the app in the background.
      if (!succeeded(end)) crashed.abort();
      return end;
    });
    const waiting = { clock, timeoutMs, signal: AbortSignal.any([signal, crashed.signal]) };
    const missing = await this.#notReady(waiting, env);
    if (missing === null || signal.aborted) return;
    const end = ended === undefined ? null : await Promise.race([ended, Promise.resolve(null)]);
    await this.#showOutput(end);
    if (crashed.signal.aborted && end !== null) throw this.#crashFailure(end);
    throw new Failure(
      "network",
      missing.seen === null
        ? said("{problem} within {duration}", { problem: missing.problem, duration: durationSaid(timeoutMs) })
        : said("{problem} within {duration} ({seen})", {
            problem: missing.problem,
            duration: durationSaid(timeoutMs),
            seen: missing.seen,
          }),
      {
        hint: said("is your app running, and on this port? give it more time with --wait 2m"),
      },
    );
  }

  /** Waits until the target is ready; resolves with `null` then, or with what is missing. */
  async #notReady(
    waiting: Parameters<typeof waitForTarget>[1],
    env: Context["env"],
  ): Promise<{ readonly problem: Said; readonly seen: Wording | null } | null> {
    const { to, waitFor, insecure } = this.#options;
    // Behind a proxy only an answer shows that the target is there.
    const behindProxy =
      proxyFor(to.origin, env) === undefined ? undefined : { target: to, expectation: NO_GATEWAY_ERROR };
    const awaited = waitFor ?? behindProxy;
    if (awaited === undefined) {
      return (await waitForTarget(to.origin, waiting))
        ? null
        : { problem: said("no connection to {origin}", { origin: to.origin }), seen: null };
    }
    const { target = to, expectation } = awaited;
    const proxy = proxyFor(target.origin, env);
    const last = await waitForAnswer({ ...waiting, target, expectation, insecure, proxy });
    if (last === null) return null;
    return {
      problem:
        proxy === undefined
          ? said("no {text} from {url}", { text: expectation.text, url: target.url })
          : said("no {text} from {url} through the proxy {proxy}", {
              text: expectation.text,
              url: target.url,
              proxy: shownProxy(proxy),
            }),
      seen: lastSeen(last),
    };
  }

  #crashFailure(end: CommandEnd): Failure {
    const { exec = "", to } = this.#options;
    return new Failure(
      "network",
      said("{exec} {end} before it listened on {origin}", { exec, end: describeEnd(end), origin: to.origin }),
      {
        hint: said("run it by itself to see why; HIPCALL_HOOKS_URL holds the URL where it must listen"),
      },
    );
  }

  /** Stops the app first, so that its output is complete. */
  async #showOutput(end: CommandEnd | null): Promise<void> {
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

function lastSeen(last: DeliveryResult): Wording {
  switch (last.kind) {
    case "answered":
      return said("the last answer was {status}", { status: String(last.status) });
    case "unreachable":
    case "broken":
    case "tls_failed":
    case "unsendable":
      return last.reason;
    case "timed_out":
    case "aborted":
      return said("no answer");
  }
}
