/** The version of the capture format that this program writes, and the newest that it reads. */
export const CAPTURE_VERSION = 1;
