import { readFileSync } from 'node:fs';
import { importSurveys, parseSurveys } from '../../feedback/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import { saveSegment } from '../../outreach/index.ts';
import { addDays, addMonths, localDay, localInstant, startOfDay } from '../../shared/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/clock.ts';
import { orderedIds } from '../../shared/ids.ts';
import type { Database } from '../../store/database.ts';
import { CHARACTERS } from './characters.ts';
import type { Regular } from './chats.ts';
import { COFFEE } from './products.ts';
import { type Random, seededRandom, weighted } from './random.ts';
import { type Mood, remarksOf, wetRemarksOf } from './remarks.ts';
import { STORES } from './shops.ts';

// A year of "would you recommend us?": every month the members of one shop, by a campaign that is over.

const SEED = 2_026;
const FIRST_MONTH = '2025-12-10';
const SENT_CLOCK = '10:00';
const ANSWERING = 46;
const WITH_WORDS = 55;
export const WET_THEME = 'wet-parcels';

/** Of a hundred answers: how many are 9 or 10, and how many are 6 or less; and of those with words, how many tell of a wet parcel. */
type Feeling = { promoters: number; detractors: number; wet: number };
const USUAL: Feeling = { promoters: 52, detractors: 17, wet: 0 };
const FEELINGS: Readonly<Record<string, Feeling>> = {
  '2026-08': { promoters: 50, detractors: 19, wet: 4 },
  '2026-09': { promoters: 33, detractors: 40, wet: 62 },
  '2026-10': { promoters: 46, detractors: 25, wet: 22 },
  '2026-11': { promoters: 57, detractors: 14, wet: 0 },
};

/** Coffee to drink: whoever buys filters may have theirs elsewhere. */
const COFFEE_CODES = [COFFEE.code, 'COFFEE-500', 'COFFEE-DECAF'];

/** Members who liked the coffee and stopped coming: 214 of Granlia in full. The console's form can say it, so that it can be changed there. */
export const COFFEE_LAPSED = {
  code: 'coffee-lapsed',
  name: 'Coffee at least three times since 27 March, not in six weeks',
  rule: {
    all: [
      { purchases: { products: COFFEE_CODES, onOrAfter: '2026-03-27', atLeast: 3 } },
      { purchases: { products: COFFEE_CODES, withinDays: 42, atMost: 0 } },
    ],
  },
};

type Asked = {
  id: string;
  memberId: string;
  identityId: string | null;
  conversationId: string | null;
  campaignId: string;
  at: Date;
  state: 'done' | 'partial' | 'declined' | 'expired';
  answer?: { at: Date; value: number; words?: { text: string; theme: string | null } };
};

/** The surveys of the example file, a year of answers with the campaigns that asked, and a segment to begin with. */
export async function insertAnswers(
  database: Database,
  regulars: readonly Regular[],
  { programme, now }: { programme: Programme; now: Date },
): Promise<void> {
  const { pool } = database;
  const yaml = readFileSync(new URL('../../../surveys.yaml', import.meta.url), 'utf8');
  const nps = { code: 'nps', kind: 'nps', title: { en: 'Recommendation (NPS)' }, openDays: 7, active: true } as const;
  await database.transaction(async (tx) => {
    await importSurveys(tx, [nps, ...parseSurveys(yaml, programme.rules)], now);
    await saveSegment(tx, COFFEE_LAPSED, now);
    for (const { code, name } of STORES)
      await saveSegment(tx, { code: segmentOf(code), name: `Members of ${name}`, rule: { shop: [code] } }, now);
  });
  await pool.query(`insert into theme (code, said) values ($1, $2)`, [
    WET_THEME,
    { en: 'Wet parcels', nb: 'Våte pakker', fi: 'Märät paketit' },
  ]);
  const random = seededRandom(SEED);
  const byId = new Map(regulars.map((regular) => [regular.memberId, regular]));
  const months = STORES.map((_, index) => addMonths(FIRST_MONTH, index));
  for (const [index, day] of months.entries()) {
    const sentAt = localInstant(day, SENT_CLOCK, programme.rules.timeZone);
    if (sentAt >= now) continue;
    // Tromsø is asked in September: Aino, who was a member there, told of a wet parcel.
    const store = STORES[(index + 1) % STORES.length]!;
    const { rows } = await pool.query<{ id: string }>(
      `select distinct p.member_id::text as id from purchase p join shop s on s.id = p.shop_id
       where s.code = $1 and p.purchased_at < $2 order by 1`,
      [store.code, sentAt],
    );
    const members = rows.flatMap(({ id }) => byId.get(id) ?? []).toSorted((a, b) => (a.number < b.number ? -1 : 1));
    await insertCampaign(pool, { store, day, members, sentAt, timeZone: programme.rules.timeZone, random });
  }
  await insertAino(pool, programme);
}

