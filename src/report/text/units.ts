const HOUR_MS = 3_600_000;

/** A duration in milliseconds for a person: `12 ms`, `1.2 s`, `3 min 5 s`, `2 h 10 min`, `82 d 3 h`. */
export function duration(ms: number): string {
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 24) return `${hours} h ${Math.floor((ms % HOUR_MS) / 60_000)} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** A size in bytes for a person: `412 B`, `1.2 kB`, `3.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 100) / 10} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}

/** A count with its noun: `1 event`, `7 events`, `2 bodies`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
