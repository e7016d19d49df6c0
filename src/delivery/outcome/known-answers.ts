import { decompressedBody } from "../../captures/record/readable-body.ts";
import type { AnsweredResult } from "../send/result.ts";

/** Marks the JSON of an error that a listener of this program answers, so that `send` can tell it from an app's. */
export const LISTENER_MARK = "hipcall-hooks";

/** The error in an answer that a listener of this program made itself; `undefined` for any other answer. */
export function listenerError(answer: AnsweredResult): string | undefined {
  const text = textOf(answer);
  if (!text.includes(`"by":"${LISTENER_MARK}"`)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("error" in parsed)) return undefined;
    return typeof parsed.error === "string" ? parsed.error : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a server for https says in plain http that it wants TLS: nginx, Apache, Go and others answer 400. */
export function wantsTls(answer: AnsweredResult): boolean {
  return /http request .*https|https? server|ssl-enabled server port/is.test(textOf(answer));
}

const MOST_BYTES = 4096;

function textOf(answer: AnsweredResult): string {
  return decompressedBody(answer).subarray(0, MOST_BYTES).toString("utf8");
}
