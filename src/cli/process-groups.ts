import { readFileSync, readdirSync } from "node:fs";
import type { ProcessGroups } from "../context.ts";
import { systemErrorCode } from "../failure.ts";

/** Windows has no process groups: there a group is a process and its descendants. */
export function nodeProcessGroups(): ProcessGroups {
  const pids = new Set<number>();
  const killAll = (): void => pids.forEach((pid) => signalGroup(pid, "SIGKILL"));
  return {
    killOnExit: (pid) => {
      if (pids.size === 0) process.once("exit", killAll);
      pids.add(pid);
    },
    release: (pid) => {
      pids.delete(pid);
      if (pids.size === 0) process.off("exit", killAll);
    },
    signal: signalGroup,
    isAlive,
  };
}

const WINDOWS = process.platform === "win32";

function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  if (WINDOWS) {
    // Only needed here: most runs end no process group.
    const { spawnSync } = process.getBuiltinModule("node:child_process");
    // Windows cannot ask a console program without a window to end: /f kills it for both signals.
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: every process has ended. EPERM: macOS reports it for a group of zombies.
    if (systemErrorCode(error) !== "ESRCH" && systemErrorCode(error) !== "EPERM") throw error;
  }
}

/** A signal also finds zombies. They stay in a container without an init process, so this looks at the state. */
function hasLiving(group: number): boolean {
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [state, , processGroup] = statFields(`/proc/${name}/stat`);
    return processGroup === String(group) && state !== "Z" && state !== "X";
  });
}

/** The fields of a stat file from the state on (proc(5)). The name before them can contain blanks and parentheses. */
function statFields(file: string): string[] {
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
