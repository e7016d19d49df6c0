import { Chalk } from "chalk";

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
  // chalk can do without colour too, but loading it takes 3 ms.
  return colour ? coloured() : PLAIN;
}

function coloured(): Theme {
  const chalk = new Chalk({ level: 1 });
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

const unchanged = (text: string): string => text;

const PLAIN: Theme = {
  good: unchanged,
  bad: unchanged,
  warn: unchanged,
  note: unchanged,
  faint: unchanged,
  strong: unchanged,
  inverse: unchanged,
  jsonKey: unchanged,
  jsonString: unchanged,
  jsonNumber: unchanged,
  jsonWord: unchanged,
};
