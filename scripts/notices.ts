import { readFileSync } from "node:fs";
import type { Bundled } from "./sbom.ts";

interface Licensed extends Bundled {
  readonly licenseText: string;
}

/** Packages under the MIT License that do not contain its text, with the copyright line of their sources. */
const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  "yoga-layout": "Copyright (c) Meta Platforms, Inc. and affiliates.",
};

/** The notices that the licences of the bundled packages require. Throws if the text of a licence is missing. */
export function thirdPartyNotices(bundled: readonly Licensed[]): string {
  const head = "hipcall-hooks contains these packages, under the licences that follow.\n";
  const notices = bundled.map((part) => `${part.name} ${part.version} (${part.license})\n\n${textOf(part)}\n`);
  return [head, ...notices].join(`\n${"-".repeat(80)}\n\n`);
}

function textOf({ name, license, licenseText }: Licensed): string {
  if (licenseText.trim() !== "") return licenseText.trim();
  const copyright = WITHOUT_TEXT[name];
  if (copyright === undefined || license !== "MIT") throw new Error(`${name} does not contain the text of its licence`);
  const ours = readFileSync("LICENSE", "utf8");
  return ours.replace(/^Copyright .*$/m, () => copyright).trim();
}
