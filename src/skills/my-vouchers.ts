import { z } from 'zod';
import { addPicture } from '../chat/attachments.ts';
import { type Choice, choice, continued, type Fact, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import {
  findOwnVoucher,
  findRewardById,
  formatCode,
  giveBackVoucher,
  memberVouchers,
  type Programme,
  type Voucher,
  voucherState,
} from '../loyalty/index.ts';
import { findOfferOfVoucher, returnOffer } from '../outreach/index.ts';
import { qrDots } from '../shared/barcode.ts';
import { toPng } from '../shared/png.ts';
import { strangerReply } from './check-balance.ts';
import { day, instant, lastDayBefore, localisedName, name, points, rewardSource } from './facts.ts';
import { offerSource } from './offer-lines.ts';

const PAGE = 3;
/** Dots of the picture for each square: it fills a phone's screen and is not made larger by anybody's app. */
const QR_SCALE = 16;

/** "My vouchers": those that can be used first, each with its code; then what became of the others. */
export const myVouchers = (programme: () => Programme): Skill<{ from?: number }> => ({
  name: 'vouchers',
  input: z.strictObject({ from: z.int().min(0).optional() }),
  personal: true,
  async reads({ member, now }, { from = 0 }, read) {
    if (!member) return strangerReply();
    const found = await memberVouchers(read, member.id, { now, limit: PAGE + 1, offset: from });
    if (found.length === 0)
      return {
        lines: [line('vouchers-none')],
        choices: [choice('button-rewards', 'rewards'), choice('button-balance', 'balance')],
      };
    const page = found.slice(0, PAGE);
    const older = found.length > PAGE ? [choice('button-older-vouchers', 'vouchers', { from: from + PAGE })] : [];
    const usable = page.filter((voucher) => voucherState(voucher, now) === 'issued');
    return {
      lines: [line('vouchers-title'), ...page.map((voucher) => voucherLine(voucher, programme(), now))],
      choices: [...usable.map(voucherChoice), ...older, ...(usable.length < PAGE ? [choice('button-rewards', 'rewards')] : [])],
    };
  },
});

const sourceOf = ({ rewardId }: Voucher) => (rewardId === null ? ({ kind: 'member' } as const) : rewardSource(rewardId));
const titleOf = (voucher: Voucher): Fact => localisedName(voucher.title, sourceOf(voucher));
const lastDay = (voucher: Voucher, { rules }: Programme): Fact =>
  day(lastDayBefore(voucher.expiresAt, rules.timeZone), sourceOf(voucher));

const voucherChoice = (voucher: Voucher): Choice => ({
  ...choice('reward-name', 'voucher', { voucherId: voucher.id, do: 'show' }),
  facts: { reward: titleOf(voucher) },
});

function voucherLine(voucher: Voucher, programme: Programme, now: Date): Line {
  const source = sourceOf(voucher);
  const reward = titleOf(voucher);
  switch (voucherState(voucher, now)) {
    case 'issued':
      return line('voucher-open', { reward, code: name(formatCode(voucher.code), source), until: lastDay(voucher, programme) });
    case 'used':
      return line('voucher-used', { reward, at: instant(voucher.settledAt!, source), shop: name(voucher.shopName!, source) });
    case 'given_back':
      return line('voucher-given-back', { reward, at: instant(voucher.settledAt!, source) });
    case 'expired':
      return line('voucher-expired', { reward, on: lastDay(voucher, programme) });
  }
}

type Asked = { voucherId: string; do: 'show' | 'give_back' | 'terms'; sure?: boolean };

/** One voucher: shown as a picture for the till's reader, or given back. */
export const oneVoucher = (programme: () => Programme): Skill<Asked> => ({
  name: 'voucher',
  input: z.strictObject({ voucherId: z.uuid(), do: z.enum(['show', 'give_back', 'terms']), sure: z.boolean().optional() }),
  personal: true,
  async changes(turn, asked, tx) {
    const { member } = turn;
    if (!member) return strangerReply();
    const voucher = await findOwnVoucher(tx, { memberId: member.id, voucherId: asked.voucherId });
    if (!voucher) return { lines: [line('voucher-unknown')], choices: [choice('button-vouchers', 'vouchers')] };
    if (asked.do === 'terms') return terms(turn, voucher, programme(), tx);
    if (asked.do === 'give_back') return giveBack(turn, member.id, voucher, asked.sure ?? false, programme(), tx);
    return voucherState(voucher, turn.now) === 'issued'
      ? show(turn, voucher, programme(), tx)
      : overReply(voucher, programme(), turn);
  },
});

async function show(turn: Turn, voucher: Voucher, programme: Programme, tx: Tx): Promise<Outcome> {
  const { id: voucherId, returnable } = voucher;
  const source = sourceOf(voucher);
  const picture = await addPicture(tx, turn, { name: 'voucher', png: toPng(qrDots(voucher.code), QR_SCALE) });
  return {
    lines: [
      line('voucher-show', { reward: titleOf(voucher), code: name(formatCode(voucher.code), source) }),
      line('voucher-terms', { until: lastDay(voucher, programme) }),
      ...(await descriptionLines(turn, voucher, tx)),
    ],
    choices: [
      ...(returnable ? [choice('button-give-back', 'voucher', { voucherId, do: 'give_back' })] : []),
      choice('button-vouchers', 'vouchers'),
    ],
    files: [picture],
  };
}

/** What exactly it is for, in the words of the shop. */
async function descriptionLines({ now }: Turn, { id, rewardId }: Voucher, tx: Tx): Promise<Line[]> {
  if (rewardId === null) {
    const offer = await findOfferOfVoucher(tx, id);
    return offer?.terms ? [line('offer-terms', { terms: localisedName(offer.terms, offerSource(offer)) })] : [];
  }
  const { description = null } = (await findRewardById(tx, rewardId, now)) ?? {};
  return description ? [line('reward-description', { description: localisedName(description, rewardSource(rewardId)) })] : [];
}

/** "Terms": what it is for, until when, and whether it can be given back. */
async function terms(turn: Turn, voucher: Voucher, programme: Programme, tx: Tx): Promise<Outcome> {
  const { id: voucherId, returnable } = voucher;
  const canBeUsed = voucherState(voucher, turn.now) === 'issued';
  return {
    lines: [
      ...(await descriptionLines(turn, voucher, tx)),
      line('voucher-terms', { until: lastDay(voucher, programme) }),
      continued(line(returnable ? 'why-reward-return' : 'why-reward-final')),
    ],
    choices: [
      ...(canBeUsed ? [choice('button-qr', 'voucher', { voucherId, do: 'show' })] : []),
      choice('button-vouchers', 'vouchers'),
    ],
  };
}

async function giveBack(
  turn: Turn,
  memberId: string,
  voucher: Voucher,
  sure: boolean,
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  const { id: voucherId } = voucher;
  const source = sourceOf(voucher);
  const given = await giveBackVoucher(tx, { memberId, voucherId, evenAtLoss: sure }, programme, turn.now);
  if (given.ok) {
    if (given.value.again) return overReply(given.value.voucher, programme, turn);
    await returnOffer(tx, voucherId, turn.now);
    const back = given.value.points;
    return {
      lines: [back > 0 ? line('give-back-done', { points: points(back, source) }) : line('give-back-nothing')],
      choices: [
        voucher.rewardId === null ? choice('button-offers', 'offers') : choice('button-rewards', 'rewards'),
        choice('button-balance', 'balance'),
      ],
    };
  }
  switch (given.refusal.code) {
    case 'points_lost': {
      const { paid, left } = given.refusal;
      return {
        lines: [line('give-back-ask', { points: points(paid, source), left: points(left, source) })],
        choices: [
          choice('button-yes-give-back', 'voucher', { voucherId, do: 'give_back', sure: true }),
          choice('button-no', 'voucher', { voucherId, do: 'show' }),
        ],
      };
    }
    case 'voucher_not_returnable':
      return { lines: [line('over-final', { until: lastDay(voucher, programme) })], choices: [voucherChoice(voucher)] };
    case 'unknown_voucher':
      return { lines: [line('voucher-unknown')], choices: [choice('button-vouchers', 'vouchers')] };
    case 'voucher_used':
    case 'voucher_given_back':
    case 'voucher_expired':
      return overReply((await findOwnVoucher(tx, { memberId, voucherId }))!, programme, turn);
  }
}

/** What became of a voucher that can no longer be used. */
export function overReply(voucher: Voucher, programme: Programme, { now }: Turn): Outcome {
  const source = sourceOf(voucher);
  const at = instant(voucher.settledAt ?? voucher.expiresAt, source);
  switch (voucherState(voucher, now)) {
    case 'used':
      return {
        lines: [line('over-used', { at, shop: name(voucher.shopName!, source) })],
        choices: [choice('button-vouchers', 'vouchers'), choice('button-not-me', 'person', { why: 'code_used' })],
      };
    case 'given_back':
      return { lines: [line('over-given-back', { at })], choices: [choice('button-balance', 'balance')] };
    case 'issued':
    case 'expired':
      return voucher.rewardId === null
        ? {
            lines: [line('over-expired-free', { on: lastDay(voucher, programme) })],
            choices: [choice('button-offers-now', 'offers'), choice('button-person', 'person')],
          }
        : {
            lines: [line('over-expired', { on: lastDay(voucher, programme) })],
            choices: [choice('button-rewards', 'rewards'), choice('button-person', 'person')],
          };
  }
}
