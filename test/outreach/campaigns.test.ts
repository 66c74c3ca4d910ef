import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPush } from '../../src/chat/push.ts';
import { line } from '../../src/chat/reply.ts';
import { type CampaignContent, type CampaignMessage, drainCampaignsJob, type Recipient } from '../../src/jobs/drain-campaigns.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { mergeMembers, recordConsent } from '../../src/members/index.ts';
import {
  type Campaign,
  type CampaignDraft,
  campaignFigures,
  campaignTrial,
  cancelCampaign,
  contact,
  createCampaign,
  drainCampaigns,
  findCampaign,
  pauseCampaign,
  planNotice,
  previewSegment,
  publishCampaign,
  resumeCampaign,
  type SegmentContext,
  type SegmentRule,
  saveSegment,
  withdrawQueued,
} from '../../src/outreach/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { writeDeed } from '../../src/skills/push-deed.ts';
import { writeOffer } from '../../src/skills/push-offer.ts';
import { surveyPush } from '../../src/skills/push-survey.ts';
import type { Database } from '../../src/store/database.ts';
import { useDatabase } from '../helpers/database.ts';
import { addConversation, addIdentity } from '../helpers/identities.ts';
import { accepted, addMember, exampleRules } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 4 });
/** A Monday at noon in Oslo. */
const noon = new Date('2026-11-23T11:00:00Z');
const context = (now = noon): SegmentContext => ({ now, timeZone: 'Europe/Oslo', tiers: [], tierSince: now });
const programme = { version: 1, validFrom: noon, rules: exampleRules };
const later = (ms: number) => new Date(noon.getTime() + ms);

type Somebody = { memberId: string; identityId: string; conversationId: string };
type Crowd = { language: string; people: Somebody[] };

/** People of a language of their own, so that one rule means just them. */
async function crowd(size: number, purposes = ['offers', 'surveys']): Promise<Crowd> {
  const language = newId();
  const people: Somebody[] = [];
  for (let i = 0; i < size; i += 1) people.push(await person(language, purposes));
  return { language, people };
}

async function person(language: string, purposes = ['offers', 'surveys']): Promise<Somebody> {
  const memberId = await addMember(database.current);
  await database.current.pool.query('update member set language = $2 where id = $1', [memberId, language]);
  const identityId = await addIdentity(database.current, { memberId });
  const conversationId = await addConversation(database.current, identityId);
  for (const purpose of purposes) await says({ memberId, identityId }, purpose, true);
  return { memberId, identityId, conversationId };
}

const says = (who: { memberId: string; identityId: string }, purpose: string, given: boolean, at = new Date('2026-11-01')) =>
  database.current.transaction((tx) =>
    recordConsent(tx, { ...who, channel: 'test', messageId: newId() }, { purpose, given, source: 'button' }, at),
  );

const whole = { objective: 'hear how it goes', indicator: 'answers', endsAt: later(5 * DAY_MS) };

async function draft(rule: SegmentRule, given: Partial<CampaignDraft> = {}): Promise<Campaign> {
  const segmentCode = newId();
  return await database.current.transaction(async (tx) => {
    await saveSegment(tx, { code: segmentCode, name: 'those', rule }, noon);
    return accepted(
      await createCampaign(tx, { name: 'A campaign', kind: 'survey', subject: 'nps', segmentCode, ...whole, ...given }, noon),
    );
  });
}

const publish = (id: string, now = noon) => database.current.transaction((tx) => publishCampaign(tx, id, context(now)));

async function running({ language }: Crowd, given: Partial<CampaignDraft> = {}): Promise<Campaign> {
  const campaign = await draft({ language: [language] }, given);
  accepted(await publish(campaign.id));
  return campaign;
}

const hello = (): CampaignMessage => ({ lines: [line('greet-hello', greeting)] });
const source = { kind: 'member' } as const;
const greeting = { brand: { kind: 'name', value: 'Granlia', source }, notice: { kind: 'name', value: 'x', source } } as never;

type Written = Awaited<ReturnType<CampaignContent['survey']>>;

