/** What the events of one call say together: its sentence and its findings. */
export const CALLS = {
  "{event}: {message}": "{event}: {message}",
  "{event} is missing for this call": "bu çağrıda {event} yok",
  "if the call has ended, the event was lost: Hipcall does not resend events":
    "çağrı bittiyse olay kayboldu: Hipcall olayları yeniden göndermez",
  "if the integration subscribes to {event}, the event was lost: Hipcall does not resend events":
    "entegrasyonda {event} seçiliyse olay kayboldu: Hipcall olayları yeniden göndermez",
  "{event} arrived twice with the same body": "{event} aynı gövdeyle iki kez geldi",
  "{event} arrived twice with different bodies": "{event} farklı gövdelerle iki kez geldi",
  "{event} arrived {times} times with the same body": "{event} aynı gövdeyle {times} kez geldi",
  "{event} arrived {times} times with different bodies": "{event} farklı gövdelerle {times} kez geldi",
  "deduplicate on uuid + event": "yinelenenleri uuid + olay adıyla ayıklayın",
  "{event} arrived after {other}": "{event}, {other} olayından sonra geldi",
  "sort by the timestamps in the payload, not by arrival":
    "geliş sırasına göre değil, gövdedeki zamanlara göre sıralayın",
  "{path} differs between {event} and {other}": "{path}, {event} ve {other} olaylarında farklı",
  "{event} arrived {duration} later after {other} than their timestamps say":
    "{event}, {other} olayından sonra, zamanlarının dediğinden {duration} daha geç geldi",
  "it was delayed on the way, or resent by hand": "yolda gecikti ya da elle yeniden gönderildi",
  "{count} events arrived together, but their timestamps span {duration}":
    "{count} olay birlikte geldi, oysa zamanları arasında {duration} var",
  "they were delayed on the way, or replayed without the gaps (--speed original keeps the gaps)":
    "yolda geciktiler ya da araları bırakılmadan yeniden gönderildiler (--speed original araları korur)",
  "{call}, whose end is not known (last event: {event})": "{call}, nasıl bittiği bilinmiyor (son olay: {event})",
  "{first}, {next}": "{first}, {next}",
  "{what} ({reason})": "{what} ({reason})",
  "answered after {duration}": "{duration} sonra cevaplandı",
  "it rang out": "çaldı, açan olmadı",
  "the caller gave up": "arayan vazgeçti",
  "the caller gave up after {duration}": "arayan {duration} sonra vazgeçti",
  "not answered outside business hours": "mesai saatleri dışında cevaplanmadı",
  "voicemail left after {duration}": "{duration} sonra sesli mesaj bırakıldı",
  "the caller asked to be called back": "arayan geri aranmak istedi",
  "hung up by the agent": "müşteri temsilcisi kapattı",
  "hung up by the customer": "müşteri kapattı",
  "hung up by the system": "sistem kapattı",
  "hung up by a user": "bir kullanıcı kapattı",
};
