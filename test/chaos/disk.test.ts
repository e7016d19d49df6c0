import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { effort } from "../support/run/effort.ts";
import { PackedListener } from "../support/program/packed-listener.ts";
import { runPackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { lostBodies } from "../support/captures/lost-bodies.ts";
import { until } from "../support/run/until.ts";
import { Senders } from "../support/network/senders.ts";

const WINDOWS = process.platform === "win32";
const PRLIMIT = "/usr/bin/prlimit";
const ANSWERS = effort({ short: 50, long: 1000 });
/** Enough space for more records than `ANSWERS`. */
const ROOM_BYTES = ANSWERS * 20_000;

interface FullDisk {
  readonly listener: PackedListener;
  readonly file: string;
  /** Frees space. `undefined` if this machine can't do it. */
  readonly makeRoom?: () => void;
}

/** Checks that a full disk is answered with 500, and that recording continues once there is space. Resolves to stderr. */
async function stderrWhenFull({ listener, file, makeRoom }: FullDisk): Promise<string> {
  await using senders = new Senders(listener.url, 10);
  await senders.waitForMore(500, ANSWERS);
  const failures = [...(senders.answers.get(500) ?? [])];
  expect(new Set(failures.map(({ text }) => text))).toEqual(
    new Set(['{"ok":false,"error":"not recorded","by":"hipcall-hooks"}']),
  );
  expect(await lostBodies(senders.saved, file)).toEqual([]);
  await expectReadable(file);

  if (makeRoom !== undefined) {
    makeRoom();
    await senders.waitForMore(200, ANSWERS);
  }
  await senders.stop();
  expect(senders.unanswered).toBe(0);
  expect(new Set(senders.answers.keys())).toEqual(new Set([200, 500]));
  expect(await listener.end("SIGTERM")).toBe(1);
  expect(await lostBodies(senders.saved, file)).toEqual([]);
  await expectReadable(file);
  return listener.program.stderr;
}

function refusalFor(code: string): RegExp {
  return new RegExp(
    `error: cannot write to .*c\\.ndjson: ${code}.*\n  hint: .*answered 500, because it is not recorded`,
  );
}

async function expectReadable(file: string): Promise<void> {
  const { exitCode, stderr } = await runPackedProgram(["validate", file, "--quiet"]);
  expect(exitCode, stderr).toBeLessThan(2);
}

describe("a disk that is full", () => {
  test.skipIf(WINDOWS)(
    "(a limit on the file size; Windows has none) is answered with 500, and torn lines damage no other line",
    async () => {
      const file = join(emptyFolder(), "c.ndjson");
      // Only the soft limit: the hard limit can't be raised again.
      await using listener = await PackedListener.start(["--save", file], { shell: 'ulimit -S -f 200; exec "$@"' });
      const unlimited = ["--pid", String(listener.pid), "--fsize=unlimited"];
      const room = existsSync(PRLIMIT) ? { makeRoom: () => void execFileSync(PRLIMIT, unlimited) } : {};
      expect(await stderrWhenFull({ listener, file, ...room })).toMatch(refusalFor("EFBIG"));
    },
  );

  test("(a small file system) is answered with 500, and recording continues once there is space", async ({ skip }) => {
    const folder = join(emptyFolder(), "disk");
    using _disk = smallDisk(folder) ?? skip("only root on Linux can mount a small file system");
    const ballast = join(folder, "ballast");
    writeFileSync(ballast, Buffer.alloc(ROOM_BYTES));
    const file = join(folder, "c.ndjson");
    await using listener = await PackedListener.start(["--save", file]);
    const makeRoom = (): void => rmSync(ballast);
    expect(await stderrWhenFull({ listener, file, makeRoom })).toMatch(refusalFor("ENOSPC"));
  });
});

describe("a capture file that is removed under load", () => {
  test.skipIf(WINDOWS)(
    "(Windows does not remove open files) is reported, and recording continues in a new file",
    async () => {
      const file = join(emptyFolder(), "c.ndjson");
      await using listener = await PackedListener.start(["--save", file]);
      for (let round = 0; round < effort({ short: 3, long: 50 }); round += 1) {
        await using senders = new Senders(listener.url, 10);
        await senders.waitForMore(200, 20);
        rmSync(file);
        await until(() => existsSync(file));
        await senders.waitForMore(200, 20);
        // Requests answered with 200 from now on are in the new file.
        const removed = new Set(senders.saved.keys());
        await senders.waitForMore(200, 20);
        await senders.stop();
        expect(senders.unanswered).toBe(0);
        const kept = [...senders.saved].filter(([id]) => !removed.has(id));
        expect(await lostBodies(new Map(kept), file)).toEqual([]);
        expect(statSync(file).mode & 0o777).toBe(0o600);
      }
      // A record that is written at the moment of the removal can be lost; its request is answered with 500.
      expect([0, 1]).toContain(await listener.end("SIGTERM"));
      expect(listener.program.stderr).toMatch(/^warning: .*c\.ndjson was removed while it was recorded to/m);
    },
  );

  test.skipIf(WINDOWS)("with its folder is answered with 500 until the folder is back", async () => {
    const folder = join(emptyFolder(), "captures");
    mkdirSync(folder);
    const file = join(folder, "c.ndjson");
    await using listener = await PackedListener.start(["--save", file]);
    await using senders = new Senders(listener.url, 10);
    await senders.waitForMore(200, 20);
    rmSync(folder, { recursive: true });
    await senders.waitForMore(500, 50);
    const removed = new Set(senders.saved.keys());
    mkdirSync(folder);
    await senders.waitForMore(200, 20);
    await senders.stop();
    expect(senders.unanswered).toBe(0);
    expect(await lostBodies(new Map([...senders.saved].filter(([id]) => !removed.has(id))), file)).toEqual([]);
    expect(await listener.end("SIGTERM")).toBe(1);
  });
});

describe("a capture file that can't be created", () => {
  test("because its folder is a file ends listen with 3 and the reason", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "file"), "");
    const { exitCode, stderr } = await runPackedProgram(["listen", "--port", "0", "--save", "file/c.ndjson"], {
      cwd: folder,
    });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(
        /^error: cannot write the capture file .*file\/c\.ndjson: E(NOTDIR|NOENT)/,
      ) as string,
    });
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("");
  });

  test.skipIf(WINDOWS || process.getuid?.() === 0)(
    "because its folder is read-only (root can write there anyway) ends listen with 3 and the reason",
    async () => {
      const folder = emptyFolder();
      mkdirSync(join(folder, "kept"), { mode: 0o500 });
      const { exitCode, stderr } = await runPackedProgram(["listen", "--port", "0", "--save", "kept/c.ndjson"], {
        cwd: folder,
      });
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^error: cannot write the capture file .*kept\/c\.ndjson: EACCES/);
    },
  );
});

/** A file system in memory, a little larger than `ROOM_BYTES`. `undefined` if it can't be mounted. */
function smallDisk(folder: string): Disposable | undefined {
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${ROOM_BYTES + 200_000}`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  return { [Symbol.dispose]: () => void execFileSync("umount", ["-l", folder]) };
}
