import type { TunnelChoice, TunnelOptions } from "./tunnel.ts";

/** The first wait, doubled each time up to the longest. Milliseconds. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;
/** A tunnel that held so long was a good one: the next wait is the first again. */
const STABLE_MS = 60_000;

/** How long to wait before a tunnel is opened again, after so many failures in a row, from 1. */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20));
}

/** One life of a tunnel: resolves when it has ended, with the reason. */
export type RunTunnel = (signal: AbortSignal) => Promise<string>;

/** Keeps a tunnel open: each time it ends it is told, and opened again after a wait. Disposal ends it and waits for its end. */
export function keepOpen(
  tool: TunnelChoice["kind"],
  live: RunTunnel,
  { clock, emit }: Pick<TunnelOptions, "clock" | "emit">,
): AsyncDisposable {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    for (let failures = 1; ; failures += 1) {
      const startedMs = clock.monotonicMs();
      const reason = await live(signal);
      if (signal.aborted) return;
      if (clock.monotonicMs() - startedMs > STABLE_MS) failures = 1;
      const waitMs = waitAfter(failures);
      const message = `the tunnel is down: ${tool}: ${reason}`;
      emit({ type: "trouble", message, hint: `it is opened again in ${waitMs / 1000} s` });
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
