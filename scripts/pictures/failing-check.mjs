// What a failing CI check prints: one answer that differs from the recorded one.
import { startApp } from "./app.mjs";
import { picture } from "./svg.mjs";
import { Shell } from "./shell.mjs";
import { inEmptyFolder } from "./terminal.mjs";

const SIZE = { columns: 112, rows: 22 };

export async function failingCheck() {
  return inEmptyFolder(async (cwd) => {
    const app = await startApp();
    const shell = new Shell({ ...SIZE, cwd });
    try {
      await shell.record(app.url);
      app.state.status = 500;
      await shell.run(
        `npx hipcall-hooks replay calls.ndjson --to ${app.url} --compare; echo "exit code $?"`,
        /exit code \d/,
      );
      return picture(shell.snapshot(), {
        ...SIZE,
        label: "replay --compare in CI: an answer that differs, and exit code 1",
        replacements: [[new URL(app.url).origin, "http://localhost:3000"]],
      });
    } finally {
      await shell.end();
      app.close();
    }
  });
}
