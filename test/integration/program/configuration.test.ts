import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestListener } from "../../support/program/test-listener.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

function folderWith(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, "hipcall-hooks.config.json"),
    typeof config === "string" ? config : JSON.stringify(config),
  );
  return folder;
}

/** The target of `send` with these options, environment and config file. */
async function targetOf(args: readonly string[], world: Parameters<typeof runCli>[1]): Promise<unknown> {
  const planned = await runCli(["send", "call_init", "--dry-run", "--json", ...args], world);
  return planned.json[0]?.["url"];
}

describe("an option", () => {
  const cwd = folderWith({ target: "http://shared/", send: { to: "http://section/" } });
  const env = { HIPCALL_HOOKS_TARGET: "http://env/" };

  test("comes from its flag, then the environment, then the command's section, then what commands share", async () => {
    expect(await targetOf(["--to", "http://flag/"], { cwd, env })).toBe("http://flag/");
    expect(await targetOf([], { cwd, env })).toBe("http://env/");
    expect(await targetOf([], { cwd })).toBe("http://section/");
    expect(await targetOf([], { cwd: folderWith({ target: "http://shared/" }) })).toBe("http://shared/");
    expect(await targetOf([], { cwd: emptyFolder() })).toBe("http://127.0.0.1:4665/");
  });

  test("that is empty in the environment counts as not given", async () => {
    expect(await targetOf([], { cwd, env: { HIPCALL_HOOKS_TARGET: "" } })).toBe("http://section/");
  });

  test("is found in a folder above, or in the file that --config names", async () => {
    const inner = join(cwd, "a/b");
    mkdirSync(inner, { recursive: true });
    expect(await targetOf([], { cwd: inner })).toBe("http://section/");
    writeFileSync(join(inner, "other.json"), '{"target":"http://other/"}');
    expect(await targetOf(["--config", "other.json"], { cwd: inner })).toBe("http://other/");
    expect(await targetOf([], { cwd: inner, env: { HIPCALL_HOOKS_CONFIG: "other.json" } })).toBe("http://other/");
  });

  test.skipIf(userInfo().uid !== 0)("does not come from another user's file, unless that is named", async () => {
    const shared = folderWith({ target: "http://stranger/" });
    const file = join(shared, "hipcall-hooks.config.json");
    const inner = join(shared, "mine");
    mkdirSync(inner);
    chownSync(file, 4242, 4242);
    const refused = await runCli(["send", "call_init", "--dry-run"], { cwd: inner });
    expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
    expect(refused.stderr).toContain(`${file} belongs to another user`);
    expect(await targetOf(["--config", file], { cwd: inner })).toBe("http://stranger/");
    chownSync(inner, 4242, 4242);
    expect(await targetOf([], { cwd: inner })).toBe("http://stranger/");
  });

  test("can be a switch, a number or a list in the file", async () => {
    const listening = folderWith({ listen: { port: 0, json: true, only: ["call_*", "task_*"], status: 201 } });
    await using other = await TestListener.start([], { cwd: listening });
    expect((await other.post('{"event":"task_create","data":{}}')).status).toBe(201);
    expect(await other.lines("event", 1)).toMatchObject([{ event: "task_create" }]);
  });

  test("can turn a switch of the file off from the environment", async () => {
    const world = { cwd: folderWith({ send: { "dry-run": true } }), env: { HIPCALL_HOOKS_DRY_RUN: "false" } };
    expect((await runCli(["send", "call_init", "--to", "http://127.0.0.1:1/"], world)).exitCode).toBe(4);
  });

  test("for the output wins over the file and the environment when it is typed", async () => {
    const world = { cwd: folderWith({ events: { json: true } }) };
    expect((await runCli(["events", "list"], world)).stdout).toMatch(/^\{"v":1/);
    expect((await runCli(["events", "list", "-o", "pretty"], world)).stdout).not.toMatch(/^\{/);
    expect((await runCli(["events", "list", "-q"], { env: { HIPCALL_HOOKS_JSON: "1" } })).stdout).toBe("");
    expect((await runCli(["events", "list", "--json"], { env: { HIPCALL_HOOKS_OUTPUT: "quiet" } })).stdout).not.toBe(
      "",
    );
  });

  test("for the colour wins over the environment when it is typed", async () => {
    const noColor = { HIPCALL_HOOKS_NO_COLOR: "1" };
    expect((await runCli(["events", "list", "--color"], { env: noColor })).stdout).toContain("\u001b[");
    expect((await runCli(["events", "list"], { env: { ...noColor, FORCE_COLOR: "1" } })).stdout).not.toContain(
      "\u001b[",
    );
    const world = { cwd: folderWith({ color: true }) };
    expect((await runCli(["events", "list"], world)).stdout).toContain("\u001b[");
    expect((await runCli(["events", "list", "--no-color"], world)).stdout).not.toContain("\u001b[");
  });
});

describe("an error about a bad value says where the value comes from", () => {
  test.each([
    [["--timeout", "5"], {}, {}, 2, '--timeout must be a duration (got "5"; examples: 500ms, 10s, 2m)'],
    [
      [],
      { HIPCALL_HOOKS_TIMEOUT: "5" },
      {},
      2,
      'HIPCALL_HOOKS_TIMEOUT must be a duration (got "5"; examples: 500ms, 10s, 2m)',
    ],
    [[], {}, { send: { timeout: 5 } }, 3, "hipcall-hooks.config.json: send.timeout must be a duration (got"],
    [[], {}, { target: "ftp://x" }, 3, "hipcall-hooks.config.json: target must be an http or https URL"],
    [[], { HIPCALL_HOOKS_INSECURE: "maybe" }, {}, 2, "HIPCALL_HOOKS_INSECURE must be true or false"],
  ])("%j %j %j", async (...[args, variables, config, exitCode, says]) => {
    const sent = await runCli(["send", "call_init", ...args], { env: variables, cwd: folderWith(config) });
    expect(sent.exitCode).toBe(exitCode);
    expect(sent.stderr).toContain(says);
  });
});

describe("a config file is refused with 3", () => {
  const nulls = Array.from({ length: 1_000_000 }, () => null);

  test.each([
    ["an unknown key", { sned: {} }, /unknown key "sned"\n.*did you mean send\?/],
    ["a key that is like none", { somethingElse: 1 }, /unknown key "somethingElse"\n.*known keys: /],
    ["an unknown option", { send: { timout: "5s" } }, /unknown option "send\.timout"\n.*did you mean timeout\?/],
    ["an option of another command", { send: { "max-body": "1mb" } }, /unknown option "send\.max-body"/],
    ["an option that is an object", { send: { to: {} } }, /send\.to must be a string, a number, .* \(got object\)/],
    [
      "a section of a million options",
      { send: Object.fromEntries(nulls.entries()) },
      /send must be an object of options, at most/,
    ],
    ["an option of a million values", { send: { header: nulls } }, /send must be an object of options, at most 1,000/],
    ["a list in a list", { send: { header: [["x"]] } }, /send\.header must be .*list of these \(got array of 1\)/],
    [
      "a section that is a text",
      { send: "x" },
      /send must be an object of options, .* \(got string "x"\)\n.*example: \{"send":/,
    ],
    [
      "a target that is a number",
      { target: 3 },
      /target must be a string \(got number 3\)\n.*"http:\/\/localhost:3000/,
    ],
    [
      "an output that is a list",
      { output: ["json"] },
      /output must be a string \(got array of 1\)\n.*\{"output": "json"\}/,
    ],
    ["a colour that is a text", { color: "never" }, /color must be true or false \(got string "never"\)/],
    ["a list", [1], /the file must be an object \(got array of 1\)/],
    ["a comment that does not end", '{"send":{}} /* x', /the config file is not JSON at line 1/],
    ["a comma too many", '{"send":{"to":"http://x"},,}', /the config file is not JSON at line 1, column 28/],
    ["half a JSON", '{"send":', /the config file is not JSON at line 1/],
    ["an empty file", "", /the config file is empty/],
    ["a key that would act on the terminal", { "s\u001b[2J": 1 }, /unknown key "s\\u001b\[2J/],
    ["a key for the prototype", '{"__proto__":{"target":"http://x"}}', /unknown key "__proto__"/],
  ])("for %s", async (_what, config, says) => {
    const sent = await runCli(["send", "call_init", "--dry-run"], { cwd: folderWith(config) });
    expect(sent.exitCode).toBe(3);
    expect(sent.stderr).toMatch(says);
  });

  test("but not for comments, a comma at the end of a list or object, or a byte order mark", async () => {
    const cwd = folderWith(
      '\uFEFF// where events go\r\n{ /* a "quoted" word */ "target": "http://app/x//y,]", "listen": { "only": ["call_*", ], }, // ,\n}\n',
    );
    expect(await targetOf([], { cwd })).toBe("http://app/x//y,]");
  });

  test("with the line of the mistake below comments", async () => {
    const sent = await runCli(["send", "call_init"], { cwd: folderWith('// one\n/* two\n*/ {\n  "send": {\n}') });
    expect(sent.stderr).toMatch(/not JSON at line 5, column 2/);
  });

  test("but not for a key for the prototype inside a section, which sets nothing", async () => {
    const cwd = folderWith('{"send":{"__proto__":{"to":"http://x/"}},"listen":{"__proto__":{"exec":"exit 9"}}}');
    expect(await targetOf([], { cwd })).toBe("http://127.0.0.1:4665/");
    expect(Object.hasOwn(Object.prototype, "to")).toBe(false);
  });

  test("when it is named and not there", async () => {
    const sent = await runCli(["send", "call_init", "--config", "none.json"]);
    expect(sent).toMatchObject({ exitCode: 3, stderr: expect.stringMatching(/config file not found: .*none\.json/) });
  });

  test("as a JSON line, when JSON is asked for by the environment", async () => {
    const sent = await runCli(["send", "nothing"], { env: { HIPCALL_HOOKS_OUTPUT: "json" } });
    expect(sent.json).toMatchObject([{ type: "error", code: "usage", message: 'unknown event "nothing"' }]);
  });
});

describe("a variable of the environment that looks like an option", () => {
  const env = { HIPCALL_HOOKS_TAGRET: "http://x", HIPCALL_HOOKS_MAX_BODY: "1mb", HIPCALL_HOOKS_URL: "http://x" };

  test("and is none is named once, with the nearest; those of other commands are not", async () => {
    const listed = await runCli(["events", "list", "--json"], { env });
    expect(listed.json.filter(({ type }) => type === "warning")).toEqual([
      {
        v: 1,
        type: "warning",
        message: "HIPCALL_HOOKS_TAGRET is set, but no option has this name",
        hint: "did you mean HIPCALL_HOOKS_TARGET?",
      },
    ]);
    const text = await runCli(["events", "list"], { env });
    expect(text.stderr).toBe(
      "warning: HIPCALL_HOOKS_TAGRET is set, but no option has this name\n  hint: did you mean HIPCALL_HOOKS_TARGET?\n",
    );
  });
});

describe("the command line", () => {
  test.each([
    [["lisen"], 2, /unknown command "lisen"\n.*did you mean listen\?/],
    [["send", "call_init", "--json", "--retyr", "1"], 2, /did you mean --retry\?/],
    [["events", "schema"], 2, /events schema needs the name of one event, or --all/],
    [["events", "show", "call_hangpu"], 2, /did you mean call_hangup\?/],
    [["replay"], 2, /missing argument: source/],
    [["send", "--output", "yaml", "call_init"], 2, /--output must be one of auto, .*got "yaml"/],
  ])("%j exits %i", async (args, exitCode, says) => {
    const ended = await runCli(args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.stderr).toMatch(says);
  });

  test.each([["--help"], ["listen", "--help"], ["send", "-h"], ["events", "schema", "--help"], ["--version"]])(
    "%j %j %j exits 0",
    async (...args) => {
      const ended = await runCli(args.filter((word) => word !== undefined));
      expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
      expect(ended.stdout).not.toBe("");
    },
  );
});
