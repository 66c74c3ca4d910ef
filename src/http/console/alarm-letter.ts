import type { ConsoleLanguage } from '../../staff/index.ts';
import { caseNumber, type StaffAlarm } from '../../support/index.ts';
import { type Speech, wordsIn } from './words.ts';

/** The kinds that have words; another one is told without. */
const KINDS = ['health', 'injury', 'fire', 'self_harm', 'threat', 'fraud', 'privacy', 'discrimination', 'law', 'media'] as const;

type Context = { speech: Speech; publicUrl: string; timeZone: string; now: Date };

/** What one of the staff reads in a mail: the kind of danger, the case and where it is. What the customer wrote stays in the console. */
export function alarmLetter(
  {
    danger,
    complaintNumber,
    alarmedAt,
    conversationId,
  }: Pick<StaffAlarm, 'danger' | 'complaintNumber' | 'alarmedAt' | 'conversationId'>,
  language: ConsoleLanguage,
  context: Context,
): { subject: string; text: string } {
  const { say, at } = wordsIn(language, context);
  const kind = say(`alarm-kind-${KINDS.find((known) => known === danger) ?? 'unknown'}`);
  const about = complaintNumber === null ? kind : `${caseNumber(complaintNumber)}, ${kind}`;
  const link = `${context.publicUrl}/console/conversations/${conversationId}`;
  return {
    subject: say('alarm-subject', { about }),
    text: [say('alarm-text', { about, at: at(alarmedAt) }), link, say('alarm-once')].join('\n\n'),
  };
}
