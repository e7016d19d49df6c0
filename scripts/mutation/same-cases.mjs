import { configureGlobal } from "fast-check";

// A mutant is judged by the same cases in each run, and by few of them: thousands of mutants wait.
configureGlobal({ seed: 1, numRuns: 20, endOnFailure: true });
