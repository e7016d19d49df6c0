import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { recordingExpiry } from "../../../../src/events/validation/recording-expiry.ts";

const RECORDING = "https://storage.hipcall.com.tr/recordings/1/2024/11/17/x.mp3";

describe("the expiry of a recording's URL", () => {
  test.each([
    ["X-Amz-Date=20241117T104153Z&X-Amz-Expires=604800", "2024-11-24T10:41:53.000Z"],
    ["X-Amz-Expires=3600&X-Amz-Date=20241231T233000Z&X-Amz-Signature=x", "2025-01-01T00:30:00.000Z"],
    ["X-Amz-Date=20241117T104153Z&X-Amz-Expires=0", "2024-11-17T10:41:53.000Z"],
  ])("%s is %s", (query, expiry) => {
    expect(recordingExpiry(`${RECORDING}?${query}`)?.toISOString()).toBe(expiry);
  });

  test.each([
    "",
    "X-Amz-Date=20241117T104153Z",
    "X-Amz-Date=20241317T104153Z&X-Amz-Expires=604800",
    "X-Amz-Expires=604800",
    "X-Amz-Date=2024-11-17&X-Amz-Expires=604800",
    "X-Amz-Date=20241117T104153Z&X-Amz-Expires=-1",
    "X-Amz-Date=20241117T104153Z&X-Amz-Expires=soon",
    "X-Amz-Date=20241117T104153Z&X-Amz-Expires=",
    "X-Amz-Date=20241117T104153Z&X-Amz-Expires=1.5",
    "X-Amz-Date=20241117T104153Z&X-Amz-Expires=9007199254740991",
  ])("%s has none", (query) => {
    expect(recordingExpiry(`${RECORDING}?${query}`)).toBeUndefined();
  });

  test.prop([fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true }))])("accepts any text", (text) => {
    expect(recordingExpiry(text)).toBeUndefined();
  });
});
