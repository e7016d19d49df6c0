import { join } from "node:path";
import type { LanguageName } from "../../src/language/language.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { emptyFolder, runCli } from "../support/program/run-cli.ts";

const MOST_LINES = 14;

/** `200 in 1.2 s`, `200, 1,2 sn`. */
const TIME_TO_ANSWER = /(?<=\b200(?: in|,) )\d+(?:[.,]\d+)? (?:ms|sn?)\b/g;

/** What the first three commands of both READMEs print. */
export async function lookBlocks(): Promise<[name: string, block: string][]> {
  return [...(await looksIn("en", "")), ...(await looksIn("tr", "-tr"))];
}

/** From a real run in a language. Times, ids and ports are those of the page. */
async function looksIn(lang: LanguageName, ending: string): Promise<[name: string, block: string][]> {
  const env = { HIPCALL_HOOKS_LANG: lang };
  const cwd = emptyFolder();
  const file = join(cwd, "calls.ndjson");
  await using app = await TestEndpoint.open((_request, response) => response.end("ok"));
  const hooks = `${app.url}/hooks/hipcall`;
  const listener = await TestListener.start(["--save", "calls.ndjson", "-o", "pretty"], { cwd, env });
  const sent = await runCli(["send", "call_hangup", "--to", listener.url], { cwd, env });
  await listener.run.stdout.until((text) => text.includes("call_hangup"));
  const shown = listener.run.stdout.text.split("\n");
  await listener.stop();
  const replayed = await runCli(["replay", file, "--to", hooks], { cwd, env });
  const usual = (text: string): string =>
    text
      .replaceAll(listener.url, "http://127.0.0.1:4665/")
      .replaceAll(hooks, "http://localhost:3000/hooks/hipcall")
      .replaceAll(file, "calls.ndjson")
      .replaceAll(/\d\d:\d\d:\d\d\.\d{3}/g, "10:41:52.341")
      .replaceAll(/UTC[+-]\d\d:\d\d/g, "UTC+03:00")
      .replaceAll(TIME_TO_ANSWER, "12 ms")
      .replaceAll(/"id":"[^"]+"/g, '"id":"4f0c4e1b-0f5a-4a55-9a53-0c8a8f6a7b11"');
  const most = [...shown.slice(0, MOST_LINES), "    …"].join("\n");
  const looks: readonly (readonly [name: string, text: string])[] = [
    ["look-listen", most],
    ["look-send", sent.stdout],
    ["look-replay", replayed.stdout],
  ];
  return looks.map(([name, text]) => [`${name}${ending}`, `\`\`\`text\n${usual(text).trimEnd()}\n\`\`\``]);
}
