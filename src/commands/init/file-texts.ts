import { posixWord } from "../../captures/export/shell-quoting.ts";
import { captureOfPayload } from "../../captures/import/capture-of-payload.ts";
import { bodyHash } from "../../captures/record/body.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import { isThisMachine } from "../../delivery/request/loopback.ts";
import type { Target } from "../../delivery/request/target.ts";
import type { Scenario } from "../../events/scenarios/scenario.ts";
import type { Options } from "./options.ts";

/** Nobody received these events: the same command always gives the same file. */
const START = Date.UTC(2026, 8, 15, 8);

/** A file that `init` proposes. `lines`: it may exist already, and gets those that it does not have. */
export interface ProposedFile {
  readonly path: string;
  readonly kind: "whole" | "lines";
  readonly text: string;
}

export const CALLS = "test/calls.ndjson";

/** The files that the options ask for, in the order in which they are shown. */
export function proposedFiles(options: Options, scenario: Scenario): ProposedFile[] {
  const files: ProposedFile[] = [
    { path: "hipcall-hooks.config.json", kind: "whole", text: configText(options) },
    { path: CALLS, kind: "whole", text: captureText(scenario, options.to) },
  ];
  if (options.test === "vitest") files.push({ path: "test/calls.test.ts", kind: "whole", text: testText(options.to) });
  if (options.ci === "github")
    files.push({ path: ".github/workflows/webhooks.yml", kind: "whole", text: workflowText(options) });
  files.push({ path: ".gitignore", kind: "lines", text: IGNORED });
  return files;
}

/** The command of the workflow that starts the app; `undefined` for an app on another machine, which runs already. */
export function startCommand({ to, exec }: Pick<Options, "to" | "exec">): string | undefined {
  return exec ?? (isThisMachine(new URL(to.origin).hostname) ? "npm start" : undefined);
}

const IGNORED = `# Recorded webhooks hold personal data: commit only what captures scrub wrote.
*.ndjson
!${CALLS}
`;

function configText({ to, exec }: Options): string {
  return `${JSON.stringify({ target: to.url, ...(exec !== undefined && { replay: { exec } }) }, null, 2)}\n`;
}

function captureText({ steps }: Scenario, { path = "/" }: Target): string {
  let offsetMs = 0;
  const lines = steps.map(({ event, afterMs, dataText }, at) => {
    offsetMs += afterMs;
    const body = Buffer.from(`{"event":${JSON.stringify(event)},"data":${dataText}}`);
    const capture = captureOfPayload(body, { id: idOf(body, at), now: new Date(START + offsetMs) });
    return encodeRequest({ ...capture, body, offsetMs, path });
  });
  return lines.join("");
}

/** A UUID (version 8) of the body and its place. */
function idOf(body: Buffer, at: number): string {
  const hex = bodyHash(Buffer.concat([Buffer.from(`${at} `), body]));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function testText({ url }: Target): string {
  return `// Start your app, then: npx vitest run
// Without a port: give replay() the fetch function of your app instead of a URL.
import { join } from 'node:path';
import { env } from 'node:process';
import { replay } from 'hipcall-hooks/testing';
import { test } from 'vitest';

const target = env["HIPCALL_HOOKS_TARGET"] ?? ${JSON.stringify(url)};

test("the app accepts a whole call", async () => {
  await replay(join(import.meta.dirname, "calls.ndjson"), target);
});
`;
}

function workflowText({ to, exec }: Options): string {
  const start = startCommand({ to, exec });
  const replay = ["npx hipcall-hooks replay", CALLS, "--to", posixWord(to.url)];
  if (start !== undefined) replay.push("--exec", posixWord(start));
  return `name: webhooks
on: [push, pull_request]
permissions:
  contents: read
jobs:
  webhooks:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci
      - run: npx hipcall-hooks validate ${CALLS}
      - run: |
          ${replay.join(" ").replaceAll("\n", "\n          ")}
`;
}
