import type { Origin } from "../../captures/capture.ts";
import type { ReportCase } from "./report-case.ts";

/** Gives each case of a report a name of its own: readers show two cases of one name as one. */
export class CaseNames {
  readonly #lines = new Map<string, LineSet>();
  /** How many cases had the same place, or the same name without a place. */
  readonly #counts = new Map<string, number>();

  /** The name, and from the second case of the same place on a number: `call_init #2`. */
  nameFor({ name, place }: Pick<ReportCase, "name" | "place">): string {
    if (place !== null && this.#linesOf(place).add(place.line)) return name;
    const key = place === null ? name : `${place.source}:${place.line}`;
    const count = (this.#counts.get(key) ?? (place === null ? 0 : 1)) + 1;
    this.#counts.set(key, count);
    return count === 1 ? name : `${name} #${count}`;
  }

  #linesOf({ source }: Origin): LineSet {
    const lines = this.#lines.get(source) ?? new LineSet();
    this.#lines.set(source, lines);
    return lines;
  }
}

/** Line numbers, a bit each: a capture file has millions. */
class LineSet {
  #bits = new Uint8Array(128);

  /** Whether the line is new. */
  add(line: number): boolean {
    const [index, bit] = [Math.floor(line / 8), 1 << (line % 8)];
    if (index >= this.#bits.length) {
      const longer = new Uint8Array(Math.max(index + 1, this.#bits.length * 2));
      longer.set(this.#bits);
      this.#bits = longer;
    }
    const byte = this.#bits[index] ?? 0;
    this.#bits[index] = byte | bit;
    return (byte & bit) === 0;
  }
}
