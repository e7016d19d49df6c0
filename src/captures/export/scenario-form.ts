import { isUtf8 } from "node:buffer";
import { containerAt, memberAt } from "../../events/payload/json-text.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import { MOST_STEPS } from "../../events/scenarios/scenario.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { saidPlace } from "../place.ts";
import { decompressedBody } from "../record/readable-body.ts";
import { safeJson } from "../record/json-line.ts";
import type { ExportForm, ExportedEvent } from "./exported-event.ts";

/** A scenario file of `send --scenario`: a step for each event, with the recorded gaps. The text of `data` stays as it was received. */
export function scenarioForm(name: string): ExportForm {
  let steps = 0;
  const head = { name, about: "Recorded events, written by hipcall-hooks captures export. Say here what happens." };
  const [start] = JSON.stringify(head, null, 2).split("\n}");
  return {
    start: `${start},\n  "steps": [`,
    event: (event) => {
      steps += 1;
      if (steps > MOST_STEPS)
        throw new Failure(
          "input",
          said("more than {mostSteps} events, the most that a scenario can have", { mostSteps: MOST_STEPS }),
          {
            hint: said("choose fewer with --where data.uuid=…, --since, --until or --limit"),
          },
        );
      return `${steps === 1 ? "" : ","}\n    ${stepOf(event)}`;
    },
    end: () => "\n  ]\n}\n",
  };
}

function stepOf(event: ExportedEvent): string {
  const { afterMs, headers, body } = event;
  const plain = decompressedBody({ headers, body });
  const text = plain.toString("utf8");
  const value = isUtf8(plain) ? parsed(text) : undefined;
  if (!isJsonObject(value) || typeof value["event"] !== "string" || !isJsonObject(value["data"])) throw notAStep(event);
  const data = dataText(text);
  return `{ "event": ${safeJson(JSON.stringify(value["event"]))}, "afterMs": ${Math.round(afterMs)}, "data": ${safeJson(data)} }`;
}

/** The object of `data` as it is written. */
function dataText(text: string): string {
  const container = containerAt(text, 0);
  const member = container === undefined ? undefined : memberAt(container, "data");
  return member === undefined ? "{}" : text.slice(member.valueStart, member.end);
}

function notAStep({ origin }: ExportedEvent): Failure {
  return new Failure(
    "input",
    said('{place} cannot be a step of a scenario: its body is not {"event": …, "data": {…}}', {
      place: saidPlace(origin),
    }),
    {
      hint: said("leave such events out with --only or --valid"),
    },
  );
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
