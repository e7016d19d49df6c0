import { readFileSync, readdirSync } from "node:fs";
import type { ProcessGroups } from "../context.ts";
import { systemErrorCode } from "../failure.ts";

/** Process groups as this system has them. On Windows, where there are none, a group is a process and its descendants. */
export function nodeProcessGroups(): ProcessGroups {
  const owned = new Set<number>();
  const killOwned = (): void => owned.forEach((pid) => signalGroup(pid, "SIGKILL"));
  return {
    killOnExit: (pid) => {
      if (owned.size === 0) process.once("exit", killOwned).once("SIGHUP", hangUp);
      owned.add(pid);
    },
    release: (pid) => {
      owned.delete(pid);
      if (owned.size === 0) process.off("exit", killOwned).off("SIGHUP", hangUp);
    },
    signal: signalGroup,
    isAlive,
  };
}

/** A closed terminal ends a process without the exit event, and does not reach a group that is not its own. */
function hangUp(): void {
  process.kill(process.pid, "SIGTERM");
}

const WINDOWS = process.platform === "win32";

function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  if (WINDOWS) {
    // Loaded when there is something to end: it takes 5 ms of every start.
    const { spawnSync } = process.getBuiltinModule("node:child_process");
    // Windows has no gentle signal for a console program without a window: it is ended either way.
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: all of it has ended. EPERM: macOS says so of a group of zombies.
    if (systemErrorCode(error) !== "ESRCH" && systemErrorCode(error) !== "EPERM") throw error;
  }
}

/** In a container without an init nobody reaps what has ended, and a signal still finds it. */
function hasLiving(group: number): boolean {
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [state, , processGroup] = afterName(`/proc/${name}/stat`);
    return processGroup === String(group) && state !== "Z" && state !== "X";
  });
}

/** The fields of a stat file from the state on; before it stands the name, which may hold anything. */
function afterName(file: string): string[] {
  try {
    const text = readFileSync(file, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(WINDOWS ? pid : -pid, 0);
    return process.platform !== "linux" || hasLiving(pid);
  } catch {
    return false;
  }
}
