import type { CommandGroup } from "../command.ts";
import { CALLS } from "./calls.ts";
import { SCRUB } from "./scrub.ts";

export const command: CommandGroup = {
  defaultCommand: "calls",
  commands: [
    {
      name: "calls",
      summary: "each call of a capture: how it went, in a sentence, and what is wrong with its events",
      definition: CALLS,
    },
    {
      name: "scrub",
      summary: "a copy without personal data, which still validates and replays",
      definition: SCRUB,
    },
  ],
};
