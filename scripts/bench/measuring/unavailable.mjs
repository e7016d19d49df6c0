/** A row that cannot be measured here; the message says why. */
export class Unavailable extends Error {}
