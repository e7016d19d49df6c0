/** Hipcall gives up somewhere between 5 and 15 s (measured twice, with different results); the strict reading counts. */
export const HIPCALL_WAITS_MS = 5000;