function job(
  write: (recipient: Recipient) => Written | Promise<Written> = () => ok(hello()),
  store: Database = database.current,
) {
  const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
  const content = {
    survey: async (_tx: unknown, to: Recipient) => write(to),
    offer: async (_tx: unknown, to: Recipient) => write(to),
    deed: async (_tx: unknown, to: Recipient) => write(to),
  };
  return drainCampaignsJob({ database: store, programme: () => programme, push, content, log: createLog('silent') });
}

/** What the platform did with whatever is in the outbox. */
const settle = (state: string, { people }: Pick<Crowd, 'people'>) =>
  database.current.pool.query(
    `update outbox_message set state = $2::outbox_state, last_error = case when $2 in ('failed', 'unreachable') then 'as the platform said' end
      where state in ('queued', 'sending') and conversation_id = any($1)`,
    [people.map(({ conversationId }) => conversationId), state],
  );

async function outcomes(id: string): Promise<Record<string, number>> {
  const { outcomes: all } = await campaignFigures(database.current, id);
  return Object.fromEntries(all.map(({ state, reason, count }) => [reason ? `${state}: ${reason}` : state, count]));
}

const stateOf = async (id: string) => (await findCampaign(database.current, id))!.state;

async function messages({ people }: Pick<Crowd, 'people'>): Promise<number> {
  const { rows } = await database.current.pool.query(
    `select count(*)::int as n from outbox_message where conversation_id = any($1) and state <> 'withdrawn'`,
    [people.map(({ conversationId }) => conversationId)],
  );
  return rows[0].n;
}

