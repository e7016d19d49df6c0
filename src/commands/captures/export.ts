import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { commandForm } from "../../captures/export/command-form.ts";
import type { BesideFiles, ExportForm, ExportedEvent } from "../../captures/export/exported-event.ts";
import { harForm } from "../../captures/export/har-form.ts";
import { httpForm } from "../../captures/export/http-form.ts";
import { hurlForm } from "../../captures/export/hurl-form.ts";
import { libraryTestForm } from "../../captures/export/library-test-form.ts";
import { scenarioForm } from "../../captures/export/scenario-form.ts";
import { vitestForm } from "../../captures/export/vitest-form.ts";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { DraftFolder, hasOnly } from "../../captures/file/draft-folder.ts";
import { endToEndHeaders } from "../../captures/record/end-to-end.ts";
import { REDACTED } from "../../captures/record/credentials.ts";
import type { Context } from "../../context.ts";
import type { Target } from "../../delivery/request/target.ts";
import { gapsBetween } from "../../delivery/run/pace.ts";
import { findEvent } from "../../events/catalogue/catalogue.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { countedWords } from "../../language/counted.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { warnAboutUnknownNames } from "../options/catalogue-names.ts";
import { targetUrl } from "../options/http-parsers.ts";
import { type OptionsOf, option, optionWithDefault, switchOption, withHeading } from "../options/option-spec.ts";
import { fileName, oneOf } from "../options/value-parsers.ts";
import { type SelectedEvent, selectedEvents } from "./selected-events.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "./selection-options.ts";
import { warnAboutGit } from "../options/git-warning.ts";
import { noneSkipped, readExitCode } from "./skipped-counts.ts";

const OPTIONS = {
  ...withHeading("The result:", {
    as: option(
      "--as <form>",
      "what to write: curl, har, http, hurl, files, scenario or vitest",
      oneOf(["curl", "har", "http", "hurl", "files", "scenario", "vitest"]),
    ),
    out: option("-O, --out <file>", "write to this file instead of standard output (a folder for files)", fileName),
    force: switchOption("--force", "overwrite what is there"),
    to: option(
      "-t, --to <url>",
      "the endpoint of the requests (default: http://127.0.0.1:4665, and the recorded path)",
      targetUrl,
    ),
    shell: optionWithDefault(
      "--shell <shell>",
      "for curl: posix, or powershell for Windows",
      oneOf(["posix", "powershell"]),
      "posix",
    ),
  }),
  ...SELECTION_OPTIONS,
};
type Options = OptionsOf<typeof OPTIONS>;
type FormName = NonNullable<Options["as"]>;

export const EXPORT = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures export c.ndjson --as curl", "a curl command for each event"],
    ["hipcall-hooks captures export c.ndjson --as har -O calls.har", "for a browser's network panel, or Insomnia"],
    [
      "hipcall-hooks captures export c.ndjson --as http --to :3000/in -O c.http",
      "for the editors of JetBrains, VS Code and Emacs",
    ],
    [
      "hipcall-hooks captures export c.ndjson --as scenario --valid -O mine.json",
      "a scenario of your own: hipcall-hooks send --scenario mine.json",
    ],
    ["hipcall-hooks captures export c.ndjson --as vitest -O calls.test.ts", "a test file for your app"],
  ],
  run: exportEvents,
});

const DEFAULT_HOST = "http://127.0.0.1:4665";

