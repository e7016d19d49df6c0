// Loaded into a process that is measured (node --import). Tells what it has used: the processor's time when it is asked over
// its channel, the most memory at its end, in the file that the environment names.
import { readFileSync, writeFileSync } from "node:fs";

process.on("message", () => process.send(process.cpuUsage()));
process.channel?.unref();

const { BENCH_USAGE: file } = process.env;
if (file !== undefined) process.on("exit", () => writeFileSync(file, JSON.stringify({ peakBytes: peakBytes() })));

/** What a process counts as its own maximum on Linux starts at that of its parent, so the kernel's own mark is read there. */
function peakBytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024;
}
