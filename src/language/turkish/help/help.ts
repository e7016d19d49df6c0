import { HELP_OF_CAPTURES } from "./captures.ts";
import { HELP_OF_DELIVERIES } from "./deliveries.ts";
import { HELP_OF_EVENTS } from "./events.ts";
import { HELP_OF_CHECKS } from "./checks.ts";
import { HELP_OF_LISTEN } from "./listen.ts";
import { HELP_OF_PROGRAM } from "./program.ts";

/** All that `--help` shows. */
export const HELP = {
  ...HELP_OF_PROGRAM,
  ...HELP_OF_LISTEN,
  ...HELP_OF_DELIVERIES,
  ...HELP_OF_CHECKS,
  ...HELP_OF_EVENTS,
  ...HELP_OF_CAPTURES,
};
