import { validateHeaderName, validateHeaderValue } from "node:http";
import type { HeaderPair } from "../../captures/capture.ts";
import { type Said, said } from "../../language/said.ts";

interface AnswerHead {
  readonly statusText: string | undefined;
  readonly headers: readonly HeaderPair[];
}

/** The part of an app's answer before its body, as Node can send it. */
export interface PassableHead extends AnswerHead {
  /** What differs from the app's answer, in words; empty when nothing does. */
  readonly changes: readonly Said[];
}

/** Characters that Node sends in a status line. */
const SENDABLE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
const UNSENDABLE = /[^\t\u0020-\u007e\u0080-\u00ff]/g;

/** Leaves out, or replaces, what Node refuses to send, so that the rest of the answer reaches the sender. */
export function passableHead({ statusText, headers }: AnswerHead): PassableHead {
  const passed = headers.filter(isSendable);
  const dropped = headers.length - passed.length;
  const reason = statusText === undefined ? undefined : sendableReason(statusText);
  const changes = [
    ...(statusText === undefined || reason === utf8AsLatin1(statusText)
      ? []
      : [said("its reason phrase has characters that HTTP does not allow: they are sent as ?")]),
    ...(dropped === 0 ? [] : [said("headers that HTTP does not allow are left out: {count}", { count: dropped })]),
  ];
  return { statusText: reason, headers: passed, changes };
}

/** The HTTP client has decoded the phrase as UTF-8; bytes that are not UTF-8 are U+FFFD. */
function sendableReason(statusText: string): string {
  const bytes = utf8AsLatin1(statusText);
  return !statusText.includes("\ufffd") && SENDABLE.test(bytes) ? bytes : statusText.replaceAll(UNSENDABLE, "?");
}

/** Node writes a status line as Latin-1, one byte for each character. */
function utf8AsLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function isSendable([name, value]: HeaderPair): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
