/** JSON as text: keys may repeat, and a value may be any text, even invalid JSON. */
export type JsonTree =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "object"; readonly entries: (readonly [key: string, value: JsonTree])[] }
  | { readonly kind: "list"; readonly items: JsonTree[] };

/** A new tree of a value. It can be changed. */
export function treeOf(value: unknown): JsonTree {
  if (Array.isArray(value)) return { kind: "list", items: value.map(treeOf) };
  if (typeof value === "object" && value !== null) {
    return { kind: "object", entries: Object.entries(value).map(([key, item]) => [key, treeOf(item)]) };
  }
  return { kind: "text", text: JSON.stringify(value) };
}

/** The text of a tree. */
export function written(tree: JsonTree): string {
  switch (tree.kind) {
    case "text":
      return tree.text;
    case "object":
      return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}:${written(value)}`).join(",")}}`;
    case "list":
      return `[${tree.items.map(written).join(",")}]`;
  }
}

/** All objects and lists of a tree. The outermost is first. */
export function containersOf(tree: JsonTree): Exclude<JsonTree, { kind: "text" }>[] {
  if (tree.kind === "text") return [];
  const inner = tree.kind === "list" ? tree.items : tree.entries.map(([, value]) => value);
  return [tree, ...inner.flatMap(containersOf)];
}
