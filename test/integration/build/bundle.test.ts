import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { type RolldownOutput, rolldown } from "rolldown";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import config from "../../../rolldown.config.ts";

const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json")),
  "res/schema",
);

const billOfMaterials = z.object({
  metadata: z.object({ component: z.object({ "bom-ref": z.string() }) }),
  components: z.array(
    z.object({
      "bom-ref": z.string(),
      name: z.string(),
      version: z.string(),
      purl: z.string(),
      licenses: z.tuple([z.object({ license: z.object({ id: z.string() }) })]),
      externalReferences: z.tuple([z.object({ url: z.url(), hashes: z.tuple([z.object({ content: z.string() })]) })]),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

type Output = RolldownOutput["output"][number];

let built: readonly Output[];
let bom: z.infer<typeof billOfMaterials>;

beforeAll(async () => {
  built = await bundled();
  bom = billOfMaterials.parse(JSON.parse(asset("sbom.cdx.json")));
});

describe("the bill of materials", () => {
  test("is valid CycloneDX", () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    // What ajv-formats does not know; a reference of ours is a plain one.
    ajv.addFormat("iri-reference", (text: string) => URL.canParse(text, "https://example.com"));
    ajv.addFormat("idn-email", () => false);
    for (const name of ["spdx", "jsf-0.82", "cryptography-defs"]) {
      ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    }
    const valid = ajv.validate(schema("bom-1.6"), JSON.parse(asset("sbom.cdx.json")));
    expect(ajv.errors).toBeNull();
    expect(valid).toBe(true);
  });

  test("lists just the packages of which there is code in the bundle", () => {
    const inBundle = new Set(built.flatMap((file) => (file.type === "chunk" ? file.moduleIds.flatMap(packageOf) : [])));
    expect(inBundle.size).toBeGreaterThan(20);
    expect(bom.components.map((part) => part["bom-ref"]).toSorted()).toEqual([...inBundle].toSorted());
  });

  test("lists what the notices list, with the same licences", () => {
    const listed = bom.components.map((part) => `${part["bom-ref"]} (${part.licenses[0].license.id})`);
    const noticed = notices().map(({ head }) => head.replace(" ", "@"));
    expect(listed.toSorted()).toEqual(noticed.toSorted());
  });

  test("says of each part where it is from and what hash it has, as the lock file does", () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.object({ version: z.string(), integrity: z.string().optional() })) })
      .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
    for (const { purl, version, externalReferences } of bom.components) {
      const name = decodeURIComponent(/^pkg:npm\/(.+)@[^@]+$/.exec(purl)?.[1] ?? "");
      const [{ url, hashes }] = externalReferences;
      const integrity = `sha512-${Buffer.from(hashes[0].content, "hex").toString("base64")}`;
      const locked = Object.entries(lock.packages).filter(([folder]) => folder.endsWith(`node_modules/${name}`));
      expect(locked.map(([, entry]) => entry)).toContainEqual(expect.objectContaining({ version, integrity }));
      expect(url).toMatch(new RegExp(`^https://registry\\.npmjs\\.org/${name}/-/.*-${version}\\.tgz$`));
    }
  });

  test("says how each part came to be there", () => {
    const reached = new Set<string>();
    const follow = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      bom.dependencies.find((one) => one.ref === ref)?.dependsOn.forEach(follow);
    };
    follow(bom.metadata.component["bom-ref"]);
    reached.delete(bom.metadata.component["bom-ref"]);
    expect([...reached].toSorted()).toEqual(bom.components.map((part) => part["bom-ref"]).toSorted());
  });
});

test("the notices have the licence of each package as a text", () => {
  expect(notices().length).toBeGreaterThan(20);
  for (const { head, copyright, text } of notices()) {
    expect(text, head).toMatch(/Permission (to use|is hereby granted)|Redistribution and use|Apache License/);
    expect(copyright, head).toMatch(/Copyright/i);
  }
});

test("two builds are the same bytes", async () => {
  const again = await bundled();
  expect(again.map(contentOf)).toEqual(built.map(contentOf));
});

/** The first lines of a notice: package, version and licence. */
const OWNER = /^\S+ \S+ \((MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)\)(\n|$)/;

/** The build, in memory. */
async function bundled(): Promise<readonly Output[]> {
  const files: Output[] = [];
  for (const { output, ...input } of config) {
    await using bundle = await rolldown(input);
    files.push(...(await bundle.generate([output].flat()[0])).output);
  }
  return files;
}

function contentOf(file: Output): readonly [string, string] {
  return [file.fileName, file.type === "chunk" ? file.code : String(file.source)];
}

function asset(name: string): string {
  const [, content = ""] = built.map(contentOf).find(([fileName]) => fileName === name) ?? [];
  return content;
}

function schema(name: string): object {
  return z.looseObject({}).parse(JSON.parse(readFileSync(join(SCHEMAS, `${name}.SNAPSHOT.schema.json`), "utf8")));
}

/** The package of a module, from its own package.json; none for ours. */
function packageOf(moduleId: string): string[] {
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId.replaceAll("\\", "/"))?.[0];
  if (folder === undefined) return [];
  const named = z.object({ name: z.string(), version: z.string() });
  const { name, version } = named.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return [`${name}@${version}`];
}

interface Notice {
  readonly head: string;
  readonly copyright: string;
  readonly text: string;
}

/** Packages with the same terms are listed above them, each with its copyright lines. */
function notices(): Notice[] {
  const [, ...blocks] = asset("THIRD-PARTY-NOTICES.txt").split(`\n${"-".repeat(80)}\n\n`);
  return blocks.flatMap((block) => {
    const parts = block.split("\n\n");
    const owners = parts.filter((part) => OWNER.test(part));
    const text = parts.filter((part) => !OWNER.test(part)).join("\n\n");
    return owners.map((owner) => {
      const [head = "", ...copyright] = owner.split("\n");
      return { head, copyright: copyright.join("\n"), text };
    });
  });
}
