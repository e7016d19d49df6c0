import { Chalk, type ColorSupportLevel } from "chalk";

/** Colours by meaning. Each returns its text unchanged when there is no colour, so every line reads without. */
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
}

/** The theme of a stream with or without colour. */
export function themeFor(colour: boolean): Theme {
  const level: ColorSupportLevel = colour ? 1 : 0;
  const chalk = new Chalk({ level });
  return {
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    note: chalk.blue,
    faint: chalk.dim,
    strong: chalk.bold,
    inverse: chalk.inverse,
    jsonKey: chalk.cyan,
    jsonString: chalk.green,
    jsonNumber: chalk.yellow,
    jsonWord: chalk.magenta,
  };
}
