import { CATALOGUE } from "../../events/catalogue/catalogue.ts";
import type { Completes } from "./completes.ts";

/** The names of all events. */
export const EVENTS: Completes = {
  words: CATALOGUE.map(({ name, firesWhen }) => ({ word: name, description: firesWhen })),
  files: false,
};
