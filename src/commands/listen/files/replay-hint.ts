import { basename, dirname, join } from "node:path";
import { posixWord } from "../../../captures/export/shell-quoting.ts";
import { INSIGHT_CARD } from "../../../events/requests/insight-card.ts";
import type { Context } from "../../../context.ts";
import { programName } from "../../../report/as-called.ts";
import type { Options } from "../options.ts";

/** Where the capture is now. */
export interface SavedCapture {
  /** As the user would type it: `--save` with the file's present name. */
  readonly file: string;
  /** The command that sends its events to the app; `null` when the file is not there any more. */
  readonly replayCommand: string | null;
}

/** The app's usual address, when `--forward` does not name it. */
const USUAL_APP = "http://localhost:3000/";

/** Names the capture file, and a command line that replays it. `present` is its present path, if it was found. */
export function savedCapture(
  { save = "", forward }: Pick<Options, "save" | "forward">,
  present: string | undefined,
  { env }: Pick<Context, "env">,
): SavedCapture {
  if (present === undefined) return { file: save, replayCommand: null };
  const renamed = basename(present) !== basename(save);
  const file = renamed ? join(dirname(save), basename(present)) : save;
  const words = [posixWord(file), "--to", posixWord(forward?.url ?? USUAL_APP)];
  return { file, replayCommand: `${programName(env)} replay ${words.join(" ")}` };
}

/** More names than these make a line that nobody reads. */
const MOST_NAMES = 4;

/** The command for what was received; `null` for nothing, and for insight cards alone: the app has sent those itself. */
export function replayCommandFor(
  saved: Pick<SavedCapture, "replayCommand"> | undefined,
  events: readonly { readonly event: string | null }[],
): string | null {
  const others = events.filter(({ event }) => event !== INSIGHT_CARD);
  const command = saved?.replayCommand ?? null;
  if (command === null || others.length === 0) return null;
  const names = others.flatMap(({ event }) => event ?? []);
  if (others.length === events.length || names.length > MOST_NAMES) return command;
  return [command, ...names.map((name) => `--only ${posixWord(name)}`)].join(" ");
}
