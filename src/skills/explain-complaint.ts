import { type Line, line } from '../chat/reply.ts';
import type { Read, Turn } from '../chat/skill.ts';
import { findProgramme, minorDigits, type Programme } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { findComplaint, isTheirs } from '../support/index.ts';
import { caseOf, complaintSource, personOf } from './complaint-words.ts';
import { count, day, instant, settings } from './facts.ts';

/** "Why?" of a complaint: what they wrote, what our records say of the goods, and what the rules let the bot settle, with their version. */
export async function whyComplaint(complaintId: string, turn: Turn, current: Programme, read: Read): Promise<Line[]> {
  const complaint = await findComplaint(read, complaintId);
  if (!complaint || !(await isTheirs(read, complaintId, personOf(turn)))) return [];
  const source = complaintSource(complaintId);
  const { words, filedAt, orderNumber, goods, programmeVersion } = complaint;
  const said = { kind: 'quote', value: words, source: { kind: 'customer' } } as const;
  const lines = [line('why-complaint', { at: instant(filedAt, source), words: said, ...caseOf(complaint) })];
  if (goods?.value && orderNumber !== null) {
    const order = { kind: 'quote', value: orderNumber, source: { kind: 'customer' } } as const;
    lines.push(line('why-goods', { order, amount: { kind: 'money', ...goods.value, source } }));
  }
  const programme = programmeVersion === current.version ? current : await findProgramme(read, programmeVersion);
  const { service, currency, timeZone } = programme.rules;
  const rule = settings(programme);
  const { moneyBack, perPerson } = service.limits;
  const amount = { kind: 'money', minor: moneyBack * 10 ** minorDigits(currency), currency, source: rule } as const;
  return [
    ...lines,
    line('why-service', { amount, count: count(perPerson.complaints, rule), days: count(perPerson.days, rule) }),
    line('why-rules', {
      version: count(programme.version, rule),
      since: day(localDay(programme.validFrom, timeZone), rule),
    }),
  ];
}
