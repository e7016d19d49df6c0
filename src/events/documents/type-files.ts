/** A language that the types are written in, and the file in the package that has them. */
export const TYPE_FILES = {
  ts: "events.d.ts",
  python: "events.py",
  php: "events.php",
  csharp: "events.cs",
  go: "events.go",
} as const;

export type TypeLanguage = keyof typeof TYPE_FILES;

export const TYPE_LANGUAGES = ["ts", "python", "php", "csharp", "go"] as const satisfies readonly TypeLanguage[];
