/** Why the signature of a request does not fit. */
export const SIGNATURES = {
  "the body without the white space around it": "gövdenin çevresindeki boşluklar olmadan hâli",
  "the body with a line end after it": "gövdenin, sonunda satır sonu olan hâli",
  "the compact form of its JSON": "JSON'un boşluksuz hâli",
  "the form of its JSON with an indent of 2": "JSON'un 2 girintili hâli",
  "the form of its JSON with an indent of 4": "JSON'un 4 girintili hâli",
  "the form of its JSON with a space after each comma and colon, as Python writes it":
    "JSON'un, Python'un yazdığı gibi her virgül ve iki noktadan sonra boşluk olan hâli",
  "the form of its JSON with all other letters as \\u escapes": "JSON'un, öbür harfleri \\u kaçışı olan hâli",
  "the form of its JSON as Python writes it, with \\u escapes": "JSON'un, Python'un yazdığı gibi \\u kaçışlı hâli",
  "the form of its JSON with \\/ for /, as PHP writes it": "JSON'un, PHP'nin yazdığı gibi / yerine \\/ olan hâli",
  "the form of its JSON as PHP writes it, with \\u escapes": "JSON'un, PHP'nin yazdığı gibi \\u kaçışlı hâli",
  "the signature fits {form}, not the body that came: the body was changed after it was signed":
    "imza gelen gövdeye değil, şuna uyuyor: {form}. Gövde imzalandıktan sonra değişmiş",
  "the bytes that were signed": "imzalanan baytlar",
  "sign the bytes that are sent; a proxy or a framework that parses JSON and writes it anew changes them":
    "gönderilen baytları imzalayın; JSON'u okuyup yeniden yazan bir vekil sunucu ya da çatı onları değiştirir",
  "the signature does not fit: {fault}": "imza uymuyor: {fault}",
  "it is made with the text of the secret: the key is what stands after whsec_, decoded from base64":
    "gizli anahtarın metniyle yapılmış: asıl anahtar, whsec_ sonrasının base64'ten çözülmüş hâlidir",
  "it is written in hex: it must be base64": "hex olarak yazılmış: base64 olmalı",
  "it is made of the body alone: sign <webhook-id>.<webhook-timestamp>.<body>":
    "yalnızca gövdeden yapılmış: <webhook-id>.<webhook-timestamp>.<body> imzalanmalı",
  "the signature of <webhook-id>.<webhook-timestamp>.<body>": "<webhook-id>.<webhook-timestamp>.<body> imzası",
  "no signature fits this secret: another secret signed it, or the body, the id or the time was changed on the way":
    "hiçbir imza bu gizli anahtara uymuyor: başka bir anahtarla imzalanmış ya da gövde, kimlik veya zaman yolda değişmiş",
  "no signature fits any of the {count} secrets: another secret signed it, or the body, the id or the time was changed on the way":
    "hiçbir imza {count} gizli anahtardan birine uymuyor: başka bir anahtarla imzalanmış ya da gövde, kimlik veya zaman yolda değişmiş",
  "compare the secret of the sender with that of --verify":
    "gönderenin gizli anahtarını --verify seçeneğindekiyle karşılaştırın",
  '{header} is "{value}"': '{header} başlığı "{value}"',
  "whole seconds since 1970": "1970'ten bu yana geçen tam saniye sayısı",
  "seconds since 1970": "1970'ten bu yana geçen saniye sayısı",
  "the signature fits, but {header} is in milliseconds": "imza uyuyor, ama {header} milisaniye cinsinden",
  "the signature fits, but its time is {age} old": "imza uyuyor, ama zamanı {age} geride",
  "the signature fits, but its time is {age} in the future": "imza uyuyor, ama zamanı {age} ileride",
  "a time within {span} of now": "şimdiden en çok {span} uzak bir zaman",
  "{minutes} min": "{minutes} dk",
  "{hours} h": "{hours} sa",
  "{days} days": "{days} gün",
  "is this a recorded request? replay --sign signs it anew; if not, compare the clocks of both machines":
    "bu, kaydedilmiş bir istek mi? replay --sign onu yeniden imzalar; değilse iki makinenin saatini karşılaştırın",
  "compare the clocks of both machines": "iki makinenin saatini karşılaştırın",
  "the request is not signed: {headers} are missing": "istek imzasız: {headers} yok",
  "{headers} are missing": "{headers} yok",
  "it has {headers}, which Standard Webhooks does not know": "istekte {headers} var, Standard Webhooks bunu tanımaz",
  '{header} has no signature of the version v1: "{value}"': '{header} başlığında v1 sürümünde imza yok: "{value}"',
  "v1,<base64>, or several of them with a space between": "v1,<base64> ya da aralarında boşlukla birkaçı",
  "v1a is a signature with a public key, which is not supported": "v1a, açık anahtarlı bir imzadır ve desteklenmez",
};
