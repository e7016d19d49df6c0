import { OWN_NODE } from "./measuring/nodes.mjs";
import { fullScreen } from "./groups/full-screen.mjs";
import { installedSize } from "./groups/installed-size.mjs";
import { listening } from "./groups/listening.mjs";
import { memory } from "./groups/memory.mjs";
import { mitmdump } from "./groups/mitmdump.mjs";
import { newerNode } from "./groups/newer-node.mjs";
import { peers } from "./groups/peers.mjs";
import { replaying } from "./groups/replaying.mjs";
import { runtimes } from "./groups/runtimes.mjs";
import { startUp } from "./groups/start-up.mjs";
import { validating } from "./groups/validating.mjs";

/** All measurements, in their printed order. */
export const GROUPS = {
  "start-up": startUp,
  runtimes,
  listen: listening,
  replay: replaying,
  validate: validating,
  "newer-node": newerNode,
  tui: fullScreen,
  memory,
  size: installedSize,
  peers,
  mitmdump,
};

/** The rows with these names, such as `listen` or `listen/save`. Without names: all rows. Throws for an unknown name. */
export function chosenRows(words, bench) {
  const rows = Object.entries(GROUPS).flatMap(([group, { rows: rowsOf }]) =>
    rowsOf(bench).map(({ id, node = OWN_NODE, ...row }) => Object.assign(row, { node, group, id: `${group}/${id}` })),
  );
  const names = (word) => rows.filter(({ id, group }) => id === word || group === word);
  const unknown = words.find((word) => names(word).length === 0);
  if (unknown !== undefined) {
    throw new Error(`unknown name ${unknown}; expected one of ${rows.map(({ id }) => id).join(", ")}`);
  }
  return words.length === 0 ? rows : rows.filter((row) => words.some((word) => names(word).includes(row)));
}
