import { type Container, type Edit, type Member, containerAt, edited, memberAt, memberAtPath } from "./json-text.ts";
import { type PayloadPath, nearestPath } from "./payload-path.ts";

/** The result of a change. For an unknown path it has the nearest existing path. */
export type JsonChange =
  | { readonly kind: "changed"; readonly text: string }
  | { readonly kind: "unknown_path"; readonly nearest: string | undefined }
  | { readonly kind: "already_there" };

/**
 * Replaces the value at an existing path of valid JSON. `value` is JSON. Every other character stays, because a parser
 * changes what it writes again: large numbers, `12.0`, escapes, repeated keys. With `keepText`, a number in place of a
 * string becomes a string: a phone number is typed as digits.
 */
export function setAt(
  text: string,
  path: PayloadPath,
  value: string,
  { keepText }: { readonly keepText: boolean } = { keepText: false },
): JsonChange {
  const place = placeOf(text, path);
  const member = place && memberAt(place.container, place.step);
  if (member === undefined) return unknownPath(text, path);
  const { valueStart: start, end } = member;
  const asText = keepText && text[start] === '"' && /^-?\d/.test(value);
  return { kind: "changed", text: edited(text, [{ start, end, text: asText ? JSON.stringify(value) : value }]) };
}

/** Adds a value to valid JSON: a new key at the end of an existing object, or the next item of a list. `value` is JSON. */
export function addAt(text: string, path: PayloadPath, value: string): JsonChange {
  const place = placeOf(text, path);
  if (place === undefined) return unknownPath(text, path);
  const { container, step } = place;
  if (memberAt(container, step) !== undefined) return { kind: "already_there" };
  if (container.isList && step !== String(container.members.length)) return unknownPath(text, path);
  return { kind: "changed", text: edited(text, [insertion(text, place, value)]) };
}

/** Removes the value at a path of valid JSON, and each repeat of its key. The later items of a list move up. */
export function unsetAt(text: string, path: PayloadPath): JsonChange {
  const place = placeOf(text, path);
  if (place === undefined || memberAt(place.container, place.step) === undefined) return unknownPath(text, path);
  return { kind: "changed", text: edited(text, removals(place)) };
}

/** The object or list at the end of a path, and the last step, which it may not have. */
interface Place {
  readonly container: Container;
  readonly step: string;
}

function placeOf(text: string, path: PayloadPath): Place | undefined {
  const step = path.at(-1);
  const above = path.slice(0, -1);
  const parent = memberAtPath(text, above);
  if (step === undefined || (parent === undefined && above.length > 0)) return undefined;
  const container = containerAt(text, parent?.valueStart ?? 0);
  return container && { container, step };
}

/** A new last member, with the white space of the one before it. */
function insertion(text: string, { container, step }: Place, value: string): Edit {
  const { isList, inside, members } = container;
  const last = members.at(-1);
  const key = isList ? "" : `${JSON.stringify(step)}:`;
  if (last === undefined) return { start: inside, end: inside, text: `${key}${value}` };
  const spaceBefore = spaceAtEnd(text.slice(members.at(-2)?.end ?? inside, last.start));
  const spaceAfterColon = spaceAtEnd(text.slice(last.start, last.valueStart));
  return { start: last.end, end: last.end, text: `,${spaceBefore}${key}${spaceAfterColon}${value}` };
}

function spaceAtEnd(text: string): string {
  return text.slice(text.trimEnd().length);
}

/** Each removed member goes with the comma before it, or behind it if it is among the first. */
function removals({ container: { members }, step }: Place): Edit[] {
  const isRemoved = ({ key }: Member): boolean => key === step;
  const firstKept = members.findIndex((member) => !isRemoved(member));
  return members.flatMap((member, index) => {
    if (!isRemoved(member)) return [];
    if (firstKept !== -1 && firstKept < index)
      return [{ start: members[index - 1]?.end ?? member.start, end: member.end, text: "" }];
    return [{ start: member.start, end: members[index + 1]?.start ?? member.end, text: "" }];
  });
}

function unknownPath(text: string, path: PayloadPath): JsonChange {
  const payload: unknown = JSON.parse(text);
  return { kind: "unknown_path", nearest: nearestPath(payload, path) };
}
