// Draws docs/pictures: each picture is a real run in a pseudo-terminal. `node scripts/pictures.mjs [name]`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { failingCheck } from "./pictures/failing-check.mjs";
import { firstFailure } from "./pictures/first-failure.mjs";
import { fullScreen } from "./pictures/full-screen.mjs";

const FOLDER = resolve(import.meta.dirname, "../docs/pictures");
const PICTURES = { "full-screen": fullScreen, "first-failure": firstFailure, "failing-check": failingCheck };

mkdirSync(FOLDER, { recursive: true });
for (const [name, draw] of Object.entries(PICTURES)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue;
  writeFileSync(join(FOLDER, `${name}.svg`), await draw());
}
