import type { Suggestions, SuggestedWord } from "../options/suggestions.ts";
import { type CommandNode, allNodes, argumentsOf } from "./command-tree.ts";

/** The lists of suggested words, each of them once. A script has one function for each list, and refers to it by number. */
export class WordLists {
  readonly #numbers = new Map<string, number>();
  readonly lists: readonly (readonly SuggestedWord[])[];

  constructor(root: CommandNode) {
    const all = allNodes(root).flatMap((node) => {
      const values = node.options.flatMap(({ value }) => (value === undefined ? [] : [value]));
      return [...argumentsOf(node), ...values].map(({ suggestions }) => suggestions.words);
    });
    this.lists = all.filter((words) => words.length > 0 && this.#isNew(words));
  }

  /** The number of a list, from 1. `undefined` when the list is empty. */
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
