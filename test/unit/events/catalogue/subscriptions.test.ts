import { expect, test } from "vitest";
import { CATALOGUE, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { SUBSCRIPTIONS, UNPUBLISHED_EVENTS } from "../../../../src/events/catalogue/subscriptions.ts";

test("the panel's thirteen subscriptions have every event of the 2024 format, and the others have no name", () => {
  expect(SUBSCRIPTIONS).toHaveLength(13);
  const names = SUBSCRIPTIONS.flatMap(({ event }) => event ?? []);
  expect(names.toSorted()).toEqual(
    CATALOGUE.filter(({ format }) => format === "2024")
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(UNPUBLISHED_EVENTS).toBe(SUBSCRIPTIONS.length - names.length);
});

test("each key of each event says how it is known", () => {
  for (const { schema, keys } of CATALOGUE) expect(Object.keys(keys)).toEqual(Object.keys(schema.shape));
  expect(findEvent("call_hangup")?.keys).toMatchObject({ uuid: "documented", company_id: "observed" });
  expect(findEvent("call_bridged")?.keys).toMatchObject({ uuid: "observed", user_id: "inferred" });
});
