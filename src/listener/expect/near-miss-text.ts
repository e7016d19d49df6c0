import { printable, printableStart } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";
import type { NearMiss } from "./match.ts";

/** An event that almost matched, as text for a person. */
export function nearMissText(miss: NearMiss, { say, tell }: Language): string {
  switch (miss.kind) {
    case "invalid":
      return say("#{number} {event} is invalid: {message}", {
        ...nameOf(miss),
        message: printable(tell(miss.message)),
      });
    case "other_value":
      return say("#{number} {event} has a different {path}: expected {expected}, received {received}", {
        ...nameOf(miss),
        path: printable(miss.path),
        expected: printable(tell(miss.expected)),
        received: printable(tell(miss.received)),
      });
    case "refused": {
      const answer = { status: String(miss.status), message: printable(tell(miss.message)) };
      return miss.path === null
        ? say("a request to an unknown path was answered {status}: {message}", answer)
        : say("a request to {path} was answered {status}: {message}", {
            ...answer,
            path: printableStart(miss.path, 80),
          });
    }
    case "other_name":
      return say("#{number} is named {event}", nameOf(miss));
  }
}

function nameOf({ number, event }: { readonly number: number; readonly event: string }): {
  readonly number: string;
  readonly event: string;
} {
  return { number: String(number), event: printableStart(event, 60) };
}
