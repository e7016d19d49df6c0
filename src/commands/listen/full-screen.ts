import type { Context } from "../../context.ts";
import type { Target } from "../../delivery/request/target.ts";
import { createTheme } from "../../report/text/theme.ts";
import { wantsColour } from "../../report/text/colour.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import type { Tui } from "../../report/tui/tui.tsx";
import { Screen } from "../../report/tui/terminal/screen.ts";
import { initialState } from "../../report/tui/state/state.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { CommandInput } from "../command.ts";
import type { OptionSpecs } from "../options/option-spec.ts";

/** What a listener is watched on. Disposal gives the terminal back. */
export interface View extends AsyncDisposable {
  readonly reporter: Reporter;
  /** Aborts when the user asks to end. */
  readonly quit: AbortSignal;
}

type FullScreen = NonNullable<CommandInput<OptionSpecs>["fullScreen"]>;

interface Watched {
  readonly context: Context;
  readonly target: Target | undefined;
  readonly path: string | undefined;
  readonly timeoutMs: number;
  readonly keepCredentials: boolean;
  readonly sharesTerminal: boolean;
}

/** The full screen where it is wanted, else the reporter as it is. */
export function viewFor(
  { fullScreen, reporter }: Pick<CommandInput<OptionSpecs>, "fullScreen" | "reporter">,
  watched: Watched,
): View {
  // A command (--exec) writes to the same terminal, so that the screen would not stay whole.
  if (fullScreen !== null && !watched.sharesTerminal) return fullScreenView(fullScreen, watched);
  return { reporter, quit: new AbortController().signal, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** Opens once the listener listens, so that its first frame shows where: what is told until then stands in it too. */
function fullScreenView(fullScreen: FullScreen, watched: Watched): View {
  const early: OutputEvent[] = [];
  const quit = new AbortController();
  let opening: Promise<Tui> | undefined;
  const open = async (url: string): Promise<Tui> => {
    const tui = await openTui(fullScreen, watched, { url, early });
    tui.quit.addEventListener("abort", () => quit.abort(tui.quit.reason), { once: true });
    report = tui.report;
    return tui;
  };
  let report = (event: OutputEvent): void => {
    early.push(event);
    if (event.type !== "ready") return;
    opening = open(event.url);
    // Without a screen there is nothing to watch; disposal says why.
    opening.catch(() => quit.abort());
  };
  return {
    // A terminal is written to at once.
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

interface Told {
  readonly url: string;
  readonly early: readonly OutputEvent[];
}

async function openTui({ colour }: FullScreen, watched: Watched, { url, early }: Told): Promise<Tui> {
  const { context, target } = watched;
  const theme = createTheme(wantsColour(context.stdout, context.env, colour));
  const screen = new Screen(context.stdout);
  const state = initialState({ ...screen.size, url, target: target?.url ?? null });
  // The address is on the screen while Ink loads.
  screen.enter();
  context.cleanups.add(() => screen.leave());
  screen.draw(theme.strong(`listening on ${url}`.slice(0, state.columns)));
  try {
    const [{ Tui }, { tuiActions }] = await Promise.all([
      import("../../report/tui/tui.tsx"),
      import("./full-screen-actions.ts"),
    ]);
    return new Tui({ context, theme, screen, state, actions: tuiActions(watched), earlierEvents: early });
  } catch (error) {
    screen.leave();
    throw error;
  }
}