/** Members of one shop. */
export const segmentOf = (shopCode: string): string => `members-${shopCode.toLowerCase()}`;

type Month = {
  store: { code: string; name: string };
  day: string;
  members: readonly Regular[];
  sentAt: Date;
  timeZone: string;
  random: Random;
};
type Pool = Database['pool'];

async function insertCampaign(pool: Pool, { store, day, members, sentAt, timeZone, random }: Month): Promise<void> {
  const nextId = orderedIds(sentAt.getTime());
  const campaignId = nextId();
  const endsAt = new Date(sentAt.getTime() + 10 * DAY_MS);
  await pool.query(
    `insert into campaign (id, name, kind, subject, segment_id, rule, objective, indicator, ends_at, state, created_at, published_at, recipients, walked_at, finished_at)
     select $1, $2, 'survey', 'nps', s.id, s.rule, $3, $4, $5, 'finished', $6, $6, $7, $8, $8 from segment s where s.code = $9`,
    [
      campaignId,
      `Would you recommend us? ${store.name}`,
      'Hear early what goes wrong for regulars',
      'Recommendation (NPS), by month',
      endsAt,
      sentAt,
      members.length,
      new Date(sentAt.getTime() + 12 * MINUTE_MS),
      segmentOf(store.code),
    ],
  );
  const feeling = FEELINGS[day.slice(0, 7)] ?? USUAL;
  const deliveries = members.map(({ memberId, chat, saidYes }, index) => {
    const at = new Date(sentAt.getTime() + Math.floor(index / 40) * MINUTE_MS);
    const refused = !chat || chat.since > sentAt ? 'unreachable' : saidYes.surveys ? null : 'no_consent';
    return { memberId, at, refused, state: refused ? 'suppressed' : random.int(1, 100) <= 93 ? 'sent' : 'unconfirmed' };
  });
  await pool.query(
    `insert into delivery (campaign_id, member_id, state, reason, channel, at)
     select $1, d.member, d.state::delivery_state, d.reason, case when d.reason is null then 'web' end, d.at
     from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as d(member, state, reason, at)`,
    [
      campaignId,
      deliveries.map(({ memberId }) => memberId),
      deliveries.map(({ state }) => state),
      deliveries.map(({ refused }) => refused),
      deliveries.map(({ at }) => at),
    ],
  );
  const reached = deliveries.filter(({ refused }) => refused === null);
  await pool.query(
    `insert into contact_reservation (id, member_id, purpose, key, reserved_at)
     select r.id, r.member, 'surveys', 'campaign:' || $1 || ':' || r.member, r.at from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as r(id, member, at)`,
    [campaignId, reached.map(nextId), reached.map(({ memberId }) => memberId), reached.map(({ at }) => at)],
  );
  const byId = new Map(members.map((member) => [member.memberId, member]));
  const asked = reached.map(({ memberId, at }): Asked => {
    const { chat, language } = byId.get(memberId)!;
    const whom = { memberId, identityId: chat!.identityId, conversationId: chat!.conversationId };
    return { id: nextId(), ...whom, campaignId, at, ...whatTheySaid({ language, askedAt: at, feeling, timeZone }, random) };
  });
  await insertRuns(pool, asked);
}

const drawPassive = (random: Random) => random.int(7, 8);
const drawDetractor = weighted([0, 1, 2, 3, 4, 5, 6], (value) => value + 1);

/** Who would answer at night answers in the morning after it, in the same order. */
function awake(at: Date, timeZone: string): Date {
  const minute = (at.getTime() - startOfDay(localDay(at, timeZone), timeZone).getTime()) / MINUTE_MS;
  if (minute >= MORNING && minute < NIGHT) return at;
  const today = localDay(at, timeZone);
  const day = minute < MORNING ? today : addDays(today, 1);
  const slept = minute < MORNING ? minute + (24 * 60 - NIGHT) : minute - NIGHT;
  return new Date(startOfDay(day, timeZone).getTime() + (MORNING + Math.floor(slept / 4)) * MINUTE_MS);
}

/** Minutes of the day. */
const MORNING = 8 * 60;
const NIGHT = 22 * 60;

type Situation = { language: string; askedAt: Date; feeling: Feeling; timeZone: string };

