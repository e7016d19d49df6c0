import type { ServerResponse } from "node:http";
import { isJsonObject } from "../../../src/events/payload/values.ts";
import { type SeenRequest, TestEndpoint } from "./test-endpoint.ts";

/**
 * Stand-ins of our own for Hipcall's public demos: the same paths, keys, statuses and forms of JSON, other values.
 * The demos are Flask apps. Under Flask's own server JSON has lines and ends with one; under gunicorn it is compact.
 */
export const DEMOS = {
  /** Stores each `call_hangup` once. */
  cdr_via_webhook: { path: "/api/hipcall-cdr", open: () => openDemo("/api/hipcall-cdr", cdrReceiver()) },
  /** On `call_init` of a known number it posts a card; here only its answers. */
  insight_card: { path: "/webhook/insight-card", open: () => openDemo("/webhook/insight-card", cardReceiver) },
  smartIVR_webservice: { path: "/api/smart-ivr", open: () => openDemo("/api/smart-ivr", smartRouting) },
  call_via_order_number: { path: "/lookup", open: () => openDemo("/lookup", speedDial) },
  user_management_system: {
    path: "/api/external/hipcall-ingress",
    open: () => openDemo("/api/external/hipcall-ingress", pinManager),
  },
  /** A menu of three choices, the first of which asks for a PIN. */
  "external-management-demo": {
    path: "/api/external/hipcall-ingress",
    open: () => openDemo("/api/external/hipcall-ingress", menuManager),
  },
} as const;

/** The caller whom the demos know, in the forms of both requests. */
export const KNOWN_CALLER = "905990000123";

type Body = Readonly<Record<string, unknown>>;

interface DemoAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Written by Flask's own server. */
  readonly pretty: boolean;
}

function openDemo(path: string, answerTo: (body: Body) => DemoAnswer): Promise<TestEndpoint> {
  return TestEndpoint.open((seen, response) => {
    if (seen.url !== path) return errorPage(response, 404, "Not Found");
    const body = bodyOf(seen);
    if (body === undefined) return errorPage(response, 400, "Bad Request");
    try {
      const { status, body: answer, pretty } = answerTo(body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(`${pretty ? JSON.stringify(answer, null, 2) : JSON.stringify(answer)}\n`);
    } catch {
      errorPage(response, 500, "Internal Server Error");
    }
  });
}

function bodyOf({ body }: SeenRequest): Body | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function errorPage(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>Stand-in.</p>\n`,
  );
}

const flask = (status: number, body: unknown): DemoAnswer => ({ status, body, pretty: true });
const gunicorn = (status: number, body: unknown): DemoAnswer => ({ status, body, pretty: false });

function cdrReceiver(): (body: Body) => DemoAnswer {
  const stored = new Set<unknown>();
  return ({ event, data }) => {
    if (event !== "call_hangup") return flask(200, { message: `not stored: ${String(event)}`, status: "ignored" });
    const uuid = isJsonObject(data) ? data["uuid"] : null;
    if (stored.has(uuid)) return flask(200, { message: "stored before", status: "exists" });
    stored.add(uuid);
    return flask(201, { message: "stored", status: "success" });
  };
}

function cardReceiver({ event, data }: Body): DemoAnswer {
  if (event !== "call_init" || !isJsonObject(data)) return flask(200, { event, status: "ignored" });
  const number = digitsOf(data["direction"] === "outbound" ? data["callee_number"] : data["caller_number"]);
  if (number !== KNOWN_CALLER) return flask(200, { customer_number: number, status: "no_match" });
  return flask(201, { contact: "Ada Example", status: "sent" });
}

function smartRouting({ caller }: Body): DemoAnswer {
  const isKnown = caller !== undefined && caller !== null && digitsOf(caller) === KNOWN_CALLER;
  return gunicorn(200, { extension: isKnown ? "1093" : "1094" });
}

function speedDial({ number }: Body): DemoAnswer {
  if (number === undefined) return gunicorn(400, { error: "no number" });
  if (typeof number !== "string" || !/^\d{4}$/.test(number)) return gunicorn(400, { error: "4 digits are needed" });
  if (number !== "1234") return gunicorn(404, { error: "no such order" });
  return gunicorn(200, { destination: KNOWN_CALLER });
}

function pinManager({ data }: Body): DemoAnswer {
  const gathered = isJsonObject(data) ? data : {};
  if (gathered["pin_code"] === undefined) return sequence("1.0", gather("pin_code", 4));
  const say = { action: "say", args: { text: "Hoş geldiniz", language: "tr-TR" } };
  if (gathered["pin_code"] === "1234") return sequence("1.0", say, connect("1091"));
  return sequence("1.0", play("wrong"), connect("1092"));
}

function menuManager({ caller, data }: Body): DemoAnswer {
  const gathered = isJsonObject(data) ? data : {};
  if (digitsOf(caller) !== KNOWN_CALLER) return sequence("1", play("unknown"), { action: "hangup" });
  switch (gathered["menu"] ?? "") {
    case "":
      return sequence("1", gather("menu", 1));
    case "1":
      if (!gathered["pin"]) return sequence("1", gather("pin", 4));
      return sequence("1", play(gathered["pin"] === "1234" ? "right" : "wrong"), { action: "hangup" });
    case "2":
      return sequence("1", { action: "dial", args: { destination: "905990000456" } });
    case "3":
      return sequence("1", connect("1090"));
    default:
      return sequence("1", play("unknown"), { action: "hangup" });
  }
}

const sequence = (version: string, ...seq: object[]): DemoAnswer => flask(200, { seq, version });
const audio = (name: string): string => `https://app.example.com/audio/${name}.mp3`;
const play = (name: string): object => ({ action: "play", args: { url: audio(name) } });
const connect = (destination: string): object => ({ action: "connect", args: { destination } });
const gather = (name: string, most: number): object => ({
  action: "gather",
  args: { ask: audio("ask"), max_digits: most, min_digits: 1, variable_name: name },
});

/** As Flask, it answers 500 to a number where Hipcall sends a string. */
function digitsOf(phone: unknown): string {
  if (typeof phone !== "string") throw new TypeError("not a string");
  return phone.replaceAll(/\D/g, "");
}
