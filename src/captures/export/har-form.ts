import { isUtf8 } from "node:buffer";
import { jsonLine } from "../record/json-line.ts";
import { CAPTURE_VERSION } from "../record/record-fields.ts";
import type { HeaderPair } from "../capture.ts";
import type { RecordedResponse } from "../record/response-record.ts";
import { type ExportForm, type ExportedEvent, redactedNote } from "./exported-event.ts";

// HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). An entry is one line, so that a file of any size can
// be written and compared by lines.

/** A HAR file. A body that is no text is in base64: of an answer as the format says, of a request in the same way. */
export function harForm(): ExportForm {
  const creator = jsonLine({ name: "hipcall-hooks", version: String(CAPTURE_VERSION) }).trimEnd();
  let count = 0;
  return {
    start: `{"log":{"version":"1.2","creator":${creator},"entries":[\n`,
    event: (event) => {
      count += 1;
      return `${count === 1 ? "" : ",\n"}${jsonLine(entryOf(event)).trimEnd()}`;
    },
    end: () => "\n]}}\n",
  };
}

function entryOf(event: ExportedEvent): object {
  const { receivedAt, host, path, method, httpVersion, headers, body, response } = event;
  const time = response?.durationMs ?? 0;
  const note = redactedNote(event);
  const url = `${host}${path}`;
  return {
    startedDateTime: receivedAt ?? new Date(0).toISOString(),
    time,
    request: {
      method,
      url,
      httpVersion: `HTTP/${httpVersion}`,
      cookies: [],
      headers: pairs(headers),
      queryString: queryOf(url),
      headersSize: -1,
      bodySize: body.length,
      ...(body.length === 0 ? {} : { postData: { mimeType: typeOf(headers), ...textOf(body) } }),
    },
    response: responseOf(response),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(note === "" ? {} : { comment: note }),
  };
}

/** Without an answer it is what browsers write for a request that failed: the status 0. */
function responseOf(response: RecordedResponse | null): object {
  const headers = response?.headers ?? [];
  const body = response?.body ?? Buffer.alloc(0);
  const content = body.length === 0 ? {} : textOf(body);
  return {
    status: response?.status ?? 0,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: pairs(headers),
    content: { size: body.length, mimeType: typeOf(headers), ...content },
    redirectURL: headers.find(([name]) => name.toLowerCase() === "location")?.[1] ?? "",
    headersSize: -1,
    bodySize: response === null ? -1 : body.length,
  };
}

function textOf(body: Buffer): object {
  return isUtf8(body) ? { text: body.toString("utf8") } : { text: body.toString("base64"), encoding: "base64" };
}

function pairs(headers: readonly HeaderPair[]): object[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function typeOf(headers: readonly HeaderPair[]): string {
  return headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
}

function queryOf(url: string): object[] {
  if (!URL.canParse(url)) return [];
  return Array.from(new URL(url).searchParams, ([name, value]) => ({ name, value }));
}
