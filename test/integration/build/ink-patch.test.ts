import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const TEXTS = 100;
const TEXT_BYTES = 100_000;

/** Draws texts one after the other, each shown once, and prints by how many bytes the heap grew. */
const DRAWS_TEXTS = `
  import { PassThrough } from "node:stream";
  import { createElement } from "react";
  import { Text, render } from "ink";
  const stdout = Object.assign(new PassThrough().resume(), { columns: 80, rows: 24 });
  const text = (number) => createElement(Text, { wrap: "truncate" }, \`\${number} \${"x".repeat(${TEXT_BYTES})}\`);
  const screen = render(text(0), { stdout, debug: true });
  const heap = () => { gc(); return process.memoryUsage().heapUsed; };
  const before = heap();
  for (let number = 1; number <= ${TEXTS}; number++) screen.rerender(text(number));
  console.log(heap() - before);
  screen.unmount();
`;

test("Ink keeps no text that it has measured: a full screen that is open all day does not grow", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--expose-gc", "--input-type=module", "--eval", DRAWS_TEXTS],
    { cwd: resolve(import.meta.dirname, "../../.."), env: { NODE_ENV: "production" } },
  );
  expect(Number(stdout)).toBeLessThan((TEXTS * TEXT_BYTES) / 4);
});
