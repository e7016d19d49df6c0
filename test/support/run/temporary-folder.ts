import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const NAME = "hipcall-hooks-run-";

/** One folder for all files that a test run writes, removed at its end. Each project calls this; only the first call makes the folder. */
export function setup(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(NAME)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), NAME));
  // The workers inherit these variables, and os.tmpdir() reads them.
  process.env["TMPDIR"] = folder;
  process.env["TEMP"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
