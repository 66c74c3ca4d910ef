import { listSurveys } from '../feedback/index.ts';
import { type Programme, tierSince } from '../loyalty/index.ts';
import {
  type Campaign,
  campaignFigures,
  cancelCampaign,
  createCampaign,
  findCampaign,
  listCampaigns,
  listOffers,
  listSegments,
  parseCampaign,
  pauseCampaign,
  previewSegment,
  publishCampaign,
  resumeCampaign,
  type SegmentContext,
  type SegmentRule,
  saveSegment,
  unknownWords,
} from '../outreach/index.ts';
import { addDays, localDay, startOfDay } from '../shared/calendar.ts';
import { MINUTE_MS } from '../shared/clock.ts';
import { writeAudit } from '../staff/index.ts';
import type { Database } from '../store/database.ts';
import type { Deps } from './command.ts';
import { nothingChanged } from './tell-imported.ts';

// Campaigns, for people at a keyboard. Each says what happened, or returns why nothing did.

/** A million members are planned in some seconds; a rule that looks at every purchase takes longer. */
const PUBLISH_TIMEOUT_MS = 15 * MINUTE_MS;

export const segmentContext = ({ rules }: Programme, now: Date): SegmentContext => ({
  now,
  timeZone: rules.timeZone,
  tiers: rules.tiers.levels,
  tierSince: tierSince(rules, now),
});

/** Makes a draft of a file, and keeps its segment. @returns a complaint, if nothing was changed */
export async function createFromFile({ database, programme, now }: Deps, yaml: string): Promise<string | undefined> {
  const { segment, firstDay, lastDay, leaveOut = 0, ...draft } = parseCampaign(yaml);
  const problems = await wrongIn({ database, programme, now }, draft, segment.rule);
  if (problems.length > 0) return nothingChanged(problems);
  const { timeZone } = programme.rules;
  const startsAt = firstDay && startOfDay(firstDay, timeZone);
  const endsAt = lastDay && startOfDay(addDays(lastDay, 1), timeZone);
  const made = await database.transaction(async (tx) => {
    await saveSegment(tx, segment, now);
    const campaign = await createCampaign(
      tx,
      { ...draft, leaveOut, segmentCode: segment.code, ...(startsAt && { startsAt }), ...(endsAt && { endsAt }) },
      now,
    );
    if (campaign.ok)
      await writeAudit(
        tx,
        { by: 'system', action: 'campaign.created', subject: { kind: 'campaign', id: campaign.value.id } },
        now,
      );
    return campaign;
  });
  if (!made.ok) return `There is no segment ${made.refusal.segmentCode}.`;
  console.log(
    `${made.value.id}  ${made.value.name} is a draft. Look whom it means: npm run regulars -- campaign preview ${made.value.id}`,
  );
  return undefined;
}

/** Words that mean nothing here would select nobody, and what does not exist cannot be sent. */
async function wrongIn(
  { database, programme }: Deps,
  { kind, subject }: Pick<Campaign, 'kind' | 'subject'>,
  rule: SegmentRule,
): Promise<string[]> {
  const { rules } = programme;
  const shops = await database.prisma.shop.findMany({ select: { code: true } });
  const known = {
    tiers: rules.tiers.levels.map(({ code }) => code),
    languages: rules.languages.offered,
    purposes: rules.contact.purposes,
    shops: shops.map(({ code }) => code),
  };
  const subjects = kind === 'survey' ? await surveyCodes(database) : (await listOffers(database)).map(({ code }) => code);
  return [
    ...unknownWords(rule, known).map((word) => `segment.rule: there is no ${word}`),
    ...(subjects.includes(subject) ? [] : [`subject: there is no ${kind} ${subject}`]),
  ];
}

const BUILT_IN_SURVEYS = ['nps', 'csat', 'text'];
const surveyCodes = async (database: Database) => [...BUILT_IN_SURVEYS, ...(await listSurveys(database)).map(({ code }) => code)];

export async function printCampaigns({ database }: Deps): Promise<void> {
  const all = await listCampaigns(database);
  if (all.length === 0) console.log('There are no campaigns yet. npm run regulars -- campaign create campaign.yaml');
  for (const { id, name, kind, subject, segmentCode, state, recipients } of all)
    console.log(
      [id, state.padEnd(9), `${kind} ${subject}`, `to ${segmentCode}${recipients === null ? '' : ` (${recipients})`}`, name].join(
        '  ',
      ),
    );
}

