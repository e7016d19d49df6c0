import { FULL_SCREEN } from "./full-screen.ts";
import { HELP } from "./help/help.ts";
import { ISSUES } from "./issues/issues.ts";
import { MESSAGES } from "./messages/messages.ts";
import { NOUNS } from "./nouns.ts";
import { PRETTY_CAPTURES } from "./pretty-captures.ts";
import { PRETTY_CHECKS } from "./pretty-checks.ts";
import { PRETTY_DELIVERY } from "./pretty-delivery.ts";
import { PRETTY_LISTEN } from "./pretty-listen.ts";
import { SENTENCES } from "./sentences.ts";
import { WORDS } from "./words.ts";

/** The catalogue of messages: every text in Turkish, by its English one. */
export const TURKISH = {
  ...MESSAGES,
  ...NOUNS,
  ...WORDS,
  ...SENTENCES,
  ...ISSUES,
  ...HELP,
  ...PRETTY_LISTEN,
  ...PRETTY_DELIVERY,
  ...PRETTY_CAPTURES,
  ...PRETTY_CHECKS,
  ...FULL_SCREEN,
};
