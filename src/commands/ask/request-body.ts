import { unreadable } from "../../captures/sources/unreadable.ts";
import { said } from "../../language/said.ts";
import { issueWording } from "../../events/validation/said-issue.ts";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Context } from "../../context.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { type RequestKind, requestSample } from "../../events/requests/request-kinds.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { Failure } from "../../failure.ts";
import { changedPayload, changesBody } from "../deliver/body-changes.ts";
import type { Options } from "./options.ts";

/** The body of a request: as JSON, and its bytes. */
export interface RequestBody {
  readonly payload: unknown;
  readonly bytes: Buffer;
}

/** The sample or the body of `--data`, with the changes of `--set`, `--add` and `--unset`. Throws `Failure` (`usage`, `input`). */
export async function requestBody(kind: RequestKind, options: Options, context: Context): Promise<RequestBody> {
  const { data, form } = options;
  const sample = requestSample(kind, form);
  const body =
    data === undefined
      ? { payload: sample, bytes: Buffer.from(JSON.stringify(sample)) }
      : await readBody(data, context);
  if (!changesBody(options)) return body;
  const text = changedPayload(body.bytes.toString("utf8"), options, data ?? kind);
  return { payload: JSON.parse(text), bytes: Buffer.from(text) };
}

async function readBody(data: string, { stdin, cwd, signal }: Context): Promise<RequestBody> {
  const bytes = await (data === "-" ? buffer(untilAborted<Buffer>(stdin, signal)) : readFile(resolve(cwd, data))).catch(
    (error: unknown) => {
      throw unreadable(data, error, said("give --data a JSON file, or - for standard input"));
    },
  );
  const parsed = parseText(bytes.toString("utf8"), said("the file"));
  if (parsed.kind !== "not_json") return { payload: parsed.value, bytes };
  throw new Failure("input", said("{file}: {problem}", { file: data, problem: issueWording(parsed.issue).message }));
}
