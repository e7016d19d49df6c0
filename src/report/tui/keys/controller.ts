import { type EncodedBody, bodyText } from "../../../captures/record/readable-body.ts";
import { reasonOf } from "../../../failure.ts";
import type { Language } from "../../../language/language.ts";
import { type Said, said } from "../../../language/said.ts";
import { type Entry, sentAgainEntry } from "../state/entry.ts";
import type { Message, Prompt, PromptPurpose } from "../state/state.ts";
import type { Store } from "../store.ts";
import { clipboardSequence } from "../terminal/clipboard.ts";
import type { TuiActions } from "../tui-actions.ts";
import { type Command, commandOf } from "./key-table.ts";

export interface ControllerOptions {
  readonly store: Store;
  readonly actions: TuiActions;
  readonly language: Language;
  /** Writes an escape sequence to the terminal. */
  readonly write: (sequence: string) => void;
  /** Runs something else that uses the terminal, then shows the screen again. */
  readonly withoutScreen: <Value>(run: () => Promise<Value>) => Promise<Value>;
  readonly quit: () => void;
  /** Stops the program until the shell continues it. Returns `false` where that is not possible. */
  readonly suspend: () => boolean;
}

/** What the prompt for a URL starts with: where most apps in development listen. */
const USUAL_URL = "http://localhost:3000/";

const USUAL_SAMPLE = "call_hangup";

const MAX_PROMPT_LENGTH = 2000;

/** Turns key presses into changes of the state and into actions. */
export class Controller {
  readonly #options: ControllerOptions;
  /** The edited body, while the user types where to send it, or whether. */
  #editedBody: Buffer | undefined;
  #lastUrl: string | undefined;
  /** How often each event was sent again. */
  readonly #timesSent = new Map<number, number>();
  #editorRuns = false;

  constructor(options: ControllerOptions) {
    this.#options = options;
  }

  readonly press = (key: string): void => {
    // A key that was typed before the editor had the terminal.
    if (this.#editorRuns) return;
    const { dispatch, read } = this.#options.store;
    const { prompt, question, message } = read();
    if (message !== null) dispatch({ type: "message-over" });
    if (question !== null && key !== "ctrl+c") return this.#answer(key);
    if (prompt !== null && key !== "ctrl+c" && this.#pressInPrompt(key, prompt)) return;
    const command = commandOf(key);
    if (command !== undefined) this.#run(command);
  };

  /** Pasted text is never a key: it goes into the prompt. */
  readonly paste = (pasted: string): void => {
    const { dispatch, read } = this.#options.store;
    const { prompt } = read();
    if (this.#editorRuns) return;
    if (prompt === null) {
      const text = said("pasted text is ignored: there is no prompt; hint: / filters, R asks for a URL");
      return this.#show("bad", text);
    }
    const text = `${prompt.selected ? "" : prompt.text}${pasted
      .trim()
      .replaceAll(/\s+/g, " ")
      .replaceAll(/\p{Cc}/gu, "")}`;
    dispatch({ type: "prompt-text", text: text.slice(0, MAX_PROMPT_LENGTH) });
  };

  /** Returns whether the prompt used the key. Arrows and Escape do what they always do. */
  #pressInPrompt(key: string, { purpose, text, selected }: Prompt): boolean {
    const { dispatch } = this.#options.store;
    if (key === "return") {
      this.#submit(purpose, text.trim());
    } else if (key === "backspace") {
      dispatch({ type: "prompt-text", text: selected ? "" : Array.from(text).slice(0, -1).join("") });
    } else if (key === "ctrl+u") {
      dispatch({ type: "prompt-text", text: "" });
    } else if (Array.from(key).length === 1) {
      dispatch({ type: "prompt-text", text: `${selected ? "" : text}${key}`.slice(0, MAX_PROMPT_LENGTH) });
    } else {
      return false;
    }
    return true;
  }

  #submit(purpose: PromptPurpose, text: string): void {
    this.#options.store.dispatch({ type: "prompt-close" });
    if (purpose === "filter" || text === "") return;
    if (purpose === "sample") return this.#sendSample(text);
    this.#lastUrl = text;
    this.#send(text, purpose === "edit-target" ? this.#editedBody : undefined);
  }

  #run(command: Command): void {
    const { store, quit } = this.#options;
    const { dispatch } = store;
    switch (command) {
      case "up":
        return dispatch({ type: "move", by: -1 });
      case "down":
        return dispatch({ type: "move", by: 1 });
      case "page-up":
        return dispatch({ type: "page", by: -1 });
      case "page-down":
        return dispatch({ type: "page", by: 1 });
      case "first":
      case "last":
        return dispatch({ type: "jump", to: command });
      case "detail":
      case "pause":
      case "mask":
      case "group":
      case "wrap":
      case "help":
        return dispatch({ type: "toggle", what: command });
      case "open":
        return this.#open();
      case "focus":
      case "mark":
      case "next-problem":
      case "back":
        return dispatch({ type: command });
      case "filter":
        return dispatch({ type: "prompt-open", purpose: "filter", text: store.read().filter });
      case "sample":
        return dispatch({ type: "prompt-open", purpose: "sample", text: USUAL_SAMPLE });
      case "quit":
        return quit();
      case "suspend":
        if (!this.#options.suspend()) this.#show("bad", said("Ctrl-Z cannot stop a program on this system"));
        return;
      case "copy-curl":
      case "copy-body":
      case "save":
      case "resend":
      case "resend-to":
      case "edit":
        return this.#runOnSelected(command);
    }
  }

  /** Enter opens the details; in the details it folds or unfolds what the cursor is on. */
  #open(): void {
    const { dispatch, read, lines } = this.#options.store;
    const { focus, detailOpen, detailLine } = read();
    if (focus !== "detail" || !detailOpen) return dispatch({ type: "open" });
    const fold = lines()[detailLine]?.fold ?? null;
    if (fold !== null) dispatch({ type: "fold", what: fold });
  }

