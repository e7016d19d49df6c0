/** The endpoint that requests are sent to. */
export interface Target {
  /** Scheme, host and port: `http://127.0.0.1:4665`. */
  readonly origin: string;
  /** Path and query; `undefined` when the URL has neither, then each request keeps its own. */
  readonly path: string | undefined;
  /** As the user wrote it, for messages. */
  readonly url: string;
}

/** Reads a target URL; `localhost:3000/x` without a scheme means http. `undefined` when it is not an http or https URL. */
export function parseTarget(text: string): Target | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, search, username, password } = new URL(url);
  if ((protocol !== "http:" && protocol !== "https:") || username + password !== "") return undefined;
  const namesPath = /^https?:\/\/[^/?#]+[/?]/i.test(url);
  return { origin, path: namesPath ? `${pathname}${search}` : undefined, url };
}
