import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Turn, Tx } from '../chat/skill.ts';
import { helpFor, noteComplaint, type SurveyRun } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { addWords, caseNumber, fileComplaint, findOpenComplaint } from '../support/index.ts';
import { surveySource } from './ask-survey.ts';
import { name, points } from './facts.ts';

/** What a low answer leads to: a complaint with its number and the time of its answer, or nothing. */
export type SurveyHelp = { kind: 'none' } | { kind: 'complaint'; lines: Line[]; choices: Choice[]; flow?: Outcome['flow'] };

/**
 * A low answer becomes a complaint in its turn, once for each run. Who has a case that is open already has this added to it.
 *
 * @param words what it says: the customer's own, or the number where there are none yet
 * @param wish 'asked' when they said that a colleague shall look at it
 */
export async function helpWithSurvey(
  turn: Turn,
  run: SurveyRun,
  words: string,
  programme: Programme,
  tx: Tx,
  wish?: 'asked',
): Promise<SurveyHelp> {
  const { now, conversation, member, identity, language } = turn;
  const person = { memberId: member?.id, identityId: identity.id };
  const hand = { by: 'customer', person, turnIn: conversation.id } as const;
  if (run.complaintId !== undefined) {
    if (run.words === words) await addWords(tx, { complaintId: run.complaintId, words, hand }, now);
    return { kind: 'none' };
  }
  if (wish === undefined && (run.rating === undefined || helpFor(run.survey, run.rating) !== 'help')) return { kind: 'none' };
  const source = surveySource(run);
  const open = await findOpenComplaint(tx, person);
  if (open) {
    await addWords(tx, { complaintId: open.id, words, hand }, now);
    await noteComplaint(tx, run.id, open.id);
    return {
      kind: 'complaint',
      lines: [line('survey-help-added', { case: name(caseNumber(open.number), source) })],
      choices: [choice('button-person', 'person')],
    };
  }
  const command = {
    idempotencyKey: `survey:${run.id}`,
    person,
    conversationId: conversation.id,
    language,
    words,
    category: 'other',
  } as const;
  const { complaint, promise } = await fileComplaint(tx, command, programme, now);
  await noteComplaint(tx, run.id, complaint.id);
  const lines = [
    line('survey-help-sorry'),
    line('survey-help-case', { case: name(caseNumber(complaint.number), source) }),
    line('survey-help-by', { dueAt: { kind: 'due', value: promise.dueAt.toISOString(), source } }),
  ];
  if (promise.pointsIfMissed > 0) lines.push(line('survey-help-late', { points: points(promise.pointsIfMissed, source) }));
  return { kind: 'complaint', lines, choices: [choice('button-person', 'person')] };
}
