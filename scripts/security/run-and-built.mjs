// Where requests go, what is run and reported, and the package.

/** @type {readonly import("./promises.mjs").Mutation[]} */
export const RUN_AND_BUILT = [
  // The target of `send` and `replay`
  {
    promise: "Its answer acts on the terminal",
    file: "src/events/payload/printable.ts",
    from: "const safe = text.replace(UNSAFE, escapeCharacter);",
    to: "const safe = text;",
    test: "test/integration/send/send-outcomes.test.ts › text that would act on a terminal, shows it escaped",
  },
  {
    promise: "It redirects the payload to another place",
    file: "src/delivery/send/connections.ts",
    from: 'import { Client, type Dispatcher, ProxyAgent } from "undici";',
    to: `import { Client as PlainClient, type Dispatcher, ProxyAgent, interceptors } from "undici";
function Client(origin, options) {
  return new PlainClient(origin, options).compose(interceptors.redirect({ maxRedirections: 1 }));
}`,
    test: "test/integration/send/send-outcomes.test.ts › 301, does not follow it and says where it leads",
  },
  {
    promise: "It never answers, or its answer never ends",
    file: "src/delivery/send/sender.ts",
    from: "this.#answerBegan = true;",
    to: "this.#answerBegan = true; clearTimeout(this.#timer);",
    test: "test/integration/send/send-outcomes.test.ts › half of an answer, gives up after --timeout",
  },
  {
    promise: "Somebody else answers instead",
    file: "src/delivery/send/connections.ts",
    from: "rejectUnauthorized: !options.insecure",
    to: "rejectUnauthorized: false",
    test: "test/integration/send/send-outcomes.test.ts › refuses a self-signed certificate, exits 4 and names --insecure",
  },
  {
    promise: "A password in its URL is sent or shown",
    file: "src/delivery/request/target.ts",
    from: '(protocol !== "http:" && protocol !== "https:") || username + password !== ""',
    to: 'protocol !== "http:" && protocol !== "https:"',
    test: "test/unit/delivery/request/target.test.ts › %s is refused: what stands before the @ would not be sent",
  },

  // A config file, a scenario, a command
  {
    promise: "Another user puts one in a parent folder, such as /tmp",
    file: "src/commands/options/config-file.ts",
    from: "return user === -1 || file === user || file === folder || file === 0;",
    to: "return true;",
    test: "test/unit/commands/options/config-file.test.ts › whether to trust a file that was found: %s",
  },
  {
    promise: "A key reaches the prototype",
    file: "src/commands/options/config-file.ts",
    from: "if (checked.success) return checked.data;",
    to: `const merged = (target, from) => {
    for (const [key, value] of Object.entries(from)) {
      if (isJsonObject(value)) merged((target[key] ??= {}), value);
      else target[key] = value;
    }
    return target;
  };
  if (checked.success) return merged({}, parsed.value);`,
    test: "test/integration/program/configuration.test.ts › but not for a key for the prototype inside a section, which sets nothing",
  },
  {
    promise: "It acts on the terminal through an error message",
    file: "src/report/message-text.ts",
    from: "${printable(told)}",
    to: "${told}",
    test: "test/integration/program/configuration.test.ts › a key that would act on the terminal",
  },
  {
    promise: "A payload changes the command of `--exec`",
    file: "src/delivery/app/shell-command.ts",
    from: "env: { ...context.env, ...context.processGroups.mark, ...env },",
    to: "env: { ...context.env },",
    test: "test/integration/replay/exec.test.ts › runs a command that finds the URL, passes on what it writes, and ends when it has",
  },
  {
    promise: "Processes that the command started keep running",
    file: "src/delivery/app/shell-command.ts",
    from: "if (pid === undefined) return;",
    to: "if (pid !== 0) return;",
    test: "test/integration/replay/exec.test.ts › leaves nothing running when it is interrupted",
  },
  {
    promise: "The program is killed (`kill -9`) and cannot stop them",
    file: "src/commands/deliver/left-behind.ts",
    from: "if (command === undefined) return;",
    to: "return;",
    test: "test/e2e/process.test.ts › names the --exec command that a killed run has left",
  },

  // A CI job
  {
    promise: "A payload or an answer writes workflow commands for GitHub Actions into the log",
    file: "src/events/payload/printable.ts",
    from: 'return safe.includes("##[") || safe.trimStart().startsWith("::") ? safe.replace(COMMAND, escapeCharacter) : safe;',
    to: "return safe;",
    test: "test/integration/program/workflow-commands.test.ts › listen -o %s",
  },
  {
    promise: "A payload or an answer writes workflow commands for GitHub Actions into the log",
    file: "src/report/json-reporter.ts",
    from: 'return line.includes("##[") ? line.replaceAll("##[", "\\\\u0023#[") : line;',
    to: "return line;",
    test: "test/integration/program/workflow-commands.test.ts › replay -o %s, with its reports",
  },
  {
    promise: "It breaks out of a report",
    file: "src/report/ci/xml.ts",
    from: '.replaceAll("<", "&lt;")',
    to: "",
    test: "test/integration/program/reports.test.ts › junit: valid by the schema, with each event, its place, and why it failed",
  },
  {
    promise: "It breaks out of a report",
    file: "src/report/ci/tap.ts",
    from: '.replaceAll("#", "\\\\#")',
    to: "",
    test: "test/integration/program/reports.test.ts › each case has its own name",
  },
  {
    promise: "It breaks out of a report",
    file: "src/report/ci/markdown.ts",
    from: '.replaceAll("://", "&#58;//")',
    to: "",
    test: "test/unit/report/ci/markdown.test.ts › text in a cell makes no markup, mention, link or further cell",
  },
  {
    promise: "The listener is killed, and requests that it answered are lost",
    file: "src/captures/file/capture-file.ts",
    from: 'await this.#write(group.lines.join(""));',
    to: 'setTimeout(() => void this.#write(group.lines.join("")), 50);',
    test: "test/integration/listen/listen-bytes.test.ts › a request is in the file before its answer is sent, in the order of one sender's answers",
  },
  {
    promise: "The disk is full, but the job passes",
    file: "src/listener/receive/receiver.ts",
    from: "const answering = recorded ? this.#answerer.answer(accepted, response) : sendNotRecorded(response);",
    to: "const answering = this.#answerer.answer(accepted, response);",
    test: "test/integration/listen/listen-end.test.ts › when the disk is full, requests get 500, trouble is reported, and listening continues",
  },

  // The contents of the package
  {
    promise: "A dependency brings its own dependencies, or runs a script when it is installed",
    file: "package.json",
    from: '"prepack": "npm run build",',
    to: '"prepack": "npm run build",\n    "postinstall": "node --version",',
    test: "test/e2e/package.test.ts › installing the package runs no script",
  },
  {
    promise: "A build uses another version than the one that was reviewed",
    file: "package.json",
    from: '"undici": "7.30.2"',
    to: '"undici": "^7.30.2"',
    test: "test/unit/project/lock-file.test.ts › every package is asked for in one exact version, and none is a dependency of the published one",
  },
  {
    promise: "Nobody knows what is in the bundle",
    file: "scripts/sbom.ts",
    from: " && lock[folder]?.version === version",
    to: "",
    test: "test/unit/project/sbom.test.ts › can't be made of what is not in the lock file in this version",
  },
  {
    promise: "The published file is not built from the sources",
    file: ".github/workflows/publish.yml",
    from: "  publish:\n    needs: package\n",
    to: "  publish:\n",
    test: "test/unit/project/workflows.test.ts › only the job that publishes can sign, and it runs no code of the project or of a dependency",
  },
  {
    promise: "The published file is not built from the sources",
    file: "rolldown.config.ts",
    from: "const notices = thirdPartyNotices(bundled);",
    to: "const notices = `${thirdPartyNotices(bundled)}${performance.now()}`;",
    test: "test/integration/build/bundle.test.ts › two builds are the same bytes",
  },
  {
    promise: "An action of a workflow is replaced",
    file: ".github/workflows/publish.yml",
    from: "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    to: "actions/download-artifact@v8",
    test: "test/unit/project/workflows.test.ts › every action is pinned by its commit, with its version beside it",
  },
];
