import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { validateXML } from "xmllint-wasm";
import { xmlText } from "../../../../src/report/ci/xml.ts";

property.prop([fc.string({ unit: "binary" })], { numRuns: 30 })("any text is text in XML", async (text) => {
  const xml = `<a b="${xmlText(text)}">${xmlText(text)}</a>`;
  const result = await validateXML({
    xml,
    schema:
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType mixed="true"><xs:attribute name="b"/></xs:complexType></xs:element></xs:schema>',
  });
  expect(result.errors).toEqual([]);
});
