import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { bashScript } from "../../../src/commands/completion/bash.ts";
import type { CommandNode } from "../../../src/commands/completion/command-tree.ts";
import { fishScript } from "../../../src/commands/completion/fish.ts";
import { fishQuoted, posixQuoted } from "../../../src/commands/completion/quoted.ts";
import { zshScript } from "../../../src/commands/completion/zsh.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { type Shell, ShellTerminal, isInstalled } from "../../support/terminal/shell-terminal.ts";

const QUOTED: Readonly<Record<Shell, (text: string) => string>> = {
  bash: posixQuoted,
  zsh: posixQuoted,
  fish: fishQuoted,
};

const SCRIPTS: Readonly<Record<Shell, (root: CommandNode) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

const SHELLS = ["bash", "zsh", "fish"] as const;

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 3 }),
      fc.constantFrom(..."'\"\\$`!*?~#;&|<>(){}[]^%= \n\t-".split("")),
    ),
  )
  .map((pieces) => pieces.join(""));

/** A description with every character that means something to a shell. */
const NASTY = 'it\'s \\ [a] "test" of $HOME `id` $(id) (id) {a,b} !! * ~ ; & | < > # %F : done';

describe("the command", () => {
  test("prints a script that loads without output", async () => {
    const { exitCode, stdout, stderr } = await runCli(["completion", "bash"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("complete -F _hipcall_hooks hipcall-hooks");
  });

  test("prints it as one JSON line when asked", async () => {
    const { json } = await runCli(["completion", "zsh", "--json"]);
    expect(json).toMatchObject([{ v: 1, type: "text", name: "completion" }]);
  });

  test.each([
    ["bsh", "did you mean bash?"],
    ["powershell", "see: hipcall-hooks completion --help"],
  ])("refuses %s, names the three shells, and says: %s", async (shell, hint) => {
    const { exitCode, stdout, stderr } = await runCli(["completion", shell]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`unknown shell "${shell}" (expected one of bash, zsh, fish)`);
    expect(stderr).toContain(hint);
  });

  test("points to its own help when no shell is named", async () => {
    const { exitCode, stderr } = await runCli(["completion"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("see: hipcall-hooks completion --help");
  });
});

describe.each(SHELLS)("in %s", (shell) => {
  const here = isInstalled(shell);

  test.skipIf(!here)("Tab completes the word before the cursor", { timeout: 30_000 }, async () => {
    using terminal = await openShell(shell);
    const completed = async (typed: string): Promise<string> =>
      (await terminal.argumentsAfterTab(`hipcall-hooks ${typed}`)).join("|");

    expect(await completed("lis")).toBe("listen");
    expect(await completed("events sh")).toBe("events|show");
    expect(await completed("help val")).toBe("help|validate");
    expect(await completed("completion fi")).toBe("completion|fish");
    expect(await completed("send call::ha")).toBe("send|call::hangup");
    expect(await completed("send call::init task::")).toBe("send|call::init|task::create");
    expect(await completed("send --to http://x call_h")).toBe("send|--to|http://x|call_hangup");
    expect(await completed("events schema call_b")).toBe("events|schema|call_bridged");
    expect(await completed("events show smart")).toBe("events|show|smart-routing");
    expect(await completed("ask ext")).toBe("ask|external-management");
    expect(await completed("listen --answer speed")).toBe("listen|--answer|speed-dial=");
    expect(await completed("listen --expect insi")).toBe("listen|--expect|insight-card");
    expect(await completed("send --fre")).toBe("send|--fresh");
    expect(await completed("send -- call_b")).toBe("send|--|call_bridged");
    expect(await completed("listen --output j")).toBe("listen|--output|json");
    expect(await completed("listen --output=j")).toBe("listen|--output=json");
    expect(await completed("listen -o j")).toBe("listen|-o|json");
    expect(await completed("listen --only call::h")).toBe("listen|--only|call::hangup");
    expect(await completed("listen --only 'call::h")).toBe("listen|--only|call::hangup");
  });

  test.skipIf(!here)(
    "file names are completed where a file is expected, and only there",
    { timeout: 30_000 },
    async () => {
      using terminal = await openShell(shell);
      const completed = async (typed: string): Promise<string> =>
        (await terminal.argumentsAfterTab(`hipcall-hooks ${typed}`)).join("|");

      expect(await completed("validate odd")).toBe("validate|odd name's.ndjson");
      expect(await completed("replay x.ndjson odd")).toBe("replay|x.ndjson|odd name's.ndjson");
      expect(await completed("send --data odd")).toBe("send|--data|odd name's.ndjson");
      expect(await completed("listen --save=odd")).toBe("listen|--save=odd name's.ndjson");
      expect(await completed("listen --host odd")).toBe("listen|--host|odd");
      expect(await completed("send odd")).toBe("send|odd");
    },
  );

  test.skipIf(!here)(
    "both words and file names are completed where either is expected",
    { timeout: 30_000 },
    async () => {
      const suggestions = { words: [{ word: "answered", description: "" }], files: true };
      const option = {
        names: ["--scenario"],
        description: "one",
        value: { name: "x", suggestions },
        repeatable: false,
      };
      const script = SCRIPTS[shell]({ path: [], summary: "", options: [option], args: [], commands: [] });
      using terminal = await openShell(shell, script);
      expect(await terminal.argumentsAfterTab("hipcall-hooks --scenario ans")).toEqual(["--scenario", "answered"]);
      expect(await terminal.argumentsAfterTab("hipcall-hooks --scenario odd")).toEqual([
        "--scenario",
        "odd name's.ndjson",
      ]);
    },
  );

  test.skipIf(!here)("a script with any description loads without output", () => {
    const script = SCRIPTS[shell](nastyTree());
    const loaded = spawnSync(shell, [
      "-c",
      `${shell === "zsh" ? "autoload -Uz compinit; compinit -D -u\n" : ""}${script}`,
    ]);
    expect({ status: loaded.status, out: String(loaded.stdout), error: String(loaded.stderr) }).toEqual({
      status: 0,
      out: "",
      error: "",
    });
  });

  const runs = { numRuns: here ? 20 : 0 };
  property.prop([fc.array(anyText, { minLength: 1, maxLength: 40 })], runs)(
    "a quoted text is one word, letter for letter",
    (texts) => {
      const words = texts.map((text) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " "));
      const quoted = texts.map(QUOTED[shell]).join(" ");
      const { stdout } = spawnSync(shell, ["-c", `printf '<%s>\\n' ${quoted}`], {
        env: { ...process.env, LC_ALL: "C.UTF-8" },
      });
      expect(String(stdout)).toBe(words.map((word) => `<${word}>\n`).join(""));
    },
    30_000,
  );
});

describe("without a terminal", () => {
  test.skipIf(!isInstalled("bash")).each([
    ["send call::ha", "hangup"],
    ["send call::", "init hangup"],
    ["send contact_center::company_", "company_create company_update"],
    ["send call_", "call_init call_bridged call_hangup"],
    ["events sh", "show"],
    ["send --set data.first_t", "data.first_touch_duration="],
    ["replay c --where data.team", "data.team_touch_at="],
    ["send --unset data.team", "data.team_touch_at"],
    ["events explain call_init data.team", "data.team_touch_at"],
    ["listen --expect call_b", "call_bridged"],
    ["listen --tunnel sm", "smee="],
    ["validate --report ", "junit= tap tap= github markdown= html="],
    ["replay --report=ju", "junit="],
    ["send --fault del", "delay=5s"],
    ["events ", "list show explain schema scenarios rules openapi asyncapi types help"],
    ["events show --json call_i", "call_init"],
    ["events show call_init ", "--sample -o --output --json -q --quiet --color --no-color --lang --config -h --help"],
    ["listen --output ", "auto tui pretty compact json quiet"],
    ["listen --output=", "auto tui pretty compact json quiet"],
    ["listen --port ", ""],
    ["listen --host=a", ""],
    ["completion ", "bash zsh fish"],
    ["validate cap", "captures.ndjson"],
    ["-", "-V --version -h --help --lang"],
    ["--lang ", "en tr"],
    ["--lang tr events sh", "show"],
  ])("bash completes `%s` with `%s`", async (typed, reply) => {
    expect(await askBash(typed)).toBe(reply);
  });

  test.skipIf(!isInstalled("bash"))("bash offers every option of a command", async () => {
    const { stdout } = await runCli(["send", "--help"]);
    const inHelp = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name = ""]) => name);
    expect((await askBash("send --")).split(" ").toSorted()).toEqual(inHelp.toSorted());
  });

  test.skipIf(!isInstalled("bash"))("bash completes whole names when the colon is no word break", async () => {
    expect(await askBash("send call::ha", "COMP_WORDBREAKS=' '")).toBe("call::hangup");
    expect(await askBash("listen --output=j", "COMP_WORDBREAKS=' '")).toBe("--output=json");
  });

  test.skipIf(!isInstalled("fish")).each([
    ["send call::", ["call::init\ta call starts", "call::hangup\ta call ends"]],
    [
      "events s",
      [
        "show\tprint the sample of an event, as `send` posts it",
        "schema\tprint the JSON Schema (2020-12) of an event",
        "scenarios\tlist the scenarios for `send --scenario`",
      ],
    ],
    ["listen --outp", ["--output\tone of auto, tui, pretty, compact, json, quiet"]],
    ["listen --port ", []],
  ])("fish completes `%s` with descriptions", async (typed, reply) => {
    const { stdout: script } = await runCli(["completion", "fish"]);
    expect(askFish(script, typed)).toEqual(reply);
  });

  test.skipIf(!isInstalled("fish"))("fish shows any description unchanged", () => {
    expect(askFish(fishScript(nastyTree()), "")).toEqual([`odd\t${NASTY}`, "plain"]);
  });
});

