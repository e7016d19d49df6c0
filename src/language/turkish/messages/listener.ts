/** What the listener refuses, and what troubles it. */
export const LISTENER = {
  "refused: not found": "reddedildi: bulunamadı",
  "the request's path is not the secret path": "isteğin yolu gizli yol değil",
  "refused: sent by a web page ({browserHeader} header)":
    "reddedildi: bir web sayfası göndermiş ({browserHeader} başlığı)",
  "allow it with --allow-browser": "--allow-browser ile izin verin",
  "refused: only the path {path} is accepted": "reddedildi: yalnız {path} yolu kabul ediliyor",
  "leave --path out to accept any path": "her yolu kabul etmek için --path kullanmayın",
  "refused: the path contains . or .. and could reach any part of your app":
    "reddedildi: yolda . ya da .. var, uygulamanızın her yerine ulaşabilir",
  "no webhook needs such a path": "hiçbir webhook böyle bir yol istemez",
  "{method} refused: webhooks are sent with POST": "{method} reddedildi: webhook'lar POST ile gönderilir",
  "refused: its Host header is {name}, which is not a name of this listener":
    "reddedildi: Host başlığı {name}, bu dinleyicinin bir adı değil",
  "allow it with --allow-host {name}": "--allow-host {name} ile izin verin",
  "refused: the body is larger than {maxBodyBytes} bytes": "reddedildi: gövde {maxBodyBytes} bayttan büyük",
  "accept larger bodies with --max-body 10mb": "daha büyük gövdeler için: --max-body 10mb",
  "refused: too many requests wait for an answer already": "reddedildi: çok sayıda istek zaten cevap bekliyor",
  "incomplete: the sender closed the connection before the end of the request":
    "eksik: gönderen, istek bitmeden bağlantıyı kapattı",
  "refused: the request did not arrive in time": "reddedildi: istek zamanında gelmedi",
  "refused: the headers are too large": "reddedildi: başlıklar çok büyük",
  "refused: this is not an HTTP request ({code})": "reddedildi: bu bir HTTP isteği değil ({code})",
  "is the sender using https:// for this http:// address?": "gönderen bu http:// adresi için https:// mi kullanıyor?",
  "nobody reads this output: requests wait": "bu çıktıyı okuyan yok: istekler bekliyor",
  "let the program that reads it continue, or stop it": "onu okuyan programı sürdürün ya da durdurun",
  "senders that disconnected while they waited: {count}": "beklerken ayrılan gönderenler: {count}",
};
