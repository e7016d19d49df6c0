import type { Clock } from "../../context.ts";
import { type Freshen, RANDOM_IDS, freshener } from "../../events/payload/fresh.ts";
import { type JsonChange, addAt, setAt, unsetAt } from "../../events/payload/change-json.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Assignment } from "../options/payload-parsers.ts";

interface BodyChangeOptions {
  readonly set: readonly Assignment[];
  readonly add: readonly Assignment[];
  readonly unset: readonly Pick<Assignment, "path" | "name">[];
}

/** Applies `--set`, `--add` and `--unset` to a payload, valid JSON; `what` names it in messages. Throws `Failure` (`usage`). */
export function changedPayload(payload: string, { set, add, unset }: BodyChangeOptions, what: string): string {
  let changed = payload;
  for (const { path, name, value, isExact } of set) {
    changed = changedOrThrow(setAt(changed, path, value, { keepText: !isExact }), `--set ${name}`, what);
  }
  for (const { path, name, value } of add) changed = changedOrThrow(addAt(changed, path, value), `--add ${name}`, what);
  for (const { path, name } of unset) changed = changedOrThrow(unsetAt(changed, path), `--unset ${name}`, what);
  return changed;
}

/** Whether one of these options was given. */
export function changesBody({ set, add, unset }: BodyChangeOptions): boolean {
  return set.length + add.length + unset.length > 0;
}

/** A function that makes payloads fresh; the latest time in `first` becomes now. */
export function freshenerFor(first: readonly string[], clock: Clock): Freshen {
  return freshener({ now: clock.now, ...RANDOM_IDS }, first);
}

function changedOrThrow(change: JsonChange, option: string, what: string): string {
  switch (change.kind) {
    case "changed":
      return change.text;
    case "already_there":
      throw new Failure("usage", said("{option}: {what} has that value already", { option, what }), {
        hint: said("change it with --set"),
      });
    case "unknown_path":
      throw new Failure("usage", said("{option}: {what} has no such path", { option, what }), {
        hint:
          change.nearest === undefined
            ? said("see the body with: hipcall-hooks events show NAME")
            : said("did you mean {meant}?", { meant: change.nearest }),
      });
  }
}
