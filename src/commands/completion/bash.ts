import { PROGRAM } from "../../report/as-called.ts";
import type { Suggestions } from "../options/suggestions.ts";
import { type CommandNode, allNodes, argumentsOf } from "./command-tree.ts";
import { posixQuoted } from "./quoted.ts";

/** The completion script for bash 3.2 (macOS) and later. It works without the bash-completion package. */
export function bashScript(root: CommandNode): string {
  const nodes = allNodes(root);
  return `# bash completion for ${PROGRAM}, made by: ${PROGRAM} completion bash

# Each function gets a command ('events show') and what follows it, and sets words and files.

${caseFunction("_hipcall_hooks_commands", "succeeds if the word is a command here", commandCases(nodes))}

${caseFunction("_hipcall_hooks_options", "sets the options of a command", optionCases(nodes))}

${caseFunction("_hipcall_hooks_value", "sets the values of an option; fails if the option has no value", valueCases(nodes))}

${caseFunction("_hipcall_hooks_argument", "sets the values of the argument with this number", argumentCases(nodes))}

${MAIN}
complete -F _hipcall_hooks ${PROGRAM}
`;
}

/** A branch of `case`: a pattern and its commands. */
type Case = readonly [pattern: string, action: string];

function commandCases(nodes: readonly CommandNode[]): Case[] {
  return nodes.filter(({ path }) => path.length > 0).map(({ path }) => [key(path.slice(0, -1), path.at(-1)), ":"]);
}

function optionCases(nodes: readonly CommandNode[]): Case[] {
  return nodes.map(({ path, options }) => [
    posixQuoted(path.join(" ")),
    wordList(options.flatMap(({ names }) => names)),
  ]);
}

function valueCases(nodes: readonly CommandNode[]): Case[] {
  return nodes.flatMap(({ path, options }) =>
    options.flatMap(({ names, value }): Case[] =>
      value === undefined
        ? []
        : [[names.map((name) => key(path, name)).join(" | "), suggestionCode(value.suggestions)]],
    ),
  );
}

function argumentCases(nodes: readonly CommandNode[]): Case[] {
  return nodes.flatMap((node) =>
    argumentsOf(node).map(({ suggestions, repeats }, index): Case => {
      const number = String(index + 1);
      return [
        repeats ? `${posixQuoted(`${node.path.join(" ")} `)}*` : key(node.path, number),
        suggestionCode(suggestions),
      ];
    }),
  );
}

function key(path: readonly string[], last = ""): string {
  return posixQuoted(`${path.join(" ")} ${last}`);
}

function suggestionCode({ words, files }: Suggestions): string {
  const parts = [words.length > 0 ? wordList(words.map(({ word }) => word)) : "", files ? "files=1" : ""];
  return parts.filter((part) => part !== "").join(" ") || ":";
}

function wordList(words: readonly string[]): string {
  return `words=(${words.map(posixQuoted).join(" ")})`;
}

function caseFunction(name: string, about: string, cases: readonly Case[]): string {
  const lines = [...patternsByAction(cases)].map(
    ([action, patterns]) => `  ${patterns.join(" | ")})\n    ${action} ;;\n`,
  );
  return `# ${about}\n${name}() {\n  case $1 in\n${lines.join("")}  *) return 1 ;;\n  esac\n}`;
}

function patternsByAction(cases: readonly Case[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const [pattern, action] of cases) grouped.set(action, [...(grouped.get(action) ?? []), pattern]);
  return grouped;
}

const MAIN = `_hipcall_hooks() {
  COMPREPLY=()

  # Bash also splits the line at colons and equals signs: join the pieces that have no blank between them.
  local rest="\${COMP_LINE:0:COMP_POINT}" blank piece typed=() i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    blank="\${rest%%[![:space:]]*}"
    rest="\${rest#"$blank"}"
    if ((i < COMP_CWORD)); then piece="\${COMP_WORDS[i]}"; else piece="$rest"; fi
    if [[ -n $blank || $i -eq 0 ]]; then typed+=("$piece"); else typed[\${#typed[@]} - 1]+="$piece"; fi
    rest="\${rest#"$piece"}"
  done
  local current="\${typed[\${#typed[@]} - 1]}"

  # Find out where the cursor is: after which command, in which argument, or in the value of which option.
  local command='' option='' number=1 only_arguments='' words=() files='' word
  for word in "\${typed[@]:1:\${#typed[@]}-2}"; do
    if [[ -n $option ]]; then
      option=''
    elif [[ -n $only_arguments || $word != -?* ]]; then
      if [[ $number -eq 1 ]] && _hipcall_hooks_commands "$command $word"; then
        command="\${command:+$command }$word"
      else
        number=$((number + 1))
      fi
    elif [[ $word == -- ]]; then
      only_arguments=1
    elif _hipcall_hooks_value "$command $word"; then
      option="$word"
    fi
  done

  # In --option=value the suggestions are values: \`before\` is the part in front of them.
  local before=''
  if [[ -z $option && -z $only_arguments && $current == --*=* ]]; then
    option="\${current%%=*}"
    before="$option="
    current="\${current#*=}"
  fi
  local quoted=''
  case $current in
  \\'* | \\"*)
    quoted=1
    current="\${current:1}"
    ;;
  esac

  words=() files=''
  if [[ -n $option ]]; then
    _hipcall_hooks_value "$command $option"
  elif [[ -z $only_arguments && $current == -* ]]; then
    _hipcall_hooks_options "$command"
  else
    _hipcall_hooks_argument "$command $number" || [[ -n $only_arguments ]] || _hipcall_hooks_options "$command"
  fi

  # Readline keeps the text before the last colon or equals sign, so the suggestions must not repeat it.
  local whole="$before$current" kept
  local replaced="$current"
  if [[ -z $quoted ]]; then
    replaced="$whole"
    [[ $COMP_WORDBREAKS == *:* ]] && replaced="\${replaced##*:}"
    [[ $COMP_WORDBREAKS == *=* ]] && replaced="\${replaced##*=}"
  fi
  kept="\${whole%"$replaced"}"
  for word in "\${words[@]}"; do
    [[ $word == "$current"* ]] && word="$before$word" && COMPREPLY+=("\${word#"$kept"}")
  done

  # A value follows the equals sign: no blank after it. Bash before version 4 has no compopt.
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null

  # Readline completes file names with the right quotes. Bash before version 4 has no compopt: list the files here.
  if [[ -n $files && \${#COMPREPLY[@]} -eq 0 ]]; then
    compopt -o default 2>/dev/null ||
      while IFS= read -r word; do
        word="$before$word"
        COMPREPLY+=("\${word#"$kept"}")
      done < <(compgen -f -- "$current")
  fi
}`;
