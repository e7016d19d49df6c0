import { unreadable } from "../../captures/sources/unreadable.ts";
import { said } from "../../language/said.ts";
import { countedWords } from "../../language/counted.ts";
import { issueWording } from "../../events/validation/said-issue.ts";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { saidPlace } from "../../captures/place.ts";
import { decodeSource } from "../../captures/sources/decode-source.ts";
import { type BarePayload, splitPayloads } from "../../captures/sources/payloads.ts";
import type { Context } from "../../context.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { type CatalogueEntry, findEvent } from "../../events/catalogue/catalogue.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { ScenarioStep } from "../../events/scenarios/scenario.ts";
import { validateBody, validatePayload } from "../../events/validation/validate.ts";
import { Failure } from "../../failure.ts";
import type { Reporter } from "../../report/reporter.ts";
import { noteTerminalInput } from "../captures/terminal-input.ts";
import { knownEvent, namesOf } from "../options/catalogue-names.ts";

/** One body to be sent. */
export interface SendBody {
  readonly event: string | null;
  /** JSON. */
  readonly text: string;
  /** How long after the one before it, in milliseconds. */
  readonly afterMs: number;
}

interface Wanted {
  readonly events: readonly string[];
  readonly data: string | undefined;
  readonly scenario: string | undefined;
}

/** The bodies to send: samples by name, the JSON of `--data`, or the events of `--scenario`. Throws `Failure` (`usage`, `input`). */
export async function bodiesToSend(
  { events, data, scenario }: Wanted,
  context: Context,
  reporter: Reporter,
): Promise<SendBody[]> {
  if (scenario !== undefined) {
    if (events.length > 0 || data !== undefined) throw scenarioAndOthers();
    const { scenarioFor } = await import("./read-scenario.ts");
    return (await scenarioFor(scenario, context)).steps.map((step) => stepBody(step, reporter));
  }
  if (data === undefined) {
    if (events.length === 0) throw noEvent();
    return events.flatMap(namesOf).map((name) => sampleBody(name, reporter));
  }
  if (events.length > 0) {
    throw new Failure("usage", said("give events by name, or a body with --data, not both"), {
      hint: said("the body of --data has its own event name"),
    });
  }
  return (await readData(data, context, reporter)).map((found) => ownBody(found, data, reporter));
}

function sampleBody(name: string, reporter: Reporter): SendBody {
  const { entry, sample } = knownEvent(name);
  notePartial(entry, reporter);
  return { event: name, text: JSON.stringify(sample), afterMs: 0 };
}

function notePartial({ name, known, source }: CatalogueEntry, reporter: Reporter): void {
  if (known !== "partial") return;
  reporter.report({
    type: "note",
    message: said("the body of {name} is only partly known ({source}): only the known fields are sent", {
      name,
      source,
    }),
  });
}

/** The user's own body, byte for byte; an invalid event is only warned of. */
function ownBody({ body, line }: BarePayload, data: string, reporter: Reporter): SendBody {
  const { event, issues } = validateBody(body);
  const [first, ...others] = issues.filter(({ severity }) => severity === "error");
  if (first !== undefined) {
    const place = saidPlace({ source: data, line });
    const problem = issueWording(first).message;
    reporter.report({
      type: "warning",
      message:
        others.length === 0
          ? said("{place} would not be a valid event: {problem}", { place, problem })
          : said("{place} would not be a valid event: {problem}, and {more}", {
              place,
              problem,
              more: countedWords(others.length, "more error"),
            }),
      hint: said("sending it unchanged"),
    });
  }
  return { event, text: body.toString("utf8"), afterMs: 0 };
}

function stepBody({ event, data, dataText, afterMs }: ScenarioStep, reporter: Reporter): SendBody {
  const payload = { event, data };
  const entry = findEvent(event);
  if (entry !== undefined) notePartial(entry, reporter);
  const { verdict, issues } = validatePayload(payload);
  if (verdict !== "valid") {
    const [first] = issues;
    reporter.report({
      type: "warning",
      message: said("{event} of the scenario: {problem}", {
        event: printableStart(event, 60),
        problem: first === undefined ? verdict : issueWording(first).message,
      }),
      hint: said("sending it unchanged"),
    });
  }
  return { event, text: `{"event":${JSON.stringify(event)},"data":${dataText}}`, afterMs };
}

async function readData(data: string, { stdin, cwd, signal }: Context, reporter: Reporter): Promise<BarePayload[]> {
  if (data === "-") noteTerminalInput(stdin, reporter);
  try {
    const stream = data === "-" ? untilAborted<Buffer>(stdin, signal) : createReadStream(resolve(cwd, data));
    const { chunks } = await decodeSource(stream, data);
    const bytes = await buffer(chunks);
    if (signal.aborted) return [];
    return splitPayloads(bytes, data);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(data, error, said("give --data a JSON file, or - for standard input"));
  }
}

function scenarioAndOthers(): Failure {
  return new Failure("usage", said("give events by name, a body with --data, or a --scenario: one of them"), {
    hint: said("a scenario has its own events"),
  });
}

function noEvent(): Failure {
  return new Failure("usage", said("name an event to send"), {
    hint: said("try: hipcall-hooks send call::hangup; all events: hipcall-hooks events list"),
  });
}
