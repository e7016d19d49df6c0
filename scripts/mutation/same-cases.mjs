import { configureGlobal } from "fast-check";

// Each run uses the same cases, so that results can be compared, and few of them, because there are thousands of mutants.
configureGlobal({ seed: 1, numRuns: 20, endOnFailure: true });
