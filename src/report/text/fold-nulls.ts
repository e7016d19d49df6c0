/** In place of the fields of an object that are `null`, before its closing bracket. */
interface FoldedNulls {
  readonly folded: number;
}

export function isFoldedNulls(token: string | FoldedNulls): token is FoldedNulls {
  return typeof token !== "string";
}

/** An open array or object. */
interface Container {
  readonly isObject: boolean;
  hasMembers: boolean;
  nulls: number;
}

/** The tokens of a JSON text without the object fields that are `null`; they are counted at the end of each object. */
export function* withoutNulls(tokens: Iterable<string>): Generator<string | FoldedNulls> {
  const open: Container[] = [];
  let key: string | undefined;
  for (const token of tokens) {
    const container = open.at(-1);
    if (container?.isObject === true && token !== "}") {
      if (token === "," || token === ":") continue;
      if (key === undefined) {
        key = token;
        continue;
      }
      if (token === "null") container.nulls += 1;
      else yield* memberStart(container, key);
      key = undefined;
      if (token === "null") continue;
    }
    if (token === "{" || token === "[") open.push({ isObject: token === "{", hasMembers: false, nulls: 0 });
    if (token === "}" || token === "]") open.pop();
    if (token === "}" && container !== undefined && container.nulls > 0) yield { folded: container.nulls };
    yield token;
  }
}

/** The part of a field before its value. Commas are made anew, because the field before may be left out. */
function* memberStart(container: Container, key: string): Generator<string> {
  if (container.hasMembers) yield ",";
  container.hasMembers = true;
  yield key;
  yield ":";
}
