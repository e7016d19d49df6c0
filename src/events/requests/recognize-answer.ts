import { parseText } from "../validation/parse-body.ts";
import { isJsonObject } from "../payload/values.ts";
import type { RequestKind } from "./request-kinds.ts";

/** The keys of the answer to each request, sorted. */
const KEYS: ReadonlyMap<string, RequestKind> = new Map([
  ["extension", "smart-routing"],
  ["destination", "speed-dial"],
  ["seq,version", "external-management"],
]);

/** The request whose answer this is, told by its keys; `undefined` for any other answer, as webhooks get it. */
export function recognizeAnswer(text: string): RequestKind | undefined {
  const parsed = parseText(text);
  if (parsed.kind !== "json" || !isJsonObject(parsed.value)) return undefined;
  return KEYS.get(Object.keys(parsed.value).toSorted().join(","));
}
