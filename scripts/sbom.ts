import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import * as z from "zod";
import packageJson from "../package.json" with { type: "json" };

/** A package with code in the bundle. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const ranges = z.record(z.string(), z.string()).default({});
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      dependencies: ranges,
      devDependencies: ranges,
      peerDependencies: ranges,
    }),
  ),
});
type Lock = z.infer<typeof lockFile>["packages"];

/**
 * The bill of materials of a bundle: CycloneDX 1.6 as JSON. It has no time and no serial number, so the same sources give
 * the same bytes. Throws if a bundled package is not in the lock file in this version.
 */
export function billOfMaterials(bundled: readonly Bundled[], packageLock: unknown): string {
  const lock = lockFile.parse(packageLock).packages;
  const parts = new Map(bundled.map((part) => [refOf(part), componentOf(part, lock)]));
  const program = newComponent(Enums.ComponentType.Application, packageJson);
  const bom = new Models.Bom({ components: new Models.ComponentRepository(parts.values()) });
  bom.metadata.component = program;
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.Build);
  for (const ref of neededBy([""], lock)) addTo(program, parts.get(ref));
  for (const part of bundled) {
    for (const ref of neededBy(foldersOf(part, lock), lock)) addTo(parts.get(refOf(part)), parts.get(ref));
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true })}\n`;
}

function componentOf(part: Bundled, lock: Lock): Models.Component {
  const [folder] = foldersOf(part, lock);
  const integrity = folder === undefined ? undefined : lock[folder]?.integrity;
  if (integrity?.startsWith("sha512-") !== true) {
    throw new Error(`${refOf(part)} is bundled, and package-lock.json has no hash of it`);
  }
  const sha512 = Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex");
  const hashes = new Models.HashDictionary([[Enums.HashAlgorithm["SHA-512"], sha512]]);
  const component = newComponent(Enums.ComponentType.Library, part);
  // The hash is the one of the package's archive. The bundle contains only a part of it.
  const archive = `https://registry.npmjs.org/${part.name}/-/${component.name}-${part.version}.tgz`;
  component.externalReferences.add(
    new Models.ExternalReference(archive, Enums.ExternalReferenceType.Distribution, { hashes }),
  );
  return component;
}

function newComponent(type: Enums.ComponentType, part: Bundled): Models.Component {
  const [name = "", group] = part.name.split("/").toReversed();
  const component = new Models.Component(type, name, {
    bomRef: refOf(part),
    version: part.version,
    purl: `pkg:npm/${part.name.replace("@", "%40")}@${part.version}`,
  });
  if (group !== undefined) component.group = group;
  component.licenses.add(new Models.SpdxLicense(part.license));
  return component;
}

function addTo(dependent: Models.Component | undefined, dependency: Models.Component | undefined): void {
  if (dependency !== undefined) dependent?.dependencies.add(dependency.bomRef);
}

function refOf({ name, version }: Pick<Bundled, "name" | "version">): string {
  return `${name}@${version}`;
}

function foldersOf({ name, version }: Bundled, lock: Lock): string[] {
  return Object.keys(lock).filter(
    (folder) => folder.endsWith(`node_modules/${name}`) && lock[folder]?.version === version,
  );
}

/** The dependencies of the packages in these folders. As in Node, the nearest installed version above a folder counts. */
function neededBy(folders: readonly string[], lock: Lock): string[] {
  return folders.flatMap((folder) => {
    const { dependencies, devDependencies, peerDependencies } = lock[folder] ?? {};
    return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }).flatMap((name) => {
      const version = nearestVersion(name, folder, lock);
      return version === undefined ? [] : [refOf({ name, version })];
    });
  });
}

function nearestVersion(name: string, folder: string, lock: Lock): string | undefined {
  const found = lock[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`]?.version;
  if (found !== undefined || folder === "") return found;
  const above = folder.lastIndexOf("/node_modules/");
  return nearestVersion(name, above === -1 ? "" : folder.slice(0, above), lock);
}