export async function printPreview({ database, programme, now }: Deps, id: string): Promise<string | undefined> {
  const campaign = await findCampaign(database, id);
  if (!campaign) return unknown(id);
  const segment = (await listSegments(database)).find(({ code }) => code === campaign.segmentCode);
  const rule = campaign.rule ?? segment!.rule;
  const { kind } = campaign;
  const { count, sample, suppressed } = await previewSegment(database, rule, segmentContext(programme, now), { kind, campaign });
  console.log(`${count} members are meant.`);
  for (const { reason, count: some } of suppressed)
    console.log(`  ${some} of them would not be written to: ${REASONS[reason] ?? reason}`);
  for (const { number, givenName } of sample) console.log(`  ${number}  ${givenName ?? ''}`.trimEnd());
  if (count > sample.length) console.log(`  and ${count - sample.length} more`);
  return undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  left_out: 'left out by chance, to see what it changes',
  no_consent: 'they have not said yes',
  unreachable: 'no chat reaches them',
  open_complaint: 'a complaint of theirs is open',
};

export async function publish({ database, programme, now }: Deps, id: string): Promise<string | undefined> {
  const published = await database.transaction(
    async (tx) => {
      const done = await publishCampaign(tx, id, segmentContext(programme, now));
      if (done.ok)
        await writeAudit(
          tx,
          {
            by: 'system',
            action: 'campaign.published',
            subject: { kind: 'campaign', id },
            detail: { recipients: done.value.recipients },
          },
          now,
        );
      return done;
    },
    { timeoutMs: PUBLISH_TIMEOUT_MS },
  );
  if (published.ok) {
    console.log(`Published: planned for ${published.value.recipients} members. The running program sends it, by the minute.`);
    return undefined;
  }
  const { refusal } = published;
  switch (refusal.code) {
    case 'unknown_campaign':
      return unknown(id);
    case 'wrong_state':
      return `It is ${refusal.state} already.`;
    case 'incomplete':
      return `It does not say yet: ${refusal.missing.map((one) => (one === 'endsAt' ? 'lastDay' : one)).join(', ')}. Nothing is sent without.`;
    case 'ends_in_the_past':
      return `It ended on ${localDay(new Date(refusal.endsAt.getTime() - 1), programme.rules.timeZone)}.`;
    case 'ends_before_start':
      return 'Its last day is before its first one.';
    case 'nobody_meant':
      return 'Its segment selects nobody, so there is nothing to send.';
  }
}

const MOVES = {
  pause: { move: pauseCampaign, action: 'campaign.paused', said: 'Paused: nothing more is sent until it is resumed.' },
  resume: { move: resumeCampaign, action: 'campaign.resumed', said: 'Resumed.' },
  cancel: { move: cancelCampaign, action: 'campaign.cancelled', said: 'Cancelled: what was not under way yet is taken back.' },
} as const;
export type Move = keyof typeof MOVES;

export async function moveCampaign({ database, now }: Deps, which: Move, id: string): Promise<string | undefined> {
  const { move, action, said } = MOVES[which];
  const moved = await database.transaction(async (tx) => {
    const done = await move(tx, id, now);
    if (done.ok) await writeAudit(tx, { by: 'system', action, subject: { kind: 'campaign', id } }, now);
    return done;
  });
  if (!moved.ok) return moved.refusal.code === 'unknown_campaign' ? unknown(id) : `It is ${moved.refusal.state}.`;
  console.log(said);
  return undefined;
}

export async function printStatus({ database }: Deps, id: string): Promise<string | undefined> {
  const campaign = await findCampaign(database, id);
  if (!campaign) return unknown(id);
  const { recipients, outcomes } = await campaignFigures(database, id);
  console.log(`${campaign.name}: ${campaign.state}, ${recipients} members`);
  for (const { state, reason, count } of outcomes)
    console.log(`  ${String(count).padStart(8)}  ${state}${reason ? `: ${reason}` : ''}`);
  return undefined;
}

const unknown = (id: string): string => `There is no campaign ${id}. campaign list has their ids.`;
