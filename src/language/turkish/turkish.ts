import { HELP } from "./help.ts";
import { ISSUES } from "./issues.ts";
import { NOUNS } from "./nouns.ts";
import { SENTENCES } from "./sentences.ts";
import { WORDS } from "./words.ts";

/** The catalogue of messages: every text in Turkish, by its English one. */
export const TURKISH = { ...NOUNS, ...WORDS, ...SENTENCES, ...ISSUES, ...HELP };
