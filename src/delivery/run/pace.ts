/** When a recorded request arrived, by both clocks: a capture can hold several sessions. */
export interface RecordedTime {
  readonly receivedAt: string;
  readonly offsetMs: number;
}

/** How fast to replay. */
export interface Pace {
  /** 1 keeps the recorded gaps, 10 makes them ten times shorter, Infinity removes them. */
  readonly factor: number;
  /** The longest wait before one request, after `factor`. */
  readonly maxGapMs: number;
}

/**
 * The wait between two recorded requests, in milliseconds. Within a session the listener's own clock decides; when a new
 * session restarts that clock, the wall clock does. There is no wait for a request that is older than the one before it.
 */
export function gapMs(previous: RecordedTime | null, next: RecordedTime | null, pace: Pace): number {
  if (previous === null || next === null || pace.factor === Number.POSITIVE_INFINITY) return 0;
  const byOffset = next.offsetMs - previous.offsetMs;
  const byWallClock = Date.parse(next.receivedAt) - Date.parse(previous.receivedAt);
  return pacedGap(byOffset >= 0 ? byOffset : Math.max(0, byWallClock), pace);
}

/** A function that returns the wait before each recorded request in turn. A payload that was not recorded has no time, and no wait. */
export function gapsBetween(pace: Pace): (next: RecordedTime | null) => number {
  let previous: RecordedTime | null = null;
  return (next) => {
    const afterMs = gapMs(previous, next, pace);
    previous = next ?? previous;
    return afterMs;
  };
}

/** A gap at a pace. */
export function pacedGap(ms: number, { factor, maxGapMs }: Pace): number {
  return Math.min(ms / factor, maxGapMs);
}

/** Reads `original`, `max`, or `10x`; `undefined` for anything else. */
export function parseSpeed(text: string): number | undefined {
  if (text === "original") return 1;
  if (text === "max") return Number.POSITIVE_INFINITY;
  const factor = /^(\d+(?:\.\d+)?)x$/.exec(text)?.[1];
  return factor !== undefined && Number(factor) > 0 ? Number(factor) : undefined;
}
