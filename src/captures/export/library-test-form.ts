import { captureOfPayload } from "../import/capture-of-payload.ts";
import { encodeRequest } from "../record/request-record.ts";
import { encodeResponse } from "../record/response-record.ts";
import type { BesideFiles, ExportForm } from "./exported-event.ts";

const CAPTURES = "captures.ndjson";

/**
 * A test file for vitest that replays the events with this package's library, from a capture beside it. It compares the
 * statuses with the recorded ones if every event has an answer.
 */
export function libraryTestForm(target: string, beside: BesideFiles): ExportForm {
  let events = 0;
  let answers = 0;
  let path = "";
  return {
    start: "",
    event: ({ capture, body, response }) => {
      const request = encodeRequest({
        ...(capture ?? captureOfPayload(body, { id: `event-${events}`, now: new Date(0) })),
        body,
      });
      path = beside.append(CAPTURES, `${request}${response === null ? "" : encodeResponse(response)}`);
      events += 1;
      if (response !== null) answers += 1;
      return "";
    },
    end: () => {
      const isAnswered = answers === events;
      const title = `the app ${isAnswered ? "answers" : "accepts"} ${events} recorded ${events === 1 ? "event" : "events"}${isAnswered ? " as it did" : ""}`;
      return TEXT.replace('"TO"', () => JSON.stringify(target))
        .replace('"PATH"', () => JSON.stringify(path))
        .replace('"TITLE"', () => JSON.stringify(title))
        .replace(", OPTIONS", isAnswered ? ', { compare: "status" }' : "");
    },
  };
}

const TEXT = `// Written by: hipcall-hooks captures export --as vitest
// Run it against your app: HIPCALL_HOOKS_TARGET=http://localhost:3000/hooks npx vitest run
import { env } from 'node:process';
import { join } from 'node:path';
import { test } from 'vitest';
import { replay } from 'hipcall-hooks/testing';

/** A target with a path gets every request; one without gets each at its recorded path. */
const target = env["HIPCALL_HOOKS_TARGET"] ?? "TO";

/** The events as they were received, byte for byte, with the recorded answers. */
const captures = join(import.meta.dirname, "PATH");

test("TITLE", async () => {
  await replay(captures, target, OPTIONS);
});
`;
