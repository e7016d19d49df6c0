import { setFlagsFromString } from "node:v8";
import { type Instance, render } from "ink";
import type { Context } from "../../context.ts";
import type { OutputEvent } from "../output-event.ts";
import { registerText } from "../pretty/tunnel.ts";
import type { Theme } from "../text/theme.ts";
import { App } from "./views/App.tsx";
import { Controller } from "./keys/controller.ts";
import { type Entry, entryOf } from "./state/entry.ts";
import { InkOutput } from "./terminal/ink-stdout.ts";
import type { Screen } from "./terminal/screen.ts";
import type { State } from "./state/state.ts";
import { Store } from "./store.ts";
import { messageOf } from "./state/message.ts";
import type { TuiActions } from "./tui-actions.ts";

export interface TuiOptions {
  readonly context: Context;
  readonly theme: Theme;
  readonly actions: TuiActions;
  readonly screen: Screen;
  /** What it begins with. */
  readonly state: State;
  /** What was told before there was a screen: it stands in the first frame. */
  readonly early: readonly OutputEvent[];
}

/** About 20 frames a second at most; more rarely when drawing is slow, so that it never takes more than a small part of the time. */
const BETWEEN_FRAMES_MS = 50;
const REST_FACTOR = 10;

/** More events than this between two frames are a burst that nobody reads: then answering comes first. */
const READABLE_EVENTS = 20;
const BURST_REST_FACTOR = 120;
const LONGEST_REST_MS = 2000;

/** Kept events are garbage of the kind that V8 leaves lying for long: without this it takes 60 MB more in a burst. */
const HEAP_GROWING_PERCENT = 25;

/** The full screen, which keeps what it is told. Disposal gives the terminal back. */
export class Tui implements AsyncDisposable {
  /** Aborts when the user asks to end. */
  readonly quit: AbortSignal;
  readonly #options: TuiOptions;
  readonly #store: Store;
  readonly #screen: Screen;
  readonly #output: InkOutput;
  readonly #controller: Controller;
  readonly #onResize = (): void => this.#resized();
  readonly #restore = (): void => this.#giveBack();
  #ink: Instance | undefined;
  #arrived: Entry[] = [];
  #heapIsSmall = false;
  #flushing: NodeJS.Timeout | undefined;
  /** How long the last frame took to draw. */
  #frameMs = 0;

  constructor(options: TuiOptions) {
    const { stdout, cleanups } = options.context;
    const quit = new AbortController();
    this.quit = quit.signal;
    this.#options = options;
    this.#screen = options.screen;
    this.#output = new InkOutput(this.#screen);
    this.#store = new Store(options.state, options.theme);
    this.#controller = new Controller({
      store: this.#store,
      actions: options.actions,
      write: (sequence) => stdout.write(sequence),
      suspended: (work) => this.#suspended(work),
      quit: () => quit.abort("quit"),
    });
    cleanups.add(this.#restore);
    stdout.on("resize", this.#onResize);
    for (const event of options.early) this.report(event);
    this.#mount();
  }

  readonly report = (event: OutputEvent): void => {
    switch (event.type) {
      case "event":
        // Made at once, so that the parsed payload lives no longer than it has to.
        this.#arrived.push(entryOf(event));
        this.#flushing ??= setTimeout(() => this.#flush(), BETWEEN_FRAMES_MS);
        return;
      case "tunnel":
        this.#store.dispatch({ type: "public", url: event.publicUrl });
        return this.#store.dispatch({ type: "told", message: { tone: "good", text: registerText(event.publicUrl) } });
      case "refused":
        return this.#store.dispatch({ type: "refused", message: messageOf(event) });
      case "trouble":
      case "warning":
      case "error":
      case "note":
        return this.#store.dispatch({ type: "told", message: messageOf(event) });
      default:
        // What the screen begins with, results of other commands, and the summary, which is for after the screen.
        return;
    }
  };

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#flushing);
    this.#options.context.stdout.off("resize", this.#onResize);
    await this.#unmount();
    this.#screen.leave();
    this.#options.context.cleanups.delete(this.#restore);
    // Compiled code is kept at the end, for a start without it.
    setFlagsFromString("--heap-growing-percent=0");
  }

  #mount(): void {
    this.#screen.enter();
    this.#ink = render(<App store={this.#store} theme={this.#options.theme} onKey={this.#controller.press} />, {
      // Ink asks for terminals, and uses of them what these streams have.
      stdout: this.#output as unknown as NodeJS.WriteStream,
      stdin: this.#options.context.stdin as NodeJS.ReadStream,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
      onRender: ({ renderTime }) => {
        this.#frameMs = renderTime;
      },
    });
  }

  async #unmount(): Promise<void> {
    const ink = this.#ink;
    this.#ink = undefined;
    if (ink === undefined) return;
    const ended = ink.waitUntilExit();
    ink.unmount();
    await ended;
    this.#options.context.stdin.pause();
  }

  async #suspended<Value>(work: () => Promise<Value>): Promise<Value> {
    await this.#unmount();
    this.#screen.leave();
    try {
      return await work();
    } finally {
      this.#mount();
    }
  }

  /** At once, without waiting for anything: the program may be falling. */
  #giveBack(): void {
    this.#screen.leave();
    this.#options.context.stdin.setRawMode?.(false);
  }

  #flush(): void {
    this.#keepHeapSmall();
    const arrived = this.#arrived;
    this.#arrived = [];
    this.#store.dispatch({ type: "received", entries: arrived });
    // New events wait for the next frame, and the first after a quiet time for no longer than one.
    this.#flushing = setTimeout(() => {
      this.#flushing = undefined;
      if (this.#arrived.length > 0) this.#flush();
    }, this.#restMs(arrived.length));
  }

  /** Once, and not before there is an event: V8 takes no compiled code from its cache while a flag differs. */
  #keepHeapSmall(): void {
    if (this.#heapIsSmall) return;
    this.#heapIsSmall = true;
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  }

  #restMs(events: number): number {
    const factor = events > READABLE_EVENTS ? BURST_REST_FACTOR : REST_FACTOR;
    return Math.max(BETWEEN_FRAMES_MS, Math.min(this.#frameMs * factor, LONGEST_REST_MS));
  }

  #resized(): void {
    this.#screen.forget();
    this.#store.dispatch({ type: "resized", ...this.#screen.size });
  }
}
