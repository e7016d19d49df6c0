import { Box, Text } from "ink";
import type { ReactElement } from "react";
import { printableStart } from "../../../events/payload/printable.ts";
import type { ExpectationResult } from "../../../listener/expect/expectations.ts";
import type { Theme } from "../../text/theme.ts";
import { fitted } from "../lines/fit-text.ts";
import type { State } from "../state/state.ts";

interface ChecklistProps {
  readonly state: Pick<State, "expectations" | "leftMs">;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** What `--expect` waits for, and the time left. */
export function Checklist({ state, width, height, theme }: ChecklistProps): ReactElement {
  const lines = checklistLines(state, { width, height, theme });
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Text wrap="truncate-end">{lines.join("\n")}</Text>
    </Box>
  );
}

/** At most `height` lines. */
export function checklistLines(
  { expectations, leftMs }: ChecklistProps["state"],
  { width, height, theme }: Omit<ChecklistProps, "state">,
): string[] {
  const hidden = expectations.length > height ? expectations.length - height + 1 : 0;
  const shown = expectations.slice(0, expectations.length - hidden);
  const { say } = theme.language;
  const left = leftMs === null ? "" : say("{seconds} s left", { seconds: Math.ceil(leftMs / 1000) });
  const lines = shown.map((result, index) => {
    const end = index === 0 ? left : "";
    const text = `${SIGNS[result.outcome]} ${printableStart(result.expectation, 80)}: ${countText(result, theme)}`;
    return ` ${colourOf(result, theme)(fitted(text, width - end.length - 3))} ${theme.strong(end)} `;
  });
  return hidden === 0
    ? lines
    : [...lines, theme.faint(fitted(` ${say("… and {count} more expectations", { count: hidden })}`, width))];
}

const SIGNS = { met: "✓", missing: "○", exceeded: "✗", out_of_order: "✗" } as const;

function countText({ outcome, count, expected }: ExpectationResult, { language: { say } }: Theme): string {
  return outcome === "out_of_order"
    ? say("came out of order")
    : say("{count} came, expected {expected}", { count, expected });
}

function colourOf({ outcome }: ExpectationResult, theme: Theme): (text: string) => string {
  if (outcome === "met") return theme.good;
  return outcome === "missing" ? theme.note : theme.bad;
}
