import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { Screen } from "../../../../../src/report/tui/terminal/screen.ts";

/** A terminal of 80 by 3 that takes a text when `read` is called. */
function slowTerminal(): { stdout: Writable; read: () => Promise<string> } {
  let text = "";
  let written: (() => void) | undefined;
  const stdout = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      text += chunk;
      written = done;
    },
  });
  const read = async (): Promise<string> => {
    while (written !== undefined) {
      const done = written;
      written = undefined;
      done();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const all = text;
    text = "";
    return all;
  };
  return { stdout: Object.assign(stdout, { columns: 80, rows: 3 }), read };
}

async function entered(): Promise<{ screen: Screen; read: () => Promise<string> }> {
  const { stdout, read } = slowTerminal();
  const screen = new Screen(stdout);
  screen.enter();
  await read();
  return { screen, read };
}

describe("the screen", () => {
  test("writes only the lines that changed", async () => {
    const { screen, read } = await entered();
    screen.draw("one\ntwo\nthree");
    expect(await read()).toContain("two");
    screen.draw("one\n2\nthree");
    const text = await read();
    expect(text).toContain("\u001b[2;1H\u001b[0m\u001b[K2");
    expect(text).not.toMatch(/one|three/);
  });

  test("writes nothing for an unchanged frame, and all of it after it was cleared", async () => {
    const { screen, read } = await entered();
    screen.draw("one\ntwo");
    await read();
    screen.draw("one\ntwo");
    expect(await read()).toBe("");
    screen.clear();
    screen.draw("one\ntwo");
    expect(await read()).toBe(
      "\u001b[2J\u001b[?2026h\u001b[1;1H\u001b[0m\u001b[Kone\u001b[2;1H\u001b[0m\u001b[Ktwo\u001b[?2026l",
    );
  });

  test("erases the rows below a shorter frame, and cuts a longer one", async () => {
    const { screen, read } = await entered();
    screen.draw("one\ntwo\nthree\nfour");
    expect(await read()).not.toContain("four");
    screen.draw("one");
    expect(await read()).toContain("\u001b[2;1H\u001b[J");
  });

  test("draws only the newest frame for a terminal that reads slowly", async () => {
    const { screen, read } = await entered();
    for (const frame of ["first", "second", "third"]) screen.draw(frame);
    const text = await read();
    expect(text).toContain("first");
    expect(text).not.toContain("second");
    expect(text).toContain("third");
  });

  test("draws nothing before it is entered or after it is left, and is left once", async () => {
    const { stdout, read } = slowTerminal();
    const screen = new Screen(stdout);
    screen.draw("early");
    screen.enter();
    screen.leave();
    screen.leave();
    screen.draw("late");
    const text = await read();
    expect(text).not.toMatch(/early|late/);
    expect(text.split("\u001b[?1049l")).toHaveLength(2);
  });
});
