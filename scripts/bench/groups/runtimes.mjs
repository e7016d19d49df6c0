import { majorOf, otherNode } from "../measuring/nodes.mjs";
import { startUpRows } from "./start-up.mjs";

const ROUNDS = 11;
const MAJORS = [20, 22, 24, 26];

export const runtimes = {
  title: "Start-up on other versions of Node",
  about: "As above, each against the bare process of the same version. The runtimes come from the npm registry.",
  rows: (bench) =>
    MAJORS.filter((major) => major !== majorOf(process.version)).flatMap((major) =>
      startUpRows(bench, otherNode(major, bench), ROUNDS),
    ),
};
