import { nearest } from "../../events/payload/nearest.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import {
  type CommandDefinition,
  type CommandEntry,
  type CommandInput,
  type ExitCode,
  defineCommand,
} from "../command.ts";
import { suggestWords } from "../options/suggestions.ts";
import { bashScript } from "./bash.ts";
import { type CommandNode, commandTree } from "./command-tree.ts";
import { fishScript } from "./fish.ts";
import { zshScript } from "./zsh.ts";

const SCRIPTS: ReadonlyMap<string, (root: CommandNode) => string> = new Map([
  ["bash", bashScript],
  ["zsh", zshScript],
  ["fish", fishScript],
]);

const SHELLS = [...SCRIPTS.keys()];

/** The command that prints a completion script. `entries` are all commands, with this one. */
export function completionCommand(entries: readonly CommandEntry[]): CommandDefinition {
  return defineCommand({
    args: [
      {
        syntax: "<shell>",
        description: said("one of {values}", { values: SHELLS.join(", ") }),
        suggestions: suggestWords(SHELLS),
      },
    ],
    options: {},
    examples: [
      ['eval "$(hipcall-hooks completion bash)"', "bash: try it in this shell"],
      [
        "hipcall-hooks completion bash > ~/.hipcall-hooks.bash",
        "bash: save it to a file (repeat this after an update) …",
      ],
      ["echo '. ~/.hipcall-hooks.bash' >> ~/.bashrc", "… which every new shell loads"],
      ['eval "$(hipcall-hooks completion zsh)"', "zsh: try it in this shell"],
      ["hipcall-hooks completion zsh > ~/.hipcall-hooks.zsh", "zsh: save it to a file (repeat this after an update) …"],
      ["echo '. ~/.hipcall-hooks.zsh' >> ~/.zshrc", "… which every new shell loads"],
      ["hipcall-hooks completion fish | source", "fish: try it in this shell"],
      [
        "hipcall-hooks completion fish > ~/.config/fish/completions/hipcall-hooks.fish",
        "fish: save it (repeat this after an update)",
      ],
    ],
    run: (input) => completion(input, entries),
  });
}

async function completion(
  { args, reporter, language }: CommandInput<Record<never, never>>,
  entries: readonly CommandEntry[],
): Promise<ExitCode> {
  const shell = args[0] ?? "";
  const script = SCRIPTS.get(shell);
  if (script === undefined) throw unknownShell(shell);
  reporter.report({ type: "text", name: "completion", text: script(await commandTree(entries, language)) });
  return 0;
}

function unknownShell(shell: string): Failure {
  const suggestion = nearest(shell, SHELLS);
  return new Failure(
    "usage",
    said('unknown shell "{shell}" (expected one of {shells})', {
      shell: printableStart(shell, 60),
      shells: SHELLS.join(", "),
    }),
    {
      hint:
        suggestion === undefined
          ? said("see: hipcall-hooks completion --help")
          : said("did you mean {meant}?", { meant: suggestion }),
    },
  );
}
