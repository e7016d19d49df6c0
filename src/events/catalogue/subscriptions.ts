/** An event that Hipcall's panel offers for a webhook. Its list was read in September 2026. */
export interface Subscription {
  readonly label: { readonly en: string; readonly tr: string };
  /** `panel`: the Turkish label is as in the panel. The other labels are translations. */
  readonly labelFrom: "panel" | "translation";
  /** The event's name; `null` when it is not published. */
  readonly event: string | null;
  readonly firesWhen: string;
}

/** All thirteen, in the order of the panel. */
export const SUBSCRIPTIONS: readonly Subscription[] = [
  published("call_init", "Call start", "Çağrı başlangıcı", "a call starts, in either direction"),
  published("call_bridged", "Call bridged", "Çağrının bağlanması", "an agent, or a line, is connected to the call"),
  published("call_hangup", "Call end", "Çağrı bitişi", "a call ends"),
  unpublished("Call-back request", "Çağrı geriaranma talebi", "a caller leaves a call-back request"),
  unpublished("Deal record", "Anlaşma kaydı", "a deal is added"),
  published("task_create", "Task created", "Görev oluşturma", "a task is added in the panel"),
  published("contact_create", "Contact created", "Kişi oluşturma", "a contact is added in the panel"),
  published("contact_number_updated", "Contact number", "Kişi numarası", "a contact's number is added or changed"),
  unpublished("Contact CRM URL", "Kişi CRM URL'si", "a contact's CRM URL is changed"),
  unpublished("Company record", "Firma kaydı", "a company is added"),
  unpublished("Company number", "Firma Numarası", "a company's number is added or changed"),
  unpublished("Company website", "Firma Web Sitesi", "a company's website is changed"),
  unpublished("Company CRM URL", "Firma CRM URL'si", "a company's CRM URL is changed"),
];

/** How many events have a name that is not published. */
export const UNPUBLISHED_EVENTS = SUBSCRIPTIONS.filter(({ event }) => event === null).length;

function published(event: string, en: string, tr: string, firesWhen: string): Subscription {
  return { label: { en, tr }, labelFrom: "translation", event, firesWhen };
}

function unpublished(en: string, tr: string, firesWhen: string): Subscription {
  return { label: { en, tr }, labelFrom: "panel", event: null, firesWhen };
}
