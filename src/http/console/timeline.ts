import { html } from 'hono/html';
import type { Database } from '../../chat/skill.ts';
import { answeredRuns, type SurveyRun } from '../../feedback/index.ts';
import { type HistoryLine, memberVouchers, pointsHistory, type Voucher, voucherState } from '../../loyalty/index.ts';
import { type Order, ordersOf } from '../../orders/index.ts';
import { offersShownTo, type ShownOutcome } from '../../outreach/index.ts';
import { type Complaint, caseNumber, complaintsOf } from '../../support/index.ts';
import type { View } from './call.ts';
import { time } from './layout.ts';
import type { ConsoleText, Words } from './words.ts';

/** One thing that happened to a member: what it was, and what staff should know of it. */
export type TimelineItem = {
  at: Date;
  kind: 'points' | 'voucher' | 'complaint' | 'survey' | 'offer' | 'order';
  title: string;
  detail?: string | undefined;
  href?: string;
};

const MOST = 60;
/** The id of no account: what is asked for is the member's, wherever they wrote. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Everything that we know of a member over all channels, newest first, from the front doors of the domains. */
export async function loadTimeline(
  { database }: { database: Pick<Database, 'pool'> },
  memberId: string,
  words: Words,
  now: Date,
): Promise<TimelineItem[]> {
  const [ledger, vouchers, complaints, runs, offers, orders] = [
    await pointsHistory(database, memberId, { limit: MOST }),
    await memberVouchers(database, memberId, { now, limit: MOST }),
    await complaintsOf(database, { memberId, identityId: NOBODY }, MOST),
    await answeredRuns(database, { memberId }, MOST),
    await offersShownTo(database, memberId, MOST),
    await ordersOf(database, memberId, now, MOST),
  ];
  return [
    ...complaints.map(({ complaint }) => complaintItem(complaint, words)),
    ...runs.map((run) => surveyItem(run, words)),
    ...offers.map((shown): TimelineItem => ({ at: shown.at, kind: 'offer', title: offerWords(words, shown) })),
    ...orders.map((order) => orderItem(order, words)),
    ...ledger.map((entry) => pointsItem(entry, words)),
    ...vouchers.map((voucher) => voucherItem(voucher, words, now)),
  ]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST);
}

const REASONS: Readonly<Record<HistoryLine['reason'], ConsoleText>> = {
  purchase: 'entry-purchase',
  return: 'entry-return',
  welcome: 'entry-welcome',
  welcome_taken_back: 'entry-welcome-taken-back',
  expiry: 'entry-expiry',
  merge: 'entry-merge',
  merge_undone: 'entry-merge-undone',
  opening: 'entry-opening',
  correction: 'entry-correction',
  apology: 'entry-apology',
  redemption: 'entry-redemption',
  redemption_returned: 'entry-redemption-returned',
  erasure: 'entry-erasure',
};

function pointsItem({ occurredAt, points, reason, purchase, reward, note }: HistoryLine, words: Words): TimelineItem {
  const about = purchase
    ? `${purchase.shopName}, ${words.money(purchase.earningMinor, purchase.currency)}`
    : reward
      ? words.localised(reward.title)
      : (note ?? undefined);
  return { at: occurredAt, kind: 'points', title: `${words.signed(points)} ${words.say(REASONS[reason])}`, detail: about };
}

const complaintItem = (
  { filedAt, number, category, state, words: said, conversationId }: Complaint,
  { say }: Words,
): TimelineItem => ({
  at: filedAt,
  kind: 'complaint',
  title: `${caseNumber(number)}, ${say(`category-${category}`)}: ${say(`complaint-${state}`)}`,
  detail: said,
  href: `/console/conversations/${conversationId}`,
});

const orderItem = (order: Order, words: Words): TimelineItem => ({
  at: order.asOf,
  kind: 'order',
  title: words.say('order-is', { number: order.number, state: orderWords(order, words) }),
  detail: [order.shopName, order.carrier, ...order.lines.map(({ name, quantity }) => `${words.whole(quantity)} × ${name}`)]
    .filter(Boolean)
    .join(', '),
});

/** How far an order is, and until when it should have come. */
export function orderWords({ state, expectedOn }: Order, words: Words): string {
  const told = words.say(`shop-order-${state}`);
  const isOver = state === 'delivered' || state === 'cancelled' || state === 'returned';
  if (expectedOn === null || isOver) return told;
  return words.say('shop-order-expected', { state: told, on: words.day(new Date(`${expectedOn}T12:00:00Z`)) });
}

const surveyItem = ({ askedAt, survey, rating, words: said }: SurveyRun, words: Words): TimelineItem => ({
  at: askedAt,
  kind: 'survey',
  title: [words.localised(survey.title), rating === undefined ? undefined : words.whole(rating)].filter(Boolean).join(': '),
  detail: said,
});

const voucherItem = (voucher: Voucher, words: Words, now: Date): TimelineItem => ({
  at: voucher.settledAt ?? voucher.issuedAt,
  kind: 'voucher',
  title: `${words.localised(voucher.title)}: ${words.say(`voucher-state-${voucherState(voucher, now)}`)}`,
  detail: voucher.shopName ?? undefined,
});

/** What somebody was offered, and what they said to it. */
export const offerWords = (words: Words, { title, outcome, via }: ShownOutcome): string =>
  words.say(`shown-${outcome}`, { title: words.localised(title), via: words.say(`shown-via-${via}`) });

export const timelineView = (items: readonly TimelineItem[], words: Words): View =>
  items.length === 0
    ? html`<p class="quiet">${words.say('timeline-none')}</p>`
    : html`<ol class="timeline">${items.map(
        ({ at, kind, title, detail, href }) => html`<li class="${kind}"><span class="when">${time(words, at)}</span>
<span class="what">${href ? html`<a href="${href}"><bdi>${title}</bdi></a>` : html`<bdi>${title}</bdi>`}</span>${detail ? html` <bdi class="quiet">${detail}</bdi>` : ''}</li>`,
      )}</ol>`;
