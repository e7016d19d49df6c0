// For each promise of SECURITY.md, one change of the sources that breaks it, and a test that SECURITY.md names for it. The test
// has to fail with the change. test/docs/security.test.ts checks that each promise is here and that `from` is in its file once.
import { RECEIVED } from "./received.mjs";
import { RUN_AND_BUILT } from "./run-and-built.mjs";

/**
 * @typedef {object} Mutation
 * @property {string} promise Its bold text in SECURITY.md.
 * @property {string} file The file to change.
 * @property {string} from Text that the file has exactly once.
 * @property {string} to What replaces it.
 * @property {string} test `file › title`, as SECURITY.md names it.
 */

/** @type {readonly Mutation[]} */
export const MUTATIONS = [...RECEIVED, ...RUN_AND_BUILT];