describe('a campaign', () => {
  it('is not published before it says what for, by which figure and until when', async () => {
    const campaign = await draft({}, { objective: ' ', indicator: undefined, endsAt: undefined });
    expect(await publish(campaign.id)).toEqual({
      ok: false,
      refusal: { code: 'incomplete', missing: ['objective', 'indicator', 'endsAt'] },
    });
    const late = await draft({}, { endsAt: later(-1) });
    expect(await publish(late.id)).toMatchObject({ refusal: { code: 'ends_in_the_past' } });
    const nobody = await draft({ any: [] });
    expect(await publish(nobody.id)).toEqual({ ok: false, refusal: { code: 'nobody_meant' } });
    expect(await publish(newId())).toEqual({ ok: false, refusal: { code: 'unknown_campaign' } });
    expect(await stateOf(nobody.id)).toBe('draft');
  });

  it('is planned for exactly those whom the preview shows, and keeps the rule it was published with', async () => {
    const all = await crowd(5);
    const rule = { language: [all.language] };
    const preview = await previewSegment(database.current, rule, context(), { kind: 'survey' });
    expect(preview).toMatchObject({ count: 5, suppressed: [] });
    const campaign = await draft(rule);
    expect(await publish(campaign.id)).toEqual({ ok: true, value: { recipients: 5 } });
    const { rows } = await database.current.pool.query('select member_id from delivery where campaign_id = $1', [campaign.id]);
    expect(rows.map((row) => row.member_id).toSorted()).toEqual(all.people.map(({ memberId }) => memberId).toSorted());
    await database.current.transaction((tx) => saveSegment(tx, { code: campaign.segmentCode, name: 'all', rule: {} }, noon));
    expect((await findCampaign(database.current, campaign.id))!.rule).toEqual(rule);
    expect(await publish(campaign.id)).toMatchObject({ refusal: { code: 'wrong_state', state: 'running' } });
  });

  it('is sent once to each and finished when the last has an end', async () => {
    const all = await crowd(3);
    const campaign = await running(all);
    await job().run(noon);
    await job().run(noon);
    expect(await outcomes(campaign.id)).toEqual({ queued: 3 });
    expect(await messages(all)).toBe(3);
    const [ada, bea, eva] = all.people;
    await settle('sent', { people: [ada!] });
    await settle('sent_unconfirmed', { people: [bea!] });
    await job().run(later(MINUTE_MS));
    expect(await stateOf(campaign.id)).toBe('running');
    await settle('unreachable', { people: [eva!] });
    expect(await outcomes(campaign.id)).toMatchObject({ sent: 1, unconfirmed: 1, unreachable: 1 });
    await job().run(later(2 * MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ sent: 1, unconfirmed: 1, 'unreachable: as the platform said': 1 });
    expect(await stateOf(campaign.id)).toBe('finished');
    expect(await messages(all)).toBe(3);
  });

  it('leaves out by chance the share that was asked for, and tells what it changed when its last day is over', async () => {
    const all = await crowd(8);
    const campaign = await running(all, { leaveOut: 50 });
    const drawn = (memberId: string) => createHash('md5').update(`${campaign.id}${memberId}`).digest().readUInt32BE(0) % 100;
    const leftOut = all.people.filter(({ memberId }) => drawn(memberId) < 50).length;
    const rule: SegmentRule = { language: [all.language] };
    const { count, suppressed } = await previewSegment(database.current, rule, context(), { kind: 'survey', campaign });
    expect([count, suppressed.find(({ reason }) => reason === 'left_out')?.count ?? 0]).toEqual([8, leftOut]);
    await job().run(noon);
    expect(await messages(all)).toBe(8 - leftOut);
    const { rows } = await database.current.pool.query(
      `select count(*)::int as n from delivery where campaign_id = $1 and state = 'suppressed' and reason = 'left_out'`,
      [campaign.id],
    );
    expect(rows[0].n).toBe(leftOut);
    const trialAt = (now: Date) => campaignTrial(database.current, { ...campaign, publishedAt: noon }, now);
    expect(await trialAt(later(4 * DAY_MS))).toBeUndefined();
    expect(await trialAt(later(5 * DAY_MS))).toMatchObject({
      arms: { meant: { members: 8 - leftOut, bought: 0 }, leftOut: { members: leftOut, bought: 0 } },
      uplift: { state: 'too_few' },
    });
  });

  it('waits for its first day', async () => {
    const all = await crowd(1);
    const campaign = await running(all, { startsAt: later(DAY_MS) });
    await job().run(later(DAY_MS - MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ planned: 1 });
    await job().run(later(DAY_MS));
    expect(await outcomes(campaign.id)).toEqual({ queued: 1 });
    const never = await draft({ language: [all.language] }, { startsAt: whole.endsAt });
    expect(await publish(never.id)).toEqual({ ok: false, refusal: { code: 'ends_before_start' } });
  });

  it('says of each whom it leaves out why, as the preview did', async () => {
    const all = await crowd(5);
    const [noYes, blocked, complaining, merged, into] = all.people as [Somebody, Somebody, Somebody, Somebody, Somebody];
    await says(noYes, 'surveys', false, noon);
    await database.current.pool.query(`update identity set reachability = 'blocked' where id = $1`, [blocked.identityId]);
    await database.current.pool.query(
      `insert into complaint (id, member_id, identity_id, conversation_id, language, category, words, team, programme_version, idempotency_key, filed_at, first_response_due_at)
        values ($1::uuid, $2, $3, $4, 'en', 'other', 'broken', 'care', 1, $1::text, $5, $5)`,
      [newId(), complaining.memberId, complaining.identityId, complaining.conversationId, noon],
    );
    const preview = await previewSegment(database.current, { language: [all.language] }, context(), { kind: 'survey' });
    expect(preview.suppressed).toEqual([
      { reason: 'no_consent', count: 1 },
      { reason: 'open_complaint', count: 1 },
      { reason: 'unreachable', count: 1 },
    ]);
    const campaign = await running(all);
    await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: merged.memberId, intoMemberId: into.memberId, identityId: merged.identityId }, noon),
    );
    await job().run(noon);
    expect(await outcomes(campaign.id)).toEqual({
      queued: 1,
      'suppressed: merged': 1,
      'suppressed: no_consent': 1,
      'suppressed: open_complaint': 1,
      'suppressed: unreachable': 1,
    });
  });

  it('reaches a person once, though two memberships of theirs became one on the way', async () => {
    const all = await crowd(2);
    const [from, into] = all.people as [Somebody, Somebody];
    const campaign = await running(all);
    await job(({ memberId }) => (memberId === into.memberId ? refuse({ code: 'busy' }) : ok(hello()))).run(noon);
    await settle('sent', { people: [from] });
    await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: from.memberId, intoMemberId: into.memberId, identityId: from.identityId }, noon),
    );
    await job().run(later(HOUR_MS));
    expect(await outcomes(campaign.id)).toEqual({ sent: 1, 'suppressed: had_it': 1 });
    expect(await stateOf(campaign.id)).toBe('finished');
  });

  it('goes on though another one cannot, which is told', async () => {
    const both = [await running(await crowd(1)), await running(await crowd(1))];
    const [first, second] = both.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [Campaign, Campaign]; // as they are looked at
    const drained = drainCampaigns(
      {
        database: database.current,
        rules: { ...exampleRules.contact, timeZone: 'Europe/Oslo' },
        send: async (_tx, { campaign }) => {
          if (campaign.id === first.id) throw new Error('broken');
          return { outcome: 'not_fitting', reason: 'looked at' };
        },
        onFault: (error) => {
          throw error;
        },
      },
      noon,
    );
    await expect(drained).rejects.toThrow('broken');
    expect(await outcomes(second.id)).toEqual({ 'suppressed: looked at': 1 });
    await database.current.transaction((tx) => cancelCampaign(tx, first.id, noon));
  });

  it('waits for the morning, and for the budget as long as the campaign runs', async () => {
    const all = await crowd(2);
    const campaign = await running(all);
    const night = new Date('2026-11-23T20:30:00Z');
    await job().run(night);
    expect(await outcomes(campaign.id)).toEqual({ 'planned: quiet_hours': 2 });
    for (let i = 0; i < exampleRules.contact.budget.contacts; i += 1)
      await database.current.transaction((tx) =>
        contact(
          tx,
          { memberId: all.people[0]!.memberId, purpose: 'offers', key: newId() },
          { ...exampleRules.contact, timeZone: 'Europe/Oslo' },
          noon,
        ),
      );
    await job().run(new Date('2026-11-24T08:00:00Z'));
    expect(await outcomes(campaign.id)).toEqual({ queued: 1, 'expired: budget_spent': 1 });
  });

  it('takes back what is still in the outbox when night comes, and sends it in the morning', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await job().run(noon);
    await job().run(new Date('2026-11-23T20:30:00Z'));
    expect(await outcomes(campaign.id)).toEqual({ 'planned: quiet_hours': 1 });
    expect(await messages(all)).toBe(0);
    await job().run(new Date('2026-11-24T08:00:00Z'));
    expect(await outcomes(campaign.id)).toEqual({ queued: 1 });
    const { rows } = await database.current.pool.query('select 1 from contact_reservation where member_id = $1', [
      all.people[0]!.memberId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('tries again where another question is open, and leaves out whom nothing fits', async () => {
    const all = await crowd(2);
    const [asked, unfit] = all.people as [Somebody, Somebody];
    const campaign = await running(all);
    const write = ({ memberId }: Recipient) =>
      memberId === asked.memberId
        ? refuse({ code: 'busy' as const })
        : refuse({ code: 'not_fitting' as const, reason: 'sold_out' });
    await job(write).run(noon);
    expect(await outcomes(campaign.id)).toEqual({ 'planned: busy': 1, 'suppressed: sold_out': 1 });
    const { rows } = await database.current.pool.query('select 1 from contact_reservation where member_id = any($1)', [
      [asked.memberId, unfit.memberId],
    ]);
    expect(rows).toEqual([]);
    await job().run(later(MINUTE_MS));
    expect(await messages(all)).toBe(0);
    await job().run(later(5 * MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ queued: 1, 'suppressed: sold_out': 1 });
  });

  it('goes on when the message for one cannot be written, tries that one once more, and says so', async () => {
    const all = await crowd(3);
    const [bad] = all.people as [Somebody];
    const campaign = await running(all);
    const write = ({ memberId }: Recipient) => {
      if (memberId === bad.memberId) throw new Error('no such words');
      return ok(hello());
    };
    await job(write).run(noon);
    expect(await outcomes(campaign.id)).toEqual({ queued: 2, 'planned: fault': 1 });
    await job(write).run(later(5 * MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ queued: 2, 'failed: fault': 1 });
  });

  it('tries again after somebody of the staff took a conversation over before the message left', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await job().run(noon);
    await settle('withdrawn', all);
    await job().run(later(MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ 'planned: with_staff': 1 });
    await job().run(later(2 * HOUR_MS));
    expect(await outcomes(campaign.id)).toEqual({ queued: 1 });
    expect(await messages(all)).toBe(1);
  });

  it('comes to an end for somebody whose data was erased while it waited', async () => {
    const all = await crowd(2);
    const campaign = await running(all);
    await job().run(noon);
    await database.current.pool.query('delete from outbox_message where conversation_id = $1', [all.people[0]!.conversationId]);
    await settle('sent', all);
    await job().run(later(MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ sent: 1, 'cancelled: erased': 1 });
    expect(await stateOf(campaign.id)).toBe('finished');
  });

  it('ends: what was not sent by then never is', async () => {
    const all = await crowd(3);
    const campaign = await running(all, { endsAt: later(HOUR_MS) });
    const [sent, waiting, busy] = all.people as [Somebody, Somebody, Somebody];
    await job(({ memberId }) => (memberId === busy.memberId ? refuse({ code: 'busy' }) : ok(hello()))).run(noon);
    await settle('sent', { people: [sent] });
    await job().run(later(HOUR_MS));
    expect(await outcomes(campaign.id)).toEqual({ sent: 1, 'expired: campaign_ended': 1, 'expired: busy': 1 });
    expect(await stateOf(campaign.id)).toBe('finished');
    expect(await messages({ people: [waiting] })).toBe(0);
  });
});

