import { isUtf8 } from "node:buffer";
import { clipboardSequence } from "../terminal/clipboard.ts";
import type { Entry } from "../state/entry.ts";
import { type Command, commandOf } from "./key-table.ts";
import type { TypedFor } from "../state/state.ts";
import type { Store } from "../store.ts";
import type { ActionResult, TuiActions } from "../tui-actions.ts";

export interface ControllerOptions {
  readonly store: Store;
  readonly actions: TuiActions;
  /** Writes to the terminal beside the picture. */
  readonly write: (sequence: string) => void;
  /** Gives the terminal away while something else uses it. */
  readonly suspended: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly quit: () => void;
}

/** Turns keys into changes of the state, and into what is asked for. */
export class Controller {
  readonly #options: ControllerOptions;
  /** The body that was edited, while its target is typed. */
  #edited: Buffer | undefined;

  constructor(options: ControllerOptions) {
    this.#options = options;
  }

  readonly press = (key: string): void => {
    const { typing } = this.#options.store.read();
    if (typing !== null && key !== "ctrl+c" && this.#typed(key, typing)) return;
    const command = commandOf(key);
    if (command !== undefined) this.#run(command);
  };

  /** Whether the key was for the text that is being typed; arrows still move in the list. */
  #typed(key: string, { purpose, text }: { purpose: TypedFor; text: string }): boolean {
    const { dispatch } = this.#options.store;
    if (key === "return") {
      this.#submit(purpose, text.trim());
    } else if (key === "backspace") {
      dispatch({ type: "typed", text: Array.from(text).slice(0, -1).join("") });
    } else if (key === "ctrl+u") {
      dispatch({ type: "typed", text: "" });
    } else if (Array.from(key).length === 1) {
      dispatch({ type: "typed", text: `${text}${key}`.slice(0, 2000) });
    } else {
      return false;
    }
    return true;
  }

  #submit(purpose: TypedFor, text: string): void {
    this.#options.store.dispatch({ type: "accept" });
    if (purpose === "filter" || text === "") return;
    this.#send(text, purpose === "edit-target" ? this.#edited : undefined);
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
        return dispatch({ type: "end", which: command });
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
        return dispatch({ type: "type", purpose: "filter", text: store.read().filter });
      case "quit":
        return quit();
      case "copy-curl":
      case "copy-body":
      case "save":
      case "resend":
      case "resend-to":
      case "edit":
        return this.#withSelected(command);
    }
  }

  #open(): void {
    const { dispatch, read, lines } = this.#options.store;
    const { focus, detailOpen, detailLine } = read();
    if (focus !== "detail" || !detailOpen) return dispatch({ type: "open" });
    const fold = lines()[detailLine]?.fold ?? null;
    if (fold !== null) dispatch({ type: "fold", what: fold });
  }

  #withSelected(command: "copy-curl" | "copy-body" | "save" | "resend" | "resend-to" | "edit"): void {
    const { store, actions } = this.#options;
    const entry = this.#selected();
    if (entry === undefined) return this.#tell({ ok: false, text: "there is no event yet" });
    const { capture } = entry.received;
    const { target } = store.read();
    switch (command) {
      case "copy-curl":
        return this.#copy(actions.curl(capture), `#${entry.number} as a curl command`);
      case "copy-body":
        return this.#copy(isUtf8(capture.body) ? capture.body.toString("utf8") : null, `the body of #${entry.number}`);
      case "save":
        return this.#telling(actions.save(capture));
      case "resend":
        if (target !== null) return this.#send(null, undefined);
        return store.dispatch({ type: "type", purpose: "target", text: "http://localhost:3000/" });
      case "resend-to":
        return store.dispatch({ type: "type", purpose: "target", text: target ?? "http://localhost:3000/" });
      case "edit":
        return void this.#edit(entry).catch((error: unknown) => this.#failed(error));
    }
  }

  async #edit({ received: { capture } }: Entry): Promise<void> {
    const { actions, store, suspended } = this.#options;
    const edited = await suspended(() => actions.edit(capture.body));
    if (edited === null) return this.#tell({ ok: true, text: "nothing was changed, nothing is sent" });
    const { target } = store.read();
    if (target !== null) return this.#send(null, edited);
    this.#edited = edited;
    store.dispatch({ type: "type", purpose: "edit-target", text: "http://localhost:3000/" });
  }

  #send(url: string | null, edited: Buffer | undefined): void {
    const entry = this.#selected();
    if (entry === undefined) return;
    const { capture } = entry.received;
    this.#tell({ ok: true, text: `sending #${entry.number} …` });
    this.#telling(this.#options.actions.send({ capture, body: edited ?? capture.body, url }));
  }

  #copy(text: string | null, what: string): void {
    const sequence = text === null ? undefined : clipboardSequence(text);
    if (sequence === undefined) {
      const why = text === null ? "it is not text" : "it is too long for the clipboard; s saves it to a file";
      return this.#tell({ ok: false, text: `cannot copy ${what}: ${why}` });
    }
    this.#options.write(sequence);
    this.#tell({ ok: true, text: `copied ${what}` });
  }

  #telling(done: Promise<ActionResult>): void {
    done.then(
      (what) => this.#tell(what),
      (error: unknown) => this.#failed(error),
    );
  }

  #failed(error: unknown): void {
    this.#tell({ ok: false, text: error instanceof Error ? error.message : String(error) });
  }

  #tell({ ok, text }: ActionResult): void {
    this.#options.store.dispatch({ type: "told", message: { tone: ok ? "good" : "bad", text } });
  }

  #selected(): Entry | undefined {
    const { entries, selected } = this.#options.store.read();
    return entries.find(({ number }) => number === selected);
  }
}
