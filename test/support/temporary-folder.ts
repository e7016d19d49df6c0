import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that the tests of a run write goes into one folder, which goes with the run. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-run-"));
  // The workers inherit it; os.tmpdir() reads it there.
  process.env["TMPDIR"] = folder;
  process.env["TEMP"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
