import { PROGRAM } from "../../report/as-called.ts";
import type { Suggestions, SuggestedWord } from "../options/suggestions.ts";
import { type CommandNode, type TreeArgument, type TreeOption, allNodes, argumentsOf } from "./command-tree.ts";
import { fishQuoted } from "./quoted.ts";
import { WordLists } from "./word-lists.ts";

/** The completion script for fish 3.1 and later. */
export function fishScript(root: CommandNode): string {
  const nodes = allNodes(root);
  const lists = new WordLists(root);
  return `# fish completion for ${PROGRAM}, made by: ${PROGRAM} completion fish

${lists.lists.map((words, index) => listFunction(index + 1, words)).join("\n\n")}

${placeFunction(nodes)}

${CONDITIONS}

complete -c ${PROGRAM} -e
complete -c ${PROGRAM} -f
${nodes.flatMap((node) => nodeLines(node, lists)).join("\n")}
`;
}

function listFunction(number: number, words: readonly SuggestedWord[]): string {
  const pairs = words.map(({ word, description }) => `        ${fishQuoted(word)} ${fishQuoted(description)}`);
  return `function ${listName(number)}\n    printf '%s\\t%s\\n' \\\n${pairs.join(" \\\n")}\nend`;
}

/** A function that prints where the cursor is: the words of the command, then the number of the argument. */
function placeFunction(nodes: readonly CommandNode[]): string {
  const commands = nodes.filter(({ path }) => path.length > 0).map(({ path }) => fishQuoted(path.join(" ")));
  const valued = nodes.flatMap(({ path, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .flatMap(({ names }) => names.map((name) => fishQuoted([...path, name].join(" ")))),
  );
  return `function __hipcall_hooks_place
    set -l commands ${commands.join(" ")}
    set -l with_value ${valued.join(" ")}
    set -l words (commandline -opc)
    set -l command
    set -l place 1
    set -l in_value 0
    set -l only_arguments 0
    for word in $words[2..-1]
        set -l here (string join -- ' ' $command $word)
        if test $in_value -eq 1
            set in_value 0
        else if test $only_arguments -eq 0; and string match -q -- '-?*' $word
            if test "x$word" = x--
                set only_arguments 1
            else if contains -- $here $with_value
                set in_value 1
            end
        else if test $place -eq 1; and contains -- $here $commands
            set -a command $word
        else
            set place (math $place + 1)
        end
    end
    string join -- ' ' $command $place
end`;
}

const CONDITIONS = `function __hipcall_hooks_after
    test (string replace -r -- ' ?[0-9]+$' '' (__hipcall_hooks_place)) = "$argv"
end

function __hipcall_hooks_at
    test (__hipcall_hooks_place) = "$argv"
end`;

function nodeLines(node: CommandNode, lists: WordLists): string[] {
  const path = node.path.join(" ");
  const after = `__hipcall_hooks_after ${fishQuoted(path)}`;
  return [
    ...argumentsOf(node).map((place, index) => {
      const at = `__hipcall_hooks_at ${fishQuoted([...node.path, String(index + 1)].join(" "))}`;
      return argumentLine(place, place.repeats ? after : at, lists);
    }),
    ...node.options.map((option) => optionLine(option, after, lists)),
  ].map((line) => `complete -c ${PROGRAM} ${line}`);
}

function argumentLine({ suggestions }: TreeArgument, condition: string, lists: WordLists): string {
  return [`-n ${fishQuoted(condition)}`, ...suggestionCode(suggestions, lists), suggestions.files ? "-F" : "-f"].join(
    " ",
  );
}

function optionLine({ names, description, value }: TreeOption, condition: string, lists: WordLists): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const takes =
    value === undefined ? [] : [...suggestionCode(value.suggestions, lists), value.suggestions.files ? "-r -F" : "-x"];
  return [`-n ${fishQuoted(condition)}`, ...flags, ...takes, `-d ${fishQuoted(description)}`].join(" ");
}

function suggestionCode(suggestions: Suggestions, lists: WordLists): string[] {
  const number = lists.numberOf(suggestions);
  return number === undefined ? [] : [`-k -a '(${listName(number)})'`];
}

function listName(number: number): string {
  return `__hipcall_hooks_words_${number}`;
}
