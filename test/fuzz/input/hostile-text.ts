import type { Dice } from "../run/dice.ts";

/** Text that acts on terminals, reorders text, or is risky in paths, shells, HTML and patterns. */
const PIECES = [
  "\u001b[2J",
  "\u001b[5;41m",
  "\u001b]0;owned\u0007",
  "\u001b]8;;http://x/\u001b\\",
  "\u001b[?1049h",
  "\u009b31m",
  "\u0090q\u009c",
  "\u0000",
  "\u0007",
  "\b\b\b",
  "\r",
  "\n",
  "\t",
  "\u007f",
  "\u0085",
  "\u202egnp.exe",
  "\u2066x\u2069",
  "\u200f",
  "\u061c",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\u200b",
  "\u00ad",
  "\u{e0041}",
  "\ufff9",
  "\ud800",
  "\udfff\ud800",
  "é",
  "Çağrı",
  "漢字",
  "📞",
  "🇹🇷",
  "a\u0301\u0301\u0301",
  '"',
  "\\",
  "</script>",
  "'; rm -rf /; '",
  "$(id)",
  "%s%n",
  "../../etc/passwd",
  "=",
  ".",
  "/",
  "~1",
  "*",
  "(a+)+$",
  "x@y",
  "@",
  "+905320000001",
  "203.0.113.9",
] as const;

/** Names that an object inherits, or that JavaScript treats specially. */
export const INHERITED_NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
  "toJSON",
  "then",
  "length",
] as const;

/** A short text made of these pieces and of plain words. */
export function hostileText(dice: Dice): string {
  const pieces = dice.list(dice.between(1, 5), () =>
    dice.weighted<() => string>([
      [6, () => dice.pick(PIECES)],
      [3, () => dice.pick(["a", "call", "hangup", " ", "event_name", "12"])],
      [1, () => dice.pick(INHERITED_NAMES)],
      [1, () => String.fromCharCode(dice.below(0x10000))],
    ])(),
  );
  return pieces.join("");
}
