import { assignment, condition, payloadPath } from "../../../../src/commands/options/payload-parsers.ts";
import { testParsers } from "./test-parsers.ts";

testParsers({
  "an assignment": {
    parser: assignment,
    good: [
      ["data.id=7", { name: "data.id", path: ["data", "id"], value: "7", isExact: false }],
      ["a.b=x=y", { name: "a.b", path: ["a", "b"], value: '"x=y"', isExact: false }],
      ["a=", { name: "a", path: ["a"], value: '""', isExact: false }],
      ['a={"b":null, "c":1.0}', { name: "a", path: ["a"], value: '{"b":null, "c":1.0}', isExact: false }],
      ["a=+90850", { name: "a", path: ["a"], value: '"+90850"', isExact: false }],
      ["a=154284075601887489", { name: "a", path: ["a"], value: "154284075601887489", isExact: false }],
      ["a=1e999", { name: "a", path: ["a"], value: "1e999", isExact: false }],
      ['a="1e999"', { name: "a", path: ["a"], value: '"1e999"', isExact: false }],
      ["a.b:=90850", { name: "a.b", path: ["a", "b"], value: "90850", isExact: true }],
    ],
    bad: ["", "a", "=1", ":=1"],
  },
  "a payload path": { parser: payloadPath, good: [["data.id", { name: "data.id", path: ["data", "id"] }]], bad: [""] },
  "a condition": {
    parser: condition,
    good: [
      ["data.n=7", { name: "data.n", path: ["data", "n"], equals: true, text: "7", value: 7 }],
      ["data.s!=a=b", { name: "data.s", path: ["data", "s"], equals: false, text: "a=b", value: "a=b" }],
      ["data.s=", { name: "data.s", path: ["data", "s"], equals: true, text: "", value: "" }],
    ],
    bad: ["", "data.n", "=7", "!=7"],
  },
});
