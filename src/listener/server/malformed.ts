import { systemErrorCode } from "../../failure.ts";
import { inEnglish, said } from "../../language/said.ts";
import { type Refusal, incompleteRequest, wrongMethod } from "../receive/accept-rules.ts";

export interface MalformedAnswer {
  readonly refusal: Refusal;
  /** The complete HTTP response, head and body. */
  readonly response: string;
}

/** The answer to bytes that Node could not parse as an HTTP request; `undefined` when the sender only disconnected. */
export function malformedAnswer(error: Error): MalformedAnswer | undefined {
  const code = systemErrorCode(error);
  if (code === "ECONNRESET" || code === "EPIPE") return undefined;
  return answerWith(refusalFor(code));
}

/** The answer to CONNECT, the request to a proxy. */
export function connectAnswer(): MalformedAnswer {
  return answerWith(wrongMethod("CONNECT"));
}

function answerWith(refusal: Refusal): MalformedAnswer {
  const body = JSON.stringify({ ok: false, error: inEnglish(refusal.message) });
  const head = [
    `HTTP/1.1 ${refusal.status} ${REASON_PHRASES[refusal.status] ?? "Bad Request"}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  return { refusal, response: `${head.join("\r\n")}\r\n\r\n${body}` };
}

const REASON_PHRASES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  405: "Method Not Allowed",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

function refusalFor(code: string | undefined): Refusal {
  switch (code) {
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { status: 408, message: said("refused: the request did not arrive in time"), hint: null };
    case "HPE_INVALID_EOF_STATE":
      return incompleteRequest();
    case "HPE_HEADER_OVERFLOW":
      return { status: 431, message: said("refused: the headers are too large"), hint: null };
    default:
      return {
        status: 400,
        message: said("refused: this is not an HTTP request ({code})", { code: code ?? said("unknown") }),
        hint: said("is the sender using https:// for this http:// address?"),
      };
  }
}
