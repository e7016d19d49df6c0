import type { DeliveryResult } from "./result.ts";

/** The statuses that count as accepted. */
export interface StatusExpectation {
  readonly text: string;
  readonly accepts: (status: number) => boolean;
}

/** 2xx: accepted by most senders of webhooks. It is not known whether Hipcall accepts more than 200. */
export const ANY_SUCCESS: StatusExpectation = { text: "2xx", accepts: (status) => status >= 200 && status < 300 };

/** Reads `200,2xx,301-308`; `undefined` for anything else. */
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
