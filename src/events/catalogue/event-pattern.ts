/** Whether an event name matches a pattern in which `*` stands for any run of characters (`call::*`, `call_*`). */
export type EventPattern = (eventName: string) => boolean;

/** Builds a matcher without a regular expression: pieces between stars must follow each other in order. */
export function eventPattern(pattern: string): EventPattern {
  const [start = "", ...rest] = pattern.split("*");
  const end = rest.pop();
  if (end === undefined) return (name) => name === pattern;
  return (name) => {
    if (!name.startsWith(start)) return false;
    let position = start.length;
    for (const piece of rest) {
      const found = name.indexOf(piece, position);
      if (found === -1) return false;
      position = found + piece.length;
    }
    return name.length - end.length >= position && name.endsWith(end);
  };
}
