import { nearest } from "../../events/payload/nearest.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { Failure } from "../../failure.ts";
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

/** The command that describes all commands, itself too, to a shell. */
export function completionCommand(entries: readonly CommandEntry[]): CommandDefinition {
  return defineCommand({
    args: [{ syntax: "<shell>", description: `one of ${SHELLS.join(", ")}`, suggestions: suggestWords(SHELLS) }],
    options: {},
    examples: [
      ['eval "$(hipcall-hooks completion bash)"', "bash: try it in this shell"],
      ["hipcall-hooks completion bash > ~/.hipcall-hooks.bash", "bash: keep it in a file (again after an update) …"],
      ["echo '. ~/.hipcall-hooks.bash' >> ~/.bashrc", "… that every new shell reads"],
      ['eval "$(hipcall-hooks completion zsh)"', "zsh: try it in this shell"],
      ["hipcall-hooks completion zsh > ~/.hipcall-hooks.zsh", "zsh: keep it in a file (again after an update) …"],
      ["echo '. ~/.hipcall-hooks.zsh' >> ~/.zshrc", "… that every new shell reads"],
      ["hipcall-hooks completion fish | source", "fish: try it in this shell"],
      [
        "hipcall-hooks completion fish > ~/.config/fish/completions/hipcall-hooks.fish",
        "fish: keep it (again after an update)",
      ],
    ],
    run: (input) => completion(input, entries),
  });
}

async function completion(
  { args, reporter }: CommandInput<Record<never, never>>,
  entries: readonly CommandEntry[],
): Promise<ExitCode> {
  const shell = args[0] ?? "";
  const script = SCRIPTS.get(shell);
  if (script === undefined) throw unknownShell(shell);
  reporter.report({ type: "text", name: "completion", text: script(await commandTree(entries)) });
  return 0;
}

function unknownShell(shell: string): Failure {
  const meant = nearest(shell, SHELLS);
  return new Failure(
    "usage",
    `there is no completion for ${printableStart(shell, 60)}: name one of ${SHELLS.join(", ")}`,
    {
      hint: meant === undefined ? "see: hipcall-hooks completion --help" : `did you mean ${meant}?`,
    },
  );
}
