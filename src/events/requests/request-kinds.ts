/** The requests of Hipcall that want an answer. None of them has an event name. */
export type RequestKind = "smart-routing" | "speed-dial" | "external-management";

/** The two documented forms of a speed dial request, which contradict each other. */
export type SpeedDialForm = "demo" | "help";

type Fallback = "goes to the default target" | "plays an announcement" | "shows no card";

/** What is known of one kind of request. */
export interface RequestFacts<Name extends string = string> {
  readonly name: Name;
  /** Who sends it: the card is sent by the app, every other request by Hipcall. */
  readonly sentBy: "hipcall" | "app";
  readonly does: string;
  /** A later answer does not count. Milliseconds; `null`: not known. */
  readonly limitMs: number | null;
  /** What Hipcall does without an answer that it can use. */
  readonly fallback: Fallback;
  readonly source: string;
}

export const REQUEST_FACTS: Readonly<Record<RequestKind, RequestFacts<RequestKind>>> = {
  "smart-routing": {
    name: "smart-routing",
    sentBy: "hipcall",
    does: "asks which extension a call goes to",
    limitMs: 3000,
    fallback: "goes to the default target",
    source: "help page on web service-based smart routing, developer guide, Hipcall's own demo",
  },
  "speed-dial": {
    name: "speed-dial",
    sentBy: "hipcall",
    does: "asks which number to dial for digits that a user typed",
    limitMs: null,
    fallback: "plays an announcement",
    source: "Hipcall's own demo of April 2026 (--form demo); help page on quick search (--form help)",
  },
  "external-management": {
    name: "external-management",
    sentBy: "hipcall",
    does: "asks what to do with a call, step by step",
    limitMs: 15_000,
    fallback: "goes to the default target",
    source: "help page on external management, developer guide, Hipcall's own demo, captures of 2026",
  },
};

export const REQUEST_KINDS = Object.keys(REQUEST_FACTS) as readonly RequestKind[];

/** The documented sample of a request, value for value. */
export function requestSample(kind: RequestKind, form: SpeedDialForm): object {
  if (kind === "speed-dial") return SPEED_DIAL[form];
  return kind === "smart-routing" ? SMART_ROUTING : EXTERNAL_MANAGEMENT;
}

const SMART_ROUTING = {
  caller: "905438851111",
  number: "+908508850000",
  timestamp: 1_719_843_672,
  uuid: "564aff1e-2141-4925-9c2e-b7dd28b87c16",
};

const SPEED_DIAL: Readonly<Record<SpeedDialForm, object>> = {
  demo: {
    number: "123456",
    user_id: 3508,
    uuid: "06787f4b-4873-433b-a000-8fd99ff24ccf",
    speed_dial_id: 5,
    timestamp: 1_774_611_216,
  },
  help: {
    number: "+908508850000",
    user_id: 1,
    uuid: "564aff1e-2141-4925-9c2e-b7dd28b87c16",
    code: 12_345,
    timestamp: 1_719_843_672,
  },
};

/** The help page of 2024 spells the last key `callflow`; captures of 2026 spell it `call_flow`. */
const EXTERNAL_MANAGEMENT = {
  caller: "+908508852972",
  data: {},
  timestamp: 1_729_721_495,
  uuid: "8bcfdf1d-d7b9-434d-9207-d33a8e73ac47",
  direction: "inbound",
  external_manager_id: 2,
  callee: "908508851980",
  call_flow: [{ timestamp: 1_729_721_495, action: "init", detail: { id: 2, type: "external_manager" } }],
};
