import type { Suggestions, SuggestedWord } from "../options/suggestions.ts";
import { type CommandNode, allNodes, placesOf } from "./command-tree.ts";

/** The different lists of words that a program offers: each is one function of a script, known by its number. */
export class WordLists {
  readonly #numbers = new Map<string, number>();
  readonly lists: readonly (readonly SuggestedWord[])[];

  constructor(root: CommandNode) {
    const offered = allNodes(root).flatMap((node) => {
      const values = node.options.flatMap(({ value }) => (value === undefined ? [] : [value]));
      return [...placesOf(node), ...values].map(({ suggestions }) => suggestions.words);
    });
    this.lists = offered.filter((words) => words.length > 0 && this.#isNew(words));
  }

  /** The number of a list, from 1; `undefined` when there are no words. */
  numberOf({ words }: Suggestions): number | undefined {
    return this.#numbers.get(JSON.stringify(words));
  }

  #isNew(words: readonly SuggestedWord[]): boolean {
    const text = JSON.stringify(words);
    if (this.#numbers.has(text)) return false;
    this.#numbers.set(text, this.#numbers.size + 1);
    return true;
  }
}
