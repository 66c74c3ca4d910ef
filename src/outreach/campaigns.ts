import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import type { SegmentRule } from './segment-rule.ts';
import { compileSegment, type SegmentContext } from './segments.ts';
import * as stored from './stored-campaigns.ts';
import * as segments from './stored-segments.ts';
import { type Arms, type Uplift, upliftOf } from './uplift.ts';

/** A survey asks, an offer proposes; each is what the member has said yes to. */
export const CAMPAIGN_KINDS = ['survey', 'offer'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** What is delivered in the same way: campaigns of marketing, and what was done about something that members had said (`notices.ts`). */
export type DeliveryKind = CampaignKind | 'deed';

/** The consent that each kind needs. Whoever lets us ask hears what came of their answer, too. */
export const PURPOSE_OF: Readonly<Record<DeliveryKind, string>> = { survey: 'surveys', offer: 'offers', deed: 'surveys' };

export type CampaignState = 'draft' | 'running' | 'paused' | 'cancelled' | 'finished';

export type Campaign = {
  id: string;
  name: string;
  kind: CampaignKind;
  /** The code of the survey or offer. */
  subject: string;
  segmentCode: string;
  /** The segment's rule as it was at publishing. */
  rule: SegmentRule | null;
  objective: string | null;
  indicator: string | null;
  /** The first instant at which something is sent; null where that is as soon as it is published. */
  startsAt: Date | null;
  /** The first instant at which nothing more is sent. */
  endsAt: Date | null;
  /** Of a hundred members who are meant, so many are not written to, 0 to 50: they show what would have happened without. */
  leaveOut: number;
  state: CampaignState;
  createdAt: Date;
  publishedAt: Date | null;
  /** How many members it was planned for. */
  recipients: number | null;
  walkedTo: string | null;
  walkedAt: Date | null;
  finishedAt: Date | null;
};

/** Whatever has deliveries. Of a deed the subject is its id; its members are named by whoever plans it, not by a segment. */
export type Planned = Omit<Campaign, 'kind' | 'segmentCode'> & { kind: DeliveryKind; segmentCode: string | null };

export type CampaignDraft = {
  name: string;
  kind: CampaignKind;
  subject: string;
  segmentCode: string;
  objective?: string;
  indicator?: string;
  startsAt?: Date;
  endsAt?: Date;
  leaveOut?: number;
};

export type Segment = { code: string; name: string; rule: SegmentRule; updatedAt: Date };

/** Keeps a segment under its code. A campaign that was published keeps the rule that it was published with. */
export async function saveSegment(tx: Tx, segment: Omit<Segment, 'updatedAt'>, now: Date): Promise<void> {
  await segments.saveSegment(inTx(tx), { ...segment, id: newId(now.getTime()) }, now);
}

/** Keeps a new segment. @returns whether its code was free; nothing is changed otherwise */
export async function addSegment(tx: Tx, segment: Omit<Segment, 'updatedAt'>, now: Date): Promise<boolean> {
  return await segments.insertSegment(inTx(tx), { ...segment, id: newId(now.getTime()) }, now);
}

/** Somebody else changed it after whoever changes it now had looked at it. */
export type ChangedMeanwhile = { code: 'changed_meanwhile' };

/** Changes a segment as somebody saw it. @param segment.updatedAt as it was when they looked */
export async function changeSegment(
  tx: Tx,
  { updatedAt, ...segment }: Segment,
  now: Date,
): Promise<Result<void, UnknownSegment | ChangedMeanwhile>> {
  const sql = inTx(tx);
  const is = await segments.lockSegment(sql, segment.code);
  if (!is) return refuse({ code: 'unknown_segment', segmentCode: segment.code });
  if (is.updatedAt.getTime() !== updatedAt.getTime()) return refuse({ code: 'changed_meanwhile' });
  await segments.saveSegment(sql, { ...segment, id: newId(now.getTime()) }, now);
  return ok(undefined);
}

export const listSegments = (read: Read): Promise<Segment[]> => segments.loadSegments(sqlOf(read));

export type UnknownSegment = { code: 'unknown_segment'; segmentCode: string };
export type UnknownCampaign = { code: 'unknown_campaign' };
/** It is not in a state in which that can be done. */
export type WrongState = { code: 'wrong_state'; state: CampaignState };

/** Makes a campaign that nobody hears of until it is published. */
export async function createCampaign(tx: Tx, draft: CampaignDraft, now: Date): Promise<Result<Campaign, UnknownSegment>> {
  const sql = inTx(tx);
  const { segmentCode } = draft;
  const id = newId(now.getTime());
  if (!(await stored.insertCampaign(sql, id, draft, now))) return refuse({ code: 'unknown_segment', segmentCode });
  return ok((await stored.findCampaign(sql, id))!);
}

/** Changes a draft. */
export async function changeCampaign(
  tx: Tx,
  id: string,
  draft: CampaignDraft,
): Promise<Result<Campaign, UnknownCampaign | WrongState | UnknownSegment>> {
  const sql = inTx(tx);
  const campaign = await stored.lockCampaign(sql, id);
  if (!campaign) return refuse({ code: 'unknown_campaign' });
  if (campaign.state !== 'draft') return refuse({ code: 'wrong_state', state: campaign.state });
  if (!(await stored.updateDraft(sql, id, draft))) return refuse({ code: 'unknown_segment', segmentCode: draft.segmentCode });
  return ok((await stored.findCampaign(sql, id))!);
}

export type Missing = 'objective' | 'indicator' | 'endsAt';
export type PublishRefusal =
  | UnknownCampaign
  | WrongState
  /** What has to be said before anything is sent. */
  | { code: 'incomplete'; missing: Missing[] }
  | { code: 'ends_in_the_past'; endsAt: Date }
  /** Nothing could be sent between its first and its last day. */
  | { code: 'ends_before_start' }
  /** The segment selects nobody. */
  | { code: 'nobody_meant' };

/**
 * Publishes a draft: freezes its segment's rule and plans one delivery for each member of the segment, in one statement. From then on
 * the job sends. A million members take some seconds; give the transaction a minute.
 */
export async function publishCampaign(
  tx: Tx,
  id: string,
  context: SegmentContext,
): Promise<Result<{ recipients: number }, PublishRefusal>> {
  const { now } = context;
  const sql = inTx(tx);
  const campaign = await stored.lockCampaign(sql, id);
  if (!campaign) return refuse({ code: 'unknown_campaign' });
  if (campaign.state !== 'draft') return refuse({ code: 'wrong_state', state: campaign.state });
  const missing = missingIn(campaign);
  if (missing.length > 0) return refuse({ code: 'incomplete', missing });
  if (campaign.endsAt! <= now) return refuse({ code: 'ends_in_the_past', endsAt: campaign.endsAt! });
  if (campaign.startsAt && campaign.startsAt >= campaign.endsAt!) return refuse({ code: 'ends_before_start' });
  const rule = await segments.ruleOf(sql, campaign.segmentCode!);
  const recipients = await stored.planDeliveries(tx, campaign, compileSegment(rule, context), now);
  if (recipients === 0) return refuse({ code: 'nobody_meant' });
  await stored.startCampaign(sql, id, { rule, recipients }, now);
  return ok({ recipients });
}

const missingIn = ({ objective, indicator, endsAt }: Planned): Missing[] => [
  ...(objective?.trim() ? [] : (['objective'] as const)),
  ...(indicator?.trim() ? [] : (['indicator'] as const)),
  ...(endsAt ? [] : (['endsAt'] as const)),
];

/** Stops sending until it is resumed. What waits in the outbox is taken back; what is under way counts. */
export async function pauseCampaign(tx: Tx, id: string, now: Date): Promise<Result<Planned, UnknownCampaign | WrongState>> {
  const moved = await move(tx, id, ['running'], 'paused');
  if (moved.ok) await stored.recallQueued(inTx(tx), id, now);
  return moved;
}

export async function resumeCampaign(tx: Tx, id: string): Promise<Result<Planned, UnknownCampaign | WrongState>> {
  return await move(tx, id, ['paused'], 'running');
}

/** Ends it: what waits in the outbox is taken back at once, and what was only planned is closed by the job. */
export async function cancelCampaign(tx: Tx, id: string, now: Date): Promise<Result<Planned, UnknownCampaign | WrongState>> {
  const moved = await move(tx, id, ['draft', 'running', 'paused'], 'cancelled');
  if (!moved.ok) return moved;
  await stored.withdrawQueuedOf(inTx(tx), id, { state: 'cancelled', reason: 'campaign_cancelled' }, now);
  if (!moved.value.publishedAt) await stored.finishCampaign(inTx(tx), id, now);
  return moved;
}

async function move(
  tx: Tx,
  id: string,
  from: readonly CampaignState[],
  to: CampaignState,
): Promise<Result<Planned, UnknownCampaign | WrongState>> {
  const sql = inTx(tx);
  const campaign = await stored.lockCampaign(sql, id);
  if (!campaign) return refuse({ code: 'unknown_campaign' });
  if (!from.includes(campaign.state)) return refuse({ code: 'wrong_state', state: campaign.state });
  await stored.setCampaignState(sql, id, to);
  return ok({ ...campaign, state: to });
}

/** It is published, and its first day has not come. */
export const isScheduled = ({ state, startsAt }: Pick<Campaign, 'state' | 'startsAt'>, now: Date): boolean =>
  state === 'running' && startsAt !== null && startsAt > now;

/** Those of marketing, the newest first. */
export const listCampaigns = (read: Read): Promise<Campaign[]> => stored.loadCampaigns(sqlOf(read));
export const findCampaign = (read: Read, id: string): Promise<Campaign | undefined> => stored.findCampaign(sqlOf(read), id);

export type CampaignFigures = { recipients: number; outcomes: { state: string; reason: string | null; count: number }[] };

/** What has become of a campaign so far, as it is at this moment in the outbox; the sum of the counts is `recipients`. */
export async function campaignFigures(read: Read, id: string): Promise<CampaignFigures> {
  const outcomes = await stored.countDeliveries(sqlOf(read), id);
  return { recipients: outcomes.reduce((sum, { count }) => sum + count, 0), outcomes };
}

/** @param id of a campaign or a deed */
export const stateOfPlanned = async (read: Read, id: string): Promise<CampaignState | undefined> =>
  (await stored.findPlanned(sqlOf(read), id))?.state;

/** What a campaign changed, counted against the members whom it left out. */
export type CampaignTrial = {
  /** What is counted has happened from the first day on, until this instant. */
  until: Date;
  arms: Arms;
  uplift: Uplift;
};

/**
 * Whether those who were meant bought more often than those who were left out: each who bought at least once counts. All who were meant
 * count, also those who could not be written to, since nobody knows who of those left out would have been: what is compared is chance alone.
 *
 * @returns undefined where nobody was left out, and until its last day is over: whoever looks at figures that are still coming in sees
 *   winners that are none
 */
export async function campaignTrial(read: Read, campaign: Campaign, now: Date): Promise<CampaignTrial | undefined> {
  const { startsAt, publishedAt, endsAt, leaveOut } = campaign;
  if (leaveOut === 0 || !publishedAt || !endsAt || endsAt > now) return undefined;
  const since = startsAt && startsAt > publishedAt ? startsAt : publishedAt;
  const arms = await stored.countBuyers(sqlOf(read), campaign.id, { since, until: endsAt });
  return { until: endsAt, arms, uplift: upliftOf(arms) };
}

export type SegmentPreview = {
  /** How many a campaign would be planned for: exactly those whom the rule selects now. */
  count: number;
  sample: { memberId: string; number: string; givenName: string | null }[];
  /** How many of them would not be written to as things are, by reason. */
  suppressed: { reason: string; count: number }[];
};

/** Whom a rule means, before anything is sent: the set is the one that publishing at this instant plans, and leaves out what `campaign` would. */
export async function previewSegment(
  read: Read,
  rule: SegmentRule,
  context: SegmentContext,
  { kind, sample = 10, campaign }: { kind: CampaignKind; sample?: number; campaign?: Pick<Campaign, 'id' | 'leaveOut'> },
): Promise<SegmentPreview> {
  const sql = sqlOf(read);
  const counted = await segments.countMeant(sql, compileSegment(rule, context), { purpose: PURPOSE_OF[kind], campaign });
  const count = counted.reduce((sum, one) => sum + one.count, 0);
  return {
    count,
    sample: await segments.sampleMeant(sql, compileSegment(rule, context), sample),
    suppressed: counted.flatMap(({ reason, count: some }) => (reason === null ? [] : [{ reason, count: some }])),
  };
}
