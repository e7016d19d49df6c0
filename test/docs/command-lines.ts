/** The command lines of this program in the shell blocks, without `npx`, comments and pipes. */
export function commandLines(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = ""]) => block.split("\n"))
    .map((line) => /(?:npx )?hipcall-hooks ([^|#]*)/.exec(line)?.[1])
    .filter((line) => line !== undefined)
    .map((line) => line.replace(/\)"\s*$/, "").trim());
}

/** The arguments of a command line. */
export function argumentsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}
