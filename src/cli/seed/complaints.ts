import type { Programme } from '../../loyalty/index.ts';
import { localDay } from '../../shared/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/clock.ts';
import { orderedIds } from '../../shared/ids.ts';
import type { Database } from '../../store/database.ts';
import {
  type ComplaintCategory,
  type ComplaintEventKind,
  type EventBy,
  promisedTime,
  serviceCalendar,
} from '../../support/index.ts';
import type { Regular } from './chats.ts';
import { type Random, seededRandom, weighted } from './random.ts';
import { complaintRemarksOf, wetRemarksOf } from './remarks.ts';
import { colleagueIdOf } from './staff.ts';

const SEED = 140;
/** The complaints of a year that are over; those that are open now come on top of them. */
export const PAST_COMPLAINTS = 140;
/** The first of the open ones is "K-2103". */
export const FIRST_OPEN_NUMBER = 2_103;

const [FROM_DAYS_AGO, UNTIL_DAYS_AGO] = [360, 4];
/** Parcels got wet until the boxes were changed; so many times as many complaints came then. */
const WET = { from: '2026-09-01', until: '2026-10-08', times: 3 };
const MISSED_OF_100 = 6;
const FOLLOW_UP_MS = 5 * DAY_MS;

const drawCategory = weighted<readonly [ComplaintCategory, number]>(
  [
    ['damaged', 38],
    ['not_arrived', 26],
    ['wrong_item', 13],
    ['faulty', 15],
    ['staff', 4],
    ['other', 4],
  ],
  ([, share]) => share,
);

type Row = Record<string, unknown>;
type Past = { complaint: Row; events: Row[]; promises: Row[]; orders: Row[] };

/** A year of complaints: how each was put right, and what was promised on the way and kept, or not. */
export async function insertComplaints(
  { pool }: Pick<Database, 'pool'>,
  regulars: readonly Regular[],
  given: { programme: Programme; now: Date },
): Promise<void> {
  const random = seededRandom(SEED);
  const nextId = orderedIds(given.now.getTime() - FROM_DAYS_AGO * DAY_MS);
  const chatting = regulars.filter(({ chat }) => chat);
  const colleagueId = await colleagueIdOf(pool, 'line');
  const past = filingTimes(random, given).map((filedAt, index) => {
    const number = FIRST_OPEN_NUMBER - PAST_COMPLAINTS + index;
    return pastComplaint(random.pick(chatting), { ...given, colleagueId, filedAt, number, random, nextId });
  });
  const insert = (table: string, rows: readonly Row[]) =>
    pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(rows)]);
  await insert(
    'complaint',
    past.map(({ complaint }) => complaint),
  );
  await insert(
    'complaint_event',
    past.flatMap(({ events }) => events),
  );
  await insert(
    'promise',
    past.flatMap(({ promises }) => promises),
  );
  await insert(
    'remedy_order',
    past.flatMap(({ orders }) => orders),
  );
  await pool.query(`select setval('complaint_number_seq', $1)`, [FIRST_OPEN_NUMBER - 1]);
}

/** The first one first, in the waking hours of the day. */
function filingTimes(random: Random, { programme, now }: { programme: Programme; now: Date }): Date[] {
  const days = Array.from({ length: FROM_DAYS_AGO - UNTIL_DAYS_AGO }, (_, i) => {
    const noon = new Date(now.getTime() - (FROM_DAYS_AGO - i) * DAY_MS);
    return { noon, isWet: isWet(noon, programme) };
  });
  const drawDay = weighted(days, ({ isWet }) => (isWet ? WET.times : 1));
  const times = Array.from({ length: PAST_COMPLAINTS }, () => {
    const { noon } = drawDay(random);
    return new Date(noon.getTime() + random.int(-6 * 60, 7 * 60) * MINUTE_MS);
  });
  return times.toSorted((a, b) => a.getTime() - b.getTime());
}

function isWet(at: Date, { rules: { timeZone } }: Programme): boolean {
  const day = localDay(at, timeZone);
  return day >= WET.from && day < WET.until;
}

type Making = {
  programme: Programme;
  colleagueId: string;
  now: Date;
  filedAt: Date;
  number: number;
  random: Random;
  nextId: () => string;
};

