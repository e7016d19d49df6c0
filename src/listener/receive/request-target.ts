/** The target of a request line. */
interface RequestTarget {
  /** Path and query. */
  readonly path: string;
  /** Host and port of a target in absolute form; `undefined` in the usual form. */
  readonly authority: string | undefined;
}

/** Reads a request target. Proxies send the absolute form (`http://host/path`), and a server must accept it (RFC 9112, 3.2.2). */
export function parseRequestTarget(target: string): RequestTarget {
  const [absolute, authority] = /^https?:\/\/([^/?#]*)/i.exec(target) ?? [];
  if (absolute === undefined || authority === undefined) return { path: target, authority: undefined };
  const rest = target.slice(absolute.length);
  return { path: rest.startsWith("/") ? rest : `/${rest}`, authority };
}
