import { isUtf8 } from "node:buffer";
import { reasonOf } from "../../../failure.ts";
import type { Entry } from "../state/entry.ts";
import type { PromptPurpose } from "../state/state.ts";
import type { Store } from "../store.ts";
import { clipboardSequence } from "../terminal/clipboard.ts";
import type { ActionResult, TuiActions } from "../tui-actions.ts";
import { type Command, commandOf } from "./key-table.ts";

export interface ControllerOptions {
  readonly store: Store;
  readonly actions: TuiActions;
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

const MAX_PROMPT_LENGTH = 2000;

/** Turns key presses into changes of the state and into actions. */
export class Controller {
  readonly #options: ControllerOptions;
  /** The edited body, while the user types where to send it. */
  #editedBody: Buffer | undefined;
  #editorRuns = false;

  constructor(options: ControllerOptions) {
    this.#options = options;
  }

  readonly press = (key: string): void => {
    // A key that was typed before the editor had the terminal.
    if (this.#editorRuns) return;
    const { prompt } = this.#options.store.read();
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
      return this.#show({
        ok: false,
        text: "pasted text is ignored: there is no prompt; hint: / filters, R asks for a URL",
      });
    }
    const text = `${prompt.text}${pasted
      .trim()
      .replaceAll(/\s+/g, " ")
      .replaceAll(/\p{Cc}/gu, "")}`;
    dispatch({ type: "prompt-text", text: text.slice(0, MAX_PROMPT_LENGTH) });
  };

  /** Returns whether the prompt used the key. Arrows and Escape do what they always do. */
  #pressInPrompt(key: string, { purpose, text }: { purpose: PromptPurpose; text: string }): boolean {
    const { dispatch } = this.#options.store;
    if (key === "return") {
      this.#submit(purpose, text.trim());
    } else if (key === "backspace") {
      dispatch({ type: "prompt-text", text: Array.from(text).slice(0, -1).join("") });
    } else if (key === "ctrl+u") {
      dispatch({ type: "prompt-text", text: "" });
    } else if (Array.from(key).length === 1) {
      dispatch({ type: "prompt-text", text: `${text}${key}`.slice(0, MAX_PROMPT_LENGTH) });
    } else {
      return false;
    }
    return true;
  }

  #submit(purpose: PromptPurpose, text: string): void {
    this.#options.store.dispatch({ type: "prompt-close" });
    if (purpose === "filter" || text === "") return;
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
      case "help":
        return dispatch({ type: "toggle", what: command });
      case "open":
        return this.#open();
      case "focus":
      case "mark":
      case "back":
        return dispatch({ type: command });
      case "filter":
        return dispatch({ type: "prompt-open", purpose: "filter", text: store.read().filter });
      case "quit":
        return quit();
      case "suspend":
        if (!this.#options.suspend()) this.#show({ ok: false, text: "Ctrl-Z cannot stop a program on this system" });
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
    if (entry === undefined) return this.#show({ ok: false, text: "no event is selected yet" });
    const { capture } = entry.received;
    const { target } = store.read();
    switch (command) {
      case "copy-curl":
        return this.#copy(actions.curl(capture), `#${entry.number} as a curl command`);
      case "copy-body":
        return this.#copy(isUtf8(capture.body) ? capture.body.toString("utf8") : null, `the body of #${entry.number}`);
      case "save":
        return this.#showWhenDone(actions.save(capture));
      case "resend":
        return target === null ? this.#askForUrl("target", USUAL_URL) : this.#send(null, undefined);
      case "resend-to":
        return this.#askForUrl("target", target ?? USUAL_URL);
      case "edit":
        return void this.#edit(entry).catch((error: unknown) => this.#showError(error));
    }
  }

  async #edit({ received: { capture } }: Entry): Promise<void> {
    const { actions, store, withoutScreen } = this.#options;
    this.#editorRuns = true;
    const edited = await withoutScreen(() => actions.edit(capture.body)).finally(() => (this.#editorRuns = false));
    if (edited.kind !== "edited") {
      const why = edited.kind === "emptied" ? "the text is empty" : "body unchanged";
      return this.#show({ ok: true, text: `${why}; nothing was sent` });
    }
    const { body } = edited;
    if (store.read().target !== null) return this.#send(null, body);
    this.#editedBody = body;
    this.#askForUrl("edit-target", USUAL_URL);
  }

  #askForUrl(purpose: "target" | "edit-target", text: string): void {
    this.#options.store.dispatch({ type: "prompt-open", purpose, text });
  }

  #send(url: string | null, body: Buffer | undefined): void {
    const entry = this.#selected();
    if (entry === undefined) return;
    const { capture } = entry.received;
    this.#show({ ok: true, text: `sending #${entry.number} …` });
    this.#showWhenDone(this.#options.actions.send({ capture, body: body ?? capture.body, url }));
  }

  #copy(text: string | null, what: string): void {
    const sequence = text === null ? undefined : clipboardSequence(text);
    if (sequence === undefined) {
      const why = text === null ? "it is not text" : "it is too long for the clipboard; hint: s saves it to a file";
      return this.#show({ ok: false, text: `cannot copy ${what}: ${why}` });
    }
    this.#options.write(sequence);
    this.#show({ ok: true, text: `copied ${what}` });
  }

  #showWhenDone(action: Promise<ActionResult>): void {
    action.then(
      (result) => this.#show(result),
      (error: unknown) => this.#showError(error),
    );
  }

  #showError(error: unknown): void {
    this.#show({ ok: false, text: reasonOf(error) });
  }

  #show({ ok, text }: ActionResult): void {
    this.#options.store.dispatch({ type: "message", message: { tone: ok ? "good" : "bad", text } });
  }

  #selected(): Entry | undefined {
    const { entries, selected } = this.#options.store.read();
    return entries.find(({ number }) => number === selected);
  }
}
