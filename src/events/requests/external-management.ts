import * as z from "zod/mini";
import { nearest } from "../payload/nearest.ts";
import { isNumber, numberNotes } from "./phone-number.ts";
import { type AnswerOutcome, type AnswerVerdict, fallsBack, misfit, verdict } from "./verdict.ts";

const destination = z.object({ destination: z.string() });

/** The actions of a sequence, with the arguments that each needs. */
const ACTIONS = {
  play: z.object({ args: z.object({ url: z.string() }) }),
  connect: z.object({ args: destination }),
  dial: z.object({ args: destination }),
  gather: z.object({
    args: z.object({
      min_digits: z.number(),
      max_digits: z.number(),
      ask: z.string(),
      variable_name: z.string(),
    }),
  }),
  say: z.object({ args: z.object({ text: z.string() }) }),
  hangup: z.looseObject({}),
};

const sequenceAnswer = z.object({ version: z.string(), seq: z.array(z.looseObject({ action: z.string() })) });

/** JSON Schema 2020-12 of a sequence of actions. It allows more keys. */
export function sequenceJsonSchema(): Readonly<Record<string, unknown>> {
  const actions = Object.entries(ACTIONS).map(([action, schema]) => {
    const { $schema: _dialect, properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
    const name = { type: "string", const: action };
    return { type: "object", properties: { action: name, ...properties }, required: ["action", ...required] };
  });
  return {
    type: "object",
    properties: { version: { type: "string" }, seq: { type: "array", items: { oneOf: actions } } },
    required: ["version", "seq"],
  };
}

interface Step {
  /** `plays http://example.com/a.mp3` */
  readonly says: string;
  /** What it makes of the call; `null` when the sequence goes on. */
  readonly outcome: AnswerOutcome | null;
  readonly notes: readonly string[];
  readonly gather: AnswerVerdict["gather"];
}

/** What Hipcall does with the answer of an external manager. */
export function judgeSequence(value: unknown): AnswerVerdict {
  const { data } = sequenceAnswer.safeParse(value);
  if (data === undefined) return invalid(misfit(sequenceAnswer, value, "") ?? "the answer has another form");
  const steps: Step[] = [];
  for (const [at, { action, ...rest }] of data.seq.entries()) {
    const step = stepOf(action, rest, `seq.${at}`);
    if (typeof step === "string") return invalid(step);
    steps.push(step);
  }
  const last = steps.findIndex(({ outcome }) => outcome !== null);
  const notes = [...versionNotes(data.version), ...steps.flatMap((step) => step.notes)];
  const decisive = steps[last];
  if (decisive?.outcome == null) {
    const says = steps.length === 0 ? "the sequence is empty" : steps.map((step) => step.says).join(", then ");
    return verdict("not_known", `${says}; it is not known what Hipcall does after that`, {
      notes,
      hint: "end the sequence with connect, dial, gather or hangup",
    });
  }
  const after = steps.length - last - 1;
  if (after > 0) notes.push(`it is not known what Hipcall does with the actions after seq.${last}`);
  const says = steps
    .slice(0, last + 1)
    .map((step) => step.says)
    .join(", then ");
  return verdict(decisive.outcome, says, { notes, gather: decisive.gather });
}

/** One action, or why Hipcall refuses it. */
function stepOf(action: string, rest: object, at: string): Step | string {
  if (!isAction(action)) {
    const suggestion = nearest(action, Object.keys(ACTIONS));
    const meant = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
    return `${at}.action is ${JSON.stringify(action)}, expected play, connect, dial, gather or hangup${meant}`;
  }
  const why = misfit(ACTIONS[action], rest, at);
  return why ?? describe(action, rest, at);
}

function describe(action: keyof typeof ACTIONS, rest: object, at: string): Step | string {
  const going = { outcome: null, notes: [], gather: null };
  switch (action) {
    case "play": {
      const { url } = z.parse(ACTIONS.play, rest).args;
      return { ...going, says: `plays ${url}`, notes: audioNotes(`${at}.args.url`, url, "Hipcall cannot fetch it") };
    }
    case "say":
      return {
        ...going,
        says: `says "${z.parse(ACTIONS.say, rest).args.text}"`,
        notes: [`${at}: say is only in a demo of Hipcall's, not in its documentation`],
      };
    case "connect": {
      const extension = z.parse(ACTIONS.connect, rest).args.destination;
      if (extension.trim() === "") return `${at}.args.destination is empty`;
      return { ...going, outcome: "connects", says: `connects the caller to extension ${extension}` };
    }
    case "dial": {
      const number = z.parse(ACTIONS.dial, rest).args.destination;
      if (!isNumber(number))
        return `${at}.args.destination is ${JSON.stringify(number)}, expected the digits of a number`;
      return { ...going, outcome: "dials", says: `dials ${number}`, notes: numberNotes(number) };
    }
    case "gather": {
      const { args } = z.parse(ACTIONS.gather, rest);
      const gather = { minDigits: args.min_digits, maxDigits: args.max_digits, variable: args.variable_name };
      const loops = "Hipcall cannot fetch it, and posts again at once with empty data, without end";
      return gatherStep(gather, at, audioNotes(`${at}.args.ask`, args.ask, loops));
    }
    case "hangup":
      return { ...going, outcome: "hangs_up", says: "hangs up" };
  }
}

/** An app that does not know its own address writes `/audio/a.mp3`. */
function audioNotes(path: string, url: string, effect: string): string[] {
  return /^https?:\/\/./i.test(url)
    ? []
    : [`${path} is ${JSON.stringify(url)}, expected a whole URL (https://…): ${effect}`];
}

function gatherStep(gather: NonNullable<AnswerVerdict["gather"]>, at: string, notes: readonly string[]): Step | string {
  const { minDigits, maxDigits, variable } = gather;
  if (minDigits > maxDigits) return `${at}.args.min_digits is ${minDigits}, more than max_digits ${maxDigits}`;
  const digits = minDigits === maxDigits ? `${minDigits}` : `${minDigits} to ${maxDigits}`;
  const says = `asks the caller for ${digits} ${maxDigits === 1 ? "digit" : "digits"} as ${variable}`;
  return { says, outcome: "asks_for_digits", notes, gather };
}

function versionNotes(version: string): string[] {
  return version === "1" || version === "1.0" ? [] : [`version is ${JSON.stringify(version)}: documented is "1"`];
}

function invalid(why: string): AnswerVerdict {
  const example = '{"version":"1","seq":[{"action":"connect","args":{"destination":"1000"}}]}';
  return fallsBack(
    "external-management",
    `${why} (Hipcall's log says 422 "Invalid payload format")`,
    `answer ${example}`,
  );
}

function isAction(name: string): name is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, name);
}
