import { DAY_MS, MINUTE_MS } from '../../shared/clock.ts';
import { orderedIds } from '../../shared/ids.ts';
import type { Database } from '../../store/database.ts';
import { seededRandom } from './random.ts';

/** Whoever is not a character: a member, and their chat if they have one. */
export type Regular = {
  memberId: string;
  number: string;
  givenName: string;
  language: string;
  chat: { identityId: string; conversationId: string; since: Date } | undefined;
  saidYes: { offers: boolean; surveys: boolean };
};

const SEED = 4_821;
/** So many of a hundred members chat with the shop; and of those, so many have said yes. Of the 214 of `coffee-lapsed`, 31 get no offer. */
const CHATTING = 93;
const YES = { offers: 88, surveys: 90 };
/** The chat was there for a year by then. */
const CHAT_DAYS = 380;

/** Members with their chats on the shop's page, and what they said to being written to. They stand before anything was sent to them. */
export async function insertChats({ pool }: Pick<Database, 'pool'>, now: Date): Promise<Regular[]> {
  const { rows } = await pool.query<{ id: string; number: string; name: string; language: string; joinedAt: Date }>(
    `select id::text, number, given_name as name, language, joined_at as "joinedAt" from member m
     where not exists (select from identity i where i.member_id = m.id) order by number`,
  );
  const random = seededRandom(SEED);
  const nextId = orderedIds(now.getTime());
  const earliest = now.getTime() - CHAT_DAYS * DAY_MS;
  const regulars = rows.map(({ id, number, name, language, joinedAt }): Regular => {
    const isChatting = random.int(1, 100) <= CHATTING;
    const since = new Date(Math.max(joinedAt.getTime(), earliest + random.int(0, 10 * 24 * 60) * MINUTE_MS));
    const saidYes = { offers: random.int(1, 100) <= YES.offers, surveys: random.int(1, 100) <= YES.surveys };
    const chat = isChatting ? { identityId: nextId(), conversationId: nextId(), since } : undefined;
    return { memberId: id, number, givenName: name, language, chat, saidYes };
  });
  const chats = regulars.flatMap((regular) => (regular.chat ? [{ ...regular, ...regular.chat }] : []));
  await pool.query(
    `insert into identity (id, channel, channel_user_id, member_id, created_at, linked_at)
     select c.id, 'web', 'granlia-' || c.number, c.member, c.since, c.since
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) as c(id, number, member, since)`,
    [
      chats.map(({ identityId }) => identityId),
      chats.map(({ number }) => number),
      chats.map(({ memberId }) => memberId),
      chats.map(({ since }) => since),
    ],
  );
  await pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, language, introduced_at, created_at)
     select c.id, 'web', 'granlia-' || c.number, c.identity, c.language, c.since, c.since
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[]) as c(id, number, identity, language, since)`,
    [
      chats.map(({ conversationId }) => conversationId),
      chats.map(({ number }) => number),
      chats.map(({ identityId }) => identityId),
      chats.map(({ language }) => language),
      chats.map(({ since }) => since),
    ],
  );
  const yeses = chats.flatMap(({ saidYes, ...chat }) =>
    (['offers', 'surveys'] as const).filter((purpose) => saidYes[purpose]).map((purpose) => ({ ...chat, purpose })),
  );
  await pool.query(
    `insert into consent (id, member_id, identity_id, purpose, given, channel, source, recorded_at)
     select c.id, c.member, c.identity, c.purpose, true, 'web', 'button', c.since
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) as c(id, member, identity, purpose, since)`,
    [
      yeses.map(nextId),
      yeses.map(({ memberId }) => memberId),
      yeses.map(({ identityId }) => identityId),
      yeses.map(({ purpose }) => purpose),
      yeses.map(({ since }) => since),
    ],
  );
  return regulars;
}
