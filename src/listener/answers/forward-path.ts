import type { Target } from "../../delivery/request/target.ts";

/**
 * Path and query of a forwarded request. The path is the forward URL's path, followed by the part of the request's path
 * after the listener's own path; a request's path that starts with the URL's is kept, so that it is not there twice. The
 * query is the URL's query, followed by the request's.
 */
export function forwardPath(target: Target, requestPath: string, listenerPath: string | undefined): string {
  const [path, query] = split(requestPath);
  const [base, baseQuery] = split(target.path ?? "/");
  const suffix = listenerPath === undefined ? path : path.slice(listenerPath.length);
  const queries = [baseQuery, query].filter((part) => part !== undefined && part !== "");
  const joined = joinedPath(base, suffix);
  return queries.length === 0 ? `${joined}${query === undefined ? "" : "?"}` : `${joined}?${queries.join("&")}`;
}

function joinedPath(base: string, suffix: string): string {
  if (suffix === "" || suffix === "/") return base;
  const folder = base.replace(/\/$/, "");
  if (folder !== "" && (suffix === folder || suffix.startsWith(`${folder}/`))) return suffix === folder ? base : suffix;
  return `${folder}/${suffix.replace(/^\//, "")}`;
}

function split(text: string): readonly [path: string, query: string | undefined] {
  const mark = text.indexOf("?");
  return mark === -1 ? [text, undefined] : [text.slice(0, mark), text.slice(mark + 1)];
}