describe('a notice to members who are named', () => {
  const plan = (id: string, { people }: Pick<Crowd, 'people'>, now = noon) =>
    database.current.transaction((tx) =>
      planNotice(tx, { id, name: 'Bags', memberIds: people.map(({ memberId }) => memberId), endsAt: later(DAY_MS) }, now),
    );

  it('reaches those, too, for whom it is planned while it is being sent, and after it had come to its end', async () => {
    const all = await crowd(3);
    const [last, first, second] = all.people as [Somebody, Somebody, Somebody];
    const id = newId();
    expect(await plan(id, { people: [first] })).toEqual({ ok: true, value: { planned: 1 } });
    let isWritten = false;
    const meanwhile: Database = {
      ...database.current,
      async transaction(work) {
        const done = await database.current.transaction(work);
        if (isWritten) {
          isWritten = false;
          await plan(id, { people: [first, second] });
        }
        return done;
      },
    };
    const write = () => {
      isWritten = true;
      return ok(hello());
    };
    await job(write, meanwhile).run(noon);
    await job().run(later(MINUTE_MS));
    expect(await messages(all)).toBe(2);
    await settle('sent', all);
    await job().run(later(2 * MINUTE_MS));
    expect(await plan(id, all, later(3 * MINUTE_MS))).toEqual({ ok: true, value: { planned: 1 } });
    await job().run(later(3 * MINUTE_MS));
    expect(await messages({ people: [last] })).toBe(1);
    expect(await outcomes(id)).toEqual({ sent: 2, queued: 1 });
  });

  it('is none under the id of a campaign', async () => {
    const all = await crowd(2);
    const campaign = await running({ ...all, people: [all.people[0]!] });
    const before = await findCampaign(database.current, campaign.id);
    expect(await plan(campaign.id, await crowd(1))).toMatchObject({ ok: false });
    expect(await findCampaign(database.current, campaign.id)).toEqual(before);
  });
});

