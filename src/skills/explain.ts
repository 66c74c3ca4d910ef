import { z } from 'zod';
import { findAnswerToExplain } from '../chat/answers.ts';
import { choice, continued, type Line, line, type Source } from '../chat/reply.ts';
import type { Outcome, Read, Skill, Turn } from '../chat/skill.ts';
import { findRun } from '../feedback/index.ts';
import {
  explainBalance,
  findProgramme,
  findRewardById,
  freshness,
  minorDigits,
  type Programme,
  type Reward,
} from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { findPromise } from '../support/index.ts';
import { personOf } from './answer-survey.ts';
import { reasonLines } from './ask-survey.ts';
import { entryLine } from './entries.ts';
import { whyAnswers } from './explain-answer.ts';
import { whyComplaint } from './explain-complaint.ts';
import { whyHandoff } from './explain-handoff.ts';
import { explainOffers } from './explain-offer.ts';
import { whyOrders } from './explain-order.ts';
import { count, day, instant, localisedName, points, rewardSource, rule } from './facts.ts';
import { whyPromise } from './promise-words.ts';
import { whyDeeds } from './push-deed.ts';

/** Entries that are told one by one; older ones are told as their sum, so that the list always adds up. */
const MOST_ENTRIES = 8;

/** In this order rules are told; the first two stand behind every figure of points. */
const RULES = ['earning', 'expiry', 'tiers', 'welcome', 'linking'] as const;
const BEHIND_POINTS = RULES.slice(0, 2);

type Of<Kind extends Source['kind']> = Extract<Source, { kind: Kind }>;

/** "Why?": opens the figures of the last answer, or of the one whose button was pressed: entries, rules, how fresh they are. */
export const explain = (programme: () => Programme): Skill<Record<string, never>> => ({
  name: 'why',
  input: z.strictObject({}),
  personal: true,
  async reads(turn, _input, read) {
    const sources = await findAnswerToExplain(read, turn.conversation.id, turn.pressedOn);
    const offers = turn.member && (await explainOffers(sources, turn.member.id, programme(), read));
    if (offers) return offers;
    const told = sources.length > 0 ? await tell(sources, turn, programme(), read) : [];
    if (told.length === 0) return nothingToExplain;
    const isList = sources.filter(({ kind }) => kind === 'reward').length > 1;
    return {
      lines: told,
      choices: [
        choice('button-history', 'history'),
        ...(isList ? [choice('button-other-rewards', 'rewards')] : []),
        choice('button-person', 'person'),
      ],
    };
  },
});

const nothingToExplain: Outcome = { lines: [line('why-nothing')], choices: [choice('button-balance', 'balance')] };

async function tell(sources: readonly Source[], turn: Turn, current: Programme, read: Read): Promise<Line[]> {
  const { member, now, conversation } = turn;
  const ledger = sources.find((source): source is Of<'ledger'> => source.kind === 'ledger');
  const rules = sources.filter((source): source is Of<'rule'> => source.kind === 'rule');
  const version = rules[0]?.version ?? current.version;
  const programme = version === current.version ? current : await findProgramme(read, version);
  const lines: Line[] = [];
  const listed = sources.filter((source): source is Of<'reward'> => source.kind === 'reward');
  if (listed.length > 1)
    return await listLines(listed, ledger?.memberId === member?.id ? ledger : undefined, programme, now, read);
  // Somebody else may have linked this chat since: what was said to them is not opened to others.
  if (ledger && ledger.memberId === member?.id) lines.push(...(await ledgerLines(ledger, programme, read)));
  for (const { rewardId } of sources.filter((source): source is Of<'reward'> => source.kind === 'reward')) {
    const reward = await findRewardById(read, rewardId, now);
    if (reward) lines.push(...rewardLines(reward));
  }
  for (const { complaintId } of sources.filter((source): source is Of<'complaint'> => source.kind === 'complaint'))
    lines.push(...(await whyComplaint(complaintId, turn, current, read)));
  for (const { promiseId } of sources.filter((source): source is Of<'promise'> => source.kind === 'promise')) {
    const promise = await findPromise(read, promiseId);
    if (promise && (promise.conversationId === conversation.id || promise.memberId === member?.id))
      lines.push(...whyPromise(promise, current));
  }
  for (const { runId } of sources.filter((source): source is Of<'survey'> => source.kind === 'survey')) {
    const run = await findRun(read, personOf(turn), runId);
    if (run) lines.push(...reasonLines(run, programme));
  }
  for (const { handoffId } of sources.filter((source): source is Of<'handoff'> => source.kind === 'handoff'))
    lines.push(...(await whyHandoff(handoffId, read)));
  lines.push(...(await whyOrders(sources, turn, read)), ...(await whyAnswers(sources, current, read)));
  lines.push(...(await whyDeeds(sources, turn, current, read)));
  const stated = new Set([...rules.map((source) => source.rule), ...(ledger ? BEHIND_POINTS : [])]);
  const about = RULES.filter((which) => stated.has(which));
  for (const which of about) lines.push(...ruleLines(which, programme));
  if (about.length > 0) lines.push(versionLine(programme, rule('earning', programme)));
  if (ledger || sources.some(({ kind }) => kind === 'feed')) lines.push(...(await freshnessLines(read, now, lines.length > 0)));
  if (lines.length === 0 && sources.some(({ kind }) => kind === 'member')) lines.push(line('why-member'));
  return lines;
}

