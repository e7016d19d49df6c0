/** Whether an event name matches a pattern. `*` matches any characters (`call::*`, `call_*`). */
export type EventPattern = (eventName: string) => boolean;

/** Compiles a pattern. It uses no regular expression, because a pattern with many stars could make one very slow. */
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
