import { choice, line } from '../chat/reply.ts';
import type { Outcome, Turn, Tx } from '../chat/skill.ts';
import { helpFor, noteComplaint, SCALES, type SurveyRun } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { addWords, caseNumber, correctComplaint, fileComplaint, findComplaint, findOpenComplaint } from '../support/index.ts';
import { surveySource } from './ask-survey.ts';
import { caseOf, complaintAgain, filedOutcome, goodsOf, handOf, openPromiseOf, personOf } from './complaint-words.ts';
import { name } from './facts.ts';
import { newLines } from './promise-words.ts';
import type { Fault } from './survey-answers.ts';

/** What a low answer leads to: a complaint with its number and the time of its answer, or nothing. */
export type SurveyHelp =
  | { kind: 'none' }
  | ({ kind: 'complaint' } & Required<Pick<Outcome, 'lines' | 'choices'>> & Pick<Outcome, 'flow'>);

type Said = { words?: string; fault?: Fault };

/**
 * A low answer becomes a complaint in its turn, once for each run. Who has a case that is open already has this added to it.
 *
 * @param said without words, the number stands for them until they come
 * @param wish 'asked' when they said that a colleague shall look at it
 */
export async function helpWithSurvey(
  turn: Turn,
  run: SurveyRun,
  said: Said,
  programme: Programme,
  tx: Tx,
  wish?: 'asked',
): Promise<SurveyHelp> {
  if (run.complaintId !== undefined) return addTo(run.complaintId, turn, run, said, programme, tx);
  if (wish === undefined && (run.rating === undefined || helpFor(run.survey, run.rating) !== 'help')) return { kind: 'none' };
  const open = await findOpenComplaint(tx, personOf(turn));
  if (!open) return file(turn, run, said, programme, tx);
  await noteComplaint(tx, run.id, open.id);
  return addTo(open.id, turn, run, { ...said, words: said.words ?? numberOf(run) }, programme, tx);
}

const numberOf = ({ survey, rating }: SurveyRun): string => `${rating}/${SCALES[survey.kind]?.max ?? ''}`;

async function file(turn: Turn, run: SurveyRun, { words, fault = {} }: Said, programme: Programme, tx: Tx): Promise<SurveyHelp> {
  const { category = 'other', ...rest } = fault;
  const command = {
    idempotencyKey: `survey:${run.id}`,
    person: personOf(turn),
    conversationId: turn.conversation.id,
    language: turn.language,
    words: words ?? numberOf(run),
    category,
    ...rest,
    goods: await goodsOf(tx, turn, { category, ...rest }),
  };
  const filed = await fileComplaint(tx, command, programme, turn.now);
  await noteComplaint(tx, run.id, filed.complaint.id);
  const opened = line('survey-help-case', { case: name(caseNumber(filed.complaint.number), surveySource(run)) });
  if (words !== undefined) {
    const { lines, choices = [], flow } = filedOutcome(filed, turn, programme);
    return { kind: 'complaint', lines, choices, flow };
  }
  return {
    kind: 'complaint',
    lines: [line('survey-help-sorry'), opened, ...newLines(filed.promise)],
    choices: [choice('button-person', 'person')],
  };
}

/** What is said belongs to a case that there is; what its goods and its kind are is known now, if they were not before. */
async function addTo(
  complaintId: string,
  turn: Turn,
  run: SurveyRun,
  { words, fault }: Said,
  programme: Programme,
  tx: Tx,
): Promise<SurveyHelp> {
  const hand = handOf(turn);
  const known = await findComplaint(tx, complaintId);
  if (!known || words === undefined) return { kind: 'none' };
  const added = await addWords(tx, { complaintId, words, hand }, turn.now);
  if (!added.ok) return { kind: 'none' };
  const told = line(run.complaintId === undefined ? 'complaint-joined' : 'complaint-added', caseOf(known));
  const promise = await openPromiseOf(tx, complaintId);
  const category = fault?.category;
  if (category === undefined || known.category !== 'other' || known.state !== 'open')
    return {
      kind: 'complaint',
      lines: [told, ...(promise ? newLines(promise).slice(0, 1) : [])],
      choices: [choice('button-person', 'person')],
    };
  const corrected = await correctComplaint(tx, { complaintId, correction: { category }, hand }, turn.now);
  const complaint = corrected.ok ? corrected.value : known;
  const { lines, choices = [], flow } = complaintAgain(told, { complaint, promise }, turn, programme);
  return { kind: 'complaint', lines: [...lines], choices, flow };
}
