import { configureGlobal } from "fast-check";
import { effort } from "./effort.ts";
import { RUN_SEED } from "./seed.ts";

// `numRuns` would also apply to tests that set their own, so only the long form sets it: that form runs only properties.
configureGlobal({ seed: RUN_SEED, ...effort({ short: {}, long: { numRuns: 10_000 } }) });
