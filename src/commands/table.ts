import type { CommandEntry } from "./command.ts";

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "listen",
    summary: "receive webhooks; show, check, record and forward them",
    load: async () => (await import("./listen/listen.ts")).command,
  },
  {
    name: "send",
    summary: "send sample events or your own to an endpoint",
    load: async () => (await import("./send/send.ts")).command,
  },
  {
    name: "replay",
    summary: "send recorded events again and report the responses",
    load: async () => (await import("./replay/replay.ts")).command,
  },
  {
    name: "validate",
    summary: "check saved payloads and recorded events against the schemas",
    load: async () => (await import("./validate/validate.ts")).command,
  },
  {
    name: "ask",
    summary: "send a request that wants an answer, and say what Hipcall would do with it",
    load: async () => (await import("./ask/ask.ts")).command,
  },
  {
    name: "doctor",
    summary: "examine an endpoint: is it ready for Hipcall?",
    load: async () => (await import("./doctor/doctor.ts")).command,
  },
  {
    name: "init",
    summary: "show or write a config file, a call, a test and a CI workflow for your project",
    load: async () => (await import("./init/init.ts")).command,
  },
  {
    name: "events",
    summary: "show what is known about the events of Hipcall",
    load: async () => (await import("./events/events.ts")).command,
  },
  {
    name: "captures",
    summary: "look at recorded events, summarize calls, remove personal data",
    load: async () => (await import("./captures/captures.ts")).command,
  },
  {
    name: "completion",
    summary: "print a completion script for bash, zsh or fish",
    load: async () => (await import("./completion/completion.ts")).completionCommand(COMMANDS),
  },
];
