import { EXPLANATIONS } from "./explanations.ts";
import { FAILURES } from "./failures.ts";
import { LISTENER } from "./listener.ts";
import { USAGE } from "./usage.ts";
import { WARNINGS } from "./warnings.ts";

/** Errors, warnings, notes, and why something failed; each with what to do. */
export const MESSAGES = { ...EXPLANATIONS, ...FAILURES, ...LISTENER, ...USAGE, ...WARNINGS };
