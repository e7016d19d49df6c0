import { type Said, said } from "../../../language/said.ts";
import { contradiction, listOf } from "./contradiction.ts";
import type { FlowStep } from "./flow-steps.ts";
import type { Issue } from "../issue.ts";
import { type JsonObject, describeValue } from "../../payload/values.ts";

/** What an event that is sent before the end of a call cannot know. */
const NOT_KNOWN_YET: Readonly<Record<string, { readonly fields: readonly string[]; readonly because: Said }>> = {
  call_init: {
    fields: [
      "answered_at",
      "bridged_at",
      "ended_at",
      "first_touch_duration",
      "call_duration",
      "missing_call",
      "hangup_by",
      "record_url",
    ],
    because: said("call_init is sent when the call starts"),
  },
  call_bridged: {
    fields: ["ended_at", "call_duration", "hangup_by", "record_url"],
    because: said("call_bridged is sent while the call is in progress"),
  },
};

/** The fields that an event has too early, all in one issue: one body under the name of another has many. */
export function tooEarly(
  event: string,
  data: JsonObject,
  steps: readonly FlowStep[],
): { readonly fields: readonly string[]; readonly issues: readonly Issue[] } {
  const known = NOT_KNOWN_YET[event];
  if (known === undefined) return { fields: [], issues: [] };
  const set = known.fields.filter((field) => data[field] !== null && data[field] !== undefined);
  const hangup = steps.find(({ action }) => action === "hangup");
  const fields = hangup === undefined ? set : [...set, `call_flow.${hangup.index}`];
  const [first] = fields;
  if (first === undefined) return { fields, issues: [] };
  const { because } = known;
  const isStep = hangup !== undefined && fields.length === 1;
  const message = isStep
    ? said("data.call_flow has a hangup step, but {because}", { because })
    : fields.length === 1
      ? said("{field} is set, but {because}", { field: listOf(fields), because })
      : said("{fields} are set, but {because}", { fields: listOf(fields), because });
  const isHangup = fields.length > 2;
  const issue = contradiction(first, message, {
    expected: isStep ? said("no hangup step") : "null",
    received: isStep ? said("a hangup step") : describeValue(data[first]),
    ...(isHangup ? { hint: said("is this the body of another event of the call?") } : {}),
  });
  return { fields, issues: [issue] };
}

/** A `call_bridged` says who is connected, and since when. */
export function notConnected(event: string, data: JsonObject): Issue[] {
  if (event !== "call_bridged") return [];
  const lacking = ["bridged_at", "user_id"].filter((field) => data[field] === null);
  const [first] = lacking;
  if (first === undefined) return [];
  return [
    contradiction(
      first,
      lacking.length === 1
        ? said("{field} is null, but call_bridged says that a user is connected", { field: listOf(lacking) })
        : said("{fields} are null, but call_bridged says that a user is connected", { fields: listOf(lacking) }),
      {
        expected: first === "bridged_at" ? said("the time of the connection") : said("the id of the user"),
        received: "null",
      },
    ),
  ];
}
