import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { BASELINE_KIND, type Baseline, parseBaseline } from "../../events/drift/baseline.ts";
import type { Suggestion } from "../../events/drift/suggestion.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";

const SUGGESTION_KIND = "hipcall-hooks-suggestion";

/** A saved baseline is small: its size is bounded. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** The saved baseline in a file; `undefined` for any other file, which can be a capture. */
export function readBaseline(name: string, cwd: string): Baseline | undefined {
  const text = textOf(resolve(cwd, name));
  if (text === undefined || !isOfKind(text, BASELINE_KIND)) return undefined;
  const parsed = parseBaseline(jsonOf(text));
  if (parsed.kind === "baseline") return parsed.baseline;
  throw new Failure(
    "input",
    said("{name} is no baseline that can be read: {reason}", { name, reason: parsed.reason }),
    {
      hint: said("save it again: hipcall-hooks validate --drift captures.ndjson --save-baseline FILE"),
    },
  );
}

export function saveBaseline(name: string, cwd: string, baseline: Baseline): void {
  write(name, cwd, { kind: BASELINE_KIND, what: said("a saved baseline"), value: baseline });
}

export function saveSuggestions(name: string, cwd: string, events: readonly Suggestion[]): void {
  write(name, cwd, {
    kind: SUGGESTION_KIND,
    what: said("a suggestion"),
    value: { kind: SUGGESTION_KIND, v: 1, events },
  });
}

interface Written {
  readonly kind: string;
  readonly what: Said;
  readonly value: object;
}

/** Replaces only a file of its own kind. */
function write(name: string, cwd: string, { kind, what, value }: Written): void {
  const path = resolve(cwd, name);
  const old = textOf(path);
  if (old !== undefined && !isOfKind(old, kind)) {
    throw new Failure("input", said("{name} already exists and is not {what}", { name, what }), {
      hint: said("choose another name"),
    });
  }
  try {
    using file = new AtomicFile(path);
    file.write(`${JSON.stringify(value, null, 1)}\n`);
    file.commit();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    throw new Failure("input", said("cannot write {name}: {reason}", { name, reason: reasonOf(error) }), {
      hint: said("choose a file in an existing folder that you can write to"),
      cause: error,
    });
  }
}

/** The text of a small file; the empty text for anything else that exists, `undefined` for nothing. */
function textOf(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    return stats.isFile() && stats.size <= LARGEST_FILE ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}

function isOfKind(text: string, kind: string): boolean {
  return /^\s*\{\s*"kind"\s*:\s*"([^"]+)"/.exec(text.slice(0, 200))?.[1] === kind;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
