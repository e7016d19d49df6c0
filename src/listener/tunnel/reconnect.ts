import { said } from "../../language/said.ts";
import type { TunnelChoice, TunnelOptions } from "./tunnel.ts";

/** The wait doubles after each failure. Milliseconds. */
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 60_000;
/** After a connection of this length, the next wait is the first one again. */
const STABLE_MS = 60_000;

/** How long to wait before reconnecting after this number of failures in a row, from 1. Milliseconds. */
export function waitAfter(failures: number): number {
  return Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20));
}

/** Connects once; resolves to the reason when the connection has ended. Never rejects. */
export type Connect = (signal: AbortSignal) => Promise<string>;

/** Keeps a tunnel open: each time it closes, emits trouble, waits and reconnects. Disposal closes it and waits for its end. */
export function keepOpen(
  tool: TunnelChoice["kind"],
  connect: Connect,
  { clock, emit }: Pick<TunnelOptions, "clock" | "emit">,
): AsyncDisposable {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    for (let failures = 1; ; failures += 1) {
      const startedMs = clock.monotonicMs();
      const reason = await connect(signal);
      if (signal.aborted) return;
      if (clock.monotonicMs() - startedMs > STABLE_MS) failures = 1;
      const waitMs = waitAfter(failures);
      emit({
        type: "trouble",
        message: said("the tunnel is down: {tool}: {reason}", { tool, reason }),
        hint: said("it reconnects in {wait} s", { wait: waitMs / 1000 }),
      });
      await clock.sleep(waitMs, signal).catch(() => undefined);
      if (signal.aborted) return;
    }
  };
  const running = run();
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}
