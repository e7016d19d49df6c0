import { type Said, said } from "../../language/said.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { type JsonObject, describeValue, isJsonObject, jsonType, withArticle } from "../payload/values.ts";

/** The two keys of every Hipcall webhook. Both orders are published, so the order has no meaning. */
export interface Envelope {
  readonly event: string;
  readonly data: JsonObject;
}

export type OpenedEnvelope =
  | { readonly kind: "opened"; readonly envelope: Envelope; readonly extraKeys: readonly string[] }
  | { readonly kind: "refused"; readonly event: string | null; readonly issues: readonly Issue[] };

/** Checks that a payload is `{"event": string, "data": object}`. A refused payload has at least one issue. */
export function openEnvelope(payload: unknown): OpenedEnvelope {
  if (!isJsonObject(payload)) return { kind: "refused", event: null, issues: [notAnObject(payload)] };
  const { event, data } = ownKeys(payload);
  const eventName = typeof event === "string" ? event : null;
  const otherCase = { event: otherCaseOf(payload, "event"), data: otherCaseOf(payload, "data") };
  const isEmpty = event === undefined && data === undefined;
  if (isEmpty && otherCase.event === undefined && otherCase.data === undefined)
    return { kind: "refused", event: null, issues: [noEnvelope(payload)] };
  const issues = [...eventIssues(event, otherCase.event), ...dataIssues(data, otherCase.data)];
  if (eventName === null || !isJsonObject(data) || issues.length > 0)
    return { kind: "refused", event: eventName, issues };
  const extraKeys = Object.keys(payload).filter((key) => key !== "event" && key !== "data");
  return { kind: "opened", envelope: { event: eventName, data }, extraKeys };
}

function ownKeys(payload: JsonObject): { event: unknown; data: unknown } {
  return {
    event: Object.hasOwn(payload, "event") ? payload["event"] : undefined,
    data: Object.hasOwn(payload, "data") ? payload["data"] : undefined,
  };
}

/** The key in other letter case: `Event` for `event`. */
function otherCaseOf(payload: JsonObject, key: string): string | undefined {
  if (Object.hasOwn(payload, key)) return undefined;
  return Object.keys(payload).find((name) => name.length === key.length && name.toLowerCase() === key);
}

function keyCase(key: string, found: string): Issue {
  return issue("error", "key_case", {
    path: found,
    message: said("the key is {found}, but must be {key}", { found, key }),
    expected: key,
    received: found,
    hint: said("keys are case-sensitive: does a serializer of the sender rename them?"),
  });
}

/** Whether a value is a string that holds JSON. */
function isEncodedJson(value: unknown): value is string {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function encodedTwice(path: string, value: string): Issue {
  const isBody = path === "";
  return issue("error", "encoded_twice", {
    path,
    message: isBody
      ? said("the body is a string of JSON: it was encoded twice")
      : said("{path} is a string of JSON: it was encoded twice", { path }),
    expected: isBody ? '{"event": …, "data": …}' : said("an object"),
    received: describeValue(value),
    hint: isBody
      ? said("encode the payload once")
      : said("put the object into {path}, and encode only the whole payload", { path }),
  });
}

function notAnObject(payload: unknown): Issue {
  if (isEncodedJson(payload)) return encodedTwice("", payload);
  return issue("error", "not_an_object", {
    path: "",
    message: said("the body is JSON, but not an object: it is {found}", { found: describeValue(payload) }),
    expected: '{"event": …, "data": …}',
    received: describeValue(payload),
    hint: Array.isArray(payload) ? said("Hipcall sends one event per request, not a list") : undefined,
  });
}

function noEnvelope(payload: JsonObject): Issue {
  const keys = Object.keys(payload);
  return issue("error", "no_envelope", {
    path: "",
    message: said("the body has neither event nor data"),
    expected: '{"event": …, "data": …}',
    received: withKeys(keys.length),
    hint: hintForOtherBody(payload),
  });
}

function withKeys(count: number): Said {
  if (count === 0) return said("an empty object");
  return count === 1 ? said("an object with 1 other key") : said("an object with {count} other keys", { count });
}

/** Recognizes a webhook of Hipcall's predecessor Bulutfon, and the content of `data` alone. */
function hintForOtherBody(payload: JsonObject): Said | undefined {
  const has = (...keys: string[]): boolean => keys.every((key) => Object.hasOwn(payload, key));
  if (has("event_type", "caller"))
    return said("this looks like a Bulutfon webhook of 2021 (Bulutfon is Hipcall's predecessor)");
  if (has("event_type", "state")) return contentOfData("call::hangup");
  return has("uuid", "direction") ? contentOfData("call_hangup") : undefined;
}

function contentOfData(event: string): Said {
  const envelope = `{"event": "${event}", "data": {…}}`;
  return said("this looks like the content of data: wrap it as {envelope}", { envelope });
}

function eventIssues(event: unknown, otherCase: string | undefined): Issue[] {
  if (typeof event === "string" && event !== "") return [];
  if (otherCase !== undefined) return [keyCase("event", otherCase)];
  if (event === undefined) {
    return [
      issue("error", "missing_key", {
        path: "event",
        message: said("{path} is missing", { path: "event" }),
        expected: said("an event name"),
        received: said("nothing"),
      }),
    ];
  }
  const empty = event === "";
  return [
    issue("error", empty ? "unexpected_value" : "wrong_type", {
      path: "event",
      message: empty ? said("{path} is empty", { path: "event" }) : mustBe("event", said("a string"), event),
      expected: said("an event name"),
      received: describeValue(event),
    }),
  ];
}

function dataIssues(data: unknown, otherCase: string | undefined): Issue[] {
  if (isJsonObject(data)) return [];
  if (otherCase !== undefined) return [keyCase("data", otherCase)];
  if (isEncodedJson(data)) return [encodedTwice("data", data)];
  if (data === undefined) {
    return [
      issue("error", "missing_key", {
        path: "data",
        message: said("{path} is missing", { path: "data" }),
        expected: said("an object"),
        received: said("nothing"),
      }),
    ];
  }
  return [
    issue("error", "wrong_type", {
      path: "data",
      message: mustBe("data", said("an object"), data),
      expected: said("an object"),
      received: describeValue(data),
    }),
  ];
}

function mustBe(path: string, wanted: Said, value: unknown): Said {
  return said("{path} must be {wanted}, but is {found}", { path, wanted, found: withArticle(jsonType(value)) });
}
