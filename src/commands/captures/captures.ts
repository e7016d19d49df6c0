import type { CommandGroup } from "../command.ts";
import { CALLS } from "./calls.ts";
import { SCRUB } from "./scrub.ts";

export const command: CommandGroup = {
  defaultCommand: "calls",
  commands: [
    {
      name: "calls",
      summary: "list the calls of a capture: what happened, and problems in their events",
      definition: CALLS,
    },
    {
      name: "scrub",
      summary: "write a copy without personal data that still validates and replays",
      definition: SCRUB,
    },
  ],
};