/** As many of a list are told one by one. */
const MOST_LISTED = 5;

/** "Why?" of a list of rewards: what counts and what each costs. The entries behind the points are one button away. */
async function listLines(
  listed: readonly Of<'reward'>[],
  ledger: Of<'ledger'> | undefined,
  programme: Programme,
  now: Date,
  read: Read,
): Promise<Line[]> {
  const lines: Line[] = [];
  if (ledger) {
    const at = new Date(ledger.at);
    const { spendable } = await explainBalance(read, ledger.memberId, { position: ledger.position, at, limit: 1 });
    lines.push(line('why-list-points', { points: points(spendable, ledger), at: instant(at, ledger) }));
  }
  for (const { rewardId } of listed.slice(0, MOST_LISTED)) {
    const reward = await findRewardById(read, rewardId, now);
    if (reward) lines.push(rewardLines(reward)[0]!);
  }
  const [earning] = ruleLines('earning', programme);
  return [
    ...lines,
    ...(earning ? [earning] : []),
    continued(versionLine(programme, rule('earning', programme))),
    ...(ledger ? await freshnessLines(read, now) : []),
  ];
}

function versionLine({ version, validFrom, rules: { timeZone } }: Programme, source: Source): Line {
  return line('why-rules', { version: count(version, source), since: day(localDay(validFrom, timeZone), source) });
}

async function ledgerLines(source: Of<'ledger'>, programme: Programme, read: Read): Promise<Line[]> {
  const at = new Date(source.at);
  const { timeZone } = programme.rules;
  const told = await explainBalance(read, source.memberId, { position: source.position, at, limit: MOST_ENTRIES });
  const asOf = instant(at, source);
  const lines = [
    told.spendable > 0 ? line('why-total', { points: points(told.spendable, source), at: asOf }) : line('why-zero', { at: asOf }),
  ];
  if (told.earlier)
    lines.push(
      line('entry-earlier', {
        points: { kind: 'signed_points', value: told.earlier.points, source },
        count: count(told.earlier.count, source),
      }),
    );
  lines.push(...told.lines.map((entry) => entryLine(entry, source, timeZone)));
  return lines;
}

/** What a reward costs, which points pay for it, and the terms of its voucher. */
function rewardLines({ id, name: title, points: price, voucherDays, returnable }: Reward): Line[] {
  const source = rewardSource(id);
  return [
    line('why-reward-price', { reward: localisedName(title, source), points: points(price, source) }),
    continued(line('why-reward-order')),
    line('why-reward-days', { days: count(voucherDays, source) }),
    continued(line(returnable ? 'why-reward-return' : 'why-reward-final')),
  ];
}

function ruleLines(which: Of<'rule'>['rule'], programme: Programme): Line[] {
  const source = rule(which, programme);
  const { earning, expiry, tiers, linking, currency } = programme.rules;
  switch (which) {
    case 'earning': {
      const amount = { kind: 'money', minor: earning.per * 10 ** minorDigits(currency), currency, source } as const;
      const days = earning.returnPeriodDays;
      const spendable = days === 0 ? line('why-pending-now') : line('why-pending-days', { days: count(days, source) });
      return [line('why-earning', { points: points(earning.points, source), amount }), continued(spendable)];
    }
    case 'expiry':
      switch (expiry.rule) {
        case 'never':
          return [line('why-expiry-never')];
        case 'months_after_purchase':
          return [line('why-expiry-months', { months: count(expiry.months, source) })];
        case 'end_of_year':
          return [line('why-expiry-year', { years: count(expiry.years, source) })];
      }
      break;
    case 'tiers':
      return tiers.levels
        .filter(({ from }) => from > 0)
        .map(({ name, from }, i) => {
          const level = line('why-tier-level', { tier: { kind: 'localised', value: name, source }, from: points(from, source) });
          return i === 0 ? level : continued(level);
        });
    case 'welcome':
      return [line('why-welcome')];
    case 'linking':
      return [line('why-linking', { minutes: count(linking.codeMinutes, source), guesses: count(linking.guesses, source) })];
  }
}

async function freshnessLines(read: Read, now: Date, goesOn = true): Promise<Line[]> {
  const { countedUntil } = await freshness(read, now);
  if (!countedUntil) return [];
  const source = { kind: 'feed', countedUntil: countedUntil.toISOString() } as const;
  const counted = line('why-counted', { countedUntil: instant(countedUntil, source) });
  return [goesOn ? continued(counted) : counted];
}
