/** The help of `events`. */
export const HELP_OF_EVENTS = {
  "list all known events: name, how well it is known, when it is sent":
    "bilinen bütün olayları listeler: adı, ne kadar iyi bilindiği, ne zaman gönderildiği",
  "print the sample of an event, as `send` posts it": "bir olayın örneğini, `send` nasıl gönderiyorsa öyle yazar",
  "say what the fields of an event mean, and when they are null":
    "bir olayın alanlarının ne anlama geldiğini ve ne zaman null olduklarını söyler",
  "print the JSON Schema (2020-12) of an event": "bir olayın JSON Schema'sını (2020-12) yazar",
  "list the scenarios for `send --scenario`": "`send --scenario` için senaryoları listeler",
  "list Hipcall's delivery rules and their sources": "Hipcall'un teslimat kurallarını ve kaynaklarını listeler",
  "print the events as an OpenAPI 3.1 document (webhooks)": "olayları OpenAPI 3.1 belgesi olarak yazar (webhooks)",
  "print the events as an AsyncAPI 3.0 document": "olayları AsyncAPI 3.0 belgesi olarak yazar",
  "print the types of the events for TypeScript, Python, PHP, C# or Go":
    "olayların tiplerini TypeScript, Python, PHP, C# ya da Go için yazar",

  "also each event that Hipcall's panel offers, with its labels":
    "Hipcall panelinin sunduğu her olay da, etiketleriyle",
  "all known events": "bilinen bütün olaylar",
  "also the events that the panel offers and whose names are not published":
    "panelin sunduğu, ama adları yayımlanmamış olaylar da",

  "the name of an event or a request (see: hipcall-hooks events list)":
    "bir olayın ya da isteğin adı (bakın: hipcall-hooks events list)",
  "Which sample:": "Hangi örnek:",
  "a call has two samples: with the keys of 2026 (default) or of 2024":
    "bir çağrının iki örneği vardır: 2026 (varsayılan) ya da 2024 anahtarlarıyla",
  "the sample as JSON": "JSON olarak örnek",
  "the one that Hipcall published, value for value": "Hipcall'un yayımladığı örnek, değeri değerine",

  "a field: data.missing_call, or missing_call; without it all fields are listed":
    "bir alan: data.missing_call ya da missing_call; verilmezse bütün alanlar listelenir",
  "every field, a line each": "her alan, her biri bir satırda",
  "one field: type, unit, when it is null, its pitfalls, and how this is known":
    "tek bir alan: tipi, birimi, ne zaman null olduğu, tuzakları ve bunların nereden bilindiği",

  "Which schema:": "Hangi şema:",
  "one schema for all events": "bütün olaylar için tek şema",
  "the schema of one event": "bir olayın şeması",

  "print this scenario, as a start for your own": "kendi senaryonuza başlangıç olarak bu senaryoyu yazar",
  "all scenarios: what happens, and which events come when": "bütün senaryolar: ne olur, hangi olaylar ne zaman gelir",
  "save one and change it; then: send --scenario mine.json":
    "birini kaydedip değiştirin; sonra: send --scenario mine.json",

  "each rule, how it is known, and other readings of it": "her kural, nereden bilindiği ve başka yorumları",

  "only events and requests with this name; * matches any characters (repeatable)":
    "yalnızca bu addaki olaylar ve istekler; * her karakter dizisine uyar (yinelenebilir)",
  "all events and requests, for Postman, Prism or openapi-typescript":
    "bütün olaylar ve istekler; Postman, Prism ya da openapi-typescript için",
  "only the call events": "yalnızca çağrı olayları",
  "all events, for AsyncAPI Studio or Microcks": "bütün olaylar; AsyncAPI Studio ya da Microcks için",

  "Which types:": "Hangi tipler:",
  "for TypeScript: HipcallEvent, CallHangup, …": "TypeScript için: HipcallEvent, CallHangup, …",
  "read-only classes for PHP 8.1 and later": "PHP 8.1 ve sonrası için salt okunur sınıflar",
};
