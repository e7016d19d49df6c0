import { isJsonObject } from "../../events/payload/values.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { Failure } from "../../failure.ts";
import type { Capture, Content } from "../capture.ts";
import { isBlank, type Line } from "./lines.ts";
import { CAPTURE_VERSION } from "../record/capture-version.ts";
import { captureFromRecord } from "../record/request-record.ts";
import { type RequestRecord, requestRecord, responseRecord } from "../record/record-schemas.ts";
import { RecordedBody } from "../record/body.ts";
import { type RecordedResponse, decodeResponse } from "../record/response-record.ts";

/** What one line of a capture file is to a reader. */
export type CaptureLine =
  | { readonly kind: "request"; readonly line: number; readonly capture: Capture; readonly content: Content }
  | { readonly kind: "response"; readonly line: number; readonly response: RecordedResponse }
  | { readonly kind: "skipped"; readonly line: number; readonly reason: string };

/**
 * Reads one line of a capture file; `undefined` for a blank one. A line that is not JSON was torn when a listener was
 * killed: it is skipped with its reason. Throws `Failure` (`input`) for a newer version and for a record that is not ours.
 */
export function readCaptureLine(line: Line, source: string): CaptureLine | undefined {
  if (isBlank(line)) return undefined;
  const value = parseLine(line.bytes.toString("utf8"));
  if (value === undefined) {
    const why = line.ended ? "not JSON" : "cut off in the middle";
    return { kind: "skipped", line: line.number, reason: `${why}: the listener was stopped while it wrote this line` };
  }
  if (!isJsonObject(value)) throw notARecord(source, line.number, "it is not an object");
  refuseNewer(value["v"], source, line.number);
  switch (value["kind"]) {
    case "request":
      return readRequest(value, source, line.number);
    case "response":
      return readResponse(value, source, line.number);
    default:
      throw notARecord(source, line.number, `its kind is ${printableStart(JSON.stringify(value["kind"] ?? null), 40)}`);
  }
}

/** Whether a JSON value carries the marks of a capture record, of whatever version. */
export function looksLikeRecord(value: unknown): boolean {
  return isJsonObject(value) && "v" in value && "kind" in value;
}

function readRequest(value: object, source: string, line: number): CaptureLine {
  const parsed = requestRecord.safeParse(value);
  if (parsed.success) return requestOf(parsed.data, line);
  throw wrongField(parsed.error.issues[0]?.path, source, line);
}

function requestOf(record: RequestRecord, line: number): CaptureLine {
  return { kind: "request", line, capture: captureFromRecord(record), content: new RecordedBody(record) };
}

function readResponse(value: object, source: string, line: number): CaptureLine {
  const parsed = responseRecord.safeParse(value);
  if (parsed.success) return { kind: "response", line, response: decodeResponse(parsed.data) };
  throw wrongField(parsed.error.issues[0]?.path, source, line);
}

function wrongField(path: readonly PropertyKey[] | undefined, source: string, line: number): Failure {
  return notARecord(source, line, `its field ${path?.join(".") ?? ""} is missing or of the wrong type`);
}

function refuseNewer(version: unknown, source: string, line: number): void {
  if (version === CAPTURE_VERSION) return;
  if (typeof version === "number" && version > CAPTURE_VERSION) {
    throw new Failure(
      "input",
      `${source}, line ${line}: written by a newer hipcall-hooks (capture version ${version}, this one reads ${CAPTURE_VERSION})`,
      {
        hint: "update: npm install hipcall-hooks@latest",
      },
    );
  }
  throw notARecord(source, line, "it has no version");
}

function notARecord(source: string, line: number, why: string): Failure {
  return new Failure("input", `${source}, line ${line}: not a capture record: ${why}`, {
    hint: "a capture file is what `hipcall-hooks listen --save FILE` writes",
  });
}

function parseLine(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
