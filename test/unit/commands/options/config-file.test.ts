import { expect, test } from "vitest";
import { isTrusted } from "../../../../src/commands/options/config-file.ts";

test.each([
  ["mine", { file: 7, folder: 0, user: 7 }, true],
  ["root's", { file: 0, folder: 7, user: 7 }, true],
  ["that of the folder's owner", { file: 8, folder: 8, user: 7 }, true],
  ["a stranger's", { file: 8, folder: 7, user: 7 }, false],
  ["a stranger's, to root", { file: 8, folder: 0, user: 0 }, false],
  ["mine, and the system does not know me", { file: 7, folder: 7, user: undefined }, true],
  ["a stranger's, and the system does not know me", { file: 8, folder: 7, user: undefined }, false],
  ["on Windows anybody's", { file: 0, folder: 0, user: -1 }, true],
])("whether to trust a file that was found: %s", (_whose, owners, trusted) => {
  expect(isTrusted(owners)).toBe(trusted);
});