describe('a survey that a campaign asks', () => {
  const survey = () => {
    const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
    const current = () => programme;
    const content = { survey: surveyPush(current), offer: writeOffer(current), deed: writeDeed(current) };
    return drainCampaignsJob({ database: database.current, programme: current, push, content, log: createLog('silent') });
  };
  const runsOf = async ({ people }: Crowd) =>
    (
      await database.current.pool.query('select cause, state::text from survey_run where member_id = any($1)', [
        people.map(({ memberId }) => memberId),
      ])
    ).rows;
  const open = async ({ people }: Crowd) =>
    (await database.current.pool.query('select flow from conversation where id = $1', [people[0]!.conversationId])).rows[0].flow;

  it('is open where it was asked, and what was taken back before anybody read it counts as never asked', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await survey().run(noon);
    expect(await runsOf(all)).toEqual([{ cause: `campaign:${campaign.id}`, state: 'open' }]);
    expect(await open(all)).toMatchObject({ skill: 'survey' });
    await database.current.transaction((tx) => cancelCampaign(tx, campaign.id, noon));
    expect(await open(all)).toBeNull();
    expect(await runsOf(all)).toEqual([]);
    await survey().run(later(MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ 'cancelled: campaign_cancelled': 1 });
  });

  it('keeps nobody from the next one when it was paused before anybody read it, and cancelled then', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await survey().run(noon);
    await database.current.transaction((tx) => pauseCampaign(tx, campaign.id, noon));
    await database.current.transaction((tx) => cancelCampaign(tx, campaign.id, noon));
    await survey().run(noon);
    expect(await runsOf(all)).toEqual([]);
    const next = await running(all);
    await survey().run(later(MINUTE_MS));
    expect(await outcomes(next.id)).toEqual({ queued: 1 });
  });

  it('counts as asked for ever, though its message is forgotten', async () => {
    const all = await crowd(1);
    await running(all);
    await survey().run(noon);
    await database.current.pool.query('delete from outbox_message where conversation_id = $1', [all.people[0]!.conversationId]);
    await survey().run(later(MINUTE_MS));
    expect(await runsOf(all)).toHaveLength(1);
  });

  it('that the platform refused counts as never asked, and nothing is open where nobody saw it', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await survey().run(noon);
    await settle('unreachable', all);
    await survey().run(later(MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ 'unreachable: as the platform said': 1 });
    expect(await runsOf(all)).toEqual([]);
    expect(await open(all)).toBeNull();
  });

  it('that may have arrived stays open', async () => {
    const all = await crowd(1);
    await running(all);
    await survey().run(noon);
    await settle('sent_unconfirmed', all);
    await survey().run(later(MINUTE_MS));
    expect(await runsOf(all)).toMatchObject([{ state: 'open' }]);
    expect(await open(all)).toMatchObject({ skill: 'survey' });
  });

  it('waits where another question is open', async () => {
    const all = await crowd(1);
    const [first, second] = [await running(all), await running(all)];
    await survey().run(noon);
    const both = [await outcomes(first.id), await outcomes(second.id)];
    expect(both).toContainEqual({ queued: 1 });
    expect(both).toContainEqual({ 'planned: busy': 1 });
  });

  it('that nobody has made fits nobody', async () => {
    const all = await crowd(1);
    const campaign = await running(all, { subject: 'no-such-survey' });
    await survey().run(noon);
    expect(await outcomes(campaign.id)).toEqual({ 'suppressed: unknown_survey': 1 });
    const offer = await running(all, { kind: 'offer', subject: 'no-such-offer' });
    await survey().run(noon);
    expect(await outcomes(offer.id)).toEqual({ 'suppressed: unknown_offer': 1 });
  });
});

