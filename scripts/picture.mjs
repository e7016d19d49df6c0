// Makes docs/tui.svg: runs the full screen in a pseudo-terminal, and draws what a terminal emulator shows.
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROJECT = resolve(import.meta.dirname, "..");
const PROGRAM = join(PROJECT, "bin/hipcall-hooks.cjs");
const COLUMNS = 132;
const ROWS = 34;
const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
/** The colours of the terminal palette. */
const COLOURS = ["#16181d", "#f07178", "#a5d76e", "#ffcb6b", "#82aaff", "#c792ea", "#7fdbca", "#d6deeb"];
const PLAIN = "#d6deeb";
const GROUND = "#16181d";
const FAINT = 0.55;

const cwd = mkdtempSync(join(tmpdir(), "hipcall-hooks-picture-"));
const app = createServer((request, response) => {
  request.resume().once("end", () => response.end("ok"));
});
await new Promise((listening) => app.listen({ host: "127.0.0.1", port: 0 }, listening));
const forward = `http://127.0.0.1:${app.address().port}/hooks`;
const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
const terminal = spawn(process.execPath, [PROGRAM, "listen", "--port", "0", "--forward", forward], {
  name: "xterm-256color",
  cols: COLUMNS,
  rows: ROWS,
  cwd,
  env: { PATH: process.env.PATH, TERM: "xterm-256color", HOME: cwd, TZ: "Europe/Istanbul" },
});
const changed = new EventTarget();
terminal.onData((text) => screen.write(text, () => changed.dispatchEvent(new Event("change"))));
const ended = new Promise((done) => terminal.onExit(done));
try {
  const [url] = await shown(/http:\/\/127\.0\.0\.1:\d+\/(?= )/);
  const bodies = [
    sample("2023/call.init.json"),
    sample("2024/call_init.json"),
    sample("2024/call_bridged.json"),
    sample("2024/contact_create.json"),
    JSON.stringify({ event: "call_hangup", data: { uuid: "7d1c" } }),
    sample("2024/call_hangup.json"),
  ];
  for (const body of bodies) await (await fetch(url, { method: "POST", body })).arrayBuffer();
  // A frame can arrive in parts, so this waits for the sections down to the end of the screen.
  await shown(/#6 call_hangup[^]*▾ Call[^]*▾ Body[^]*"call_flow"[^]*"timestamp"/);
  mkdirSync(join(PROJECT, "docs"), { recursive: true });
  // The ports are random. The picture shows the default ones.
  const usual = [
    [url.replace(/\/$/, ""), "http://127.0.0.1:4665"],
    [new URL(forward).origin, "http://localhost:3000"],
  ];
  writeFileSync(join(PROJECT, "docs/tui.svg"), svg(usual));
} finally {
  terminal.kill("SIGTERM");
  await ended;
  app.close();
  app.closeAllConnections();
  rmSync(cwd, { recursive: true, force: true });
}

function sample(name) {
  return readFileSync(join(PROJECT, "samples", name), "utf8");
}

async function shown(pattern) {
  for (;;) {
    const text = Array.from({ length: ROWS }, (_, row) => screen.buffer.active.getLine(row).translateToString()).join(
      "\n",
    );
    const match = pattern.exec(text);
    if (match !== null) return match;
    await new Promise((resume) => changed.addEventListener("change", resume, { once: true }));
  }
}

function svg(replacements) {
  const width = COLUMNS * CELL.width + 2 * MARGIN;
  const height = ROWS * CELL.height + 2 * MARGIN;
  const rows = Array.from({ length: ROWS }, (_, row) => rowOf(row, replacements)).filter((row) => row !== "");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img" aria-label="hipcall-hooks listen, full screen">`,
    `<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="${PLAIN}" xml:space="preserve">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** One row. Characters of the same style are one text of a fixed length, so that every font keeps the columns. */
function rowOf(row, replacements) {
  const runs = runsOf(screen.buffer.active.getLine(row));
  const y = MARGIN + row * CELL.height + 13;
  const shapes = runs.map(({ text, column, look }) => {
    const x = round(MARGIN + column * CELL.width);
    const length = round(text.length * CELL.width);
    const back = look.inverse
      ? `<rect x="${x}" y="${y - 13}" width="${length}" height="${CELL.height}" fill="${PLAIN}"/>`
      : "";
    if (text.trim() === "") return back;
    // Keeps the length, so that the text after it stays in its column.
    const usual = replacements.reduce((now, [from, to]) => now.replace(from, to), text).padEnd(text.length);
    const style = [
      look.inverse ? ` fill="${GROUND}"` : look.colour === PLAIN ? "" : ` fill="${look.colour}"`,
      look.bold ? ' font-weight="bold"' : "",
      look.faint ? ` opacity="${FAINT}"` : "",
    ].join("");
    return `${back}<text x="${x}" y="${y}" textLength="${length}"${style}>${escaped(usual)}</text>`;
  });
  return shapes.join("");
}

function runsOf(line) {
  const runs = [];
  for (let column = 0; column < COLUMNS; column += 1) {
    const cell = line.getCell(column);
    const colour = cell.isFgPalette() ? (COLOURS[cell.getFgColor() % 8] ?? PLAIN) : PLAIN;
    const look = { colour, bold: cell.isBold() > 0, faint: cell.isDim() > 0, inverse: cell.isInverse() > 0 };
    const last = runs.at(-1);
    const text = cell.getChars() || " ";
    if (last !== undefined && JSON.stringify(last.look) === JSON.stringify(look)) last.text += text;
    else runs.push({ text, column, look });
  }
  const last = runs.at(-1);
  if (last !== undefined && !last.look.inverse) last.text = last.text.trimEnd();
  return runs.filter(({ text }) => text !== "");
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(value) {
  return Math.round(value * 10) / 10;
}
