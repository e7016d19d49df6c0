import { PROGRAM } from "../../report/as-called.ts";
import type { Suggestions, SuggestedWord } from "../options/suggestions.ts";
import { type CommandNode, type TreeArgument, type TreeOption, allNodes, argumentsOf } from "./command-tree.ts";
import { posixQuoted } from "./quoted.ts";
import { WordLists } from "./word-lists.ts";

/** The completion script for zsh. It can be sourced, or saved on `fpath` as `_hipcall-hooks`. */
export function zshScript(root: CommandNode): string {
  const lists = new WordLists(root);
  const functions = [
    ...lists.lists.map((words, index) => listFunction(index + 1, words)),
    ...allNodes(root).map((node) => nodeFunction(node, lists)),
  ];
  const main = functionName([]);
  return `#compdef ${PROGRAM}
# zsh completion for ${PROGRAM}, made by: ${PROGRAM} completion zsh

${functions.join("\n\n")}

if [[ $funcstack[1] == ${main} ]]; then
  ${main} "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef ${main} ${PROGRAM}
fi
`;
}

/** A value follows a word that ends with an equals sign, so no blank is added to it. */
function listFunction(number: number, words: readonly SuggestedWord[]): string {
  const open = words.filter(({ word }) => word.endsWith("="));
  const whole = words.filter(({ word }) => !word.endsWith("="));
  const parts = [
    ...(whole.length === 0 ? [] : [{ name: "words_here", words: whole, more: "" }]),
    ...(open.length === 0 ? [] : [{ name: "open_words", words: open, more: " -S ''" }]),
  ];
  const arrays = parts.map(({ name, words: listed }) => `  local -a ${name}=(\n${listed.map(wordLine).join("")}  )\n`);
  const given = parts.map(({ name, more }) => `${name}${more}`).join(" -- ");
  return `${listName(number)}() {\n${arrays.join("")}  _describe -t values value ${given}\n}`;
}

function wordLine({ word, description }: SuggestedWord): string {
  return `    ${posixQuoted(described(word, description))}\n`;
}

function nodeFunction(node: CommandNode, lists: WordLists): string {
  const name = functionName(node.path);
  const options = node.options.flatMap((option) => optionSpecs(option, lists));
  const places = argumentsOf(node);
  if (node.commands.length === 0) {
    const specs = [...options, ...places.map((place) => argumentSpec(place, lists))];
    return `${name}() {\n  _arguments -s -S ${oneALine(specs)}\n}`;
  }
  const [command] = places;
  const specs = [...options, posixQuoted(`1: :${actionOf(command?.suggestions, lists)}`), "'*:: :->command'"];
  const cases = node.commands.map(
    ({ path }) => `    ${posixQuoted(path.at(-1) ?? "")}) ${functionName(path)} && ret=0 ;;\n`,
  );
  return `${name}() {
  local context state state_descr line ret=1
  typeset -A opt_args
  _arguments -s -S -C ${oneALine(specs)} && ret=0
  if [[ $state == command ]]; then
    curcontext="\${curcontext%:*}-$line[1]:"
    case $line[1] in
${cases.join("")}    esac
  fi
  return ret
}`;
}

function optionSpecs({ names, description, value, repeatable }: TreeOption, lists: WordLists): string[] {
  const excluded = repeatable ? "*" : `(${names.join(" ")})`;
  const valueSpec =
    value === undefined ? "" : `:${escaped(value.name, /[\\:]/g)}:${actionOf(value.suggestions, lists)}`;
  return names.map((name) => {
    const join = value === undefined ? "" : name.startsWith("--") ? "=" : "+";
    return posixQuoted(`${excluded}${name}${join}[${escaped(description, /[\\[\]]/g)}]${valueSpec}`);
  });
}

function argumentSpec({ name, repeats, suggestions }: TreeArgument, lists: WordLists): string {
  return posixQuoted(`${repeats ? "*" : ""}:${escaped(name, /[\\:]/g)}:${actionOf(suggestions, lists)}`);
}

/** What `_arguments` does to complete a value. A blank shows the name of the value and suggests nothing. */
function actionOf(suggestions: Suggestions | undefined, lists: WordLists): string {
  const number = suggestions === undefined ? undefined : lists.numberOf(suggestions);
  if (number === undefined) return suggestions?.files === true ? "_files" : " ";
  return suggestions?.files === true ? `{ ${listName(number)}; _files }` : listName(number);
}

/** `_describe` splits a word from its description at the first colon that is not escaped. */
function described(word: string, description: string): string {
  const name = escaped(word, /[\\:]/g);
  return description === "" ? name : `${name}:${escaped(description, /\\/g)}`;
}

function escaped(text: string, special: RegExp): string {
  return text.replaceAll(special, String.raw`\$&`);
}

function oneALine(specs: readonly string[]): string {
  return specs.map((spec) => `\\\n    ${spec}`).join(" ");
}

function functionName(path: readonly string[]): string {
  return [`_${PROGRAM}`, ...path].join("_");
}

function listName(number: number): string {
  return `_${PROGRAM}_words_${number}`;
}
