/** A row can't be measured on this machine. The message says why. */
export class Unavailable extends Error {}
