import { placeName } from "../../captures/place.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { inEnglish } from "../../language/said.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import { deliveryJson } from "../../report/json/delivery-json.ts";
import type { DeliveryJson, RunJson } from "../../report/json/json-types.ts";
import { inLibraryWords } from "../main/library-failure.ts";
import type { Run } from "./run.ts";

const MOST_DELIVERIES = 10_000;

/** Collects what `send` and `replay` report. */
export class RunCollector {
  readonly #deliveries: DeliveryJson[] = [];
  readonly #notes: string[] = [];
  #summary: RunJson | undefined;

  readonly add = (event: OutputEvent): void => {
    if (event.type === "delivery" && this.#deliveries.length < MOST_DELIVERIES)
      this.#deliveries.push(deliveryJson(event.outcome));
    if (event.type === "note" || event.type === "warning" || event.type === "error")
      this.#notes.push(inEnglish(event.message));
    if (event.type !== "summary" || event.command === "doctor") return;
    if ("sent" in event) {
      const { type: _type, command: _command, ...totals } = event;
      this.#summary = totals;
    }
  };

  get run(): Run {
    if (this.#summary === undefined) throw new Error("the run has no summary");
    return { ...this.#summary, deliveries: this.#deliveries, notes: this.#notes };
  }
}

/** How many deliveries and differences a message lists. */
const MOST_SHOWN = 5;

/** What went wrong in a run, for a person. */
export function problemText({ deliveries, sent, failed, differing, notes, unreadableSources }: Run): string {
  const wrong = deliveries.filter(({ accepted, repeat }) => !accepted || repeat?.difference?.matters === true);
  const heads = [
    ...(failed > 0 ? [`${failed} of ${sent} deliveries ${failed === 1 ? "was" : "were"} not accepted`] : []),
    ...(differing > 0 ? [`${differing} repeats got another answer`] : []),
    ...(unreadableSources > 0 ? [`${unreadableSources} files could not be read`] : []),
    ...(sent === 0 ? ["nothing was sent"] : []),
  ];
  const more = wrong.length - MOST_SHOWN;
  return [
    heads.join("; "),
    ...wrong.slice(0, MOST_SHOWN).flatMap(deliveryLines),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(unreadableSources > 0 ? notes.map((note) => `  ${printable(note)}`) : []),
  ].join("\n");
}

function deliveryLines(delivery: DeliveryJson): string[] {
  const { number, event, origin, comparison } = delivery;
  const from = origin === null ? "" : ` (${placeName(origin)})`;
  const { says, hint } = reasonOf(delivery);
  const differences = (comparison?.differences ?? []).slice(0, MOST_SHOWN);
  return [
    `  #${number} ${printableStart(event ?? "no event", 60)}${printable(from)}: ${printable(says)}`,
    ...differences.map(
      ({ where, expected, received }) =>
        `      ${printable(where)}: expected ${printable(expected ?? "nothing")}, received ${printable(received ?? "nothing")}`,
    ),
    ...(hint === null ? [] : [`      hint: ${printable(inLibraryWords(hint))}`]),
  ];
}

function reasonOf({ problem, nextStep, repeat, result }: DeliveryJson): {
  readonly says: string;
  readonly hint: string | null;
} {
  // There is no connection to lose.
  if (result.kind === "broken" && result.code === "HANDLER_THREW")
    return { says: `the handler threw: ${result.reason}`, hint: null };
  return { says: problem ?? repeat?.difference?.says ?? "", hint: nextStep };
}
