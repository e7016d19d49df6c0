import { type Said, said } from "../../language/said.ts";

interface CallParties {
  readonly direction: string | null | undefined;
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
}

/** A call of 2024 by its numbers: `inbound call from … to …`. */
export function callFromTo({ direction, from, to }: CallParties): Said {
  const call = callWords(direction);
  if (from == null) return to == null ? call : said("{call} to {to}", { call, to });
  return to == null
    ? said("{call} from {from}", { call, from })
    : said("{call} from {from} to {to}", { call, from, to });
}

/** A call of 2023, of which only the contact and the line are known: `inbound call with … on …`. */
export function callWithOn({ direction, from: contact, to: line }: CallParties): Said {
  const call = callWords(direction);
  if (contact == null) return line == null ? call : said("{call} on {line}", { call, line });
  return line == null
    ? said("{call} with {contact}", { call, contact })
    : said("{call} with {contact} on {line}", { call, contact, line });
}

function callWords(direction: string | null | undefined): Said {
  switch (direction) {
    case "inbound":
      return said("inbound call");
    case "outbound":
      return said("outbound call");
    case "internal":
      return said("internal call");
    case null:
    case undefined:
      return said("call");
    default:
      return said("{direction} call", { direction });
  }
}
