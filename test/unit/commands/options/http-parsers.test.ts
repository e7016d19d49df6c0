import { expect } from "vitest";
import {
  header,
  requestPath,
  respondRule,
  speed,
  statuses,
  targetUrl,
} from "../../../../src/commands/options/http-parsers.ts";
import { testParsers } from "./test-parsers.ts";

testParsers({
  "a header": {
    parser: header,
    good: [
      ["x-test: 1", ["x-test", "1"]],
      ["X:a:b", ["X", "a:b"]],
      ["x:", ["x", ""]],
      ["host: y", ["host", "y"]],
    ],
    bad: [
      "",
      "x",
      ": 1",
      "a b: 1",
      "x: a\nb",
      "x: \u0000",
      "é: 1",
      "Content-Length: 1",
      "Transfer-Encoding: x",
      "Expect: y",
    ],
  },
  "a path of a request": {
    parser: requestPath,
    good: [
      ["/", "/"],
      ["/a/b", "/a/b"],
    ],
    bad: ["", "a", "/a?b", "/a#b", "/a b"],
  },
  statuses: {
    parser: statuses,
    good: [["200,2xx", expect.objectContaining({ text: "200,2xx" })]],
    bad: ["", "2x", "abc"],
  },
  "a target": {
    parser: targetUrl,
    good: [["localhost:1", expect.objectContaining({ origin: "http://localhost:1" })]],
    bad: ["", "ftp://x"],
  },
  "a rule for the response": {
    parser: respondRule,
    good: [["call_*=503,first=3", expect.objectContaining({ status: 503, first: 3 })]],
    bad: ["", "call_*", "call_*=99", "call_*=200,soon"],
  },
  "a speed": {
    parser: speed,
    good: [
      ["original", 1],
      ["10x", 10],
      ["max", Infinity],
    ],
    bad: ["", "fast", "0x", "-1x", "10"],
  },
});
