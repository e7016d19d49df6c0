// listen, send, 500, mend, resend, replay --compare: the full screen above, a shell below.
import { startApp } from "./app.mjs";
import { animation } from "./svg.mjs";
import { Shell } from "./shell.mjs";
import { PROGRAM, Terminal, inEmptyFolder } from "./terminal.mjs";

const COLUMNS = 112;
const ABOVE = { columns: COLUMNS, rows: 18 };
const BELOW = { columns: COLUMNS, rows: 13 };
const LINE = [
  { text: "━".repeat(COLUMNS), column: 0, look: { colour: null, bold: false, faint: true, inverse: false } },
];

export async function firstFailure() {
  return inEmptyFolder(async (cwd) => {
    const app = await startApp();
    const args = [PROGRAM, "listen", "--port", "0", "--forward", app.url, "--save", "calls.ndjson"];
    const listener = new Terminal(process.execPath, args, { ...ABOVE, cwd });
    const shell = new Shell({ ...BELOW, cwd });
    const frames = [];
    const frame = (seconds) => frames.push({ rows: [...listener.snapshot(), LINE, ...shell.snapshot()], seconds });
    try {
      const [url] = await listener.shown(/http:\/\/127\.0\.0\.1:\d+\/(?= )/);
      await shell.shown(/\$ /);
      app.state.status = 500;
      frame(1.5);
      await typed(shell, `npx hipcall-hooks send call_hangup --to ${url}`, () => frame(1));
      shell.type("\r");
      await listener.shown(/#1 call_hangup[^]*500/);
      await shell.shown(/✗[^]*500[^]*\n\$ +(?:\n|$)/);
      frame(3);
      app.state.status = 200;
      await typed(shell, "vim app.js   # mend the app, then press r in the full screen", () => frame(2));
      shell.type("\u0015");
      listener.type("r");
      await listener.shown(/#1\.1 call_hangup[^]*→ 200/);
      frame(3);
      await typed(shell, `npx hipcall-hooks replay calls.ndjson --to ${app.url} --compare`, () => frame(1));
      shell.type("\r");
      await shell.shown(/differ[^]*\n\$ +(?:\n|$)/);
      frame(5);
      return animation(frames, {
        columns: COLUMNS,
        label: "An event fails, the app is mended, the event is sent again, and a replay compares the answers",
        replacements: [
          [url.replace(/\/$/, ""), "http://127.0.0.1:4665"],
          [new URL(app.url).origin, "http://localhost:3000"],
        ],
      });
    } finally {
      await listener.end();
      await shell.end();
      app.close();
    }
  });
}

/** Types a line without its end, and shows it. */
async function typed(shell, line, show) {
  shell.type(line);
  const last = line.slice(-12).replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  await shell.shown(new RegExp(last));
  show();
}
