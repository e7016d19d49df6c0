import type { Clock } from "../../context.ts";
import { type CommandEnd, type ShellCommand, succeeded } from "../../delivery/app/shell-command.ts";
import { Expectations } from "../../listener/expect/expectations.ts";
import type { ListenerEvent } from "../../listener/listener-event.ts";
import type { Options } from "./options.ts";

/** Why the listener stops. */
export type End =
  | { readonly by: "count" | "expectations" | "command" | "timeout" }
  | { readonly by: "signal"; readonly name: string };

type EndOptions = Pick<Options, "expect" | "ordered" | "count" | "timeout" | "exec">;

/** The timeout when only --expect or --exec is given. It starts when the command has ended. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** Knows when the listener stops: when its result is certain, the time is over, or it is interrupted. */
export class EndWatcher {
  readonly expectations: Expectations;
  readonly #options: EndOptions;
  /** Aborts when enough events have arrived. */
  readonly #enough = new AbortController();
  readonly #failed = new AbortController();
  #received = 0;
  /** When the timeout began; `undefined` before. */
  #timeoutSince: number | undefined;

  constructor(options: EndOptions) {
    this.#options = options;
    this.expectations = new Expectations(options.expect, options);
    if (options.exec !== undefined && options.count === undefined && options.expect.length === 0) this.#enough.abort();
  }

  add(event: ListenerEvent): void {
    const { count, expect } = this.#options;
    if (event.type === "event") this.#received += 1;
    this.expectations.add(event);
    if (count !== undefined && this.#received >= count) this.#enough.abort();
    if (expect.length === 0) return;
    const { state } = this.expectations;
    if (state === "failed") this.#failed.abort();
    if (state === "met" && count === undefined) this.#enough.abort();
  }

  /** Resolves when the listener stops. */
  async end(command: ShellCommand | undefined, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<End> {
    const stopped = new AbortController();
    try {
      return await Promise.race([
        aborted(signal).then((): End => ({ by: "signal", name: String(signal.reason) })),
        aborted(this.#failed.signal).then((): End => ({ by: "expectations" })),
        commandFailed(command).then((): End => ({ by: "command" })),
        this.#timeOver(command?.ended, clock, stopped.signal).then((): End => ({ by: "timeout" })),
        Promise.all([aborted(this.#enough.signal), command?.ended]).then((): End => ({ by: this.#goal() })),
      ]);
    } finally {
      stopped.abort();
    }
  }

  /** The time until the timeout; `null` when none is running. */
  leftMs(clock: Clock): number | null {
    if (this.#timeoutSince === undefined) return null;
    const timeout = this.#options.timeout ?? DEFAULT_TIMEOUT_MS;
    return Math.max(0, this.#timeoutSince + timeout - clock.monotonicMs());
  }

  /** The option that says when enough events have arrived. */
  #goal(): "count" | "expectations" | "command" {
    if (this.#options.count !== undefined) return "count";
    return this.#options.expect.length > 0 ? "expectations" : "command";
  }

  async #timeOver(commandEnded: Promise<CommandEnd> | undefined, clock: Clock, stopped: AbortSignal): Promise<void> {
    const { timeout, expect, exec } = this.#options;
    if (timeout === undefined) {
      if (expect.length === 0 && exec === undefined) return NEVER;
      await commandEnded;
    }
    this.#timeoutSince = clock.monotonicMs();
    return clock.sleep(timeout ?? DEFAULT_TIMEOUT_MS, stopped).catch(() => NEVER);
  }
}

const NEVER = new Promise<never>(() => undefined);

async function commandFailed(command: ShellCommand | undefined): Promise<void> {
  if (command === undefined || succeeded(await command.ended)) await NEVER;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
