import type { Database } from '../../chat/skill.ts';
import { DAY_MS } from '../../shared/clock.ts';
import {
  byUrgency,
  groupOf,
  type ListedPromise,
  listPromises,
  listWaiting,
  type Severity,
  type Urgency,
  type WaitingGroup,
  type WaitingItem,
} from '../../support/index.ts';

// The list of conversations in which somebody of the shop is wanted: who waits, for what, until when, and who has it. Who comes first is
// decided by support; here, what waits for a person and what was promised stand together.

type Read = Pick<Database, 'pool'>;

/** A time that somebody was promised, or that we hold ourselves to. */
export type Due = { at: Date; what: 'answer' | 'promise' };

/** A conversation that needs somebody, as it stands in the list. */
export type Case = Urgency & {
  conversationId: string;
  group: WaitingGroup;
  channel: string;
  /** As they call themselves; null for somebody without a name. */
  name: string | null;
  ownerStaffId: string | null;
  ownerName: string | null;
  /** Without "K-". */
  caseNumber: number | null;
  /** What the customer wrote: the complaint's words, or their newest message. */
  words: string | null;
  team: string;
  escalatedTo: string | null;
  /** Why somebody waits who nobody has taken yet. */
  reason: WaitingItem['reason'] | 'answered' | null;
  /** The soonest first. */
  dues: readonly Due[];
  /** The last promise that was missed, within two days. */
  missed: { at: Date; points: number | null } | null;
};

/** Since when a missed promise stands in the list. */
export const missedSince = (now: Date): Date => new Date(now.getTime() - 2 * DAY_MS);

const MOST_PROMISES = 500;
const MOST_DUES = 3;

/** Every conversation in which a person, an answer or a promise is waited for, in the order in which they should be taken. */
export async function loadCases(read: Read, { timeZone, now }: { timeZone: string; now: Date }): Promise<Case[]> {
  const waiting = await listWaiting(read, { timeZone }, now);
  const promises = await listPromises(read, { missedSince: missedSince(now), limit: MOST_PROMISES });
  const open = promises.filter(({ state }) => state === 'open');
  const ids = [...new Set([...waiting, ...open].map(({ conversationId }) => conversationId))];
  const people = await loadPeople(read, ids);
  const cases = ids.flatMap((id) => {
    const person = people.get(id);
    if (!person) return [];
    const here = <Item extends { conversationId: string }>(items: readonly Item[]) =>
      items.filter(({ conversationId }) => conversationId === id);
    return [
      caseOf(
        person,
        here(waiting)[0],
        here(open),
        here(promises).findLast(({ state }) => state === 'missed'),
      ),
    ];
  });
  return byUrgency(cases).map((one) => ({ ...one, group: groupOf(one, timeZone, now) }));
}

function caseOf(
  { severity, ...person }: Person,
  item: WaitingItem | undefined,
  promises: readonly ListedPromise[],
  missed: ListedPromise | undefined,
): Omit<Case, 'group'> {
  const [promise] = promises; // the soonest
  const answer: Due[] = item?.dueAt ? [{ at: item.dueAt, what: 'answer' }] : [];
  // The answer that a person owes is promised as well, with the same time.
  const others = promises.filter(({ dueAt }) => dueAt.getTime() !== item?.dueAt?.getTime());
  const dues = [...answer, ...others.map(({ dueAt }): Due => ({ at: dueAt, what: 'promise' }))]
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .slice(0, MOST_DUES);
  return {
    ...person,
    severity: worse(severity, item?.severity ?? 'normal'),
    since: item?.since ?? promise!.promisedAt,
    dueAt: dues[0]?.at ?? null,
    escalated: item?.escalated ?? false,
    inHand: (item?.inHand ?? true) && promise === undefined,
    team: item?.team ?? promise!.team,
    escalatedTo: item?.escalatedTo ?? null,
    reason: reasonOf(item),
    // What was missed is said once.
    dues: dues.filter(({ at }) => at.getTime() !== missed?.dueAt.getTime()),
    missed: missed?.endedAt ? { at: missed.endedAt, points: missed.pointsGiven } : null,
  };
}

/** Why it is here, where nobody has it: a complaint that was answered waits to be resolved, not to be answered. */
function reasonOf(item: WaitingItem | undefined): Case['reason'] {
  if (!item || item.accepted) return null;
  return item.reason === 'complaint' && item.inHand ? 'answered' : item.reason;
}

const SEVERITIES: readonly Severity[] = ['normal', 'high', 'danger'];
const worse = (a: Severity, b: Severity): Severity => (SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b);

type Person = Pick<
  Case,
  'conversationId' | 'channel' | 'name' | 'ownerStaffId' | 'ownerName' | 'severity' | 'caseNumber' | 'words'
>;

async function loadPeople({ pool }: Read, ids: readonly string[]): Promise<Map<string, Person>> {
  const { rows } = await pool.query<Person>(
    `select c.id::text as "conversationId", c.channel, coalesce(m.given_name, i.display_name) as name,
       c.owner_staff_id::text as "ownerStaffId", s.name as "ownerName", coalesce(k.severity, 'normal') as severity,
       k.number as "caseNumber", left(coalesce(k.words, b.content->>'text', b.content->>'caption'), 300) as words
     from unnest($1::uuid[]) as wanted(id) join conversation c on c.id = wanted.id
     left join identity i on i.id = c.identity_id
     left join member m on m.id = i.member_id
     left join staff s on s.id = c.owner_staff_id
     left join lateral (select k.number, k.words, k.severity::text as severity from complaint k
       where k.conversation_id = c.id and k.state in ('open', 'settling') order by k.severity desc, k.filed_at limit 1) k on true
     left join lateral (select n.content from inbound_message n where n.conversation_id = c.id order by n.number desc limit 1) b on true`,
    [ids],
  );
  return new Map(rows.map((row) => [row.conversationId, row]));
}
