import { html } from 'hono/html';
import { localDay } from '../../../shared/calendar.ts';
import type { View } from '../call.ts';
import type { Words } from '../words.ts';

// Fields that several forms of a conversation have.

/** What shows that something is done, with its help under the id and "-help". The server asks for the same: a word at least. */
export const proofInput = ({ say }: Words, id: string, { name = 'proof', required = true } = {}): View =>
  html`<input id="${id}" name="${name}" ${required ? html`required` : ''} maxlength="500" pattern=".*\\S.*" title="${say('no-proof')}" autocomplete="off" aria-describedby="${id}-help" data-draft>`;

export const dueField = ({ say }: Words, id: string, value: string): View =>
  html`<label for="${id}">${say('promise-due')}</label><input id="${id}" name="due" type="datetime-local" required value="${value}">`;

/** As the field for a time wants it, in the programme's zone. */
export function localTime(instant: Date, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    instant,
  );
  return `${localDay(instant, timeZone)}T${clock}`;
}
