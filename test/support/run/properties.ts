import { configureGlobal } from "fast-check";
import { effort } from "./effort.ts";
import { RUN_SEED } from "./seed.ts";

// A number of runs, once set, holds for tests without a property too: only the long form, which leaves those out, has one.
configureGlobal({ seed: RUN_SEED, ...effort({ short: {}, long: { numRuns: 10_000 } }) });
