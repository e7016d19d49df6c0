/** Requests that want an answer, what Hipcall does with an answer, and insight cards. */
export const REQUESTS = {
  "Type can be shortText, user or title in the card: {item}":
    "karttaki type yalnızca shortText, user ya da title olabilir: {item}",
  "shortText, user or title": "shortText, user ya da title",
  "{type} type only allows fields: {fields}. Invalid fields found: {found} in card item {item}":
    "{type} türünde yalnızca şu alanlar olabilir: {fields}. Kartın {item}. öğesindeki geçersiz alanlar: {found}",
  "leave the key out: a serializer that writes null for unused keys makes Hipcall refuse the card":
    "anahtarı hiç yazmayın: kullanılmayan anahtarlara null yazan bir serileştirici yüzünden Hipcall kartı reddeder",
  "{type} type needs {key} in card item {item}": "kartın {item}. öğesinde {type} türü için {key} gerekir",
  "send {json}": "şunu gönderin: {json}",
  "the card is empty: Hipcall answers 200, and the agent sees an empty card":
    "kart boş: Hipcall 200 döner, müşteri temsilcisi boş bir kart görür",
  "send no card for a caller whom you do not know": "tanımadığınız bir arayan için kart göndermeyin",
  "the call has ended: Hipcall answers 200, but the agent sees no card":
    "çağrı bitti: Hipcall 200 döner, ama müşteri temsilcisi kart görmez",
  "the call has a card already: Hipcall answers 200, but the agent sees only the first one":
    "çağrının zaten bir kartı var: Hipcall 200 döner, ama müşteri temsilcisi yalnızca ilkini görür",
  "Hipcall {says}": "Hipcall {says}",
  "{fallback}: {why}": "{fallback}: {why}",
  "goes to the default target": "varsayılan hedefe gider",
  "plays an announcement": "bir anons çalar",
  "shows no card": "kart göstermez",
  "goes to the default target if the extension is missing or inactive":
    "dahili numara yoksa ya da etkin değilse varsayılan hedefe gider",
  "connects the caller to extension {extension}": "arayanı {extension} numaralı dahiliye bağlar",
  "dials {number}": "{number} numarasını arar",
  "hangs up": "çağrıyı kapatır",
  "plays {url}": "şunu çalar: {url}",
  'says "{text}"': '"{text}" der',
  "asks the caller for 1 digit as {variable}": "arayandan {variable} için 1 rakam ister",
  "asks the caller for {count} digits as {variable}": "arayandan {variable} için {count} rakam ister",
  "asks the caller for {least} to 1 digit as {variable}":
    "arayandan {variable} için en az {least}, en çok 1 rakam ister",
  "asks the caller for {least} to {most} digits as {variable}":
    "arayandan {variable} için en az {least}, en çok {most} rakam ister",
  "{first}, then {next}": "{first}, sonra {next}",
  "the sequence is empty": "sıra boş",
  "{says}; it is not known what Hipcall does after that": "{says}; Hipcall'un bundan sonra ne yaptığı bilinmiyor",
  "it is not known what Hipcall does with the actions after {action}":
    "Hipcall'un {action} sonrasındaki eylemlerle ne yaptığı bilinmiyor",
  "end the sequence with connect, dial, gather or hangup": "sırayı connect, dial, gather ya da hangup ile bitirin",
  "play, connect, dial, gather or hangup": "play, connect, dial, gather ya da hangup",
  "{path}: say is only in a demo of Hipcall's, not in its documentation":
    "{path}: say yalnızca Hipcall'un bir demosunda var, belgelerinde yok",
  "{path} is {least}, more than max_digits {most}": "{path} {least}, max_digits değerinden ({most}) büyük",
  'version is {version}: documented is "1"': 'version {version}: belgelenen "1"',
  "{path} is {found}, expected {expected}": "{path} {found}, beklenen {expected}",
  "{path} is {found}, expected a whole URL (https://…): {effect}":
    "{path} {found}, beklenen bütün bir URL (https://…): {effect}",
  "Hipcall cannot fetch it": "Hipcall onu alamaz",
  "Hipcall cannot fetch it, and posts again at once with empty data, without end":
    "Hipcall onu alamaz ve hemen boş data ile yeniden istek gönderir, bu böyle sürer gider",
  "{why}; did you mean {meant}?": "{why}; şunu mu demek istediniz: {meant}?",
  "{why} (Hipcall's log says 422 {text})": "{why} (Hipcall'un günlüğünde 422 {text} yazar)",
  "answer {json}": "şu cevabı verin: {json}",
  "the answer": "cevap",
  "a list": "liste",
  "the digits of a number": "bir numaranın rakamları",
  "the answer has another form": "cevap başka bir biçimde",
  "the answer is not JSON": "cevap JSON değil",
  "the answer has status {status}, expected 200": "cevabın durum kodu {status}, beklenen 200",
  "the answer took {duration}, the limit is {limit}": "cevap {duration} sürdü, sınır {limit}",
  "{problem}, the limit is {limit}": "{problem}, sınır {limit}",
  "{problem}, Hipcall's limit is not known": "{problem}, Hipcall'un sınırı bilinmiyor",
  "the number has no country code: the documented form is 90532XXXXXX":
    "numaranın ülke kodu yok: belgelenen biçim 90532XXXXXX",
  "another caller: {option}": "başka bir arayan: {option}",
  "other digits: --set number=1234, or with --form help --set code=1234":
    "başka rakamlar: --set number=1234, ya da --form help ile --set code=1234",
  "check the path of --to; if your app does not know the values, ask with {others}":
    "--to adresindeki yolu denetleyin; uygulamanız bu değerleri bilmiyorsa şununla sorun: {others}",
  "your app refuses the request, see its answer; to ask with {others}":
    "uygulamanız isteği reddediyor, cevabına bakın; şununla da sorabilirsiniz: {others}",
  "if your app wants Basic auth, give it with --basic user:password":
    "uygulamanız Basic kimlik doğrulaması istiyorsa --basic user:password ile verin",
  "give the final URL with --to: a redirect is no answer": "son URL'yi --to ile verin: yönlendirme bir cevap değildir",
  "check the path of --to: the request is a POST": "--to adresindeki yolu denetleyin: istek bir POST",
  "your app threw an error; see its log": "uygulamanız hata verdi; günlüğüne bakın",
  "answer it with --answer {answer}, or with your app behind --forward":
    "--answer {answer} ile ya da --forward arkasındaki uygulamanızla cevap verin",
  "answered after {duration}: at risk, Hipcall gives up {when}":
    "{duration} sonra cevaplandı: riskli, Hipcall {when} vazgeçer",
  "answered after {duration}: Hipcall would have given up": "{duration} sonra cevaplandı: Hipcall vazgeçmiş olurdu",
  "an answer within {time}": "{time} içinde bir cevap",
  "answer first and do the work later: Hipcall does not retry, and stops sending after a few failures":
    "önce cevap verin, işi sonra yapın: Hipcall yeniden denemez, birkaç başarısızlıktan sonra göndermeyi bırakır",
};