describe('whoever runs a campaign', () => {
  const pause = (id: string) => database.current.transaction((tx) => pauseCampaign(tx, id, noon));
  const resume = (id: string) => database.current.transaction((tx) => resumeCampaign(tx, id));
  const cancel = (id: string) => database.current.transaction((tx) => cancelCampaign(tx, id, noon));
  const rules = { ...exampleRules.contact, timeZone: 'Europe/Oslo' };
  const reserve = async ({ memberId }: Somebody) =>
    accepted(await database.current.transaction((tx) => contact(tx, { memberId, purpose: 'offers', key: newId() }, rules, noon)));

  it('pauses it: what waits is taken back, what is under way counts, and nobody gets it twice afterwards', async () => {
    const all = await crowd(3);
    const campaign = await running(all);
    await job().run(noon);
    await database.current.pool.query(`update outbox_message set state = 'sending' where conversation_id = $1`, [
      all.people[0]!.conversationId,
    ]);
    expect((await pause(campaign.id)).ok).toBe(true);
    await job().run(later(MINUTE_MS));
    expect(await messages(all)).toBe(1);
    await settle('sent_unconfirmed', { people: all.people.slice(0, 1) });
    expect((await resume(campaign.id)).ok).toBe(true);
    await job().run(later(2 * MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ unconfirmed: 1, queued: 2 });
    expect(await messages(all)).toBe(3);
    expect(await resume(campaign.id)).toMatchObject({ refusal: { code: 'wrong_state', state: 'running' } });
  });

  it('pauses it while a message of it is being claimed: one waits for the other', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await job().run(noon);
    const { conversationId } = all.people[0]!;
    await database.current.pool.query(`update conversation set flow = '{"skill":"survey"}' where id = $1`, [conversationId]);
    const sender = await database.current.pool.connect();
    try {
      // As the sender claims: the conversation, then the message.
      await sender.query('begin');
      await sender.query('select id from conversation where id = $1 for share', [conversationId]);
      const pausing = pause(campaign.id);
      while ((await sender.query('select from pg_locks where not granted')).rows.length === 0);
      await sender.query(`update outbox_message set state = 'sending' where conversation_id = $1 and state = 'queued'`, [
        conversationId,
      ]);
      await sender.query('commit');
      expect((await pausing).ok).toBe(true);
    } finally {
      sender.release();
    }
    expect(await outcomes(campaign.id)).toEqual({ queued: 1 });
  });

  it('frees the contacts of those whose message it took back: the budget is asked again when it goes on', async () => {
    const all = await crowd(1);
    const [ada] = all.people as [Somebody];
    const campaign = await running(all);
    await job().run(noon);
    await pause(campaign.id);
    const { contacts } = exampleRules.contact.budget;
    for (let i = 0; i < contacts; i += 1) await reserve(ada);
    await resume(campaign.id);
    await job().run(later(MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ 'expired: budget_spent': 1 });
  });

  it('pauses it while its plan is walked along, and nobody is passed over when it goes on', async () => {
    const all = await crowd(12);
    const campaign = await running(all);
    let paused: Promise<unknown> | undefined;
    await job(() => {
      paused ??= pause(campaign.id);
      return ok(hello());
    }).run(noon);
    await paused;
    await resume(campaign.id);
    await job().run(later(MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ queued: 12 });
    await settle('sent', all);
    await job().run(later(2 * MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ sent: 12 });
    expect(await stateOf(campaign.id)).toBe('finished');
  });

  it('cancels it: what waits is withdrawn and stays to be seen, what is under way counts', async () => {
    const all = await crowd(3);
    const campaign = await running(all);
    const busy = all.people[2]!;
    await job(({ memberId }) => (memberId === busy.memberId ? refuse({ code: 'busy' }) : ok(hello()))).run(noon);
    await database.current.pool.query(`update outbox_message set state = 'sending' where conversation_id = $1`, [
      all.people[0]!.conversationId,
    ]);
    expect((await cancel(campaign.id)).ok).toBe(true);
    const { rows } = await database.current.pool.query(
      `select state::text, last_error from outbox_message where conversation_id = $1`,
      [all.people[1]!.conversationId],
    );
    expect(rows).toEqual([{ state: 'withdrawn', last_error: 'campaign_cancelled' }]);
    await job().run(later(MINUTE_MS));
    expect((await findCampaign(database.current, campaign.id))!.finishedAt).toBeNull();
    await settle('sent', { people: all.people.slice(0, 1) });
    await job().run(later(2 * MINUTE_MS));
    expect(await outcomes(campaign.id)).toEqual({ sent: 1, 'cancelled: campaign_cancelled': 2 });
    expect(await findCampaign(database.current, campaign.id)).toMatchObject({ state: 'cancelled', finishedAt: expect.any(Date) });
    expect(await cancel(campaign.id)).toMatchObject({ refusal: { code: 'wrong_state' } });
  });
});

