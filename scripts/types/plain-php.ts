import {
  ArrayType,
  ClassType,
  MapType,
  type Name,
  PhpRenderer,
  PhpTargetLanguage,
  type RenderContext,
  type Sourcelike,
  type Type,
  UnionType,
  getOptionValues,
  nullableFromUnion,
  phpOptions,
} from "quicktype-core";

/** PHP 8.1 classes of read-only properties. quicktype's own PHP has eight methods for each property. */
export class PlainPhp extends PhpTargetLanguage {
  protected override makeRenderer(context: RenderContext, options: Record<string, unknown>): PlainPhpRenderer {
    return new PlainPhpRenderer(this, context, getOptionValues(phpOptions, options));
  }
}

class PlainPhpRenderer extends PhpRenderer {
  #started = false;

  /** The file has its head already. */
  protected override startFile(): void {
    if (this.#started) return;
    this.#started = true;
    this.emitLine("namespace Hipcall;");
  }

  protected override emitFileHeader(): void {
    this.startFile();
    this.ensureBlankLine();
  }

  /** `json_decode($text, true)` makes an array of an object. */
  protected override phpType(reference: boolean, type: Type, ...optional: [boolean?, string?, string?]): Sourcelike {
    const [isOptional = false, prefix = "?", suffix = ""] = optional;
    if (type instanceof MapType) return isOptional ? [prefix, "array", suffix] : "array";
    return super.phpType(reference, type, ...optional);
  }

  protected override emitClassDefinition(type: ClassType, className: Name): void {
    this.emitFileHeader();
    const description = this.descriptionForType(type);
    if (description !== undefined) this.emitDescriptionBlock(description);
    this.emitBlock(["final class ", className], () => {
      this.emitLine("public function __construct(");
      this.indent(() => {
        this.forEachClassProperty(type, "none", (_name, key, property) => {
          const about = this.descriptionForClassProperty(type, key);
          if (about !== undefined) this.emitDescriptionBlock(about);
          const optional = property.isOptional ? " = null" : "";
          this.emitLine("public readonly ", this.phpType(false, property.type), ` $${key}${optional},`);
        });
      });
      this.emitLine(") {}");
      this.ensureBlankLine();
      this.emitLine("/** @param array<string, mixed> $json the result of json_decode($text, true) */");
      this.emitBlock("public static function fromArray(array $json): self", () => {
        this.emitLine("return new self(");
        this.indent(() => {
          this.forEachClassProperty(type, "none", (_name, key, property) => {
            this.emitLine(`${key}: `, this.#read(property.type, `$json['${key}'] ?? null`), ",");
          });
        });
        this.emitLine(");");
      });
    });
  }

  #read(type: Type, value: string): Sourcelike {
    if (type instanceof ClassType) return [this.nameForNamedType(type), `::fromArray(${value})`];
    if (type instanceof ArrayType && type.items instanceof ClassType) {
      return ["array_map(", this.nameForNamedType(type.items), `::fromArray(...), ${value})`];
    }
    if (type instanceof UnionType && nullableFromUnion(type) instanceof ClassType) throw new Error("not met so far");
    return value;
  }
}
