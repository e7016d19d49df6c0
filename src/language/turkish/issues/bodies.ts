/** What is wrong with a body: its JSON, its envelope, its fields. */
export const BODIES = {
  "the body": "gövde",
  "the config file": "ayar dosyası",
  "the scenario": "senaryo",
  "Hipcall sends JSON: does the sender send a body?": "Hipcall JSON gönderir: gönderen bir gövde gönderiyor mu?",
  "the body is not UTF-8": "gövde UTF-8 değil",
  "JSON must be UTF-8: is the body compressed, or in another encoding?":
    "JSON, UTF-8 olmalı: gövde sıkıştırılmış ya da başka bir kodlamada olabilir mi?",
  "the body is {charset}, as its content-type says, but JSON must be UTF-8":
    "gövde, content-type başlığının dediği gibi {charset}, ama JSON, UTF-8 olmalı",
  "encode the body as UTF-8, and leave charset out of the content-type":
    "gövdeyi UTF-8 olarak kodlayın, content-type başlığına charset yazmayın",
  "{what} is not JSON": "{what} JSON değil",
  "{what} is not JSON at line {line}, column {column}: {reason}":
    "{what} JSON değil, {line}. satır {column}. sütun: {reason}",
  "{what} is not JSON: it is written with single quotes": "{what} JSON değil: tek tırnakla yazılmış",
  "encode the object as JSON instead of printing it: json.dumps in Python, JSON.stringify in JavaScript":
    "nesneyi yazdırmak yerine JSON olarak kodlayın: Python'da json.dumps, JavaScript'te JSON.stringify",
  "remove the byte order mark at the start": "baştaki bayt sırası işaretini (BOM) kaldırın",
  "remove the comments, and the commas before } and ]": "yorumları, } ve ] öncesindeki virgülleri kaldırın",
  "this is form data: choose JSON in the integration (Bulutfon webhooks of 2021 could send both)":
    "bu, form verisi: entegrasyonda JSON seçin (2021'deki Bulutfon webhook'ları ikisini de gönderebiliyordu)",
  "this is HTML or XML: is the sender posting an error page?":
    "bu, HTML ya da XML: gönderen bir hata sayfası mı gönderiyor?",
  "this is not JSON": "bu, JSON değil",
  "this is not a JSON value": "bu, bir JSON değeri değil",
  "this is not a JSON number": "bu, bir JSON sayısı değil",
  "a property name in double quotes is expected": "çift tırnak içinde bir anahtar bekleniyor",
  "a value is expected": "bir değer bekleniyor",
  "a colon is expected": "iki nokta bekleniyor",
  "a comma, or the end of the list or object, is expected": "virgül ya da listenin veya nesnenin sonu bekleniyor",
  "the closing } is missing": "kapatan } yok",
  "the closing ] is missing": "kapatan ] yok",
  "nothing is allowed after the value": "değerden sonra bir şey gelemez",
  "JSON has no comments": "JSON'da yorum olmaz",
  "the string does not end on its line": "metin, satırında bitmiyor",
  "the number does not end": "sayı bitmiyor",
  "this \\u escape is incomplete": "bu \\u kaçışı eksik",
  "JSON does not have this escape": "JSON'da böyle bir kaçış yok",
  "a control character must be written as an escape": "denetim karakteri kaçışla yazılmalı",
  "the body is JSON, but not an object: it is {found}": "gövde JSON, ama nesne değil: {found}",
  "Hipcall sends one event per request, not a list": "Hipcall bir istekte bir olay gönderir, liste göndermez",
  "the body is a string of JSON: it was encoded twice": "gövde, JSON içeren bir metin: iki kez kodlanmış",
  "{path} is a string of JSON: it was encoded twice": "{path}, JSON içeren bir metin: iki kez kodlanmış",
  "encode the payload once": "gövdeyi bir kez kodlayın",
  "put the object into {path}, and encode only the whole payload":
    "nesneyi {path} içine olduğu gibi koyun, yalnızca bütün gövdeyi kodlayın",
  "the body has neither event nor data": "gövdede ne event var ne data",
  "this looks like a Bulutfon webhook of 2021 (Bulutfon is Hipcall's predecessor)":
    "bu, 2021'deki bir Bulutfon webhook'una benziyor (Bulutfon, Hipcall'dan önceki üründür)",
  "this looks like the content of data: wrap it as {envelope}":
    "bu, data alanının içeriğine benziyor; şunun içine koyun: {envelope}",
  "the key is {found}, but must be {key}": "anahtar {found}, ama {key} olmalı",
  "keys are case-sensitive: does a serializer of the sender rename them?":
    "anahtarlarda büyük ve küçük harf farklıdır: gönderenin kullandığı serileştirici adları değiştiriyor mu?",
  "{path} is empty": "{path} boş",
  "{path} is missing": "{path} yok",
  "{path} is missing, but was observed in this event": "{path} yok, oysa bu olayda görülmüştü",
  "{path} is missing, but similar events have it": "{path} yok, oysa benzer olaylarda var",
  "is data.{likely} a misspelling of it?": "data.{likely} bu alanın yanlış yazılmışı mı?",
  "{path} is null, but null was never observed here": "{path} null, ama burada hiç null görülmedi",
  "{path} must be {wanted}, but is {found}": "{path} {wanted} olmalı, ama gelen {found}",
  "send the number without quotes": "sayıyı tırnaksız gönderin",
  "send it as a string, in quotes": "metin olarak, tırnak içinde gönderin",
  "send an array, even for a single item": "tek öğe için bile dizi gönderin",
  "{path} is not one of the documented values": "{path} belgelenen değerlerden biri değil",
  "{path} does not have the documented format": "{path} belgelenen biçimde değil",
  'did you mean "{meant}"?': 'şunu mu demek istediniz: "{meant}"?',
  "did you mean {meant}?": "şunu mu demek istediniz: {meant}?",
  "null stands for no record": "null, kayıt yok demektir",
  "it lacks the country code: is it {number}?": "ülke kodu eksik: {number} olabilir mi?",
  "the other phone numbers in this format start with +": "bu biçimdeki öbür telefon numaraları + ile başlar",
  "the other times of this format have another precision": "bu biçimdeki öbür zamanların kesinliği farklı",
  "{left} more issues are not listed": "{left} sorun daha var, listede yok",
  "{path} is unusually long: only its first {checked} items were checked":
    "{path} alışılmadık kadar uzun: yalnızca ilk {checked} öğesi denetlendi",
  "{event} is a name of the {format} format, but data has the keys of the {other} format":
    "{event}, {format} biçiminin bir adı, ama data alanında {other} biçiminin anahtarları var",
  "is the event's name {event}?": "olayın adı {event} olabilir mi?",
  "{field} is in the future": "{field} gelecekte",
  "{fields} are in the future": "{fields} gelecekte",
  "is a local time written as UTC?": "yerel saat UTC olarak mı yazılmış?",
  "missing_call is true, but the caller left a voicemail": "missing_call true, ama arayan sesli mesaj bıraktı",
  "a call is really missed when missing_call is true and voicemail_id is null":
    "missing_call true, voicemail_id null ise çağrı gerçekten cevapsızdır",
  "the recording URL is valid for a limited time": "ses kaydının URL'si sınırlı bir süre geçerlidir",
  "the recording URL is valid until {time}": "ses kaydının URL'si şu zamana kadar geçerli: {time}",
  "keep the file, not the URL; the file can become available some seconds after the event":
    "URL'yi değil dosyayı saklayın; dosya olaydan birkaç saniye sonra hazır olabilir",
  "{key} next to event and data is not documented": "event ve data yanındaki {key} belgelenmemiş",
  "{path} is not documented": "{path} belgelenmemiş",
  "1 more field is not documented": "1 alan daha belgelenmemiş",
  "{left} more fields are not documented": "{left} alan daha belgelenmemiş",
  "the body of {event} is only partly known: 1 field was not checked":
    "{event} olayının gövdesi yalnızca kısmen biliniyor: 1 alan denetlenmedi",
  "the body of {event} is only partly known: {count} fields were not checked":
    "{event} olayının gövdesi yalnızca kısmen biliniyor: {count} alan denetlenmedi",
  'the event "{event}" is not known here': '"{event}" olayı burada bilinmiyor',
  'unknown event "{event}"': 'bilinmeyen olay "{event}"',
  "Hipcall has {count} events whose names are not published: hipcall-hooks events list --all":
    "Hipcall'un, adı yayımlanmamış {count} olayı var: hipcall-hooks events list --all",
  "this is the shortened body of Hipcall's guide {guide}: a real {event} has more keys":
    "bu, Hipcall'un {guide} rehberindeki kısaltılmış gövde: gerçek {event} olayında daha çok anahtar var",
  "see a whole one: hipcall-hooks events show {event}": "bütün gövde için: hipcall-hooks events show {event}",
};
