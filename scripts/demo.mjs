// A demo of the whole tool: starts a listener, sends every event of the 2023 format, validates and replays the recording,
// and asks a web service what to do with a call.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, watch } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROGRAM = resolve(import.meta.dirname, "../bin/hipcall-hooks.cjs");

const folder = await mkdtemp(join(tmpdir(), "hipcall-hooks-demo-"));
const children = new Set();

// A closed reader (`| head`) and a signal end the demo and all that it started.
process.on("exit", () => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});
process.stdout.on("error", () => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

const events = await catalogue("2023");
const count = String(events.length);

heading(`A listener records ${count} sample events`);
const listener = await listen("--count", count, "--save", "captures.ndjson");
await run("send", ...events, "--to", listener.url);
await listener.ended;

heading("Validate the recording");
await run("validate", "captures.ndjson");

heading("Replay the recording to a second listener, byte for byte");
const second = await listen("--count", count, "--quiet");
await run("replay", "captures.ndjson", "--to", second.url);
await second.ended;

heading("Ask a web service what to do with a call, as Hipcall's smart routing does");
const service = await listen("--count", "1", "--quiet", "--answer", 'smart-routing={"extension":"1000"}');
await run("ask", "smart-routing", "--to", service.url);
await service.ended;

heading("Done. Try it yourself: npx hipcall-hooks listen");

/** The names of all events of a format. */
async function catalogue(format) {
  const child = start(["events", "list", "--json"], "pipe");
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  return JSON.parse(text)
    .entries.filter((entry) => entry.format === format)
    .map(({ name }) => name);
}

/** Starts a listener on a free port. The listener writes its URL to a file once it is ready. */
async function listen(...options) {
  const readyFile = join(folder, `url-${options.length}`);
  const child = start(["listen", "--port", "0", "--ready-file", readyFile, ...options], "inherit");
  const ended = exit(child);
  const watcher = watch(folder);
  try {
    for (;;) {
      const change = once(watcher, "change");
      const url = await readFile(readyFile, "utf8").catch(() => undefined);
      if (url !== undefined) return { url: url.trim(), ended };
      await Promise.race([change, ended]);
    }
  } finally {
    watcher.close();
  }
}

async function run(...args) {
  console.log(`$ hipcall-hooks ${args.join(" ")}\n`);
  await exit(start(args, "inherit"));
}

function start(args, stdout) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, stdio: ["ignore", stdout, "inherit"] });
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}

/** Resolves when the program exits with 0. Any other code ends the demo with the same code. */
async function exit(child) {
  const [code] = await once(child, "close");
  if (code !== 0) process.exit(code ?? 1);
}

function heading(text) {
  console.log(`\n── ${text} ${"─".repeat(Math.max(0, 76 - text.length))}\n`);
}
