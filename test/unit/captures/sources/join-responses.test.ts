import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Capture } from "../../../../src/captures/capture.ts";
import { joinResponses } from "../../../../src/captures/sources/join-responses.ts";
import type { SourceItem } from "../../../../src/captures/sources/sources.ts";

describe("joinResponses", () => {
  test("adds a response to the request before it, in the order of the requests", async () => {
    const items = [request("a"), request("b"), response("b"), request("c"), response("a"), response("x")];
    expect(await joined(items)).toEqual([
      ["a", "a"],
      ["b", "b"],
      ["c", null],
    ]);
  });

  test("uses the first response to a request, from the same file only", async () => {
    expect(await joined([request("a"), response("a", "other.ndjson")])).toEqual([["a", null]]);
    const items: unknown[] = [];
    for await (const item of joinResponses(each([request("a"), response("a"), response("a")]))) items.push(item);
    expect(items).toMatchObject([{ recorded: { line: 7 } }]);
  });

  test("yields a request without a response when too many requests follow it", async () => {
    const many = Array.from({ length: 2001 }, (_, index) => request(`r${index}`));
    const pairs = await joined([request("a"), ...many, response("a"), response("r2000")]);
    expect(pairs[0]).toEqual(["a", null]);
    expect(pairs.at(-1)).toEqual(["r2000", "r2000"]);
  });

  test("keeps the first of two responses to a request that waits behind another one", async () => {
    const items = [request("a"), request("b"), response("b", "c.ndjson", 7), response("b", "c.ndjson", 8)];
    const lines: unknown[] = [];
    for await (const item of joinResponses(each([...items, response("a")])))
      lines.push(item.kind === "event" && item.recorded?.line);
    expect(lines).toEqual([7, 7]);
  });

  test("yields a request as soon as its response is known, and an event of a payload file at once", async () => {
    const origin = { source: "p.json", line: 1 };
    const body = Buffer.from("{}");
    const bare: SourceItem = { kind: "event", origin, body: { bytes: body, text: undefined }, capture: null };
    const given: unknown[] = [];
    async function* items(): AsyncGenerator<SourceItem> {
      for (const item of [request("a"), response("a"), bare, request("b")]) {
        yield await Promise.resolve(item);
        given.push("asked");
      }
    }
    for await (const { kind } of joinResponses(items())) given.push(kind);
    expect(given).toEqual(["asked", "event", "asked", "event", "asked", "asked", "event"]);
  });

  const someOrder = fc.array(fc.boolean(), { maxLength: 60 });
  test.prop([someOrder])("loses no request and no response in any order", async (answersNext) => {
    const items: SourceItem[] = [];
    const open: string[] = [];
    answersNext.forEach((answer, index) => {
      const id = answer ? open.shift() : undefined;
      if (id !== undefined) items.push(response(id));
      else {
        items.push(request(`r${index}`));
        open.push(`r${index}`);
      }
    });
    const ids = items.flatMap((item) => (item.kind === "event" ? [item.capture?.id] : []));
    expect(await joined(items)).toEqual(ids.map((id) => [id, open.includes(id ?? "") ? null : id]));
  });
});

async function joined(items: readonly SourceItem[]): Promise<unknown[]> {
  const pairs: unknown[] = [];
  for await (const item of joinResponses(each(items)))
    if (item.kind === "event") pairs.push([item.capture?.id, item.recorded?.response.id ?? null]);
  return pairs;
}

async function* each(items: readonly SourceItem[]): AsyncGenerator<SourceItem> {
  for (const item of items) yield await Promise.resolve(item);
}

function request(id: string): SourceItem {
  const capture: Capture = {
    id,
    receivedAt: "2026-11-22T10:00:00.000Z",
    offsetMs: 0,
    method: "POST",
    path: "/",
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: [],
    sha256: "",
    event: null,
    verdict: "valid",
    issues: [],
  };
  const body = Buffer.from("{}");
  return { kind: "event", origin: { source: "c.ndjson", line: 1 }, body: { bytes: body, text: undefined }, capture };
}

function response(id: string, source = "c.ndjson", line = 7): SourceItem {
  const answer = { id, by: "forward", status: 200, durationMs: 1, headers: [], body: Buffer.alloc(0) } as const;
  return { kind: "response", origin: { source, line }, response: answer };
}
