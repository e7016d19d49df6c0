import type { CommandGroup } from "../command.ts";
import { CALLS } from "./calls.ts";
import { EXPORT } from "./export.ts";
import { IMPORT } from "./import.ts";
import { DIFF } from "./diff/diff.ts";
import { LIST } from "./look/list.ts";
import { REPORT } from "./look/report.ts";
import { SHOW } from "./look/show.ts";
import { SCRUB } from "./scrub.ts";

export const command: CommandGroup = {
  defaultCommand: "calls",
  commands: [
    {
      name: "list",
      summary: "list the events of a capture, one a line: number, time, name, verdict, answer",
      definition: LIST,
    },
    {
      name: "show",
      summary: "show an event of a capture whole: request, headers, body, issues, recorded answer",
      definition: SHOW,
    },
    {
      name: "calls",
      summary: "list the calls of a capture: what happened, and problems in their events",
      definition: CALLS,
    },
    {
      name: "diff",
      summary: "compare two captures, or two events: what is new, gone and changed",
      definition: DIFF,
    },
    {
      name: "report",
      summary: "write a page to look at in a browser: calls as bars, issues, answers, latency",
      definition: REPORT,
    },
    {
      name: "scrub",
      summary: "write a copy without personal data that still validates and replays",
      definition: SCRUB,
    },
    {
      name: "export",
      summary: "write events in another form: curl, HAR, .http, hurl, files, a scenario, a test",
      definition: EXPORT,
    },
    {
      name: "import",
      summary: "make a capture of what other programs recorded: HAR, curl, .http, ngrok and others",
      definition: IMPORT,
    },
  ],
};
