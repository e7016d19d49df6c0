import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly integrity?: string;
        readonly resolved?: string;
        readonly optionalDependencies?: Record<string, string>;
      }
    >
  >;
}

const LOCK_FILE = resolve(import.meta.dirname, "../../../package-lock.json");

// npm leaves a platform's package out of the lock when its registry does not have it, and `npm ci` then refuses the lock.
test("the lock file has the package of every platform, so that npm ci works on all of them", () => {
  const { packages } = JSON.parse(readFileSync(LOCK_FILE, "utf8")) as Lock;
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => {
        const found = packages[`${folder}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
        return found === undefined || (/^\d/.test(version) && found.version !== version);
      })
      .map(([name, version]) => `${name}@${version} of ${folder}`),
  );
  expect(missing).toEqual([]);
});

test("every package is asked for in one exact version, and none is a dependency of the published one", () => {
  for (const [name, version] of Object.entries(packageJson.devDependencies)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  }
  const kinds = Object.keys(packageJson).filter((key) => /dependencies$/i.test(key));
  expect(kinds).toEqual(["devDependencies", "peerDependencies"]);
  // Only who imports hipcall-hooks/vitest needs it.
  expect(packageJson.peerDependenciesMeta).toEqual({ vitest: { optional: true } });
  expect(Object.keys(packageJson.peerDependencies)).toEqual(["vitest"]);
});

test("every package in the lock file has a hash, and comes from the registry", () => {
  const { packages } = JSON.parse(readFileSync(LOCK_FILE, "utf8")) as Lock;
  const installed = Object.entries(packages).filter(([folder]) => folder !== "");
  expect(installed.length).toBeGreaterThan(100);
  for (const [folder, { integrity, resolved = "https://registry.npmjs.org/" }] of installed) {
    expect(integrity, folder).toMatch(/^sha512-/);
    expect(resolved, folder).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  }
});
