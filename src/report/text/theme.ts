import { PROGRAM, programName } from "../as-called.ts";
import { Chalk } from "chalk";
import type { Context, TextOutput } from "../../context.ts";
import { ENGLISH, type Language, inAsciiLetters } from "../../language/language.ts";
import { type ColourChoice, hasStyles, wantsColour } from "./colour.ts";
import { hasUnicode } from "./terminal-layout.ts";

/** Colours by meaning, and the language. Each colour returns text that can also be understood without it. */
export interface Theme {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly note: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly inverse: (text: string) => string;
  readonly jsonKey: (text: string) => string;
  readonly jsonString: (text: string) => string;
  readonly jsonNumber: (text: string) => string;
  readonly jsonWord: (text: string) => string;
  readonly language: Language;
  /** What the user types to start the program. */
  readonly program: string;
}

/** For a text that no stream shows. */
const AS_WRITTEN: Pick<Theme, "language" | "program"> = { language: ENGLISH, program: PROGRAM };

/** Creates the theme of a stream. Without colour and emphasis, each function returns its text unchanged. Bold, faint and inverse are no colours. */
export function createTheme(colour: boolean, emphasis = colour, { language, program } = AS_WRITTEN): Theme {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const styles = new Chalk({ level: emphasis ? 1 : 0 });
  return {
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    note: chalk.blue,
    faint: styles.dim,
    strong: styles.bold,
    inverse: styles.inverse,
    jsonKey: chalk.cyan,
    jsonString: chalk.green,
    jsonNumber: chalk.yellow,
    jsonWord: chalk.magenta,
    language,
    program,
  };
}

/** How a user wants a text to look. */
export interface Looks {
  readonly colour: ColourChoice;
  readonly language: Language;
}

/** The theme of a stream. Without colour a terminal keeps bold, faint and inverse: `NO_COLOR` is about colours only. */
export function themeFor(stream: TextOutput, env: Context["env"], { colour: choice, language }: Looks): Theme {
  const colour = wantsColour(stream, env, choice);
  const letters = hasUnicode(stream, env) ? language : inAsciiLetters(language);
  return createTheme(colour, colour || hasStyles(stream, env), { language: letters, program: programName(env) });
}
