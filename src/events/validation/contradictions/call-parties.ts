import { said } from "../../../language/said.ts";
import { contradiction, listOf } from "./contradiction.ts";
import type { Issue } from "../issue.ts";
import { issue } from "../said-issue.ts";
import { type JsonObject, describeValue } from "../../payload/values.ts";

/** Who takes part in a 2024 call, and by which number. */
export function partyIssues(data: JsonObject): Issue[] {
  return [...callerType(data), ...selfCall(data), ...channel(data), ...keySet(data)];
}

/** The help page on call records: user for outbound calls, contact for inbound calls. */
const CALLER_TYPE = new Map([
  ["inbound", "contact"],
  ["outbound", "user"],
]);

function callerType({ direction, caller_type: type }: JsonObject): Issue[] {
  const expected = typeof direction === "string" ? CALLER_TYPE.get(direction) : undefined;
  // Hipcall says that more types may be added.
  if (expected === undefined || type === expected || (type !== "user" && type !== "contact")) return [];
  return [
    contradiction(
      "caller_type",
      said("data.caller_type is {type}, but data.direction is {direction}", { type, direction: String(direction) }),
      {
        expected,
        received: describeValue(type),
      },
    ),
  ];
}

function selfCall(data: JsonObject): Issue[] {
  const sameNumber = isSame(digitsOf(data["caller_number"]), digitsOf(data["callee_number"]));
  if (
    !sameNumber &&
    !(isSame(data["caller_type"], data["callee_type"]) && isSame(data["caller_id"], data["callee_id"]))
  )
    return [];
  const field = sameNumber ? "callee_number" : "callee_id";
  return [
    contradiction(
      field,
      said("{path} is that of the caller: the call goes to whom it comes from", { path: `data.${field}` }),
      {
        expected: said("another one than {path}", { path: `data.${field.replace("callee", "caller")}` }),
        received: describeValue(data[field]),
      },
    ),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return a !== null && a !== undefined && a === b;
}

function digitsOf(number: unknown): string | undefined {
  return typeof number === "string" && number !== "" ? number.replace(/^\+/, "") : undefined;
}

/** The old API page: for the type `number`, the channel's id is that of the number. */
function channel({ channel_type: type, channel_id: id, number_id: numberId }: JsonObject): Issue[] {
  if (type !== "number" || typeof id !== "number" || typeof numberId !== "number" || id === numberId) return [];
  return [
    contradiction("channel_id", said("data.channel_id is not data.number_id, but data.channel_type is number"), {
      expected: String(numberId),
      received: describeValue(id),
    }),
  ];
}

const KEYS_2024 = ["related_id", "related_type"];
const KEYS_2026 = ["company_id", "team_touch_at"];

/** A body has the keys of the sample of 2024 or those of the capture of 2026. */
function keySet(data: JsonObject): Issue[] {
  const [older, newer] = [KEYS_2024, KEYS_2026].map((keys) => keys.filter((key) => Object.hasOwn(data, key)));
  if (older === undefined || newer === undefined) return [];
  const expected = said("{keys}, or {older} as in 2024", { keys: listOf(KEYS_2026), older: listOf(KEYS_2024) });
  if (older.length > 0 && newer.length > 0) {
    return [
      contradiction(
        "",
        said("{newer} came in place of {older}: no body has keys of both", {
          newer: listOf(newer),
          older: listOf(KEYS_2024),
        }),
        { expected, received: listOf([...newer, ...older]) },
      ),
    ];
  }
  const [present, ...more] = [...older, ...newer];
  if (more.length > 0) return [];
  if (present === undefined) {
    return [
      contradiction(
        "",
        said("data has neither {keys} nor {older}", { keys: listOf(KEYS_2026), older: listOf(KEYS_2024) }),
        { expected, received: said("none of them") },
      ),
    ];
  }
  const lacking = (older.length > 0 ? KEYS_2024 : KEYS_2026).find((key) => key !== present) ?? present;
  return [
    issue("warning", "missing_key", {
      path: `data.${lacking}`,
      message: said("{path} is missing, but {other} is there: they come together", {
        path: `data.${lacking}`,
        other: `data.${present}`,
      }),
      expected: said("both, or none of them"),
      received: said("nothing"),
    }),
  ];
}
