import { readFileSync } from "node:fs";
import type { Bundled } from "./sbom.ts";

interface Licensed extends Bundled {
  readonly licenseText: string;
}

/** Packages under the MIT License that do not contain its text, with the copyright line of their sources. */
const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  "yoga-layout": "Copyright (c) Meta Platforms, Inc. and affiliates.",
};

/** Lines that differ between packages under the same licence: who holds the copyright, and what the licence calls itself. */
const OWN_LINE =
  /^\s*(?:Copyright\b|\(c\)|©|(?:The )?(?:MIT|ISC|BSD)(?: 3-Clause)? License(?: \(MIT\)|:)?\s*$|\(?The MIT License\)?)/i;

/**
 * The notices that the licences of the bundled packages require. Packages with the same terms are listed above them, each with
 * its copyright. Throws if the text of a licence is missing.
 */
export function thirdPartyNotices(bundled: readonly Licensed[]): string {
  const head = "hipcall-hooks contains these packages, under the licences that follow.\n";
  const sameTerms = new Map<string, { readonly terms: string; readonly owners: string[] }>();
  for (const part of bundled) {
    const lines = textOf(part).split("\n");
    const terms = lines
      .filter((line) => !OWN_LINE.test(line))
      .join("\n")
      .trim();
    const copyright = lines
      .filter((line) => /copyright|\(c\)|©/i.test(line) && OWN_LINE.test(line))
      .map((line) => line.trim());
    const found = sameTerms.get(terms.replaceAll(/\s+/g, " ")) ?? { terms, owners: [] };
    found.owners.push([`${part.name} ${part.version} (${part.license})`, ...copyright].join("\n"));
    sameTerms.set(terms.replaceAll(/\s+/g, " "), found);
  }
  const notices = [...sameTerms.values()].map(({ terms, owners }) => `${owners.join("\n\n")}\n\n${terms}\n`);
  return [head, ...notices].join(`\n${"-".repeat(80)}\n\n`);
}

function textOf({ name, license, licenseText }: Licensed): string {
  if (licenseText.trim() !== "") return licenseText.trim();
  const copyright = WITHOUT_TEXT[name];
  if (copyright === undefined || license !== "MIT") throw new Error(`${name} does not contain the text of its licence`);
  const ours = readFileSync("LICENSE", "utf8");
  return ours.replace(/^Copyright .*$/m, () => copyright).trim();
}