test.skipIf(!isInstalled("zsh")).each([
  ["a word", "", /odd +(-- .*done)/],
  ["an option", "--", /--odd +(-- .*done)/],
])("zsh shows the description of %s", { timeout: 30_000 }, async (_what, typed, pattern) => {
  using terminal = await openShell("zsh", zshScript(nastyTree()));
  const [, meaning] = await terminal.shownAfterTab(`hipcall-hooks ${typed}`, pattern);
  expect(meaning).toBe(`-- ${NASTY}`);
});

test.skipIf(!isInstalled("zsh"))("zsh also loads the script from fpath", { timeout: 30_000 }, async () => {
  const functions = emptyFolder();
  writeFileSync(join(functions, "_hipcall-hooks"), (await runCli(["completion", "zsh"])).stdout);
  using terminal = await openShell("zsh", `fpath=(${functions} $fpath)\nautoload -Uz compinit\ncompinit -D -u\n`);
  expect(await terminal.argumentsAfterTab("hipcall-hooks send call::h")).toEqual(["send", "call::hangup"]);
});

async function openShell(shell: Shell, script?: string): Promise<ShellTerminal> {
  const home = emptyFolder();
  mkdirSync(join(home, "work"));
  writeFileSync(join(home, "work", "odd name's.ndjson"), "");
  const path = join(home, "script");
  writeFileSync(path, script ?? (await runCli(["completion", shell])).stdout);
  return ShellTerminal.open(shell, path, join(home, "work"));
}

