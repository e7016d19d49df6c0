import type { CatalogueEntry } from "../catalogue/catalogue.ts";

/** The name of an event in code: `CallHangup`; `CallHangup2023` for `call::hangup`, `ContactCreate2023` for `contact_center::contact_create`. */
export function typeNameOf({ name, format }: Pick<CatalogueEntry, "name" | "format">): string {
  const words = name.replace(/^contact_center::/, "").split(/[^a-z0-9]+/);
  const joined = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
  return format === "2023" ? `${joined}2023` : joined;
}
