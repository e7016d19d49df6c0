import { effort } from "./effort.ts";

/**
 * What the generated cases of a run follow from. The short form, which judges a change, has the same cases each time, so
 * that it fails for what was changed; the long forms look for cases that nobody has seen. `SEED=n` repeats one of theirs.
 */
export const RUN_SEED = Number(process.env["SEED"] ?? effort({ short: 2023, long: Date.now() % 1_000_000 })) | 0;
