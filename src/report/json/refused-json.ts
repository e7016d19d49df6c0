import { inEnglish, inEnglishOrNull } from "../../language/said.ts";
import type { RefusedRequest } from "../../listener/listener-event.ts";
import type { RefusedJson } from "./json-types.ts";

export function refusedJson<Refused extends RefusedRequest>(refused: Refused): Refused & RefusedJson {
  return { ...refused, message: inEnglish(refused.message), hint: inEnglishOrNull(refused.hint) };
}
