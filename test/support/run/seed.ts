import { effort } from "./effort.ts";

/**
 * The seed of all generated cases. The short form always has the same cases, so a failure comes from the change under
 * test. The long form has a new seed each time and looks for new cases; `SEED=n` repeats a run.
 */
export const RUN_SEED = Number(process.env["SEED"] ?? effort({ short: 2023, long: Date.now() % 1_000_000 })) | 0;
