/** Values of one event that contradict each other. */
export const CONTRADICTIONS = {
  "{first} and {last}": "{first} ve {last}",
  "{path} is before {other}": "{path}, {other} alanından önce",
  "{path} is after {other}": "{path}, {other} alanından sonra",
  "{path} does not fit {others}": "{path} şunlarla uyuşmuyor: {others}",
  "a time that fits it": "bununla uyuşan bir zaman",
  "a time that fits them": "bunlarla uyuşan bir zaman",
  "{path} does not match data.started_at and {until}": "{path}, data.started_at ve {until} ile uyuşmuyor",
  "about {seconds} s": "yaklaşık {seconds} sn",
  "the {action} step of data.call_flow does not match {field}":
    "data.call_flow içindeki {action} adımı {field} ile uyuşmuyor",
  "{step} is later than the step before it in the list": "{step}, listede kendinden önceki adımdan daha geç",
  "the newest step first": "en yeni adım başta",
  "data.timestamp is not data.startstamp, but call::init is sent when the call starts":
    "data.timestamp, data.startstamp ile aynı değil, oysa call::init çağrı başlarken gönderilir",
  "data.number.id is not data.number_id": "data.number.id, data.number_id ile aynı değil",
  "data.call_flow is empty, but every call has its init step":
    "data.call_flow boş, oysa her çağrının init adımı vardır",
  "an init step": "bir init adımı",
  "{path} is not in seconds": "{path} saniye cinsinden değil",
  "Unix time in seconds": "saniye cinsinden Unix zamanı",
  "this looks like milliseconds": "bu, milisaniyeye benziyor",
  "data.call_flow has no hangup step, but the call has ended":
    "data.call_flow içinde hangup adımı yok, oysa çağrı bitti",
  "a hangup step, as the first": "ilk sırada bir hangup adımı",
  "the hangup step of data.call_flow has a different hangup_by than data.hangup_by":
    "data.call_flow içindeki hangup adımının hangup_by değeri, data.hangup_by değerinden farklı",
  "data.caller_type is {type}, but data.direction is {direction}":
    "data.caller_type {type}, ama data.direction {direction}",
  "{path} is that of the caller: the call goes to whom it comes from":
    "{path} arayanınkiyle aynı: çağrı, geldiği kişiye gidiyor",
  "another one than {path}": "{path} alanından farklı bir değer",
  "data.channel_id is not data.number_id, but data.channel_type is number":
    "data.channel_id, data.number_id ile aynı değil, oysa data.channel_type number",
  "{keys}, or {older} as in 2024": "{keys}; ya da 2024'teki gibi {older}",
  "{newer} came in place of {older}: no body has keys of both":
    "{older} yerine artık {newer} geliyor: hiçbir gövdede ikisinden de anahtar olmaz",
  "data has neither {keys} nor {older}": "data içinde ne {keys} var ne de {older}",
  "none of them": "hiçbiri",
  "{path} is missing, but {other} is there: they come together": "{path} yok, ama {other} var: ikisi birlikte gelir",
  "both, or none of them": "ikisi de ya da hiçbiri",
  "data.missing_call is true on an outbound call": "giden çağrıda data.missing_call true",
  "false (an outbound call that nobody answers has call_duration 0)":
    "false (kimsenin cevaplamadığı giden çağrıda call_duration 0 olur)",
  "data.bridged_at is set, but data.missing_call is true": "data.bridged_at dolu, ama data.missing_call true",
  "data.call_flow has a bridge step, but data.missing_call is true":
    "data.call_flow içinde bridge adımı var, ama data.missing_call true",
  "a bridge step": "bir bridge adımı",
  "no bridge step": "bridge adımı olmamalı",
  "data.missing_call_reason is null, but data.missing_call is true":
    "data.missing_call_reason null, ama data.missing_call true",
  "a reason, such as {reason}": "bir neden, örneğin {reason}",
  "data.record_url is set, but data.missing_call is true: nobody talked":
    "data.record_url dolu, ama data.missing_call true: kimse konuşmadı",
  "data.missing_call_reason is set, but data.missing_call is false":
    "data.missing_call_reason dolu, ama data.missing_call false",
  "data.bridged_at is null, but data.missing_call is false: neither missed nor connected":
    "data.bridged_at null, ama data.missing_call false: ne cevapsız ne de bağlanmış",
  "a time, or missing_call true": "bir zaman ya da missing_call true",
  "data.first_touch_duration is set, but data.bridged_at is null":
    "data.first_touch_duration dolu, ama data.bridged_at null",
  "null or 0": "null ya da 0",
  "data.first_touch_duration is null, but data.bridged_at is set":
    "data.first_touch_duration null, ama data.bridged_at dolu",
  "the seconds from data.started_at to data.bridged_at": "data.started_at ile data.bridged_at arasındaki saniye sayısı",
  "data.call_duration is not 0, but the outbound call was never answered":
    "data.call_duration 0 değil, oysa giden çağrı hiç cevaplanmadı",
  "{path} is null, but {other} is set": "{path} null, ama {other} dolu",
  "all three of a voicemail's fields, or none": "sesli mesajın üç alanı da ya da hiçbiri",
  "{path} is set, but data.direction is outbound: only who calls in vain leaves a voicemail":
    "{path} dolu, ama data.direction outbound: yalnızca ulaşamayan arayan sesli mesaj bırakır",
  "{path} is set, but data.missing_call is false: only who calls in vain leaves a voicemail":
    "{path} dolu, ama data.missing_call false: yalnızca ulaşamayan arayan sesli mesaj bırakır",
  "call_init is sent when the call starts": "call_init çağrı başlarken gönderilir",
  "call_bridged is sent while the call is in progress": "call_bridged çağrı sürerken gönderilir",
  "data.call_flow has a hangup step, but {because}": "data.call_flow içinde hangup adımı var, oysa {because}",
  "{field} is set, but {because}": "{field} dolu, oysa {because}",
  "{fields} are set, but {because}": "{fields} dolu, oysa {because}",
  "a hangup step": "bir hangup adımı",
  "no hangup step": "hangup adımı olmamalı",
  "is this the body of another event of the call?": "bu, çağrının başka bir olayının gövdesi mi?",
  "{field} is null, but call_bridged says that a user is connected":
    "{field} null, oysa call_bridged bir kullanıcının bağlandığını söyler",
  "{fields} are null, but call_bridged says that a user is connected":
    "{fields} null, oysa call_bridged bir kullanıcının bağlandığını söyler",
  "the time of the connection": "bağlantının zamanı",
  "the id of the user": "kullanıcının kimliği (id)",
};
