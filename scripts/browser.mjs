// Opens the pages of `captures report` and `replay --report html` in a real browser, with hostile payloads in them. Fails when a script
// runs, something is loaded, or the layout is missing. Needs Chromium or Chrome (CHROME names another one).
//   npm run test:browser -- --out FOLDER     keeps the pages and their pictures
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify, parseArgs } from "node:util";
import { Chrome } from "./browser/chrome.mjs";
import { ATTACKS, hostileCapture } from "./browser/hostile-capture.mjs";
import { filtered, lowContrast, problemsOf } from "./browser/look.mjs";

const PROGRAM = resolve(import.meta.dirname, "../bin/hipcall-hooks.cjs");
const { values } = parseArgs({ options: { out: { type: "string" } } });
const folder = values.out === undefined ? mkdtempSync(join(tmpdir(), "hipcall-hooks-browser-")) : resolve(values.out);
mkdirSync(folder, { recursive: true });

/** Attacks that a terminal would act on are shown escaped. */
const SHOWN = ATTACKS.filter((attack) => !/[\u0000-\u001f\u202e]/.test(attack) && !attack.includes('"'));
const A4_POINTS = /\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/;
const SCREENS = [
  { name: "light", scheme: "light", width: 1200, height: 1600 },
  { name: "dark", scheme: "dark", width: 1200, height: 1600 },
  { name: "narrow", scheme: "light", width: 380, height: 1600 },
];

let failed = 0;
function report(name, problems) {
  failed += problems.length;
  console.log(problems.length === 0 ? `ok   ${name}` : `FAIL ${name}`);
  for (const problem of problems) console.log(`     ${problem}`);
}

try {
  writeFileSync(join(folder, "hostile.ndjson"), hostileCapture());
  await writePages();
  const chrome = await Chrome.open();
  try {
    for (const page of ["report.html", "replay.html"]) {
      for (const screen of SCREENS) report(`${page}, ${screen.name}`, await lookAt(chrome, page, screen));
      report(`${page}, on A4`, await print(chrome, page));
    }
  } finally {
    await chrome.close();
  }
} finally {
  if (values.out === undefined) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** A function as an expression that the browser runs. */
function callOf(look, ...args) {
  return `(${look.toString()})(${args.map((arg) => JSON.stringify(arg)).join(",")})`;
}

async function writePages() {
  const server = createServer((request, response) => {
    const attack = ATTACKS[Number(request.headers["content-length"]) % ATTACKS.length];
    request.resume().on("end", () => response.writeHead(500, { "content-type": "text/html" }).end(attack));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const to = `http://127.0.0.1:${server.address().port}/`;
  const replay = ["replay", "hostile.ndjson", "--to", to, "--report", "html=replay.html", "-q"];
  const run = promisify(execFile);
  await run(process.execPath, [PROGRAM, ...replay], { cwd: folder, maxBuffer: 1e8 }).catch(({ code }) => {
    if (code !== 1) throw new Error(`replay exited with ${code}`);
  });
  server.close();
  await run(process.execPath, [PROGRAM, "captures", "report", "hostile.ndjson", "-O", "report.html"], { cwd: folder });
}

async function lookAt(chrome, page, { name, scheme, width, height }) {
  await chrome.call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await chrome.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  await chrome.goto(pathToFileURL(join(folder, page)).href);
  await picture(chrome, `${page.replace(".html", "")}-${name}.png`);
  const problems = await chrome.evaluate(callOf(problemsOf, SHOWN));
  // Opened whole, so that what is folded is looked at too.
  await chrome.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  problems.push(...(await chrome.evaluate(callOf(problemsOf, SHOWN))));
  problems.push(...(await chrome.evaluate(callOf(lowContrast))).map((one) => `the contrast is too low: ${one}`));
  await picture(chrome, `${page.replace(".html", "")}-${name}-open.png`);
  const dark = await chrome.evaluate("getComputedStyle(document.body).backgroundColor === 'rgb(15, 19, 24)'");
  if (dark !== (scheme === "dark")) problems.push(`the page is ${dark ? "dark" : "light"} where it must not be`);
  const shown = Object.fromEntries(await chrome.evaluate(callOf(filtered)));
  const { "show-all": all, "show-problems": problem, "show-answered": answered } = shown;
  if (!(problem > 0 && problem <= all && answered <= all)) problems.push(`the filter shows ${JSON.stringify(shown)}`);
  for (const { method, params } of chrome.events()) {
    if (method === "Log.entryAdded") problems.push(`the browser says: ${params.entry.text}`);
    if (method === "Runtime.exceptionThrown" || method === "Runtime.consoleAPICalled") problems.push("a script ran");
    if (method === "Network.requestWillBeSent" && !params.request.url.endsWith(page))
      problems.push(`the page loads ${params.request.url}`);
  }
  return [...new Set(problems)];
}

async function picture(chrome, name) {
  const { data } = await chrome.call("Page.captureScreenshot", { format: "png" });
  writeFileSync(join(folder, name), Buffer.from(data, "base64"));
}

async function print(chrome, page) {
  await chrome.goto(pathToFileURL(join(folder, page)).href);
  const { data } = await chrome.call("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
  const pdf = Buffer.from(data, "base64");
  writeFileSync(join(folder, page.replace(".html", ".pdf")), pdf);
  return A4_POINTS.test(pdf.toString("latin1")) ? [] : ["the printed page is not A4"];
}
