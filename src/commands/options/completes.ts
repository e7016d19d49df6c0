/** What a shell can offer where a value is wanted. */
export interface Completes {
  readonly words: readonly CompletionWord[];
  readonly files: boolean;
}

/** A word that can be typed, and what it means (empty when the word says it all). */
export interface CompletionWord {
  readonly word: string;
  readonly description: string;
}

export const FILES: Completes = { words: [], files: true };

/** A few fixed words. */
export function wordsOf(words: readonly string[]): Completes {
  return { words: words.map((word) => ({ word, description: "" })), files: false };
}
