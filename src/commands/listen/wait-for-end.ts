import type { Clock } from "../../clock.ts";
import { type CommandEnd, type ShellCommand, succeeded } from "../../delivery/app/shell-command.ts";
import { Expectations } from "../../listener/expect/expectations.ts";
import type { ListenerEvent } from "../../listener/listener-event.ts";
import type { CHECK_OPTIONS } from "./check-options.ts";
import type { OptionsOf } from "../options/option-spec.ts";

/** Why a listener ended. */
export type End =
  | { readonly by: "count" | "expectations" | "command" | "timeout" }
  | { readonly by: "signal"; readonly name: string };

type CheckOptions = OptionsOf<typeof CHECK_OPTIONS>;

/** How long to wait for what is expected when no time is given; after the command's end when there is one. */
const USUAL_TIMEOUT_MS = 30_000;

/** Watches what a listener tells, and knows when nothing more can change the outcome. */
export class ListenWatch {
  readonly expectations: Expectations;
  readonly #options: CheckOptions;
  readonly #heard = new AbortController();
  readonly #failed = new AbortController();
  #received = 0;

  constructor(options: CheckOptions) {
    this.#options = options;
    this.expectations = new Expectations(options.expect, options);
    if (options.exec !== undefined && options.count === undefined && options.expect.length === 0) this.#heard.abort();
  }

  add(told: ListenerEvent): void {
    const { count, expect } = this.#options;
    if (told.type === "event") this.#received += 1;
    this.expectations.add(told);
    if (count !== undefined && this.#received >= count) this.#heard.abort();
    if (expect.length === 0) return;
    const { certainty } = this.expectations;
    if (certainty === "failed") this.#failed.abort();
    if (certainty === "held" && count === undefined) this.#heard.abort();
  }

  /** Resolves when the outcome is certain, the time is over, or the signal aborts. */
  async end(command: ShellCommand | undefined, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<End> {
    const over = new AbortController();
    try {
      return await Promise.race([
        aborted(signal).then((): End => ({ by: "signal", name: String(signal.reason) })),
        aborted(this.#failed.signal).then((): End => ({ by: "expectations" })),
        commandFailed(command).then((): End => ({ by: "command" })),
        this.#timeOver(command?.ended, clock, over.signal).then((): End => ({ by: "timeout" })),
        Promise.all([aborted(this.#heard.signal), command?.ended]).then((): End => ({ by: this.#heardBy() })),
      ]);
    } finally {
      over.abort();
    }
  }

  #heardBy(): "count" | "expectations" | "command" {
    if (this.#options.count !== undefined) return "count";
    return this.#options.expect.length > 0 ? "expectations" : "command";
  }

  async #timeOver(commandEnded: Promise<CommandEnd> | undefined, clock: Clock, over: AbortSignal): Promise<void> {
    const { timeout, expect, exec } = this.#options;
    if (timeout === undefined) {
      if (expect.length === 0 && exec === undefined) return NEVER;
      await commandEnded;
    }
    return clock.sleep(timeout ?? USUAL_TIMEOUT_MS, over).catch(() => NEVER);
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
