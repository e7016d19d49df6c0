import { reachedTarget } from "../../delivery/send/result.ts";
import { printable } from "../../events/payload/printable.ts";
import type { OutputEvent } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";

/** Shows the first of several deliveries in a row that did not reach the target for the same reason, and counts the others. */
export class UnreachedDeliveries {
  #problem: string | undefined;
  #more = 0;

  /** `isRepeat`: the event is counted, and not to be shown. `counted` is the text about those before it, if any. */
  next(event: OutputEvent, theme: Theme): { readonly isRepeat: boolean; readonly counted: string } {
    if (event.type === "progress") return { isRepeat: false, counted: "" };
    const problem = problemOf(event, theme);
    if (problem !== undefined && problem === this.#problem) {
      this.#more += 1;
      return { isRepeat: true, counted: "" };
    }
    const counted = this.#more === 0 ? "" : moreText(this.#more, this.#problem, theme);
    this.#problem = problem;
    this.#more = 0;
    return { isRepeat: false, counted };
  }
}

function moreText(more: number, problem: string | undefined, { bad, language }: Theme): string {
  return `${bad("✗")} ${language.say("{more} more: {problem}", { more, problem: printable(problem ?? "") })}\n`;
}

function problemOf(event: OutputEvent, { language }: Theme): string | undefined {
  if (event.type !== "delivery" || reachedTarget(event.outcome.result)) return undefined;
  const { explanation } = event.outcome;
  return explanation === null ? undefined : language.tell(explanation.problem);
}
