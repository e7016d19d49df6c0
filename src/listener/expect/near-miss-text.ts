import { printable, printableStart } from "../../events/payload/printable.ts";
import type { NearMiss } from "./match.ts";

/** An event that almost matched, as text for a person. */
export function nearMissText(miss: NearMiss): string {
  switch (miss.kind) {
    case "invalid":
      return `#${miss.number} ${named(miss.event)} is invalid: ${printable(miss.message)}`;
    case "other_value":
      return `#${miss.number} ${named(miss.event)} has a different ${printable(miss.path)}: expected ${printable(miss.expected)}, received ${printable(miss.received)}`;
    case "refused":
      return `a request to ${printableStart(miss.path ?? "an unknown path", 80)} was answered ${miss.status}: ${printable(miss.message)}`;
    case "other_name":
      return `#${miss.number} is named ${named(miss.event)}`;
  }
}

function named(event: string): string {
  return printableStart(event, 60);
}
