import { type Instance, render } from "ink";
import type { Context } from "../../context.ts";
import type { ExpectationResult } from "../../listener/expect/expectations.ts";
import type { OutputEvent } from "../output-event.ts";
import { registerText } from "../pretty/listen.ts";
import type { Theme } from "../text/theme.ts";
import { Controller } from "./keys/controller.ts";
import { expireMessages } from "./message-expiry.ts";
import { type Entry, entryOf, waitingEntry } from "./state/entry.ts";
import { messageOf } from "./state/message.ts";
import type { State } from "./state/state.ts";
import { Store } from "./store.ts";
import { InkStdin } from "./terminal/ink-stdin.ts";
import { InkStdout } from "./terminal/ink-stdout.ts";
import type { Screen } from "./terminal/screen.ts";
import type { TuiActions } from "./tui-actions.ts";
import { App } from "./views/App.tsx";

export interface TuiOptions {
  readonly context: Context;
  readonly theme: Theme;
  readonly actions: TuiActions;
  readonly screen: Screen;
  readonly state: State;
  /** What was reported before the screen was loaded. */
  readonly earlierEvents: readonly OutputEvent[];
  /** How far the expectations are. */
  readonly expectations: () => { readonly results: readonly ExpectationResult[]; readonly leftMs: number | null };
}

/** New events are shown together, ten times a second at most: more often, a burst would leave no time to answer. */
const REFRESH_MS = 100;

const COUNTDOWN_MS = 1000;

/** The full screen. Shows what is reported, until it is disposed. */
export class Tui implements AsyncDisposable {
  /** Aborts when the user presses `q` or Ctrl-C. */
  readonly quit: AbortSignal;
  readonly #options: TuiOptions;
  readonly #store: Store;
  readonly #inkStdin: InkStdin;
  readonly #inkStdout: InkStdout;
  readonly #controller: Controller;
  readonly #onResize = (): void => this.#resize();
  readonly #restore = (): void => this.#restoreTerminal();
  /** `undefined` while something else has the terminal, such as an editor. */
  #ink: Instance | undefined;
  /** Settles when that has ended. */
  #away: Promise<unknown> = Promise.resolve();
  #disposed = false;
  readonly #ignoreSuspends: () => void;
  #newEntries: Entry[] = [];
  #refresh: NodeJS.Timeout | undefined;
  /** Counts the time that is left for the expectations. */
  readonly #countdown: NodeJS.Timeout | undefined;
  readonly #keepMessages: () => void;

  constructor(options: TuiOptions) {
    const { stdin, stdout, cleanups, terminalSignals } = options.context;
    const quit = new AbortController();
    this.quit = quit.signal;
    this.#options = options;
    this.#inkStdout = new InkStdout(options.screen);
    this.#store = new Store(options.state, options.theme, options.actions.describeField);
    this.#controller = new Controller({
      store: this.#store,
      actions: options.actions,
      language: options.theme.language,
      write: (sequence) => stdout.write(sequence),
      withoutScreen: (run) => this.#withoutScreen(run),
      quit: () => quit.abort("quit"),
      suspend: terminalSignals.suspend,
    });
    this.#inkStdin = new InkStdin(stdin, this.#controller.paste);
    this.#ignoreSuspends = terminalSignals.onSuspend({
      leave: () => this.#ink !== undefined && this.#restoreTerminal(),
      enter: () => this.#ink !== undefined && this.#takeTerminal(),
    });
    this.#keepMessages = expireMessages(this.#store, options.context.clock);
    if (options.expectations().results.length > 0) {
      this.#countdown = setInterval(() => this.#showExpectations(), COUNTDOWN_MS);
      this.#showExpectations();
    }
    cleanups.add(this.#restore);
    stdout.on("resize", this.#onResize);
    for (const event of options.earlierEvents) this.report(event);
    this.#mount();
  }

  readonly report = (event: OutputEvent): void => {
    const { language } = this.#options.theme;
    switch (event.type) {
      case "event":
        return this.#add(entryOf(event, language));
      case "pending":
        return this.#add(waitingEntry(event, language));
      case "tunnel":
        this.#store.dispatch({ type: "public-url", url: event.publicUrl });
        return this.#store.dispatch({
          type: "message",
          message: { tone: "good", text: registerText(event.publicUrl, this.#options.theme.language) },
        });
      case "refused":
        return this.#store.dispatch({ type: "refused", message: messageOf(event, this.#options.theme.language) });
      case "trouble":
      case "warning":
      case "error":
      case "note":
        return this.#store.dispatch({ type: "message", message: messageOf(event, this.#options.theme.language) });
      default:
        // `ready` is in the first state, the summary is printed after the screen; others belong to other commands.
        return;
    }
  };

  async [Symbol.asyncDispose](): Promise<void> {
    const { context, screen } = this.#options;
    this.#disposed = true;
    clearTimeout(this.#refresh);
    clearInterval(this.#countdown);
    this.#keepMessages();
    await this.#away.catch(() => undefined);
    this.#ignoreSuspends();
    context.stdout.off("resize", this.#onResize);
    await this.#unmount();
    screen.leave();
    context.cleanups.delete(this.#restore);
  }

  #mount(): void {
    const { screen, theme } = this.#options;
    screen.enter();
    this.#ink = render(<App store={this.#store} theme={theme} onKey={this.#controller.press} />, {
      // Ink's types ask for terminals; it uses no more of them than these streams have.
      stdout: this.#inkStdout as unknown as NodeJS.WriteStream,
      stdin: this.#inkStdin as unknown as NodeJS.ReadStream,
      // Writes whole frames, without cursor movements.
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    });
  }

  async #unmount(): Promise<void> {
    const ink = this.#ink;
    this.#ink = undefined;
    if (ink === undefined) return;
    const exited = ink.waitUntilExit();
    ink.unmount();
    await exited;
  }

  /** Runs something that uses the terminal itself, such as an editor. */
  async #withoutScreen<Value>(run: () => Promise<Value>): Promise<Value> {
    const away = this.#runWithoutScreen(run);
    this.#away = away;
    return away;
  }

  async #runWithoutScreen<Value>(run: () => Promise<Value>): Promise<Value> {
    await this.#unmount();
    this.#options.screen.leave();
    try {
      return await run();
    } finally {
      // The listener may have ended in the meantime.
      if (!this.#disposed) this.#mount();
    }
  }

  /** After another program had the terminal and may have changed its modes. */
  #takeTerminal(): void {
    const { screen, context } = this.#options;
    // Node sets only a mode that differs from the last one that it set.
    context.stdin.setRawMode?.(false);
    context.stdin.setRawMode?.(true);
    screen.enterAgain();
  }

  /** Synchronous: the program may end at once after an internal error. */
  #restoreTerminal(): void {
    this.#options.screen.leave();
    this.#options.context.stdin.setRawMode?.(false);
  }

  #add(entry: Entry): void {
    this.#newEntries.push(entry);
    this.#refresh ??= setTimeout(() => this.#showNewEntries(), REFRESH_MS);
  }

  #showNewEntries(): void {
    this.#refresh = undefined;
    const entries = this.#newEntries;
    this.#newEntries = [];
    this.#store.dispatch({ type: "received", entries });
    if (this.#countdown !== undefined) this.#showExpectations();
  }

  #showExpectations(): void {
    this.#store.dispatch({ type: "expectations", ...this.#options.expectations() });
  }

  #resize(): void {
    const { screen } = this.#options;
    screen.clear();
    this.#store.dispatch({ type: "resized", ...screen.size });
  }
}