  #runOnSelected(command: "copy-curl" | "copy-body" | "save" | "resend" | "resend-to" | "edit"): void {
    const { store, actions } = this.#options;
    const entry = this.#selected();
    if (entry === undefined) return this.#show("bad", said("no event is selected yet"));
    const { capture } = entry.received;
    const { target } = store.read();
    switch (command) {
      case "copy-curl":
        return this.#copy(actions.curl(capture), said("#{event} as a curl command", { event: entry.label }));
      case "copy-body":
        return this.#copy(bodyText(capture)?.text ?? null, said("the body of #{event}", { event: entry.label }));
      case "save":
        return this.#showWhenDone(actions.save(entry.received, entry.sentAgain));
      case "resend":
        return target === null ? this.#askForUrl("target") : this.#send(null, undefined);
      case "resend-to":
        return this.#askForUrl("target");
      case "edit":
        return this.#edit(capture);
    }
  }

  #edit(source: EncodedBody): void {
    this.#editAndSend(source).catch((error: unknown) => this.#showError(error));
  }

  async #editAndSend(source: EncodedBody): Promise<void> {
    const { actions, withoutScreen } = this.#options;
    this.#editorRuns = true;
    const edited = await withoutScreen(() => actions.edit(source)).finally(() => (this.#editorRuns = false));
    if (edited.kind === "emptied") return this.#show("note", said("the text is empty; nothing was sent"));
    const isSecondTime = source.body === this.#editedBody;
    if (edited.kind === "unchanged" && !isSecondTime) {
      return this.#show("note", said("body unchanged; nothing was sent"));
    }
    this.#editedBody = edited.kind === "edited" ? edited.body : source.body;
    const { problem } = actions.check(this.#editedBody);
    if (problem === null) return this.#sendEdited();
    const question = said("invalid: y sends it anyway, e edits it again, Esc drops it: {problem}", { problem });
    this.#options.store.dispatch({ type: "ask", question });
  }

  /** The answer to the question about an invalid body. Other keys do nothing. */
  #answer(key: string): void {
    const { dispatch } = this.#options.store;
    if (key === "y") {
      dispatch({ type: "prompt-close" });
      this.#sendEdited();
    } else if (key === "e" && this.#editedBody !== undefined) {
      dispatch({ type: "prompt-close" });
      this.#edit({ headers: [], body: this.#editedBody });
    } else if (key === "escape" || key === "n") {
      dispatch({ type: "prompt-close" });
      this.#show("note", said("nothing was sent"));
    }
  }

  #sendEdited(): void {
    if (this.#options.store.read().target === null) this.#askForUrl("edit-target");
    else this.#send(null, this.#editedBody);
  }

  #askForUrl(purpose: PromptPurpose): void {
    const { dispatch, read } = this.#options.store;
    dispatch({ type: "prompt-open", purpose, text: this.#lastUrl ?? read().target ?? USUAL_URL });
  }

  #send(url: string | null, body: Buffer | undefined): void {
    const entry = this.#selected();
    if (entry === undefined) return;
    const { capture } = entry.received;
    this.#show("note", this.#sendingText(entry.label, body));
    this.#sendAgain(entry.number, { capture, body: body ?? capture.body, url }).catch((error: unknown) =>
      this.#showError(error),
    );
  }

  #sendingText(event: string, editedBody: Buffer | undefined): Said {
    if (editedBody === undefined) return said("sending #{event} …", { event });
    const { verdict } = this.#options.actions.check(editedBody);
    return said("sending the edited body ({verdict}) of #{event} …", { verdict: said(verdict), event });
  }

  /** The answer has a row of its own. */
  async #sendAgain(number: number, request: Parameters<TuiActions["send"]>[0]): Promise<void> {
    const { language } = this.#options;
    const { tone, text, sent } = await this.#options.actions.send(request);
    if (sent === null) return this.#show(tone, text);
    const original = Math.floor(number);
    const times = (this.#timesSent.get(original) ?? 0) + 1;
    this.#timesSent.set(original, times);
    const entry = sentAgainEntry(sent, original, times, language);
    this.#options.store.dispatch({ type: "sent-again", entry });
    this.#show(tone, `#${entry.label}: ${language.tell(text)}`);
  }

  #sendSample(name: string): void {
    this.#show("note", said("sending {name} …", { name }));
    this.#showWhenDone(this.#options.actions.sendSample(name));
  }

  #copy(text: string | null, what: Said): void {
    if (text === null) return this.#show("bad", said("cannot copy {what}: it is not text", { what }));
    this.#options.actions.copy(text).then(
      (result) => {
        if (result.kind !== "copied") return this.#copyByTerminal(text, what);
        return this.#show("good", said("copied {what} ({program})", { what, program: result.by }));
      },
      (error: unknown) => this.#showError(error),
    );
  }

  /** Nothing says whether the terminal does it. */
  #copyByTerminal(text: string, what: Said): void {
    const sequence = clipboardSequence(text);
    if (sequence === undefined) {
      const tooLong = "cannot copy {what}: it is too long for the terminal's clipboard; hint: s saves it to a file";
      return this.#show("bad", said(tooLong, { what }));
    }
    this.#options.write(sequence);
    this.#show("note", said("sent {what} to the terminal's clipboard (OSC 52)", { what }));
  }

  #showWhenDone(action: Promise<Message>): void {
    action.then(
      ({ tone, text }) => this.#show(tone, text),
      (error: unknown) => this.#showError(error),
    );
  }

  #showError(error: unknown): void {
    this.#show("bad", reasonOf(error));
  }

  #show(tone: Message["tone"], text: Message["text"]): void {
    this.#options.store.dispatch({ type: "message", message: { tone, text } });
  }

  #selected(): Entry | undefined {
    const { entries, selected } = this.#options.store.read();
    return entries.find(({ number }) => number === selected);
  }
}
