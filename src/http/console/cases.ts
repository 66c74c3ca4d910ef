import { createHash } from 'node:crypto';
import type { Database } from '../../chat/skill.ts';
import { addDays, localDay, startOfDay } from '../../shared/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/clock.ts';
import type { HandoffReason, Severity } from '../../support/index.ts';

// The list of conversations in which somebody of the shop is wanted: who waits, for what, until when, and who has it.

type Read = Pick<Database, 'pool'>;

/** A conversation that needs somebody, as it stands in the list. */
export type Case = {
  conversationId: string;
  channel: string;
  memberId: string | null;
  /** As they call themselves; null for somebody without a name. */
  name: string | null;
  fence: number;
  ownerStaffId: string | null;
  ownerName: string | null;
  severity: Severity;
  /** Without "K-". */
  caseNumber: number | null;
  /** What the customer wrote: the complaint's words, or their newest message. */
  words: string | null;
  team: string | null;
  /** The open wait for a person. */
  handoff: {
    reason: HandoffReason;
    askedAt: Date;
    acceptDueAt: Date;
    acceptedAt: Date | null;
    answerDueAt: Date;
    answeredAt: Date | null;
    escalatedTo: string | null;
  } | null;
  /** What is promised next. */
  promise: { dueAt: Date; kind: string; told: boolean } | null;
  /** The last promise that was missed, within two days. */
  missed: { at: Date; points: number | null } | null;
  /** When the newest message of the customer came that no person has answered. */
  waitingSince: Date | null;
};

export const SECTIONS = ['now', 'today', 'waiting'] as const;
export type Section = (typeof SECTIONS)[number];

/** The next time that somebody was promised, or that we hold ourselves to. */
export type Due = { at: Date; what: 'accept' | 'answer' | 'promise' };

export type PlacedCase = Case & { section: Section /** The soonest first. */; dues: readonly Due[] };

/** Due within so long, it is a matter of now. */
const SOON_MS = 60 * MINUTE_MS;
/** What is urgent counts as due so much earlier. Every other case comes first in the end, since its time does not move. */
const HEAD_START_MS: Readonly<Record<Severity, number>> = { normal: 0, high: 2 * HOUR_MS, danger: 365 * DAY_MS };

/** The times that count for a case, the soonest first: to be accepted, to be answered, and what was promised. */
export function duesOf({ handoff, promise }: Pick<Case, 'handoff' | 'promise'>): Due[] {
  const times: Due[] = [];
  if (handoff && !handoff.acceptedAt) times.push({ at: handoff.acceptDueAt, what: 'accept' });
  if (handoff?.acceptedAt && !handoff.answeredAt) times.push({ at: handoff.answerDueAt, what: 'answer' });
  // The answer that a person owes is usually promised as well, with the same time.
  if (promise && !times.some(({ at }) => at.getTime() === promise.dueAt.getTime()))
    times.push({ at: promise.dueAt, what: 'promise' });
  return times.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Puts cases into their sections, each in the order in which they should be taken: danger first, then by their times. */
export function placeCases(cases: readonly Case[], { now, timeZone }: { now: Date; timeZone: string }): PlacedCase[] {
  const tomorrow = startOfDay(addDays(localDay(now, timeZone), 1), timeZone);
  const sectionOf = (one: Case, due: Due | undefined): Section => {
    if (one.severity === 'danger' || one.missed || one.handoff?.escalatedTo) return 'now';
    if (due && due.at.getTime() <= now.getTime() + SOON_MS) return 'now';
    return due && due.at < tomorrow ? 'today' : 'waiting';
  };
  const urgency = ({ severity, dues: [due], handoff, waitingSince }: PlacedCase): number =>
    (due?.at ?? waitingSince ?? handoff?.askedAt ?? now).getTime() - HEAD_START_MS[severity];
  return cases
    .map((one) => {
      const dues = duesOf(one);
      return { ...one, dues, section: sectionOf(one, dues[0]) };
    })
    .toSorted((a, b) => urgency(a) - urgency(b));
}

const MOST_CASES = 300;

/** Every conversation that somebody has, or in which a person, an answer or a promise is open. */
export async function loadCases({ pool }: Read, { now }: { now: Date }): Promise<Case[]> {
  const { rows } = await pool.query<Case>(
    `with wanted(id) as (
       select conversation_id from handoff where ended_at is null
       union select conversation_id from complaint where state in ('open', 'settling')
       union select conversation_id from promise where state = 'open'
       union select id from conversation where owner_staff_id is not null
     )
     select c.id::text as "conversationId", c.channel, i.member_id::text as "memberId", coalesce(m.given_name, i.display_name) as name, c.fence,
       c.owner_staff_id::text as "ownerStaffId", s.name as "ownerName",
       case when h.severity = 'danger' or k.severity = 'danger' then 'danger'
         when h.severity = 'high' or k.severity = 'high' then 'high' else 'normal' end as severity,
       k.number as "caseNumber", coalesce(left(k.words, 300), w.text) as words, coalesce(h.team, k.team, p.team) as team,
       h.wait as handoff, p.promise, x.missed, w.at as "waitingSince"
     from wanted join conversation c on c.id = wanted.id
     left join identity i on i.id = c.identity_id
     left join member m on m.id = i.member_id
     left join staff s on s.id = c.owner_staff_id
     left join lateral (select h.severity, h.team, jsonb_build_object('reason', h.reason, 'askedAt', h.asked_at, 'acceptDueAt', h.accept_due_at,
         'acceptedAt', h.accepted_at, 'answerDueAt', h.answer_due_at, 'answeredAt', h.answered_at, 'escalatedTo', h.escalated_to) as wait
       from handoff h where h.conversation_id = c.id and h.ended_at is null order by h.asked_at limit 1) h on true
     left join lateral (select k.number, k.words, k.team, k.severity::text as severity from complaint k
       where k.conversation_id = c.id and k.state in ('open', 'settling') order by k.severity desc, k.filed_at limit 1) k on true
     left join lateral (select p.team, jsonb_build_object('dueAt', p.due_at, 'kind', p.kind, 'told', p.told) as promise
       from promise p where p.conversation_id = c.id and p.state = 'open' order by p.due_at limit 1) p on true
     left join lateral (select jsonb_build_object('at', p.ended_at, 'points', p.points_given) as missed
       from promise p where p.conversation_id = c.id and p.state = 'missed' and p.ended_at > $1 order by p.ended_at desc limit 1) x on true
     left join lateral (select left(coalesce(b.content->>'text', b.content->>'caption'), 300) as text, b.received_at as at
       from inbound_message b where b.conversation_id = c.id order by b.number desc limit 1) w on true
     order by c.id limit $2`,
    [new Date(now.getTime() - 2 * DAY_MS), MOST_CASES],
  );
  return rows.map(({ handoff, promise, missed, ...row }) => ({
    ...row,
    handoff: handoff && {
      ...handoff,
      askedAt: new Date(handoff.askedAt),
      acceptDueAt: new Date(handoff.acceptDueAt),
      acceptedAt: dateOf(handoff.acceptedAt),
      answerDueAt: new Date(handoff.answerDueAt),
      answeredAt: dateOf(handoff.answeredAt),
    },
    promise: promise && { ...promise, dueAt: new Date(promise.dueAt) },
    missed: missed && { ...missed, at: new Date(missed.at) },
  }));
}

/** Inside JSON, PostgreSQL tells instants as text. */
const dateOf = (at: Date | string | null): Date | null => (at === null ? null : new Date(at));

/** Changes with what is shown, so that a page that is open can tell whether it is still true. */
export const digestOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);
