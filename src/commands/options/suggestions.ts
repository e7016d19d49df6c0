/** What a shell suggests where a value is expected. */
export interface Suggestions {
  readonly words: readonly SuggestedWord[];
  /** Whether the names of files are suggested too. */
  readonly files: boolean;
}

/** A word that can be typed, and what it means; the description is empty when the word says enough. */
export interface SuggestedWord {
  readonly word: string;
  readonly description: string;
}

export const SUGGEST_NOTHING: Suggestions = { words: [], files: false };

export const SUGGEST_FILES: Suggestions = { words: [], files: true };

export function suggestWords(words: readonly string[]): Suggestions {
  return { words: words.map((word) => ({ word, description: "" })), files: false };
}
