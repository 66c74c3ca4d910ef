import { z } from 'zod';
import { type Choice, choice, continued, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import {
  adjustPoints,
  findOwnVoucher,
  formatCode,
  issueVoucher,
  type Localised,
  lockMemberPoints,
  type Programme,
} from '../loyalty/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import {
  type Complaint,
  findComplaint,
  type Gifts,
  keepsGoods,
  REMEDIES,
  type Remedy,
  type RemedyRefusal,
  requestHandoff,
  type Settled,
  type SettleRefusal,
  settleComplaint,
  undoRemedy,
} from '../support/index.ts';
import { caseOf, complaintAgain, complaintFlow, complaintSource, openPromiseOf, personOf } from './complaint-words.ts';
import { overOutcome } from './correct-complaint.ts';
import { day, lastDayBefore, name, points } from './facts.ts';
import { due, newLines, promiseSource, statusLine } from './promise-words.ts';

const input = z.union([
  z.strictObject({ complaintId: z.uuid(), remedy: z.enum(REMEDIES) }),
  z.strictObject({ orderId: z.uuid(), undo: z.literal(true) }),
]);
type Input = z.infer<typeof input>;

/** A voucher that puts something right can be used for so long. */
const VOUCHER_DAYS = 90;
/** What a voucher is called whose worth follows ("Voucher 100 NOK"). */
const VOUCHER: Localised = {
  en: 'Voucher',
  nb: 'Kupong',
  da: 'Kupon',
  sv: 'Kupong',
  fi: 'Etukuponki',
  de: 'Gutschein',
  af: 'Koopbewys',
};

/** What a customer chose to have their complaint put right with, and the way back from it while nobody has carried it out. */
export const settle = (programme: () => Programme): Skill<Input> => ({
  name: 'settle',
  input,
  personal: true,
  async changes(turn, given, tx) {
    // Points come first in the order of locks, whatever is found out after it.
    if (turn.member) await lockMemberPoints(tx, [turn.member.id]);
    return 'undo' in given ? undo(turn, given.orderId, programme(), tx) : agree(turn, given, programme(), tx);
  },
});

/** Agrees on a remedy as its button does. Whoever calls it has locked the member's points before anything else. */
export async function agree(
  turn: Turn,
  { complaintId, remedy }: { complaintId: string; remedy: Remedy },
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  const command = {
    complaintId,
    remedy,
    person: personOf(turn),
    turnIn: turn.conversation.id,
    currency: programme.rules.currency,
    idempotencyKey: turn.id,
  };
  const settled = await settleComplaint(tx, command, giftsOf(turn, programme, tx), programme, turn.now);
  return settled.ok ? agreed(settled.value, turn, programme, tx) : refused(settled.refusal, complaintId, turn, programme, tx);
}

/** Points and vouchers are given under the order's key, in its transaction. */
function giftsOf({ member, now }: Turn, programme: Programme, tx: Tx): Gifts {
  const memberId = member?.id;
  return {
    async points({ id, points: given }) {
      if (!memberId) throw new Error('points are for members');
      const command = { memberId, idempotencyKey: `remedy:${id}`, reason: 'apology', points: given } as const;
      const adjusted = await adjustPoints(tx, command, programme, now);
      if (!adjusted.ok) throw new Error(`points of a remedy were refused: ${adjusted.refusal.code}`);
    },
    async voucher({ id, amount }) {
      if (!memberId) throw new Error('vouchers are for members');
      const worth = `${programme.rules.service.limits.voucher} ${amount.currency}`;
      const title = Object.fromEntries(Object.entries(VOUCHER).map(([language, word]) => [language, `${word} ${worth}`]));
      const expiresAt = new Date(now.getTime() + VOUCHER_DAYS * DAY_MS);
      const command = { memberId, title: title as Localised, expiresAt, returnable: false, key: `remedy:${id}` };
      return (await issueVoucher(tx, command, now)).id;
    },
  };
}

