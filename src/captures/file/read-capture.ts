import { isUtf8 } from "node:buffer";
import { isJsonObject } from "../../events/payload/values.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { Failure } from "../../failure.ts";
import { type Wording, said } from "../../language/said.ts";
import type { Capture, EventBody } from "../capture.ts";
import { saidSource } from "../place.ts";
import { isBlank, type Line } from "./lines.ts";
import { RecordedBody } from "../record/body.ts";
import { CAPTURE_VERSION } from "../record/record-fields.ts";
import { captureFromRecord, requestRecord } from "../record/request-record.ts";
import { type RecordedResponse, decodeResponse, responseRecord } from "../record/response-record.ts";

/** The content of one line of a capture file. */
export type CaptureLine =
  | { readonly kind: "request"; readonly line: number; readonly capture: Capture; readonly body: EventBody }
  | { readonly kind: "response"; readonly line: number; readonly response: RecordedResponse }
  | { readonly kind: "skipped"; readonly line: number; readonly reason: string };

/**
 * Reads one line of a capture file; `undefined` for a blank line. A line that is not JSON is `skipped`: a listener was
 * killed while it wrote the line. Throws `Failure` (`input`) for a newer version and for anything that is not a record.
 */
export function readCaptureLine(line: Line, source: string): CaptureLine | undefined {
  if (isBlank(line)) return undefined;
  const text = line.bytes.toString("utf8");
  const value = parseLine(text);
  if (value === undefined) {
    const why = line.ended ? "not JSON" : "incomplete";
    return { kind: "skipped", line: line.number, reason: `${why}: the listener stopped while writing this line` };
  }
  if (text.includes(REPLACEMENT) && !isUtf8(line.bytes)) throw notUtf8(source, line.number);
  if (!isJsonObject(value)) throw notARecord(source, line.number, "not an object");
  refuseNewer(value["v"], source, line.number);
  switch (value["kind"]) {
    case "request":
      return readRequest(value, source, line.number);
    case "response":
      return readResponse(value, source, line.number);
    default:
      throw notARecord(
        source,
        line.number,
        `unknown kind ${printableStart(JSON.stringify(value["kind"] ?? null), 40)}`,
      );
  }
}

/** What stands for a byte that is not UTF-8. */
const REPLACEMENT = "\ufffd";

/** Whether a JSON value looks like a capture record of any version. */
export function looksLikeRecord(value: unknown): boolean {
  return isJsonObject(value) && "v" in value && "kind" in value;
}

function readRequest(value: object, source: string, line: number): CaptureLine {
  const parsed = requestRecord.safeParse(value);
  if (!parsed.success) throw wrongField(parsed.error.issues[0]?.path, source, line);
  return { kind: "request", line, capture: captureFromRecord(parsed.data), body: new RecordedBody(parsed.data) };
}

function readResponse(value: object, source: string, line: number): CaptureLine {
  const parsed = responseRecord.safeParse(value);
  if (!parsed.success) throw wrongField(parsed.error.issues[0]?.path, source, line);
  return { kind: "response", line, response: decodeResponse(parsed.data) };
}

function wrongField(path: readonly PropertyKey[] | undefined, source: string, line: number): Failure {
  return notARecord(
    source,
    line,
    said("the field {path} is missing or has the wrong type", { path: path?.join(".") ?? "" }),
  );
}

function refuseNewer(version: unknown, source: string, line: number): void {
  if (version === CAPTURE_VERSION) return;
  if (typeof version === "number" && version > CAPTURE_VERSION) {
    throw new Failure(
      "input",
      said(
        "{source}, line {line}: written by a newer hipcall-hooks (capture version {version}, this one reads {captureVersion})",
        { source: saidSource(source), line: String(line), version, captureVersion: CAPTURE_VERSION },
      ),
      {
        hint: said("update: npm install hipcall-hooks@latest"),
      },
    );
  }
  throw notARecord(source, line, said("no version"));
}

function notARecord(source: string, line: number, why: Wording): Failure {
  return new Failure(
    "input",
    said("{source}, line {line}: not a capture record: {why}", { source: saidSource(source), line: String(line), why }),
    {
      hint: said("a capture file is what `hipcall-hooks listen --save FILE` writes"),
    },
  );
}

function notUtf8(source: string, line: number): Failure {
  return new Failure(
    "input",
    said("{source}, line {line}: not UTF-8: the file was saved in another encoding", {
      source: saidSource(source),
      line: String(line),
    }),
    {
      hint: said("if an editor saved it as Windows-1254: iconv -f WINDOWS-1254 -t UTF-8 {source} > utf8.ndjson", {
        source,
      }),
    },
  );
}

function parseLine(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
