import type { Context } from "../../context.ts";
import type { TimeLimit } from "../../delivery/hipcall/time-limit.ts";
import type { Target } from "../../delivery/request/target.ts";
import { screenSignsFor } from "../../report/text/terminal-layout.ts";
import { themeFor } from "../../report/text/theme.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import type { Tui, TuiOptions } from "../../report/tui/tui.tsx";
import { Screen } from "../../report/tui/terminal/screen.ts";
import { initialState } from "../../report/tui/state/state.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { CommandInput } from "../command.ts";
import type { OptionSpecs } from "../options/option-spec.ts";

/** Shows the events: the full screen, or the reporter of the chosen output. Disposal restores the terminal. */
export interface View extends AsyncDisposable {
  readonly reporter: Reporter;
  /** Aborts when the user quits. */
  readonly quit: AbortSignal;
}

type FullScreen = NonNullable<CommandInput<OptionSpecs>["fullScreen"]>;

interface ViewOptions {
  readonly context: Context;
  readonly target: Target | undefined;
  readonly path: string | undefined;
  readonly timeoutMs: number;
  readonly timeLimit: TimeLimit;
  readonly keepCredentials: boolean;
  readonly saveFile: string | undefined;
  readonly sharesTerminal: boolean;
  readonly expectations: TuiOptions["expectations"];
}

export function viewFor(
  { fullScreen, reporter }: Pick<CommandInput<OptionSpecs>, "fullScreen" | "reporter">,
  options: ViewOptions,
): View {
  // The output of --exec goes to the same terminal and would damage the full screen.
  if (fullScreen !== null && !options.sharesTerminal) return fullScreenView(fullScreen, options);
  return { reporter, quit: new AbortController().signal, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** Opens when the listener is ready, because the first frame shows its URL. Earlier events are in the first frame too. */
function fullScreenView(fullScreen: FullScreen, options: ViewOptions): View {
  const earlierEvents: OutputEvent[] = [];
  const quit = new AbortController();
  let opening: Promise<Tui> | undefined;
  const open = async (url: string): Promise<Tui> => {
    const tui = await openTui(fullScreen, options, { url, earlierEvents });
    tui.quit.addEventListener("abort", () => quit.abort(tui.quit.reason), { once: true });
    report = tui.report;
    return tui;
  };
  let report = (event: OutputEvent): void => {
    earlierEvents.push(event);
    if (event.type !== "ready") return;
    opening = open(event.url);
    // Disposal throws the error.
    opening.catch(() => quit.abort());
  };
  return {
    // Writing to a terminal is synchronous, so nothing waits.
    reporter: {
      form: "text",
      report: (event) => report(event),
      drained: () => Promise.resolve(),
      unwrittenBytes: () => 0,
    },
    quit: quit.signal,
    [Symbol.asyncDispose]: async () => (await opening)?.[Symbol.asyncDispose](),
  };
}

interface FirstFrame {
  readonly url: string;
  readonly earlierEvents: readonly OutputEvent[];
}

async function openTui(fullScreen: FullScreen, options: ViewOptions, { url, earlierEvents }: FirstFrame): Promise<Tui> {
  const { context, target } = options;
  const theme = themeFor(context.stdout, context.env, fullScreen);
  const screen = new Screen(context.stdout, screenSignsFor(context.stdout, context.env));
  const state = initialState({ ...screen.size, url, target: target?.url ?? null });
  // Shows the address while Ink loads.
  screen.enter();
  context.cleanups.add(() => screen.leave());
  screen.draw(theme.strong(`${theme.language.say("listening on")} ${url}`.slice(0, state.columns)));
  try {
    const [{ Tui }, { tuiActions }] = await Promise.all([
      import("../../report/tui/tui.tsx"),
      import("./full-screen-actions.ts"),
    ]);
    return new Tui({
      context,
      theme,
      screen,
      state,
      actions: tuiActions({ ...options, url, language: theme.language }),
      earlierEvents,
      expectations: options.expectations,
    });
  } catch (error) {
    screen.leave();
    throw error;
  }
}