function whatTheySaid({ language, askedAt, feeling, timeZone }: Situation, random: Random): Pick<Asked, 'state' | 'answer'> {
  if (random.int(1, 100) > ANSWERING) return { state: random.int(1, 100) <= 12 ? 'declined' : 'expired' };
  // Half of what is answered at all is answered within hours.
  const drawnAt = new Date(askedAt.getTime() + Math.round(random.next() ** 3 * 6 * 24 * 60) * MINUTE_MS + MINUTE_MS);
  const at = awake(drawnAt, timeZone);
  const drawn = random.int(1, 100);
  const mood: Mood = drawn <= feeling.promoters ? 'glad' : drawn > 100 - feeling.detractors ? 'cross' : 'so_so';
  const isWet = mood !== 'glad' && random.int(1, 100) <= feeling.wet;
  const value = mood === 'glad' ? random.int(9, 10) : mood === 'so_so' ? drawPassive(random) : drawDetractor(random);
  if (!isWet && random.int(1, 100) > WITH_WORDS) return { state: 'partial', answer: { at, value } };
  const text = random.pick(isWet ? wetRemarksOf(language) : remarksOf(mood, language));
  return { state: 'done', answer: { at, value, words: { text, theme: isWet ? WET_THEME : null } } };
}

async function insertRuns(pool: Pool, asked: readonly Asked[]): Promise<void> {
  const runs = asked.map(({ id, memberId, identityId, conversationId, campaignId, at, state, answer }) => ({
    id,
    member_id: memberId,
    identity_id: identityId,
    conversation_id: conversationId,
    cause: `campaign:${campaignId}`,
    key: `campaign:${campaignId}:${memberId}`,
    // What was left without words is over by now.
    state: state === 'partial' ? 'expired' : state,
    step: answer ? 'words' : 'rating',
    asked_at: at,
    expires_at: new Date(at.getTime() + 7 * DAY_MS),
    updated_at: answer?.at ?? at,
    ended_at: state === 'done' || state === 'declined' ? (answer?.at ?? at) : new Date(at.getTime() + 7 * DAY_MS),
  }));
  await pool.query(
    `insert into survey_run (id, survey_id, member_id, identity_id, conversation_id, cause, key, state, step, asked_at, expires_at, updated_at, ended_at)
     select r.id, s.id, r.member_id, r.identity_id, r.conversation_id, r.cause, r.key, r.state, r.step, r.asked_at, r.expires_at, r.updated_at, r.ended_at
     from jsonb_populate_recordset(null::survey_run, $1::jsonb) as r, survey s where s.code = 'nps'`,
    [JSON.stringify(runs)],
  );
  const answers = asked.flatMap(({ id: run_id, answer }) =>
    answer
      ? [
          { run_id, question: 'rating', value: answer.value, how: 'tap', answered_at: answer.at },
          ...(answer.words
            ? [
                {
                  run_id,
                  question: 'words',
                  words: answer.words.text,
                  how: 'words',
                  theme_code: answer.words.theme,
                  answered_at: answer.at,
                },
              ]
            : []),
        ]
      : [],
  );
  await pool.query(`insert into answer select * from jsonb_populate_recordset(null::answer, $1::jsonb)`, [
    JSON.stringify(answers),
  ]);
}

/** What Aino told in September, about the tablecloth that she had bought on the 8th. */
async function insertAino(pool: Pool, { rules: { timeZone } }: Programme): Promise<void> {
  const { number } = CHARACTERS.find(({ key }) => key === 'aino')!;
  const { rows } = await pool.query<{ memberId: string; identityId: string; conversationId: string; campaignId: string }>(
    `select m.id::text as "memberId", i.id::text as "identityId", c.id::text as "conversationId",
       (select k.id::text from campaign k where k.published_at < $2 order by k.published_at desc limit 1) as "campaignId"
     from member m join identity i on i.member_id = m.id join conversation c on c.identity_id = i.id where m.number = $1`,
    [number, localInstant('2026-09-30', SENT_CLOCK, timeZone)],
  );
  const aino = rows[0]!;
  const at = localInstant('2026-09-14', '18:20', timeZone);
  const words = { text: 'Paketti oli märkä, ja pöytäliina kastui.', theme: WET_THEME };
  const [id, askedAt] = [orderedIds(at.getTime())(), localInstant('2026-09-10', SENT_CLOCK, timeZone)];
  await pool.query(`insert into delivery (campaign_id, member_id, state, channel, at) values ($1, $2, 'sent', 'web', $3)`, [
    aino.campaignId,
    aino.memberId,
    askedAt,
  ]);
  await pool.query('update campaign set recipients = recipients + 1 where id = $1', [aino.campaignId]);
  await insertRuns(pool, [{ id, ...aino, at: askedAt, state: 'done', answer: { at, value: 5, words } }]);
}
