import { describe, expect, test } from "vitest";
import {
  type CommandNode,
  allNodes,
  commandTree,
  argumentsOf,
} from "../../../../src/commands/completion/command-tree.ts";
import { languageWith } from "../../../../src/language/language.ts";
import { TURKISH } from "../../../../src/language/turkish/turkish.ts";
import { COMMANDS } from "../../../../src/commands/table.ts";
import { OUTPUT_MODES } from "../../../../src/report/output-mode.ts";
import { REQUEST_KINDS } from "../../../../src/events/requests/request-kinds.ts";
import { REQUEST_NAMES } from "../../../../src/events/requests/request-names.ts";
import { EVENT_NAMES } from "../../../../src/events/catalogue/catalogue.ts";

const root = await commandTree(COMMANDS);

describe("the tree of commands", () => {
  test("has every command of the table, each with its summary, and help", () => {
    const first = root.commands.map(({ path, summary }) => ({ name: path.join(" "), summary }));
    expect(first.slice(0, -1)).toEqual(COMMANDS.map(({ name, summary }) => ({ name, summary })));
    expect(first.at(-1)?.name).toBe("help");
  });

  test("has the commands of a group below it", () => {
    const below = node("events").commands.map(({ path }) => path.at(-1));
    expect(below).toEqual([
      "list",
      "show",
      "explain",
      "schema",
      "scenarios",
      "rules",
      "openapi",
      "asyncapi",
      "types",
      "help",
    ]);
  });

  test("gives a group the options of the command that runs when none is named", () => {
    expect(node("events").options).toEqual(node("events list").options);
  });

  test.each([...leaves()].filter(({ path }) => path.at(-1) !== "help"))(
    "offers the forms of output after $path",
    (leaf) => {
      expect(words(option(leaf, "--output"))).toEqual(OUTPUT_MODES);
      expect(option(leaf, "-o")).toBe(option(leaf, "--output"));
    },
  );

  test.each([
    ["send", EVENT_NAMES],
    ["events show", [...EVENT_NAMES, ...REQUEST_NAMES]],
    ["events schema", [...EVENT_NAMES, ...REQUEST_NAMES]],
    ["ask", REQUEST_KINDS],
  ])("%s takes the name of an event or a request", (path, names) => {
    expect(argumentsOf(node(path))[0]?.suggestions.words.map(({ word }) => word)).toEqual(names);
  });

  test.each(["listen", "replay", "validate"])(
    "%s --only takes the name of an event or a request, and can be repeated",
    (path) => {
      expect(words(option(node(path), "--only"))).toEqual([...EVENT_NAMES, ...REQUEST_NAMES]);
      expect(option(node(path), "--only")?.repeatable).toBe(true);
    },
  );

  test.each([
    ["send", "--data"],
    ["listen", "--save"],
    ["listen", "--ready-file"],
    ["replay", "--config"],
  ])("%s %s takes the name of a file", (path, name) => {
    expect(option(node(path), name)?.value?.suggestions.files).toBe(true);
  });

  test.each(["replay", "validate"])("%s takes any number of files", (path) => {
    expect(argumentsOf(node(path))).toMatchObject([{ repeats: true, suggestions: { files: true, words: [] } }]);
  });

  test("knows which options take no value", () => {
    expect(option(node("send"), "--fresh")?.value).toBeUndefined();
    expect(option(node("listen"), "--no-fsync")?.value).toBeUndefined();
    expect(option(node("send"), "--rate")?.value).toEqual({ name: "n/s", suggestions: { words: [], files: false } });
  });

  test("has a description for every option", () => {
    const silent = allNodes(root).flatMap(({ options }) => options.filter(({ description }) => description === ""));
    expect(silent).toEqual([]);
  });
});

test("the tree can be described in Turkish, with the same words", async () => {
  const turkish = await commandTree(COMMANDS, languageWith("tr", TURKISH));
  expect(namesIn(turkish)).toEqual(namesIn(root));
  const english = new Set(descriptionsIn(root));
  expect(descriptionsIn(turkish).filter((text) => english.has(text))).toEqual([]);
});

function namesIn(tree: CommandNode): string[] {
  return allNodes(tree).flatMap(({ path, options }) => options.flatMap(({ names }) => [...path, ...names].join(" ")));
}

function descriptionsIn(tree: CommandNode): string[] {
  const nodes = allNodes(tree);
  return [
    ...nodes.map(({ summary }) => summary).filter((summary) => summary !== ""),
    ...nodes.flatMap(({ options }) => options.map(({ description }) => description)),
  ];
}

function leaves(): CommandNode[] {
  return allNodes(root).filter(({ commands }) => commands.length === 0);
}

function node(path: string): CommandNode {
  const found = allNodes(root).find((candidate) => candidate.path.join(" ") === path);
  if (found === undefined) throw new Error(`no command ${path}`);
  return found;
}

function option({ options }: CommandNode, name: string): CommandNode["options"][number] | undefined {
  return options.find(({ names }) => names.includes(name));
}

function words(found: CommandNode["options"][number] | undefined): string[] {
  return (found?.value?.suggestions.words ?? []).map(({ word }) => word);
}
