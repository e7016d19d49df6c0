import type { Context } from "../../context.ts";
import { parseTarget } from "../../delivery/request/target.ts";
import { webhookRequest } from "../../delivery/request/request.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { EVENT_NAMES } from "../../events/catalogue/catalogue.ts";
import { SCENARIO_NAMES } from "../../events/scenarios/scenario-names.ts";
import { findScenario } from "../../events/scenarios/scenarios.ts";
import { Failure } from "../../failure.ts";
import type { Language } from "../../language/language.ts";
import { withHint } from "../../report/tui/state/message.ts";
import { counted } from "../../report/text/units.ts";
import type { Message } from "../../report/tui/state/state.ts";
import { freshenerFor } from "../deliver/body-changes.ts";
import { knownEvent, namesOf } from "../options/catalogue-names.ts";

/** Sends fresh samples, or the events of a scenario without its gaps, to the listener itself. */
export async function sendSample(
  name: string,
  url: string,
  { context, language }: { readonly context: Context; readonly language: Language },
): Promise<Message> {
  const { say } = language;
  const target = parseTarget(url);
  if (target === undefined) return { tone: "bad", text: say("cannot send to {url}", { url }) };
  try {
    const payloads = payloadsFor(name, language).map((payload) => JSON.stringify(payload));
    const freshen = freshenerFor(payloads, context.clock);
    const { Sender } = await import("../../delivery/send/sender.ts");
    const { clock, signal } = context;
    // The listener is on this machine.
    const settings = { connections: 1, keepAlive: false, insecure: true, keepAnswerBytes: 0, proxy: undefined };
    await using sender = new Sender({ origin: target.origin, timeoutMs: TIMEOUT_MS, ...settings, clock, signal });
    for (const payload of payloads) {
      const body = Buffer.from(freshen(payload));
      const result = await sender.deliver(webhookRequest(body, target.path ?? "/", []));
      if (result.kind !== "answered") {
        const { kind: reason } = result;
        return { tone: "bad", text: say("cannot send {name} to this listener: {reason}", { name, reason }) };
      }
    }
    const events = counted(payloads.length, "event", language);
    return { tone: "good", text: say("sent {name} to this listener: {events}", { name, events }) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { said } = error;
    return { tone: "bad", text: withHint(said.message, said.hint ?? null, language) };
  }
}

/** A handler with a breakpoint may take long. */
const TIMEOUT_MS = 60_000;

function payloadsFor(name: string, { say }: Language): readonly object[] {
  const scenario = findScenario(name);
  if (scenario.kind === "found") return scenario.scenario.steps.map(({ event, data }) => ({ event, data }));
  if (!name.includes("*") && !EVENT_NAMES.includes(name)) {
    const meant = nearest(name, [...SCENARIO_NAMES, ...EVENT_NAMES]);
    if (meant !== undefined)
      throw new Failure("usage", say('no sample or scenario "{name}"', { name }), {
        hint: say("did you mean {meant}?", { meant }),
      });
  }
  return namesOf(name).map((event) => knownEvent(event).sample);
}
