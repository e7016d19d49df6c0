/** When a recorded request came: both clocks, since a capture can hold several sessions. */
export interface RecordedTime {
  readonly receivedAt: string;
  readonly offsetMs: number;
}

/** How fast to replay: `factor` 1 keeps the recorded gaps, 10 makes them ten times shorter, Infinity leaves none. */
export interface Pace {
  readonly factor: number;
  /** The longest wait before one request, after `factor`. */
  readonly maxGapMs: number;
}

/**
 * How long to wait between two recorded requests. The listener's own clock counts while it runs forward; a new session
 * starts it again, so then the wall clock does. A request from before its predecessor is not waited for.
 */
export function gapMs(previous: RecordedTime | null, next: RecordedTime | null, pace: Pace): number {
  if (previous === null || next === null || pace.factor === Number.POSITIVE_INFINITY) return 0;
  const byOffset = next.offsetMs - previous.offsetMs;
  const byWallClock = Date.parse(next.receivedAt) - Date.parse(previous.receivedAt);
  return pacedGap(byOffset >= 0 ? byOffset : Math.max(0, byWallClock), pace);
}

/** Tells, for one recorded request after the other, the wait before it that the pace asks for; a bare payload was never recorded, so it has none. */
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
