// The full screen of listen: a call in the list, and an invalid event selected.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startApp } from "./app.mjs";
import { picture } from "./svg.mjs";
import { PROGRAM, Terminal, inEmptyFolder } from "./terminal.mjs";

const SAMPLES = resolve(import.meta.dirname, "../../samples");
const SIZE = { columns: 132, rows: 34 };

export async function fullScreen() {
  return inEmptyFolder(async (cwd) => {
    const app = await startApp();
    const terminal = new Terminal(process.execPath, [PROGRAM, "listen", "--port", "0", "--forward", app.url], {
      ...SIZE,
      cwd,
    });
    try {
      const [url] = await terminal.shown(/http:\/\/127\.0\.0\.1:\d+\/(?= )/);
      for (const body of bodies()) await (await fetch(url, { method: "POST", body })).arrayBuffer();
      await terminal.shown(/#6 call_hangup[^]*▾ Issues[^]*▾ Call[^]*▾ Body[^]*"call_flow"/);
      return picture(terminal.snapshot(), {
        ...SIZE,
        label: "The full screen of listen: the events of a call, and one invalid event with its issues",
        replacements: [
          [url.replace(/\/$/, ""), "http://127.0.0.1:4665"],
          [new URL(app.url).origin, "http://localhost:3000"],
        ],
      });
    } finally {
      await terminal.end();
      app.close();
    }
  });
}

function bodies() {
  const hangup = JSON.parse(sample("2024/call_hangup.json"));
  return [
    sample("2023/call.init.json"),
    sample("2024/contact_create.json"),
    sample("2024/call_init.json"),
    sample("2024/call_bridged.json"),
    sample("2024/task_create.json"),
    JSON.stringify({ ...hangup, data: { ...hangup.data, user_id: "7" } }),
  ];
}

function sample(name) {
  return readFileSync(join(SAMPLES, name), "utf8");
}