async function agreed({ complaint, order, promise }: Settled, turn: Turn, programme: Programme, tx: Tx): Promise<Outcome> {
  const source = complaintSource(complaint.id);
  const why = choice('button-why', 'why');
  const undoIt = choice('button-undo', 'settle', { orderId: order.id, undo: true });
  const lines: Line[] = [line('complaint-agreed', caseOf(complaint))];
  switch (order.remedy) {
    case 'replacement':
    case 'money_back':
      if (promise) lines.push(...newLines(promise));
      if (keepsGoods(complaint.category)) lines.push(line('complaint-keep-goods'));
      return { lines, choices: [why, undoIt], flow: complaintFlow(complaint) };
    case 'points':
      lines.push(continued(line('complaint-points-given', { points: points(order.points ?? 0, source) })));
      return { lines, choices: [why, choice('button-balance', 'balance')] };
    case 'voucher': {
      const voucher = turn.member && (await findOwnVoucher(tx, { memberId: turn.member.id, voucherId: order.voucherId ?? '' }));
      if (!voucher) throw new Error(`the voucher of the remedy ${order.id} is not there`);
      const until = day(lastDayBefore(voucher.expiresAt, programme.rules.timeZone), source);
      lines.push(
        continued(line('complaint-voucher-given', { code: name(formatCode(voucher.code), source) })),
        line('voucher-terms', { until }),
      );
      return { lines, choices: [choice('button-qr', 'voucher', { voucherId: voucher.id, do: 'show' }), why] };
    }
  }
}

async function refused(refusal: SettleRefusal, complaintId: string, turn: Turn, programme: Programme, tx: Tx): Promise<Outcome> {
  switch (refusal.code) {
    case 'unknown_complaint':
      return { lines: [line('old-button')], choices: [choice('button-case-status', 'complaint_status')] };
    case 'complaint_over':
      return overOutcome(refusal.complaint);
    case 'agreed_before': {
      const { complaint, order } = refusal;
      const promise = await openPromiseOf(tx, complaint.id);
      const lines = [line('complaint-agreed-before', caseOf(complaint))];
      if (promise) lines.push(statusLine(promise, complaint.number, programme));
      const undoIt = order.state === 'ordered' ? [choice('button-undo', 'settle', { orderId: order.id, undo: true })] : [];
      return { lines, choices: [...undoIt, choice('button-person', 'person')], flow: complaintFlow(complaint) };
    }
    case 'not_offered':
    case 'purchase_unknown':
    case 'value_unknown':
    case 'over_limit':
    case 'too_often':
    case 'made_good_before':
      return passOn(refusal, complaintId, turn, programme, tx);
  }
}

/** "I may not approve 2,400 kr. myself": a person decides, by the time that was promised, and knows what is wanted. */
async function passOn(refusal: RemedyRefusal, complaintId: string, turn: Turn, programme: Programme, tx: Tx): Promise<Outcome> {
  const { conversation, now } = turn;
  const complaint = (await findComplaint(tx, complaintId))!;
  const promise = await openPromiseOf(tx, complaintId);
  await requestHandoff(
    tx,
    { conversationId: conversation.id, complaintId, reason: 'over_limit', severity: complaint.severity },
    programme.rules,
    now,
  );
  const source = complaintSource(complaintId);
  const first =
    refusal.code === 'over_limit'
      ? line('complaint-over-limit', { amount: { kind: 'money', ...refusal.amount, source } })
      : line('complaint-not-alone');
  const by = promise
    ? line('complaint-person-decides', { due: due(promise.dueAt, promiseSource(promise.id)) })
    : line('complaint-person-has-it');
  const asksNumber = refusal.code === 'purchase_unknown' && complaint.orderNumber === null && turn.member !== undefined;
  return {
    lines: [first, continued(by), ...(asksNumber ? [line('complaint-order-helps')] : [])],
    choices: [...(asksNumber ? [askOrder(complaint)] : []), choice('button-why', 'why'), choice('button-person', 'person')],
    flow: complaintFlow(complaint),
  };
}

const askOrder = ({ id: complaintId }: Complaint): Choice =>
  choice('button-fix-order', 'correct_complaint', { complaintId, what: 'order' });

async function undo(turn: Turn, orderId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const undone = await undoRemedy(tx, { orderId, person: personOf(turn), turnIn: turn.conversation.id }, programme, turn.now);
  if (undone.ok) {
    const { complaint } = undone.value;
    if (complaint.state !== 'open') return overOutcome(complaint);
    const promise = undone.value.promise ?? (await openPromiseOf(tx, complaint.id));
    return complaintAgain(line('complaint-undone'), { complaint, promise }, turn, programme);
  }
  const { refusal } = undone;
  switch (refusal.code) {
    case 'unknown_order':
      return { lines: [line('old-button')], choices: [choice('button-case-status', 'complaint_status')] };
    case 'order_confirmed':
      return { lines: [line('complaint-undo-late')], choices: [choice('button-person', 'person')] };
  }
}