/** The suggestions of bash for a line that ends at the cursor. Calls the function as readline does. */
async function askBash(typed: string, before = ""): Promise<string> {
  const { stdout: script } = await runCli(["completion", "bash"]);
  const line = `hipcall-hooks ${typed}`;
  // Bash splits at blanks and at word breaks; a word break is a word, too.
  const words = line.split(/\s+|(?<=[:=])(?![:=])|(?<![:=])(?=[:=])/);
  const ask = `${script}
${before}
COMP_LINE=${posixQuoted(line)} COMP_POINT=${line.length}
COMP_WORDS=(${words.map(posixQuoted).join(" ")}) COMP_CWORD=${words.length - 1}
_hipcall_hooks hipcall-hooks
printf '%s' "\${COMPREPLY[*]}"`;
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "captures.ndjson"), "");
  return String(spawnSync("bash", ["--norc", "-c", ask], { cwd }).stdout);
}

/** The suggestions of fish, one on each line: a word, a tab, the description. */
function askFish(script: string, typed: string): string[] {
  const fish: Shell = "fish";
  const { stdout } = spawnSync(fish, ["--no-config", "-c", `${script}\ncomplete -C 'hipcall-hooks ${typed}'`]);
  return String(stdout).split("\n").slice(0, -1);
}

/** A program whose descriptions are full of special characters. */
function nastyTree(): CommandNode {
  const suggestions = {
    words: [
      { word: "odd", description: NASTY },
      { word: "plain", description: "" },
    ],
    files: false,
  };
  return {
    path: [],
    summary: "",
    options: [
      { names: ["--odd"], description: NASTY, value: { name: "a:b", suggestions }, repeatable: false },
      { names: ["--plain"], description: "plain", value: undefined, repeatable: true },
    ],
    args: [{ name: NASTY, repeats: false, suggestions }],
    commands: [],
  };
}
