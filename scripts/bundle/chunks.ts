import type { ChunkingContext, CodeSplittingGroup } from "rolldown";

type Used = (file: string) => boolean;

/** zod and what is made of it: loaded with the first payload, record or config file. */
const SCHEMAS =
  /node_modules\/zod\/|src\/(events\/(compiled-object|fields|schemas-\d+)|captures\/record-schemas|commands\/config-schema)\.ts$/;

/**
 * Every file that a command loads costs it about a millisecond, an unused kilobyte next to nothing: so what commands share is one
 * file. Apart from it stays what `--help` and `--version` load, and what only sending needs.
 */
export const chunks: CodeSplittingGroup[] = [
  { name: "schemas", test: SCHEMAS, priority: 6 },
  { name: "chalk", test: /node_modules\/chalk\//, priority: 6 },
  chunk("start", 5, (used) => used("cli/start.ts")),
  chunk("common", 4, (used, users) => users > 1 && WANTED_BY_MOST.some((files) => files.every(used))),
  chunk("sender", 3, (used) => used("delivery/sender.ts")),
  chunk("delivering", 2, (used) => used("commands/send.ts") && used("commands/replay.ts")),
  { name: "ink", test: /node_modules\/(ink|react|react-reconciler|scheduler|yoga-layout|es-toolkit)\//, priority: 1 },
];

/** Of two that would take a module, and all that it imports, the one with the higher priority has it. */
function chunk(name: string, priority: number, takes: (used: Used, users: number) => boolean): CodeSplittingGroup {
  const nameOf = (id: string, context: ChunkingContext): string | null => {
    const users = usersOf(id, context);
    return takes((file) => users.some((user) => user.endsWith(`/src/${file}`)), users.length) ? name : null;
  };
  return { name: nameOf, debugName: name, priority };
}

/** None of these may lead to what sends at once: `listen` would load it. */
const WANTED_BY_MOST = [
  ["cli/run-invocation.ts"],
  ["commands/listen.ts"],
  ["commands/listen-actions.ts"],
  ["commands/captures.ts", "report/tui/mount.tsx"],
  ["commands/send.ts", "commands/validate.ts"],
  ["commands/send.ts", "commands/events.ts"],
];

/** The parts of the program that need a module at once: the program itself, each command, each part that is loaded later. */
function usersOf(id: string, context: ChunkingContext): string[] {
  const leading = new Set([id]);
  for (const one of leading) context.getModuleInfo(one)?.importers.forEach((importer) => leading.add(importer));
  return [...leading].filter((one) => {
    const info = context.getModuleInfo(one);
    return (
      info?.isEntry === true || (info?.dynamicImporters.length ?? 0) > 0 || one.endsWith("/src/delivery/sender.ts")
    );
  });
}