function pastComplaint({ memberId, language, chat }: Regular, making: Making): Past {
  const { programme, colleagueId, now, filedAt, number, random, nextId } = making;
  const { service } = programme.rules;
  const { identityId, conversationId } = chat!;
  const wet = isWet(filedAt, programme) && random.int(1, 100) <= 65;
  const [category] = wet ? (['damaged'] as const) : drawCategory(random);
  const id = nextId();
  const calendar = serviceCalendar(programme.rules);
  const answerDueAt = promisedTime(filedAt, service.answerWithin.complaintHours, calendar);
  const remedies = service.remedies[category] ?? [];
  const remedy = random.int(1, 100) <= 80 ? remedies[random.int(0, 2) === 0 ? 1 : 0] : undefined;
  const agreedAt = after(filedAt, random.int(1, 9) * MINUTE_MS);
  const isMissed = remedy !== undefined && random.int(1, 100) <= MISSED_OF_100;
  const team = remedy === 'replacement' ? service.promises.replacementTeam : service.careTeam;
  const doneDueAt = promisedTime(agreedAt, service.promises.replacementHours, calendar);
  const answeredAt = remedy ? agreedAt : after(answerDueAt, -random.int(5, 120) * MINUTE_MS);
  const resolvedAt = remedy
    ? after(doneDueAt, (isMissed ? 1 : -1) * random.int(20, 180) * MINUTE_MS)
    : after(answeredAt, random.int(1, 26) * HOUR_MS);
  const askedAt = after(resolvedAt, FOLLOW_UP_MS);
  const isAsked = askedAt < now;
  const closedAt = isAsked && after(askedAt, DAY_MS) < now ? after(askedAt, random.int(2, 300) * MINUTE_MS) : null;
  const whose = { complaint_id: id, member_id: memberId };

  const events: Row[] = [];
  const happened = (at: Date, kind: ComplaintEventKind, by: EventBy, detail: Row = {}) =>
    events.push({ id: nextId(), complaint_id: id, at, kind, by, staff_id: by === 'staff' ? colleagueId : null, detail });
  const promises: Row[] = [];
  const promised = (row: Row): Row => {
    const promise = {
      id: nextId(),
      place: 1,
      ...whose,
      conversation_id: conversationId,
      detail: {},
      owner_staff_id: null,
      told: true,
      by: 'bot',
      staff_id: null,
      points_if_missed: 0,
      points_given: null,
      reminded_at: null,
      ended_by_staff_id: null,
      proof: null,
      reason: null,
      ...row,
    };
    const whole: Row = { chain_id: promise.id, ...promise, idempotency_key: `demo:${promise.id}` };
    promises.push(whole);
    return whole;
  };

  happened(filedAt, 'filed', 'customer', { category });
  const answer = { kind: 'answer', team: service.careTeam, promised_at: filedAt, due_at: answerDueAt };
  happened(filedAt, 'promised', 'bot', { dueAt: answerDueAt.toISOString() });
  const orders: Row[] = [];
  if (remedy === undefined) {
    promised({ ...answer, state: 'kept', ended_at: answeredAt, ended_by_staff_id: colleagueId, proof: 'answered' });
    happened(answeredAt, 'answered', 'staff');
  } else {
    promised({ ...answer, state: 'withdrawn', ended_at: agreedAt, reason: 'agreed' });
    const money = remedy === 'money_back' ? { amount_minor: random.int(9, 49) * 1_000, currency: programme.rules.currency } : {};
    const orderId = nextId();
    orders.push({
      id: orderId,
      ...whose,
      remedy,
      state: 'confirmed',
      by: 'rule',
      amount_minor: null,
      currency: null,
      ...money,
      team,
      due_at: doneDueAt,
      programme_version: programme.version,
      idempotency_key: `demo:${orderId}`,
      ordered_at: agreedAt,
      settled_at: resolvedAt,
      settled_by: 'staff',
      settled_staff_id: colleagueId,
    });
    happened(agreedAt, 'remedy_agreed', 'customer', { remedyOrderId: orderId, remedy });
    const kept = { state: 'kept', ended_at: resolvedAt, ended_by_staff_id: colleagueId, proof: `GR${number}` };
    const detail = remedy === 'money_back' ? { minor: money.amount_minor, currency: money.currency } : {};
    const goods = { kind: remedy, detail, team, promised_at: agreedAt, due_at: doneDueAt };
    happened(agreedAt, 'promised', 'bot', { dueAt: doneDueAt.toISOString() });
    if (isMissed) {
      const missed = promised({ ...goods, state: 'missed', ended_at: doneDueAt });
      happened(doneDueAt, 'promise_missed', 'rule', {});
      const nextDueAt = promisedTime(doneDueAt, service.promises.missed.nextHours, calendar);
      const next = { kind: 'next_word', team: service.promises.missed.escalateTo, promised_at: doneDueAt, due_at: nextDueAt };
      promised({ ...next, ...kept, chain_id: missed.id, place: 2, by: 'rule' });
    } else promised({ ...goods, ...kept });
    happened(resolvedAt, 'promise_kept', 'staff', { proof: `GR${number}` });
    happened(resolvedAt, 'remedy_confirmed', 'staff', { remedyOrderId: orderId, remedy });
  }
  happened(resolvedAt, 'resolved', 'staff');
  if (isAsked) happened(askedAt, 'followed_up', 'rule');
  if (closedAt) happened(closedAt, 'closed', 'customer', { why: 'held' });
  const complaint: Row = {
    id,
    number,
    member_id: memberId,
    identity_id: identityId,
    conversation_id: conversationId,
    language,
    category,
    severity: 'normal',
    state: closedAt ? 'closed' : 'resolved',
    words: random.pick(wet ? wetRemarksOf(language) : complaintRemarksOf(category, language)),
    team,
    programme_version: programme.version,
    idempotency_key: `demo:${id}`,
    filed_at: filedAt,
    first_response_due_at: answerDueAt,
    answered_at: answeredAt,
    resolved_at: resolvedAt,
    followed_up_at: isAsked ? askedAt : null,
    closed_at: closedAt,
  };
  return { complaint, events, promises, orders };
}

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
