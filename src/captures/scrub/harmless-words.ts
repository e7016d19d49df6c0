import * as z from "zod/mini";
import { CATALOGUE, EVENT_NAMES, findEvent } from "../../events/catalogue/catalogue.ts";
import { FIELD_FACTS, OTHER_PLACES, OTHER_WORDS } from "../../events/catalogue/field-facts.ts";

/** Words of field names, of paths and of HTTP that are in no person's name. Words of the catalogue are added to them. */
const WORDS = `
  accept accepted access account action actions active activity add address addresses age agent allow amount answer answered api app application args array
  assigned assignee at attempt audio author authorization auth balance birth birthday body boolean bot box bridged browser business by cache call callback callee caller
  calls campaign card case category cdr channel charset city client close closed code codings company companies complete completed conference connect connection contact contacts
  content control cookie correlation count country create created credential csrf currency custom customer data date day deal deals debug default delete deleted delivery department
  description destination detail details device dial digit digits direction district disposition domain done due duration email emails employee enabled encoding end ended endpoint
  error errors etag event events expire expires extension external failed fax fetch field fields for and of on or if since none file files filter first flag flow format forwarded free from full gather
  gender get group gsm guest handler hangup head header headers hello hipcall hook hooks host hour html http https icon id identity ids image in inbound incoming index info init
  input integration internal invalid invoice ip is issue issues item items job json key keys kind label lang language last latitude length level life line link linkedin links
  list locale location log longitude mail main manager map match max media menu message messages meta method min minute mobile mode modified month msisdn name names national new next
  nickname none note notes null number numbers object offset ok old open order orders origin original out outbound outgoing owner page parent password path payload person phone phones
  picture pin plain play policy port position post postal price priority private product products profile project protocol provider proxy public query queue quote real reason
  receive received record recorded recording reference referer region related remark remote reply request requests resource response result results retry role room route routing
  rows safe sales schema scope score second seconds secret section sector security send sender sent seq sequence service session set short signature site size social source speed
  start started state status step steps stop store street string subject success summary surname system tag tags talk target task tasks tax team tel telephone test text ticket tickets
  time timeout timestamp timezone title to token total touch transfer true type types unit unknown update updated uploads uri url urls use user username users uuid valid value
  values variable verdict version via video view visit voicemail vote wait warning web webhook webhooks website week with work xml year zip zone false
  abandoned answers busy client hup ivr pbx pstn sip sms trunk voip
  aciklama adi adres ad cep cinsiyet dogum durum eposta firma gorev il ilce isim kimlik konu mesaj musteri no numara plaka posta sehir sirket soyad soyadi tarih tarihi tc tckn telefon tip ulke unvan vergi yas
  accepts aacs ascii attachment br bytes chunked close compress deflate document empty form gzip identity iso keep alive multipart must cors navigate mime nosniff octet
  ray range ranges revalidate same octets stream strict transport te trailers transform u upgrade urlencoded utf vary www x css csv javascript pdf png jpeg gif webp mpeg wav
  applewebkit axios chrome curl edge firefox go gecko got hackney headless httpclient insomnia intel khtml like linux macintosh mac mint mobile mozilla nginx node ngrok nt okhttp os postmanruntime python reqwest ruby
  safari undici wget win64 windows x11 x64
  gmt mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec
  tr en de us gb
`;

let words: ReadonlySet<string> | undefined;

/** Every word that is harmless: those above, and those of the documented fields, values and events. */
function harmlessWords(): ReadonlySet<string> {
  words ??= new Set(
    [
      WORDS,
      ...Object.values(FIELD_FACTS).flatMap((facts) => Object.keys(facts)),
      ...Object.keys(OTHER_PLACES),
      ...OTHER_WORDS,
      ...EVENT_NAMES,
    ].flatMap((text) => text.split(/[^a-z\d]+/)),
  );
  return words;
}

export function isHarmlessWord(word: string): boolean {
  return word.length > 1 && harmlessWords().has(word.toLowerCase());
}

/** A longer name is of no field. */
const LONGEST_NAME = 64;

/**
 * Whether a name is made of harmless words alone, as the names of fields, paths, headers and events are: `call_flow`,
 * `X-Forwarded-For`, `phoneNumber2`. One letter alone can be in it, and two digits at its end.
 */
export function isHarmlessName(text: string): boolean {
  if (text.length > LONGEST_NAME || !/^[A-Za-z\d]+(?:(?:[_.-]|::)[A-Za-z\d]+)*$/.test(text)) {
    return text === "" || isDocumentedValue(text);
  }
  if (findEvent(text) !== undefined || /^[a-z]$|^\d{1,2}$/i.test(text)) return true;
  const parts = text
    .replace(/[_-]?\d{1,2}$/, "")
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "_")
    .split(/[_.:-]+/);
  return parts.every((part) => isHarmlessWord(part) || /^[xv]$/i.test(part)) || isHarmlessWord(text);
}

let documented: ReadonlySet<unknown> | undefined;

/** Whether a schema of the catalogue lists this value: `inbound`, `contact`, `call_state`. */
function isDocumentedValue(value: unknown): boolean {
  documented ??= new Set(CATALOGUE.flatMap(({ schema }) => listedValues(z.toJSONSchema(schema))));
  return documented.has(value);
}

/** Every member of an `enum` and every `const` in a JSON Schema. */
function listedValues(schema: unknown): readonly unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]): readonly unknown[] => {
    if (key === "const") return [inner];
    return key === "enum" && Array.isArray(inner) ? inner : listedValues(inner);
  });
}