async function exportEvents({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { as } = options;
  if (as === undefined)
    throw new Failure("usage", said("name the form with --as"), {
      hint: said("one of curl, har, http, hurl, files, scenario, vitest"),
    });
  if (as === "files" && options.out === undefined)
    throw new Failure("usage", said("--as files writes a folder: name it with -O"), {
      hint: said("for example: -O payloads"),
    });
  warnAboutUnknownNames("--only", options.only, reporter);
  try {
    using out = new Output(as, options, context, reporter);
    return await writeEvents(out, { args, as, options, context, reporter });
  } catch (error) {
    if (error instanceof Failure || systemErrorCode(error) === undefined) throw error;
    throw new Failure(
      "input",
      said("cannot write {out}: {reason}", { out: options.out ?? said("the result"), reason: reasonOf(error) }),
      {
        hint: said("choose a file in an existing folder that you can write to"),
        cause: error,
      },
    );
  }
}

interface Writing {
  readonly args: readonly string[];
  readonly as: FormName;
  readonly options: Options;
  readonly context: Context;
  readonly reporter: Reporter;
}

async function writeEvents(out: Output, { args, as, options, context, reporter }: Writing): Promise<ExitCode> {
  const skipped = noneSkipped();
  const events = selectedEvents(
    {
      sources: args,
      selection: selectionOf(options, context.clock),
      limit: options.limit,
      withResponses: true,
      skipped,
      purpose: "export",
    },
    context,
    reporter,
  );
  const form = formOf(as, { ...options, cwd: context.cwd }, out);
  const gapBefore = gapsBetween({ factor: 1, maxGapMs: Number.POSITIVE_INFINITY });
  let exported = 0;
  let withRedacted = 0;
  out.write(form?.start ?? "");
  for await (const selected of events) {
    if (context.signal.aborted) break;
    exported += 1;
    const event = exportedEvent(selected, {
      number: exported,
      afterMs: gapBefore(selected.capture),
      as,
      to: options.to,
    });
    if (event.redacted.length > 0) withRedacted += 1;
    if (form === undefined) out.keep(payloadName(event), event.body);
    else out.write(form.event(event));
    await reporter.drained();
  }
  out.write(form?.end() ?? "");
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  const { unreadableLines: skippedLines, unreadableSources } = skipped;
  // A file without the events of a source would look complete.
  const isWhole = unreadableSources === 0 || options.out === undefined;
  if (isWhole) {
    out.commit();
    if (options.out !== undefined) await warnAboutGit(options.out, context, reporter);
  } else {
    const message = said("{out} was not written: {files} could not be read", {
      out: options.out ?? "",
      files: countedWords(unreadableSources, "file"),
    });
    reporter.report({ type: "error", code: "input", message, hint: said("leave out what cannot be read") });
  }
  const file = isWhole ? (options.out ?? null) : null;
  if (file !== null || reporter.form === "json") {
    reporter.report({
      type: "summary",
      command: "captures export",
      form: as,
      file,
      exported,
      withRedacted,
      skippedLines,
      unreadableSources,
    });
  }
  return readExitCode(0, skipped);
}

/** The form; `undefined` for one file a payload. */
function formOf(
  as: FormName,
  { to, shell, out: file, cwd }: Options & { readonly cwd: string },
  out: Output,
): ExportForm | undefined {
  switch (as) {
    case "curl":
      return commandForm(shell);
    case "har":
      return harForm();
    case "http":
      return httpForm(out);
    case "hurl":
      return hurlForm();
    case "scenario":
      return scenarioForm(file === undefined ? "recorded" : basename(file).replace(/\.[^.]*$/, "") || "recorded");
    case "vitest": {
      const target = to === undefined ? DEFAULT_HOST : `${to.origin}${to.path ?? ""}`;
      return file !== undefined && hasLibrary(resolve(cwd, file)) ? libraryTestForm(target, out) : vitestForm(target);
    }
    case "files":
      return undefined;
  }
}

/** Whether a test file at this path can import the library of this package. */
function hasLibrary(path: string): boolean {
  try {
    createRequire(path).resolve("hipcall-hooks/testing");
    return true;
  } catch {
    return false;
  }
}

const JSON_TYPE: ExportedEvent["headers"] = [["content-type", "application/json"]];

function exportedEvent(
  { capture, body, origin, recorded, validation }: SelectedEvent,
  {
    number,
    afterMs,
    as,
    to,
  }: { readonly number: number; readonly afterMs: number; readonly as: FormName; readonly to: Target | undefined },
): ExportedEvent {
  const headers = capture === null ? JSON_TYPE : endToEndHeaders(capture.headers);
  const name = capture?.event ?? validation.event;
  const path = capture?.path.startsWith("/") === true ? capture.path : "/";
  const host = capture?.headers.find(([header]) => header.toLowerCase() === "host")?.[1];
  return {
    number,
    origin,
    capture,
    knownEvent: name !== null && findEvent(name) !== undefined ? name : null,
    receivedAt: capture?.receivedAt ?? null,
    afterMs,
    method: capture?.method ?? "POST",
    // An archive says where the request went; the other forms where it is to go.
    host:
      to?.origin ??
      (as === "har" && host !== undefined && URL.canParse(`http://${host}`) ? `http://${host}` : DEFAULT_HOST),
    path: to?.path ?? path,
    httpVersion: capture?.httpVersion ?? "1.1",
    headers: headers.filter(([, value]) => value !== REDACTED),
    redacted: headers.filter(([, value]) => value === REDACTED).map(([header]) => header),
    body: body.bytes,
    response: recorded?.response ?? null,
  };
}

/** `0003-call_hangup.json`: the name of an event only if the catalogue has it. */
function payloadName({ number, knownEvent, body }: ExportedEvent): string {
  const name = knownEvent === null ? "" : `-${knownEvent.replaceAll("::", ".")}`;
  const isJson = /^\s*[{[]/.test(body.subarray(0, 100).toString("latin1"));
  return `${String(number).padStart(4, "0")}${name}.${isJson ? "json" : "bin"}`;
}

/** The names of `payloadName`, and of bodies beside a file. */
const OWN_NAMES = /^(?:\d{4,}(?:-[\w.]+)?\.(?:json|bin)|\d+\.body|captures\.ndjson)$/;

/** The size of one write, in characters. */
const WRITE_LENGTH = 256 * 1024;

/** Where the text goes: a file that appears whole, or standard output; and the files beside it. */
class Output implements BesideFiles, Disposable {
  readonly #as: FormName;
  readonly #reporter: Reporter;
  readonly #file: AtomicFile | undefined;
  readonly #folder: DraftFolder | undefined;
  readonly #out: string | undefined;
  readonly #force: boolean;
  #unwritten: string[] = [];
  #length = 0;

  /** Throws `Failure` (`input`) when the file is there, unless it is to be overwritten. */
  constructor(as: FormName, { out, force }: Options, { cwd }: Context, reporter: Reporter) {
    this.#as = as;
    this.#reporter = reporter;
    this.#out = out;
    this.#force = force;
    if (out === undefined) return;
    const path = resolve(cwd, out);
    this.#folder = new DraftFolder(as === "files" ? path : `${path}.bodies`);
    this.#refuseExisting(path, out);
    if (as !== "files") this.#file = new AtomicFile(path, { mode: 0o600 });
  }

  write(text: string): void {
    if (text === "") return;
    if (this.#file !== undefined) {
      this.#unwritten.push(text);
      this.#length += text.length;
      if (this.#length > WRITE_LENGTH) this.#flush();
    } else if (this.#as !== "files") this.#reporter.report({ type: "text", name: this.#as, text });
  }

  keep(name: string, body: Buffer): string {
    return this.#beside(name, (folder) => folder.write(name, body));
  }

  append(name: string, text: string): string {
    return this.#beside(name, (folder) => folder.append(name, text));
  }

  #beside(name: string, write: (folder: DraftFolder) => void): string {
    if (this.#folder === undefined)
      throw new Failure(
        "usage",
        this.#as === "http"
          ? said("a body cannot stand in an .http file as it is")
          : said("a body cannot stand in the result as it is"),
        {
          hint: said("name a file with -O: such bodies are then in files beside it"),
        },
      );
    if (!this.#folder.isUsed) this.#refuseExisting(this.#folder.path, `${this.#out ?? ""}.bodies`);
    write(this.#folder);
    return `${basename(this.#folder.path)}/${name}`;
  }

  #flush(): void {
    this.#file?.write(this.#unwritten.join(""));
    this.#unwritten = [];
    this.#length = 0;
  }

  commit(): void {
    this.#flush();
    this.#folder?.commit();
    this.#file?.commit();
  }

  [Symbol.dispose](): void {
    this.#folder?.[Symbol.dispose]();
    this.#file?.[Symbol.dispose]();
  }

  /** Also with `--force`, a folder is only replaced if it is one of an earlier export. */
  #refuseExisting(path: string, name: string): void {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!this.#force)
      throw new Failure("input", said("{name} already exists; choose another name or use --force", { name }));
    if (path === this.#folder?.path ? found.isDirectory() && hasOnly(path, OWN_NAMES) : found.isFile()) return;
    throw new Failure("input", said("{name} is there, and is not what captures export wrote", { name }), {
      hint: said("choose another name: --force replaces only an earlier result"),
    });
  }
}