describe('a stop', () => {
  it('takes back what is queued, for the purposes that it is about, and frees the contact', async () => {
    const all = await crowd(2);
    const [ada] = all.people as [Somebody];
    const [survey, offer] = [await running(all), await running(all, { kind: 'offer', subject: 'coffee' })];
    await job().run(noon);
    await database.current.transaction((tx) => withdrawQueued(tx, ada.memberId, ['surveys'], noon));
    expect(await outcomes(survey.id)).toEqual({ queued: 1, 'cancelled: stopped': 1 });
    expect(await outcomes(offer.id)).toEqual({ queued: 2 });
    const { rows } = await database.current.pool.query(
      `select o.state::text, o.last_error from outbox_message o where o.push_key = $1`,
      [`campaign:${survey.id}:${ada.memberId}`],
    );
    expect(rows).toEqual([{ state: 'withdrawn', last_error: 'stopped' }]);
    const left = await database.current.pool.query('select purpose from contact_reservation where member_id = $1', [
      ada.memberId,
    ]);
    expect(left.rows).toEqual([{ purpose: 'offers' }]);
  });

  it('takes back what was being written at the very moment', async () => {
    const all = await crowd(1);
    const [ada] = all.people as [Somebody];
    const campaign = await running(all, { kind: 'offer', subject: 'coffee' });
    let stopped: Promise<unknown> | undefined;
    let hasStopped = false;
    const stop = async () => {
      await says(ada, 'offers', false, noon);
      await database.current.transaction((tx) => withdrawQueued(tx, ada.memberId, ['offers'], noon));
      hasStopped = true;
    };
    const waits = async () => (await database.current.pool.query('select from pg_locks where not granted')).rows.length > 0;
    await job(async () => {
      stopped = stop();
      while (!hasStopped && !(await waits()));
      return ok(hello());
    }).run(noon);
    await stopped;
    expect(await outcomes(campaign.id)).toEqual({ 'cancelled: stopped': 1 });
    expect(await messages(all)).toBe(0);
  });

  it('leaves alone what is under way: it counts', async () => {
    const all = await crowd(1);
    const campaign = await running(all);
    await job().run(noon);
    await database.current.pool.query(`update outbox_message set state = 'sending' where conversation_id = $1`, [
      all.people[0]!.conversationId,
    ]);
    expect(await database.current.transaction((tx) => withdrawQueued(tx, all.people[0]!.memberId, ['surveys'], noon))).toBe(0);
    expect(await outcomes(campaign.id)).toEqual({ queued: 1 });
  });
});

describe('many at once', () => {
  it('never send anything twice, and never more than the budget allows', async () => {
    const all = await crowd(12);
    const ids = await Promise.all(
      ['survey', 'offer', 'survey', 'offer'].map(async (kind) => (await running(all, { kind: kind as 'survey' })).id),
    );
    const runs = Array.from({ length: 4 }, () => job().run(noon));
    await Promise.all(runs);
    const { rows } = await database.current.pool.query(
      `select c.conversation_id, count(*)::int as n from outbox_message c where conversation_id = any($1) group by 1`,
      [all.people.map(({ conversationId }) => conversationId)],
    );
    expect(rows.map(({ n }) => n)).toEqual(all.people.map(() => exampleRules.contact.budget.contacts));
    const totals = await Promise.all(ids.map((id) => campaignFigures(database.current, id)));
    expect(totals.map(({ recipients }) => recipients)).toEqual([12, 12, 12, 12]);
  });
});
