import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly optionalDependencies?: Record<string, string> }>
  >;
}

// npm leaves a platform's package out of the lock when its registry does not have it, and `npm ci` then refuses the lock.
test("the lock file has the package of every platform, so that npm ci works on all of them", () => {
  const { packages } = JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../../package-lock.json"), "utf8"),
  ) as Lock;
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
