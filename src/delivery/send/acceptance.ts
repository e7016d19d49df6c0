import type { DeliveryResult } from "./result.ts";

/** Which statuses count as accepted; a redirect is never followed, so it counts only when it is expected by number. */
export interface StatusExpectation {
  readonly text: string;
  readonly accepts: (status: number) => boolean;
}

/** 2xx: what most senders of webhooks take for accepted. Whether Hipcall takes more than 200 is not clear. */
export const ANY_SUCCESS: StatusExpectation = { text: "2xx", accepts: (status) => status >= 200 && status < 300 };

/** Reads `200,2xx,301-308`; `undefined` when a part is none of these. */
export function parseStatusExpectation(text: string): StatusExpectation | undefined {
  const ranges = text.split(",").map((part) => statusRange(part.trim()));
  if (ranges.some((range) => range === undefined)) return undefined;
  return {
    text,
    accepts: (status) => ranges.some((range) => range !== undefined && status >= range[0] && status <= range[1]),
  };
}

function statusRange(part: string): readonly [number, number] | undefined {
  const hundreds = /^([1-5])xx$/i.exec(part)?.[1];
  if (hundreds !== undefined) return [Number(hundreds) * 100, Number(hundreds) * 100 + 99];
  const [, from, to] = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(part) ?? [];
  return from === undefined ? undefined : [Number(from), Number(to ?? from)];
}

/** Whether the delivery was accepted. */
export function accepted(result: DeliveryResult, expectation: StatusExpectation): boolean {
  return result.kind === "answered" && expectation.accepts(result.status);
}
