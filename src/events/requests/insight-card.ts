import { type Said, said } from "../../language/said.ts";
import { type JsonObject, describeValue, isJsonObject, jsonType, withArticle } from "../payload/values.ts";
import { printableStart } from "../payload/printable.ts";
import type { Issue } from "../validation/issue.ts";
import { issue } from "../validation/said-issue.ts";
import type { RequestFacts } from "./request-kinds.ts";

/** The name of the request with which an app shows a card to the agent of a call. */
export const INSIGHT_CARD = "insight-card";

export const CARD_FACTS: RequestFacts = {
  name: INSIGHT_CARD,
  sentBy: "app",
  does: "shows facts about the caller to the agent: POST /api/v3/calls/{uuid}/cards",
  limitMs: null,
  fallback: "shows no card",
  source: "help page and developer guide on the insight card; texts of 422 seen in 2026",
};

/** The documented sample, with fictional values. */
export const CARD_SAMPLE = {
  card: [
    { type: "title", text: "Example CRM", link: "https://crm.example.com/contacts/7" },
    { type: "shortText", label: "Name", text: "Ayşe Örnek" },
    { type: "shortText", label: "Balance", text: "150.50 TL", link: "https://crm.example.com/contacts/7/balance" },
    { type: "user", label: "Account owner", user_id: 7 },
  ],
};

const TEXT = "string";
const NUMBER = "integer";

/** The fields of each type of item: what Hipcall needs, and what it allows beyond that, in its own order. */
const ITEM_TYPES = {
  title: { allowed: { type: TEXT, text: TEXT, link: TEXT }, required: ["text"] },
  shortText: {
    allowed: { type: TEXT, text: TEXT, label: TEXT, link: TEXT, android: TEXT, ios: TEXT },
    required: ["text"],
  },
  user: { allowed: { type: TEXT, label: TEXT, user_id: NUMBER }, required: ["label", "user_id"] },
} as const;

/** Whether a body is that of a card: it has `card`, and is no event. */
export function isCard(payload: JsonObject): boolean {
  return Object.hasOwn(payload, "card") && !Object.hasOwn(payload, "event");
}

/** The uuid of the call in the path of the card API; `undefined` for any other path. */
export function cardCall(path: string): string | undefined {
  return /^\/api\/v3\/calls\/([^/?#]+)\/cards\/?(?:\?|$)/.exec(path)?.[1];
}

/** The issues of a card: each error is a reason for 422. The messages are Hipcall's where its text is known. */
export function cardIssues({ card }: JsonObject): Issue[] {
  if (!Array.isArray(card)) return [notAList(card)];
  if (card.length === 0) return [emptyCard()];
  return card.slice(0, MOST_ITEMS).flatMap((item: unknown, at) => itemIssues(item, at));
}

const MOST_ITEMS = 100;

function itemIssues(item: unknown, at: number): Issue[] {
  const path = `card.${at}`;
  const type: unknown = isJsonObject(item) ? item["type"] : undefined;
  if (!isJsonObject(item) || !isItemType(type)) return [unknownType(item, path)];
  const { allowed, required } = ITEM_TYPES[type];
  const names = Object.keys(allowed);
  const extra = Object.keys(item).filter((key) => !names.includes(key));
  if (extra.length > 0) return [extraFields({ type, names, extra, at, item })];
  const missing = required.filter((key) => item[key] === undefined || item[key] === null);
  if (missing.length > 0) return missing.map((key) => missingField(type, key, at));
  return Object.entries(allowed).flatMap(([key, expected]) => {
    const value = item[key];
    const fits = expected === NUMBER ? Number.isInteger(value) : typeof value === TEXT;
    return value === undefined || fits ? [] : [wrongType(`${path}.${key}`, value, expected)];
  });
}

function isItemType(type: unknown): type is keyof typeof ITEM_TYPES {
  return typeof type === "string" && Object.hasOwn(ITEM_TYPES, type);
}

/** Hipcall names the item as JSON with sorted keys. */
function unknownType(item: unknown, path: string): Issue {
  const shown = isJsonObject(item) ? Object.fromEntries(Object.entries(item).toSorted(byName)) : item;
  return issue("error", "unexpected_value", {
    path: isJsonObject(item) ? `${path}.type` : path,
    message: said("Type can be shortText, user or title in the card: {item}", {
      item: printableStart(JSON.stringify(shown), 300),
    }),
    expected: said("shortText, user or title"),
    received: describeValue(isJsonObject(item) ? item["type"] : item),
  });
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

interface Extra {
  readonly type: string;
  readonly names: readonly string[];
  readonly extra: readonly string[];
  readonly at: number;
  readonly item: JsonObject;
}

function extraFields({ type, names, extra, at, item }: Extra): Issue {
  const found = printableStart(extra.join(", "), 200);
  const isNull = extra.some((key) => item[key] === null);
  return issue("error", "unknown_field", {
    path: `card.${at}.${extra[0]}`,
    message: said("{type} type only allows fields: {fields}. Invalid fields found: {found} in card item {item}", {
      type,
      fields: names.join(", "),
      found,
      item: String(at + 1),
    }),
    expected: names.join(", "),
    received: found,
    hint: isNull
      ? said("leave the key out: a serializer that writes null for unused keys makes Hipcall refuse the card")
      : undefined,
  });
}

/** Hipcall's text for this is not known. */
function missingField(type: string, key: string, at: number): Issue {
  return issue("error", "missing_key", {
    path: `card.${at}.${key}`,
    message: said("{type} type needs {key} in card item {item}", { type, key, item: String(at + 1) }),
    expected: key === "user_id" ? said("an integer") : said("a string"),
    received: said("nothing"),
  });
}

function wrongType(path: string, value: unknown, expected: string): Issue {
  return issue("error", "wrong_type", {
    path,
    message: mustBe(path, expected, value),
    expected: withArticle(expected),
    received: describeValue(value),
  });
}

function mustBe(path: string, wanted: string, value: unknown): Said {
  return said("{path} must be {wanted}, but is {found}", {
    path,
    wanted: withArticle(wanted),
    found: withArticle(jsonType(value)),
  });
}

function notAList(card: unknown): Issue {
  return issue("error", "wrong_type", {
    path: "card",
    message: mustBe("card", "array", card),
    expected: said("an array"),
    received: describeValue(card),
    hint: said("send {json}", { json: '{"card":[{"type":"title","text":"…"}]}' }),
  });
}

function emptyCard(): Issue {
  return issue("warning", "unexpected_value", {
    path: "card",
    message: said("the card is empty: Hipcall answers 200, and the agent sees an empty card"),
    expected: said("at least one item"),
    received: describeValue([]),
    hint: said("send no card for a caller whom you do not know"),
  });
}

/** JSON Schema 2020-12 of the body of a card. As Hipcall does, it allows no other field. */
export function cardJsonSchema(): Readonly<Record<string, unknown>> {
  const { does, source } = CARD_FACTS;
  const items = Object.entries(ITEM_TYPES).map(([type, { allowed, required }]) => ({
    type: "object",
    properties: {
      ...Object.fromEntries(Object.entries(allowed).map(([key, kind]) => [key, { type: kind }])),
      type: { const: type },
    },
    required: ["type", ...required],
    additionalProperties: false,
  }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: INSIGHT_CARD,
    description: `It ${does}. ${source}.`,
    type: "object",
    properties: { card: { type: "array", items: { oneOf: items } } },
    required: ["card"],
  };
}
