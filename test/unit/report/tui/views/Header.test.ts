import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { type State, initialState } from "../../../../../src/report/tui/state/state.ts";
import { callEntry } from "../../../../support/events/listener-events.ts";
import { headerText } from "../../../../../src/report/tui/views/Header.tsx";

const START = initialState({ columns: 100, rows: 30, url: "http://127.0.0.1:4665/", target: null });
const BUSY: State = {
  ...START,
  entries: Array.from({ length: 8 }, (_, index) => callEntry(index + 1)),
  received: 8,
  failed: 3,
  invalid: 2,
  refused: 1,
  paused: true,
  masked: true,
  grouped: true,
};

function header(state: State, width: number): string {
  return headerText(state, width, createTheme(false));
}

describe("the header", () => {
  test("has the URL, the target, the counts and the modes", () => {
    const text = header({ ...BUSY, target: "http://localhost:3000/hooks" }, 140);
    expect(text).toContain(" http://127.0.0.1:4665/ → http://localhost:3000/hooks ");
    expect(text).toContain("paused (0 new), 8 events, 3 failed, 2 invalid, 1 refused, masked, grouped");
  });

  test("has the position, and says how many of all events are kept", () => {
    const kept = [71, 72].map((number) => callEntry(number));
    const state = { ...START, entries: kept, selected: 71, received: 2100 };
    expect(header(state, 120)).toContain("71 of 2,100 events, the newest 2 are kept");
  });

  test("names the zone of the times where there is room", () => {
    expect(header(START, 100).trim()).toMatch(/ 0 events, times UTC\+00:00$/);
    expect(header(BUSY, 60)).not.toContain("UTC");
  });

  test("in a narrow terminal keeps the URL and leaves out whole counts, the least important first", () => {
    expect(header(BUSY, 60)).toContain(" http://127.0.0.1:4665/ ");
    expect(header(BUSY, 60).trim()).toMatch(/ paused \(0 new\), 8 events, 3 failed$/);
    expect(header(BUSY, 40)).toBe(" http://127.0.0.1:4665/  paused (0 new) ");
  });

  test("shows the public URL of a tunnel instead of the local one", () => {
    expect(header({ ...START, publicUrl: "https://x.example/" }, 80)).toContain(" https://x.example/ ");
  });

  test("has the colour of what each count means, which can be read without it", () => {
    const theme = createTheme(true);
    const { good, bad, warn } = theme;
    const coloured = (state: State): string => headerText(state, 140, theme);
    expect(coloured({ ...START, received: 1 })).toContain(good("1 event"));
    expect(coloured({ ...START, received: 1, failed: 1 })).toContain(`1 event, ${bad("1 failed")}`);
    const busy = coloured(BUSY);
    for (const part of [bad("3 failed"), bad("2 invalid"), warn("1 refused"), warn("paused (0 new)")])
      expect(busy).toContain(part);
    expect(busy).not.toContain(good("x").split("x")[0]);
  });

  test("is as wide as the terminal", () => {
    for (let width = 20; width <= 300; width += 1) expect(stringWidth(header(BUSY, width))).toBe(width);
  });
});
