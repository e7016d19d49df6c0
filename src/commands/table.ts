import type { CommandEntry } from "./command.ts";

/** Every command, in the order of the help. A new command is a file here and an entry in this table. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "listen",
    summary: "run a temporary listener: pretty-print, validate, record",
    load: async () => (await import("./listen/listen.ts")).command,
  },
  {
    name: "send",
    summary: "send sample events, or your own, to an endpoint",
    load: async () => (await import("./send/send.ts")).command,
  },
  {
    name: "replay",
    summary: "send recorded events again and report",
    load: async () => (await import("./replay/replay.ts")).command,
  },
  {
    name: "validate",
    summary: "check saved payloads and captures against the event schemas",
    load: async () => (await import("./validate.ts")).command,
  },
  {
    name: "events",
    summary: "the catalogue of events: list, show, schema, scenarios, rules",
    load: async () => (await import("./events.ts")).command,
  },
  {
    name: "captures",
    summary: "work with recorded events: calls",
    load: async () => (await import("./captures/captures.ts")).command,
  },
  {
    name: "completion",
    summary: "a completion script for bash, zsh or fish",
    load: async () => (await import("./completion/completion.ts")).completionCommand(COMMANDS),
  },
];
