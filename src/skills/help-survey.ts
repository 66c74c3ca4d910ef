import { type Choice, choice, line } from '../chat/reply.ts';
import type { Outcome, Turn, Tx } from '../chat/skill.ts';
import { helpFor, noteComplaint, SCALES, type SurveyRun } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import {
  addWords,
  type Complaint,
  type Correction,
  caseNumber,
  correctComplaint,
  fileComplaint,
  findAgreedOrder,
  findComplaint,
  findOpenComplaint,
  holdComplainant,
} from '../support/index.ts';
import { surveySource } from './ask-survey.ts';
import {
  caseOf,
  complaintAgain,
  complaintChoices,
  filedOutcome,
  goodsOf,
  handOf,
  openPromiseOf,
  personOf,
} from './complaint-words.ts';
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
  await holdComplainant(tx, personOf(turn));
  const open = await findOpenComplaint(tx, personOf(turn));
  if (!open) return file(turn, run, said, programme, tx);
  await noteComplaint(tx, run.id, open.id);
  return addTo(open.id, turn, run, { ...said, words: said.words ?? numberOf(run) }, programme, tx);
}

const numberOf = ({ survey, rating }: SurveyRun): string => `${rating}/${SCALES[survey.kind]?.max ?? ''}`;

async function file(turn: Turn, run: SurveyRun, { words, fault = {} }: Said, programme: Programme, tx: Tx): Promise<SurveyHelp> {
  const { category = 'other', ...rest } = { ...(await askedAbout(run, fault, tx)), ...fault };
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
    choices: helpChoices(filed.complaint, turn, programme),
  };
}

/** Beside "skip", since they are asked for words: what puts it right where it is known what went wrong, and a person. */
const helpChoices = (complaint: Complaint, { member }: Turn, programme: Programme): Choice[] =>
  complaint.goods
    ? complaintChoices(complaint, member !== undefined, programme).slice(0, MOST_BESIDE_SKIP)
    : [choice('button-person', 'person')];

const MOST_BESIDE_SKIP = 3;
const COMPLAINT_CAUSE = 'complaint:';

/** What we know of the complaint that the question was about, unless it was made good, or something else is told of now. */
async function askedAbout({ cause }: SurveyRun, { orderNumber }: Fault, tx: Tx): Promise<Fault> {
  const id = cause.startsWith(COMPLAINT_CAUSE) ? cause.slice(COMPLAINT_CAUSE.length) : undefined;
  const before = id === undefined ? undefined : await findComplaint(tx, id);
  if (!before || (await findAgreedOrder(tx, before.id))) return {};
  if (orderNumber !== undefined && orderNumber !== before.orderNumber) return {};
  const { category, item, itemCount } = before;
  return { category, orderNumber: before.orderNumber ?? undefined, item: item ?? undefined, itemCount: itemCount ?? undefined };
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
  const correction = known.state === 'open' ? await news(known, fault ?? {}, turn, tx) : undefined;
  const corrected = correction && (await correctComplaint(tx, { complaintId, correction, hand }, turn.now));
  const complaint = corrected?.ok ? corrected.value : known;
  if (complaint.state !== 'open' || (!corrected?.ok && !complaint.goods))
    return {
      kind: 'complaint',
      lines: [told, ...(promise ? newLines(promise).slice(0, 1) : [])],
      choices: [choice('button-person', 'person')],
    };
  const { lines, choices = [], flow } = complaintAgain(told, { complaint, promise }, turn, programme);
  return { kind: 'complaint', lines: [...lines], choices, flow };
}

/** What was not known of a complaint, and is now; undefined where that is nothing. */
async function news(known: Complaint, fault: Fault, turn: Turn, tx: Tx): Promise<Correction | undefined> {
  const category = known.category === 'other' ? fault.category : undefined;
  const orderNumber = known.orderNumber === null ? fault.orderNumber : undefined;
  const item = known.item === null && fault.item !== undefined ? { item: fault.item, count: fault.itemCount } : undefined;
  if ((category ?? orderNumber ?? item) === undefined) return undefined;
  const said = {
    category: category ?? known.category,
    orderNumber: orderNumber ?? known.orderNumber,
    item: item?.item ?? known.item,
    itemCount: item ? item.count : known.itemCount,
  };
  const goods = await goodsOf(tx, turn, said);
  return { ...(category && { category }), ...(orderNumber && { orderNumber }), ...(item && { item }), goods: goods ?? null };
}
