import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DEMOS, KNOWN_CALLER } from "../../support/network/hipcall-demos.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { JSON_LINES } from "../../support/program/json-line-schema.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

type Demo = keyof typeof DEMOS;

/** What a user of one of Hipcall's demos types, and what the program must say. */
interface Case {
  readonly demo: Demo;
  readonly argv: readonly string[];
  readonly exitCode: number;
  readonly says: readonly string[];
  readonly notSays?: readonly string[];
}

const PLUS = `+${KNOWN_CALLER}`;

const CASES: readonly Case[] = [
  {
    demo: "cdr_via_webhook",
    argv: ["send", "call_hangup"],
    exitCode: 0,
    says: ["✓ call_hangup  201", '{ "message": "stored", "status": "success" }', "Hipcall may count only 200"],
  },
  {
    demo: "cdr_via_webhook",
    argv: ["send", "call_init", "call::hangup"],
    exitCode: 0,
    says: ['"not stored: call_init"', '"not stored: call::hangup"'],
  },
  {
    demo: "cdr_via_webhook",
    argv: ["send", "call_hangup", "--hipcall"],
    exitCode: 1,
    // On one line, and once.
    says: ["answered 201, expected 200", '    answer: { "message": "stored", "status": "success" }\n'],
    notSays: ["answer: stored"],
  },
  {
    demo: "cdr_via_webhook",
    argv: ["doctor"],
    exitCode: 1,
    says: [
      "✓ other-events",
      "20 of 20 calls that end at the same time may not count as received: answered 201, expected 200",
      'turn the integration "Broken" at delivery 10',
    ],
    notSays: ["are lost"],
  },
  {
    demo: "cdr_via_webhook",
    argv: ["doctor", "--hipcall-rules", "status=2xx"],
    exitCode: 0,
    says: ["is ready for Hipcall"],
  },
  {
    demo: "smartIVR_webservice",
    argv: ["doctor"],
    exitCode: 0,
    says: [
      "! path",
      "answers as a web service for smart-routing does",
      "hint: try: hipcall-hooks ask smart-routing --to http",
    ],
  },
  {
    demo: "smartIVR_webservice",
    argv: ["send", "call_init", "call_hangup"],
    exitCode: 0,
    says: [
      "note: your app answers as a web service for smart-routing does, and this is a webhook: see hipcall-hooks ask",
    ],
  },
  {
    demo: "call_via_order_number",
    argv: ["send", "call_hangup"],
    exitCode: 1,
    says: ["answered 400", "hint: your app says itself what is wrong: see its answer", '{"error":"no number"}'],
    notSays: ["raw JSON"],
  },
  {
    demo: "user_management_system",
    argv: ["doctor"],
    exitCode: 0,
    says: ["hint: try: hipcall-hooks ask external-management --to http"],
  },
  {
    demo: "call_via_order_number",
    argv: ["doctor"],
    exitCode: 1,
    says: ["call_init: answered 400, expected 200: no number\n"],
  },
  {
    demo: "insight_card",
    argv: ["send", "call_init", "--set", `data.callee_number=${KNOWN_CALLER}`],
    exitCode: 0,
    says: ["✓ call_init  201"],
  },
  {
    demo: "insight_card",
    argv: ["send", "call_init", "--set", `data.callee_number:=${KNOWN_CALLER}`],
    exitCode: 1,
    says: ["answered 500", "answer: 500 Internal Server Error"],
  },
  {
    demo: "smartIVR_webservice",
    argv: ["ask", "smart-routing", "--set", `caller=${KNOWN_CALLER}`],
    exitCode: 0,
    says: [`"caller":"${KNOWN_CALLER}"`, '{"extension":"1093"}\n', "connects the caller to extension 1093"],
  },
  {
    demo: "smartIVR_webservice",
    argv: ["ask", "smart-routing", "--unset", "caller"],
    exitCode: 0,
    says: ["connects the caller to extension 1094"],
  },
  {
    demo: "smartIVR_webservice",
    argv: ["ask", "smart-routing", "--set", `caller:=${KNOWN_CALLER}`],
    exitCode: 1,
    says: ["  500 Internal Server Error\n", "goes to the default target: the answer has status 500"],
    notSays: ["<title>"],
  },
  {
    demo: "call_via_order_number",
    argv: ["ask", "speed-dial", "--set", "number=1234"],
    exitCode: 0,
    says: [`dials ${KNOWN_CALLER}`],
  },
  ...[["--set", "number=9999"], []].map((set) => ({
    demo: "call_via_order_number" as const,
    argv: ["ask", "speed-dial", ...set],
    exitCode: 1,
    says: ["plays an announcement: the answer has status 40", "other digits: --set number=1234"],
  })),
  {
    demo: "call_via_order_number",
    argv: ["ask", "speed-dial", "--form", "help"],
    exitCode: 1,
    says: ["your app refuses the request, see its answer", "with --form help --set code=1234"],
  },
  {
    demo: "user_management_system",
    argv: ["ask", "external-management", "--digits", "1234"],
    exitCode: 0,
    says: [
      "asks the caller for 1 to 4 digits as pin_code",
      'says "Hoş geldiniz", then connects the caller to extension 1091',
    ],
    notSays: [String.raw`\u000a`, "version is"],
  },
  ...["9999", ""].map((digits) => ({
    demo: "user_management_system" as const,
    argv: ["ask", "external-management", "--digits", digits],
    exitCode: 0,
    says: ["plays https://app.example.com/audio/wrong.mp3, then connects the caller to extension 1092"],
  })),
  {
    demo: "external-management-demo",
    argv: ["ask", "external-management", "--set", `caller=${PLUS}`, "--script", "pin.json"],
    exitCode: 0,
    says: [
      "asks the caller for 1 digit as menu",
      "3 requests: plays https://app.example.com/audio/right.mp3, then hangs up",
    ],
  },
  {
    demo: "external-management-demo",
    argv: ["ask", "external-management", "--set", `caller=${PLUS}`, "--digits", "1234"],
    exitCode: 0,
    says: ["4 digits are typed for menu, which takes 1: --script types other digits for each question"],
  },
  {
    demo: "external-management-demo",
    argv: ["ask", "external-management", "--set", `caller=${PLUS}`, "--digits", "2"],
    exitCode: 0,
    says: ["dials 905990000456"],
  },
  {
    demo: "external-management-demo",
    argv: ["ask", "external-management", "--set", `caller=${PLUS}`, "--digits", "", "--max-steps", "3"],
    exitCode: 1,
    says: ["still asks for digits after 3 requests"],
  },
  {
    demo: "external-management-demo",
    argv: ["ask", "external-management"],
    exitCode: 0,
    says: ["plays https://app.example.com/audio/unknown.mp3, then hangs up"],
  },
];

