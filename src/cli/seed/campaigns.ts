import type { Programme } from '../../loyalty/index.ts';
import { createCampaign, pauseCampaign, publishCampaign, saveSegment } from '../../outreach/index.ts';
import { addDays, localDay, localInstant, startOfDay } from '../../shared/calendar.ts';
import { MINUTE_MS } from '../../shared/clock.ts';
import { orderedIds } from '../../shared/ids.ts';
import type { Database } from '../../store/database.ts';
import { segmentContext } from '../campaigns.ts';
import { segmentOf } from './asking.ts';
import type { Regular } from './chats.ts';
import { seededRandom } from './random.ts';
import { STORES } from './shops.ts';

// What marketing has sent besides its monthly question: an offer that is over, one that rests, and a question that is still to come.

/**
 * Who was left out of the offer that is over. Of several draws it is one after which Granlia's own purchases say "+3.1 %, interval -0.4 to
 * +6.7": a difference that looks well and may be none, which is what most campaigns look like.
 */
const LEFT_OUT_SEED = 456;
const LEFT_OUT = 10;
const WEEKEND = { firstDay: '2026-10-09', lastDay: '2026-10-11' };
const SENT_CLOCK = '10:00';

const ON_THE_WEB = { code: 'on-the-web', name: 'Members who write to us on the web page', rule: { channel: ['web'] } };

type Given = { programme: Programme; now: Date };

export async function insertCampaigns(database: Database, regulars: readonly Regular[], given: Given): Promise<void> {
  await database.transaction((tx) => saveSegment(tx, ON_THE_WEB, given.now));
  await insertWeekend(database, regulars, given);
  await publishAhead(database, given);
}

/** Candles for a weekend in October: sent to nine in ten of those who had a chat. */
async function insertWeekend({ pool }: Database, regulars: readonly Regular[], { programme, now }: Given): Promise<void> {
  const { timeZone } = programme.rules;
  const sentAt = localInstant(WEEKEND.firstDay, SENT_CLOCK, timeZone);
  const endsAt = startOfDay(addDays(WEEKEND.lastDay, 1), timeZone);
  if (endsAt >= now) return;
  const nextId = orderedIds(sentAt.getTime());
  const campaignId = nextId();
  const { rows } = await pool.query<{ id: string }>(
    `select m.id::text as id from member m where m.joined_at < $1
       and exists (select from identity i where i.member_id = m.id and i.channel = 'web') order by m.number collate "C"`,
    [sentAt],
  );
  const byId = new Map(regulars.map((regular) => [regular.memberId, regular]));
  const random = seededRandom(LEFT_OUT_SEED);
  const deliveries = rows.map(({ id: memberId }, index) => {
    const isLeftOut = random.int(1, 100) <= LEFT_OUT;
    const refused = isLeftOut ? 'left_out' : byId.get(memberId)?.saidYes.offers ? null : 'no_consent';
    const at = isLeftOut ? sentAt : new Date(sentAt.getTime() + Math.floor(index / 200) * MINUTE_MS);
    return { memberId, at, refused };
  });
  await pool.query(
    `insert into campaign (id, name, kind, subject, segment_id, rule, objective, indicator, ends_at, leave_out, state, created_at, published_at,
       recipients, walked_at, finished_at)
     select $1, $2, 'offer', 'CANDLES-3-2', s.id, s.rule, $3, $4, $5, $6, 'finished', $7, $7, $8, $9, $9 from segment s where s.code = $10`,
    [
      campaignId,
      'Candles for the first dark weekend',
      'Bring members into the shops again before winter',
      'Repeat purchases over the weekend, against those left out',
      endsAt,
      LEFT_OUT,
      sentAt,
      deliveries.length,
      new Date(sentAt.getTime() + 12 * MINUTE_MS),
      ON_THE_WEB.code,
    ],
  );
  await pool.query(
    `insert into delivery (campaign_id, member_id, state, reason, channel, at)
     select $1, d.member, (case when d.reason is null then 'sent' else 'suppressed' end)::delivery_state, d.reason,
       case when d.reason is null then 'web' end, d.at
     from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as d(member, reason, at)`,
    [
      campaignId,
      deliveries.map(({ memberId }) => memberId),
      deliveries.map(({ refused }) => refused),
      deliveries.map(({ at }) => at),
    ],
  );
  const sent = deliveries.filter(({ refused }) => refused === null);
  await pool.query(
    `insert into contact_reservation (id, member_id, purpose, key, reserved_at)
     select r.id, r.member, 'offers', 'campaign:' || $1 || ':' || r.member, r.at
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as r(id, member, at)`,
    [campaignId, sent.map(nextId), sent.map(({ memberId }) => memberId), sent.map(({ at }) => at)],
  );
}

/** An offer that was published and paused before it was sent, and the question of December. */
async function publishAhead(database: Database, { programme, now }: Given): Promise<void> {
  const { timeZone } = programme.rules;
  const today = localDay(now, timeZone);
  const dayIn = (days: number) => startOfDay(addDays(today, days), timeZone);
  const [paused, asked] = [STORES[0]!, STORES[1]!];
  await database.transaction(async (tx) => {
    const resting = await createCampaign(
      tx,
      {
        name: `Tableware for Advent, ${paused.name}`,
        kind: 'offer',
        subject: 'TABLE-15',
        segmentCode: segmentOf(paused.code),
        objective: 'Fill the shop on weekdays',
        indicator: 'Repeat purchases until the last day, against those left out',
        endsAt: dayIn(15),
        leaveOut: LEFT_OUT,
      },
      now,
    );
    if (resting.ok && (await publishCampaign(tx, resting.value.id, segmentContext(programme, now))).ok)
      await pauseCampaign(tx, resting.value.id, now);
    const next = await createCampaign(
      tx,
      {
        name: `Would you recommend us? ${asked.name}`,
        kind: 'survey',
        subject: 'nps',
        segmentCode: segmentOf(asked.code),
        objective: 'Hear early what goes wrong for regulars',
        indicator: 'Recommendation (NPS), by month',
        startsAt: dayIn(9),
        endsAt: dayIn(20),
      },
      now,
    );
    if (next.ok) await publishCampaign(tx, next.value.id, segmentContext(programme, now));
  });
}
