import { INSIGHT_CARD } from "./insight-card.ts";
import { REQUEST_KINDS } from "./request-kinds.ts";

/** The names of all requests without an envelope: those of Hipcall that want an answer, and the card of an app. */
export const REQUEST_NAMES: readonly string[] = [...REQUEST_KINDS, INSIGHT_CARD];

export function isRequestName(name: string | null): boolean {
  return name !== null && REQUEST_NAMES.includes(name);
}