describe("stand-ins of Hipcall's demos", () => {
  test.each(CASES.map((one) => [one.demo, one.argv.join(" "), one] as const))(
    "%s: %s",
    async (_demo, _argv, { demo, argv, exitCode, says, notSays = [] }) => {
      const { open, path } = DEMOS[demo];
      await using app = await open();
      const cwd = emptyFolder();
      writeFileSync(join(cwd, "pin.json"), '{"menu":"1","pin":"1234"}');
      const run = await runCli([...argv, "--to", `${app.url}${path}`], { cwd });
      const printed = run.stdout + run.stderr;
      for (const text of says) expect(printed).toContain(text);
      for (const text of notSays) expect(printed).not.toContain(text);
      expect(run.exitCode).toBe(exitCode);
    },
  );

  test.each(["/", "/elsewhere"])("a wrong path (%s) is named as one", async (path) => {
    await using app = await DEMOS.smartIVR_webservice.open();
    const run = await runCli(["ask", "smart-routing", "--to", `${app.url}${path}`]);
    expect([run.exitCode, run.stdout]).toEqual([
      1,
      expect.stringContaining("hint: check the path of --to: the request"),
    ]);
  });

  test("an event that the receiver knows already: --compare tells HTTP's status from the key status, and names --fresh", async () => {
    const { open, path } = DEMOS.cdr_via_webhook;
    await using app = await open();
    const to = `${app.url}${path}`;
    const cwd = emptyFolder();
    await using listening = await TestListener.start(["--forward", to, "--save", "c.ndjson"], { cwd });
    await runCli(["send", "call_init", "call_hangup", "--to", listening.url]);
    await listening.stop();
    const { exitCode, stdout } = await runCli(["replay", "c.ndjson", "--compare", "--to", to], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("    HTTP status: expected 201, received 200\n");
    expect(stdout).toContain('    status: expected "success", received "exists"\n');
    expect(stdout).toContain(
      "does your app know this event already? start it with empty data, or send new events with --fresh",
    );
    expect(stdout).not.toContain("--ignore");
  });

  test("a hint that fits many checks of doctor is shown once", async () => {
    const { open, path } = DEMOS.cdr_via_webhook;
    await using app = await open();
    const { stdout } = await runCli(["doctor", "--to", `${app.url}${path}`]);
    expect(stdout.match(/✗/g)).toHaveLength(7);
    expect(stdout.match(/hint: answer 200:/g)).toHaveLength(1);
    const asJson = await runCli(["doctor", "--json", "--to", `${app.url}${path}`]);
    expect(asJson.json.filter(({ hint }) => String(hint).startsWith("answer 200:"))).toHaveLength(7);
  });

  test("replay says what Hipcall does with the new answers to recorded requests", async () => {
    await using ivr = await DEMOS.smartIVR_webservice.open();
    const { path } = DEMOS.smartIVR_webservice;
    const cwd = emptyFolder();
    await using listening = await TestListener.start(
      ["-o", "compact", "--forward", `${ivr.url}${path}`, "--save", "c.ndjson"],
      {
        cwd,
      },
    );
    await runCli(["ask", "smart-routing", "--to", listening.url]);
    const sent = await runCli(["send", "call_init", "call_init", "--to", listening.url]);
    expect(sent.stderr.match(/answers as a web service/g)).toHaveLength(1);
    await listening.stop();
    expect(listening.run.stderr.text.match(/answers as a web service for smart-routing/g)).toHaveLength(1);
    expect(listening.run.stdout.text).toMatch(
      /valid smart-routing {2}200 in .*ms {2}Hipcall connects the caller to extension 1094\n/,
    );
    const again = await runCli(["replay", "c.ndjson", "--to", `${ivr.url}${path}`], { cwd });
    expect(again.stdout.match(/^ {4}Hipcall connects the caller to extension 1094$/gm)).toHaveLength(1);
    await using manager = await DEMOS.user_management_system.open();
    const wrong = ["replay", "c.ndjson", "--to", `${manager.url}${DEMOS.user_management_system.path}`];
    const { exitCode, stdout } = await runCli(wrong, { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("    Hipcall goes to the default target: extension is missing\n    hint: answer {");
    const { json } = await runCli([...wrong, "--json"], { cwd });
    expect(json.filter(({ type }) => type === "delivery").map(({ answerVerdict }) => answerVerdict)).toMatchObject([
      { outcome: "falls_back", says: "goes to the default target: extension is missing" },
      null,
      null,
    ]);
    for (const line of json) expect(JSON_LINES[String(line["type"])]?.safeParse(line).error).toBeUndefined();
  });
});
