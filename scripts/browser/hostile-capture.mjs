// A capture whose every text tries to be more than text.
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** Each runs `window.attacked = true` where it is not escaped. */
export const ATTACKS = [
  "<script>window.attacked=true</script>",
  "</pre></details></style><script>window.attacked=true</script>",
  `"><img src=x onerror="window.attacked=true">`,
  `' onmouseover='window.attacked=true' autofocus onfocus='window.attacked=true`,
  "<svg onload=window.attacked=true><a href=javascript:window.attacked=true>x</a>",
  "&lt;script&gt;window.attacked=true&lt;/script&gt;",
  "<style>*{display:none}</style><meta http-equiv=refresh content='0;url=https://attack.invalid/'>",
  "<base href=https://attack.invalid/><link rel=stylesheet href=https://attack.invalid/x.css>",
  "]]><!--<iframe src=https://attack.invalid/></iframe>",
  "\u202eevil\u0000\u001b[2J\ufeff",
  "${window.attacked=true}",
];

const SAMPLES = ["call_init", "call_bridged", "call_hangup"].map((name) =>
  JSON.parse(readFileSync(new URL(`../../samples/2024/${name}.json`, import.meta.url), "utf8")),
);

/** The lines of a capture: sound calls, and calls with attacks in every place. */
export function hostileCapture() {
  return [...Array.from({ length: 30 }, (_, index) => soundCall(index)), ...ATTACKS.map(attackedCall)].flat().join("");
}

function soundCall(index) {
  const uuid = randomUUID();
  return SAMPLES.flatMap(({ event, data }) =>
    exchange({ event, data: { ...data, uuid } }, { index, status: 200, body: '{"ok":true}' }),
  );
}

function attackedCall(attack, index) {
  const uuid = randomUUID();
  const numbers = {
    caller_number: attack,
    callee_number: attack,
    hangup_by: attack,
    record_url: `https://x.invalid/${attack}`,
  };
  const attacked = SAMPLES.flatMap(({ event, data }) =>
    exchange(
      { event, data: { ...data, ...numbers, uuid, [attack]: attack } },
      { index: 40 + index, status: 500, body: attack },
    ),
  );
  return [
    ...attacked,
    ...exchange(
      { event: attack, data: { name: attack } },
      { index: 40 + index, status: 200, body: attack, path: `/${attack}` },
    ),
  ];
}

function exchange(payload, { index, status, body, path = "/hooks" }) {
  const text = JSON.stringify(payload);
  const id = randomUUID();
  const request = {
    v: 1,
    kind: "request",
    id,
    receivedAt: new Date(Date.UTC(2026, 10, 22, 10, index)).toISOString(),
    offsetMs: 0,
    method: "POST",
    path,
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: [["content-type", "application/json"]],
    body: text,
    sha256: createHash("sha256").update(text).digest("hex"),
    event: payload.event,
    verdict: "valid",
    issues: [],
  };
  const headers = [["content-type", "text/html"]];
  const answer = { v: 1, kind: "response", id, by: "forward", status, durationMs: (index * 37) % 900, headers, body };
  return [request, answer].map((record) => `${JSON.stringify(record)}\n`);
}
