import { describe, expect, test } from "vitest";
import { thirdPartyNotices } from "../../../scripts/notices.ts";
import { billOfMaterials } from "../../../scripts/sbom.ts";

const HASH = Buffer.alloc(64, 7);
const PART = { name: "@a/part", version: "1.2.3", license: "MIT" };
const LOCK = {
  packages: { "": {}, "node_modules/@a/part": { version: "1.2.3", integrity: `sha512-${HASH.toString("base64")}` } },
};

describe("the bill of materials", () => {
  test("has a part with its version, licence, purl and hash", () => {
    expect(JSON.parse(billOfMaterials([PART], LOCK))).toMatchObject({
      components: [
        {
          group: "@a",
          name: "part",
          version: "1.2.3",
          purl: "pkg:npm/%40a/part@1.2.3",
          licenses: [{ license: { id: "MIT" } }],
          externalReferences: [
            {
              url: "https://registry.npmjs.org/@a/part/-/part-1.2.3.tgz",
              hashes: [{ alg: "SHA-512", content: HASH.toString("hex") }],
            },
          ],
        },
      ],
    });
  });

  test("can't be made of what is not in the lock file in this version", () => {
    expect(() => billOfMaterials([{ ...PART, version: "1.2.4" }], LOCK)).toThrow(
      "@a/part@1.2.4 is bundled, and package-lock.json has no hash of it",
    );
  });
});

test("the notices can't be made of a package without the text of its licence", () => {
  expect(() => thirdPartyNotices([{ ...PART, licenseText: " \n" }])).toThrow(
    "@a/part does not contain the text of its licence",
  );
});
