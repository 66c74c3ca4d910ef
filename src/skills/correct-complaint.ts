import { z } from 'zod';
import { type Choice, choice, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import {
  COMPLAINT_CATEGORIES,
  type Complaint,
  type Correction,
  closeComplaint,
  correctComplaint,
  findComplaint,
  isTheirs,
} from '../support/index.ts';
import { aboutChoices, caseOf, complaintAgain, goodsOf, handOf, openPromiseOf, personOf } from './complaint-words.ts';
import { statusLine } from './promise-words.ts';
import { callsOff, plainAnswer } from './yes-no.ts';

export const CORRECT = 'correct_complaint';

const input = z.strictObject({
  complaintId: z.uuid(),
  /** What shall be put right; without it and without a value, that is asked. */
  what: z.enum(['category', 'order', 'item']).optional(),
  page: z.int().min(0).max(3).optional(),
  category: z.enum(COMPLAINT_CATEGORIES).optional(),
  orderNumber: z.string().max(30).optional(),
  item: z.string().max(80).optional(),
  /** What they wrote is no number. */
  unclear: z.boolean().optional(),
  /** It is no complaint at all. */
  none: z.boolean().optional(),
});
type Input = z.infer<typeof input>;

/** Letters of the shop's and digits, as they stand on receipts; nothing else in the message but a few words before it. */
const NUMBER = /^[^\d\n]{0,30}?((?:[A-Za-z]{1,4}-?)?\d[\d-]{1,18}\d)\s*[.!]?$/u;
const MOST_ITEM_LETTERS = 60;

/** The number of an order or a receipt, where a message says little else ("order 48213"). */
export const onlyNumber = (text: string): string | undefined => NUMBER.exec(text.trim())?.[1]?.toUpperCase();

/** "No, it was 48214", "48214 mente jeg": another number than they told before. Without such a word it may be of another thing. */
const PUTS_RIGHT =
  /^(?:(?:oh|oops|ups|hups|oi|å|nå|ah|eh|men|but|mutta|aber|maar)[\s,]+)?(?:no|nope|sorry|actually|wrong|i meant|nei|nej|feil|fel|forkert|beklager|unnskyld|förlåt|undskyld|jeg mente|jag menade|ei|eiku|eikun|anteeksi|väärä|tarkoitin|nein|falsch|ich meinte|entschuldigung|nee|jammer|verkeerd|ek bedoel)(?![\p{L}])/iu;
const MEANT =
  /[\s,]+(?:is what )?(?:i meant|i mean|mente jeg|mener jeg|menade jag|menar jag|tarkoitin|meinte ich|bedoel ek)\s*[.!]?$/iu;

/** The number by which they put right the one that they told before. */
export function numberPutRight(text: string): string | undefined {
  const said = text.trim();
  return PUTS_RIGHT.test(said) || MEANT.test(said) ? onlyNumber(said.replace(MEANT, '')) : undefined;
}

/** "Correct something": what it is about, the order's number, or the thing; in one tap, or one tap and a few words. */
export const fixComplaint = (programme: () => Programme): Skill<Input> => ({
  name: CORRECT,
  input,
  personal: true,
  answers(text, { complaintId, asks }, heard) {
    if (typeof complaintId !== 'string' || callsOff(text) || plainAnswer(text) === false) return undefined;
    const said = text.trim();
    if (asks === 'order') {
      const orderNumber = onlyNumber(said);
      if (orderNumber) return { complaintId, orderNumber };
      return heard().intent === undefined ? { complaintId, what: 'order', unclear: true } : undefined;
    }
    const { intent } = heard();
    if (asks !== 'item' || (intent !== undefined && intent !== 'complaint')) return undefined;
    return { complaintId, item: said.slice(0, MOST_ITEM_LETTERS) };
  },
  async changes(turn, given, tx) {
    const { complaintId, what, category, orderNumber, item, none } = given;
    const known = await findComplaint(tx, complaintId);
    if (!known || !(await isTheirs(tx, complaintId, personOf(turn)))) return { lines: [line('old-button')] };
    if (none) return withdraw(turn, known, tx, programme());
    if (category || orderNumber || item) return correct(turn, known, given, programme(), tx);
    return what ? ask(known, what, given) : { lines: [line('complaint-fix-what')], choices: fixChoices(known) };
  },
});

const fixChoices = ({ id: complaintId }: Complaint): Choice[] => [
  choice('button-fix-about', CORRECT, { complaintId, what: 'category', page: 0 }),
  choice('button-fix-order', CORRECT, { complaintId, what: 'order' }),
  choice('button-fix-item', CORRECT, { complaintId, what: 'item' }),
  choice('button-fix-none', CORRECT, { complaintId, none: true }),
];

function ask({ id: complaintId }: Complaint, what: 'category' | 'order' | 'item', { page = 0, unclear }: Input): Outcome {
  switch (what) {
    case 'category':
      return { lines: [line('complaint-which-about')], choices: aboutChoices(complaintId, page) };
    case 'order':
      return {
        lines: [line(unclear ? 'complaint-order-unclear' : 'complaint-which-order')],
        choices: [choice('button-person', 'person')],
        flow: { skill: CORRECT, data: { complaintId, asks: 'order' } },
      };
    case 'item':
      return { lines: [line('complaint-which-item')], flow: { skill: CORRECT, data: { complaintId, asks: 'item' } } };
  }
}

async function correct(turn: Turn, known: Complaint, given: Input, programme: Programme, tx: Tx): Promise<Outcome> {
  const { category = known.category, orderNumber = known.orderNumber } = given;
  const thing = given.item === undefined ? undefined : countedItem(given.item);
  const item = thing?.item ?? known.item;
  const itemCount = thing ? thing.count : known.itemCount;
  const correction: Correction = {
    ...(given.category && { category: given.category }),
    ...(given.orderNumber && { orderNumber: given.orderNumber }),
    ...(thing && { item: thing }),
    goods: (await goodsOf(tx, turn, { category, orderNumber, item, itemCount })) ?? null,
  };
  const corrected = await correctComplaint(tx, { complaintId: known.id, correction, hand: handOf(turn) }, turn.now);
  const promise = await openPromiseOf(tx, known.id);
  if (corrected.ok) return complaintAgain(line('complaint-fixed'), { complaint: corrected.value, promise }, turn, programme);
  const { refusal } = corrected;
  switch (refusal.code) {
    case 'unknown_complaint':
      return { lines: [line('old-button')] };
    case 'complaint_over':
      return overOutcome(refusal.complaint);
    case 'agreed_before': {
      const lines = [line('complaint-fix-too-late', caseOf(refusal.complaint))];
      if (promise) lines.push(statusLine(promise, refusal.complaint.number, programme));
      return { lines, choices: [choice('button-person', 'person')] };
    }
  }
}

/** "2 cups", "2 × cups": how many, where they begin with it. */
function countedItem(said: string): { item: string; count?: number } {
  const counted = /^(\d{1,2})\s*[x×]?\s+(\S.*)$/u.exec(said);
  const count = Number(counted?.[1]);
  return counted && count > 0 ? { item: counted[2]!, count } : { item: said };
}

/** It is put right, or closed: in one tap it is open again. */
export const overOutcome = (complaint: Complaint): Outcome => ({
  lines: [line('complaint-over', caseOf(complaint))],
  choices: [choice('button-case-reopen', 'held', { complaintId: complaint.id, held: false }), choice('button-person', 'person')],
});

async function withdraw(turn: Turn, { id: complaintId }: Complaint, tx: Tx, programme: Programme): Promise<Outcome> {
  const closed = await closeComplaint(tx, { complaintId, hand: handOf(turn), why: 'no_complaint' }, turn.now);
  if (closed.ok)
    return {
      lines: [line('complaint-withdrawn', caseOf(closed.value))],
      choices: [choice('button-case-reopen', 'held', { complaintId, held: false })],
    };
  const { refusal } = closed;
  switch (refusal.code) {
    case 'not_put_right':
    case 'unknown_complaint':
      return { lines: [line('old-button')] };
    case 'agreed_before': {
      const promise = await openPromiseOf(tx, complaintId);
      const lines = [line('complaint-fix-too-late', caseOf(refusal.complaint))];
      if (promise) lines.push(statusLine(promise, refusal.complaint.number, programme));
      return { lines, choices: [choice('button-undo', 'settle', { orderId: refusal.order.id, undo: true })] };
    }
  }
}
