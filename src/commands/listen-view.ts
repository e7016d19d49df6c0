import type { Context } from "../context.ts";
import type { Target } from "../delivery/target.ts";
import { themeFor } from "../report/theme.ts";
import { wantsColour } from "../report/colour.ts";
import type { Reporter } from "../report/reporter.ts";
import type { CommandInput } from "./command.ts";
import type { OptionSpecs } from "./option-spec.ts";

/** What a listener is watched on. Disposal gives the terminal back. */
export interface View extends AsyncDisposable {
  readonly reporter: Reporter;
  /** Aborts when the user asks to end. */
  readonly quit: AbortSignal;
}

interface Watched {
  readonly context: Context;
  readonly target: Target | undefined;
  readonly path: string | undefined;
  readonly timeoutMs: number;
  readonly keepCredentials: boolean;
}

/** The full screen where it is wanted, else the reporter as it is. React is loaded for the full screen only. */
export async function viewFor(
  { fullScreen, reporter }: Pick<CommandInput<OptionSpecs>, "fullScreen" | "reporter">,
  watched: Watched,
): Promise<View> {
  if (fullScreen === null) {
    return { reporter, quit: new AbortController().signal, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const [{ Tui }, { tuiActions }] = await Promise.all([
    import("../report/tui/mount.tsx"),
    import("./listen-actions.ts"),
  ]);
  const { context, target } = watched;
  const tui = new Tui({
    context,
    theme: themeFor(wantsColour(context.stdout, context.env, fullScreen.colour)),
    actions: tuiActions(watched),
    target: target?.url ?? null,
  });
  return { reporter: tui, quit: tui.quit, [Symbol.asyncDispose]: () => tui[Symbol.asyncDispose]() };
}
