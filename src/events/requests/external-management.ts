import * as z from "zod/mini";
import { type Said, said } from "../../language/said.ts";
import { nearest } from "../payload/nearest.ts";
import { isNumber, noNumber, numberNotes } from "./phone-number.ts";
import { type AnswerOutcome, type AnswerVerdict, type Gather, fallsBack, misfit, verdict } from "./verdict.ts";

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
  readonly says: Said;
  /** What it makes of the call; `null` when the sequence goes on. */
  readonly outcome: AnswerOutcome | null;
  readonly notes: readonly Said[];
  readonly gather: AnswerVerdict["gather"];
}

/** What Hipcall does with the answer of an external manager. */
export function judgeSequence(value: unknown): AnswerVerdict<Said> {
  const { data } = sequenceAnswer.safeParse(value);
  if (data === undefined) return invalid(misfit(sequenceAnswer, value, "") ?? said("the answer has another form"));
  const steps: Step[] = [];
  for (const [at, { action, ...rest }] of data.seq.entries()) {
    const step = stepOf(action, rest, `seq.${at}`);
    if ("text" in step) return invalid(step);
    steps.push(step);
  }
  const last = steps.findIndex(({ outcome }) => outcome !== null);
  const notes = [...versionNotes(data.version), ...steps.flatMap((step) => step.notes)];
  const decisive = steps[last];
  if (decisive?.outcome == null) {
    const says = steps.length === 0 ? said("the sequence is empty") : sequenceOf(steps);
    return verdict("not_known", said("{says}; it is not known what Hipcall does after that", { says }), {
      notes,
      hint: said("end the sequence with connect, dial, gather or hangup"),
    });
  }
  const after = steps.length - last - 1;
  if (after > 0)
    notes.push(said("it is not known what Hipcall does with the actions after {action}", { action: `seq.${last}` }));
  return verdict(decisive.outcome, sequenceOf(steps.slice(0, last + 1)), { notes, gather: decisive.gather });
}

function sequenceOf(steps: readonly Step[]): Said {
  return steps.map(({ says }) => says).reduce((first, next) => said("{first}, then {next}", { first, next }));
}

/** One action, or why Hipcall refuses it. */
function stepOf(action: string, rest: object, at: string): Step | Said {
  if (!isAction(action)) {
    const suggestion = nearest(action, Object.keys(ACTIONS));
    const why = said("{path} is {found}, expected {expected}", {
      path: `${at}.action`,
      found: JSON.stringify(action),
      expected: said("play, connect, dial, gather or hangup"),
    });
    return suggestion === undefined ? why : said("{why}; did you mean {meant}?", { why, meant: suggestion });
  }
  const why = misfit(ACTIONS[action], rest, at);
  return why ?? describe(action, rest, at);
}

function describe(action: keyof typeof ACTIONS, rest: object, at: string): Step | Said {
  const going = { outcome: null, notes: [], gather: null };
  switch (action) {
    case "play": {
      const { url } = z.parse(ACTIONS.play, rest).args;
      const notes = hasAddress(url) ? [] : [noAddress(`${at}.args.url`, url, said("Hipcall cannot fetch it"))];
      return { ...going, says: said("plays {url}", { url }), notes };
    }
    case "say":
      return {
        ...going,
        says: said('says "{text}"', { text: z.parse(ACTIONS.say, rest).args.text }),
        notes: [said("{path}: say is only in a demo of Hipcall's, not in its documentation", { path: at })],
      };
    case "connect": {
      const extension = z.parse(ACTIONS.connect, rest).args.destination;
      if (extension.trim() === "") return said("{path} is empty", { path: `${at}.args.destination` });
      return {
        ...going,
        outcome: "connects",
        says: said("connects the caller to extension {extension}", { extension }),
      };
    }
    case "dial": {
      const number = z.parse(ACTIONS.dial, rest).args.destination;
      if (!isNumber(number)) return noNumber(`${at}.args.destination`, number);
      return { ...going, outcome: "dials", says: said("dials {number}", { number }), notes: numberNotes(number) };
    }
    case "gather": {
      const { args } = z.parse(ACTIONS.gather, rest);
      const gather = { minDigits: args.min_digits, maxDigits: args.max_digits, variable: args.variable_name };
      const loops = said("Hipcall cannot fetch it, and posts again at once with empty data, without end");
      const notes = hasAddress(args.ask) ? [] : [noAddress(`${at}.args.ask`, args.ask, loops)];
      return gatherStep(gather, at, notes);
    }
    case "hangup":
      return { ...going, outcome: "hangs_up", says: said("hangs up") };
  }
}

/** An app that does not know its own address writes `/audio/a.mp3`. */
function hasAddress(url: string): boolean {
  return /^https?:\/\/./i.test(url);
}

function noAddress(path: string, url: string, effect: Said): Said {
  return said("{path} is {found}, expected a whole URL (https://…): {effect}", {
    path,
    found: JSON.stringify(url),
    effect,
  });
}

function gatherStep(gather: Gather, at: string, notes: readonly Said[]): Step | Said {
  const { minDigits, maxDigits } = gather;
  const [least, most] = [String(minDigits), String(maxDigits)];
  if (minDigits > maxDigits)
    return said("{path} is {least}, more than max_digits {most}", { path: `${at}.args.min_digits`, least, most });
  const says = asksFor(gather, least, most);
  return { says, outcome: "asks_for_digits", notes, gather };
}

function asksFor({ minDigits, maxDigits, variable }: Gather, least: string, most: string): Said {
  if (minDigits === maxDigits) {
    return maxDigits === 1
      ? said("asks the caller for 1 digit as {variable}", { variable })
      : said("asks the caller for {count} digits as {variable}", { count: most, variable });
  }
  return maxDigits === 1
    ? said("asks the caller for {least} to 1 digit as {variable}", { least, variable })
    : said("asks the caller for {least} to {most} digits as {variable}", { least, most, variable });
}

function versionNotes(version: string): Said[] {
  if (version === "1" || version === "1.0") return [];
  return [said('version is {version}: documented is "1"', { version: JSON.stringify(version) })];
}

function invalid(why: Said): AnswerVerdict<Said> {
  const example = '{"version":"1","seq":[{"action":"connect","args":{"destination":"1000"}}]}';
  return fallsBack(
    "external-management",
    said("{why} (Hipcall's log says 422 {text})", { why, text: '"Invalid payload format"' }),
    said("answer {json}", { json: example }),
  );
}

function isAction(name: string): name is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, name);
}
