import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compileSegment,
  matchesSegment,
  type SegmentContext,
  type SegmentRule,
  segmentRule,
  unknownWords,
} from '../../src/outreach/index.ts';
import { startOfDay } from '../../src/shared/calendar.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { addPerson } from '../helpers/complaints.ts';
import { useDatabase } from '../helpers/database.ts';
import { openShop } from '../helpers/shop.ts';
import { seeded } from '../long/random.ts';
import { CHANNELS, LANGUAGES, PRODUCTS, PURPOSES, randomCrowd, SHOPS, type Somebody, storeCrowd } from './crowd.ts';

const database = useDatabase({ poolSize: 4 });
const now = new Date('2026-11-22T13:05:00Z');
const TIERS = [
  { code: 'member', from: 0 },
  { code: 'silver', from: 1_000 },
  { code: 'gold', from: 3_000 },
];
const context: SegmentContext = {
  now,
  timeZone: 'Europe/Oslo',
  tiers: TIERS,
  tierSince: new Date('2025-11-21T23:00:00Z'),
};

const crowd = randomCrowd(seeded(4), 120, now);
beforeAll(async () => {
  const { feedId } = await openShop(database.current);
  await storeCrowd(database.current, crowd, feedId);
});

async function selected(rule: SegmentRule): Promise<string[]> {
  const { sql, values } = compileSegment(rule, context);
  const { rows } = await database.current.pool.query<{ id: string }>(sql, values);
  return rows.map(({ id }) => id).toSorted();
}

const chosenBy = (rule: SegmentRule): string[] =>
  crowd
    .filter((one) => !one.mergedIntoId && holds(rule, one))
    .map(({ id }) => id)
    .toSorted();

/** The rule as one would say it of one member, over everything that is known of them. */
function holds(rule: SegmentRule, one: Somebody): boolean {
  const spoken = one.identities.filter(({ isPrivate }) => isPrivate).map(({ language }) => language);
  const sales = one.purchases.filter(({ lines }) => lines.some(isSold));
  const checks: (boolean | undefined)[] = [
    rule.all?.every((inner) => holds(inner, one)),
    rule.any?.some((inner) => holds(inner, one)),
    rule.not && !holds(rule.not, one),
    rule.tier?.includes(tierOf(one)),
    rule.language && (one.language ? [one.language] : spoken).some((language) => language && rule.language!.includes(language)),
    rule.channel && one.identities.some(({ channel }) => rule.channel!.includes(channel)),
    rule.shop && sales.some(({ shop }) => rule.shop!.includes(shop)),
    rule.lastPurchase && lastHolds(rule.lastPurchase, newest(sales.map(({ at }) => at))),
    rule.purchases && countHolds(rule.purchases, one),
    rule.points && isWithin(spendable(one), rule.points),
    rule.consent?.every((purpose) => saidYes(one, purpose)),
    rule.lastContact && lastHolds(rule.lastContact, newest(parts(one).flatMap(({ contacts }) => contacts))),
  ];
  return checks.every((check) => check !== false);
}

type Line = Somebody['purchases'][number]['lines'][number];
const isSold = ({ isReturn, quantity, returned }: Line) => !isReturn && quantity > returned;
const newest = (times: Date[]): Date | undefined => times.toSorted((a, b) => b.getTime() - a.getTime())[0];
const parts = (one: Somebody): Somebody[] => [one, ...crowd.filter((x) => x.mergedIntoId === one.id).flatMap(parts)];
const isWithin = (figure: number, { atLeast = 0, atMost = Number.MAX_SAFE_INTEGER }) => figure >= atLeast && figure <= atMost;

function tierOf({ lots }: Somebody): string {
  const qualifying = lots.filter(({ earnedAt }) => earnedAt >= context.tierSince).reduce((sum, lot) => sum + lot.qualifying, 0);
  return TIERS.findLast(({ from }) => from <= qualifying)!.code;
}

function spendable({ lots, owed }: Somebody): number {
  const free = lots.filter(({ availableAt, expiresAt }) => availableAt && availableAt <= now && (!expiresAt || expiresAt > now));
  return Math.max(0, free.reduce((sum, { remaining }) => sum + remaining, 0) - owed);
}

function saidYes(one: Somebody, purpose: string): boolean {
  const own = new Set(one.identities.map(({ id }) => id));
  const words = crowd.flatMap((x) =>
    x.consents.filter((word) => (word.identityId ? own.has(word.identityId) : parts(one).includes(x))),
  );
  const about = words.filter((word) => word.purpose === purpose);
  const last = newest(about.map(({ at }) => at))?.getTime();
  const newestWords = about.filter(({ at }) => at.getTime() === last);
  return newestWords.length > 0 && newestWords.every(({ given }) => given);
}

type When = { withinDays?: number; moreThanDaysAgo?: number; onOrAfter?: string; before?: string; never?: true };

function lastHolds(when: When, at: Date | undefined): boolean {
  if (when.never) return !at;
  return at !== undefined && whenHolds(when, at);
}

function whenHolds({ withinDays, moreThanDaysAgo, onOrAfter, before }: When, at: Date): boolean {
  const agoDays = (now.getTime() - at.getTime()) / DAY_MS;
  if (withinDays !== undefined && agoDays >= withinDays) return false;
  if (moreThanDaysAgo !== undefined && agoDays < moreThanDaysAgo) return false;
  if (onOrAfter !== undefined && at < startOfDay(onOrAfter, 'Europe/Oslo')) return false;
  return before === undefined || at < startOfDay(before, 'Europe/Oslo');
}

function countHolds(wanted: NonNullable<SegmentRule['purchases']>, one: Somebody): boolean {
  const isWanted = (product: string) =>
    !wanted.products ||
    wanted.products.some((code) => (code.endsWith('*') ? product.startsWith(code.slice(0, -1)) : product === code));
  const such = one.purchases.filter(
    ({ at, shop, lines }) =>
      whenHolds(wanted, at) &&
      (!wanted.shop || wanted.shop.includes(shop)) &&
      lines.some((line) => isSold(line) && isWanted(line.product)),
  );
  return isWithin(such.length, wanted);
}

// ---------------------------------------------------------------------------------------------------------- any rule at all

const few = <T extends string>(words: readonly T[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 2 });
const days = fc.integer({ min: 1, max: 90 });
const day = fc.integer({ min: 0, max: 80 }).map((ago) => new Date(now.getTime() - ago * DAY_MS).toISOString().slice(0, 10));
const when = fc.oneof(
  fc.record({ withinDays: days }),
  fc.record({ moreThanDaysAgo: days }),
  fc.record({ onOrAfter: day, before: day }),
);
const last: fc.Arbitrary<When> = fc.oneof(when, fc.constant({ never: true as const }));
const bounds = (max: number) =>
  fc.oneof(
    fc.record({ atLeast: fc.integer({ min: 0, max }) }),
    fc.record({ atMost: fc.integer({ min: 0, max }) }),
    fc.record({ atLeast: fc.integer({ min: 0, max }), atMost: fc.integer({ min: 0, max }) }),
  );
const leaf: fc.Arbitrary<SegmentRule> = fc.oneof(
  fc.record({ tier: few(['member', 'silver', 'gold', 'platinum']) }),
  fc.record({ language: few(LANGUAGES) }),
  fc.record({ channel: few(CHANNELS) }),
  fc.record({ shop: few(SHOPS) }),
  fc.record({ lastPurchase: last }),
  fc
    .tuple(
      fc.record({ products: few([...PRODUCTS, 'COFFEE*', 'T*', 'T%*', '*']), shop: few(SHOPS) }, { requiredKeys: [] }),
      fc.oneof(when, fc.constant({})),
      bounds(3),
    )
    .map(([about, time, count]) => ({ purchases: { ...about, ...time, ...count } })),
  fc.record({ points: bounds(1_500) }),
  fc.record({ consent: few(PURPOSES) }),
  fc.record({ lastContact: last }),
);
const { rule: anyRule } = fc.letrec<{ rule: SegmentRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
    fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));

describe('a segment', () => {
  it('selects exactly those of whom its rule is true', async () => {
    await fc.assert(
      fc.asyncProperty(anyRule, async (rule) => {
        expect(segmentRule.parse(rule)).toEqual(rule);
        expect(await selected(rule)).toEqual(chosenBy(rule));
      }),
      { numRuns: 250, seed: 4 },
    );
  });

  it('says of one member what it says of all', async () => {
    await fc.assert(
      fc.asyncProperty(anyRule, fc.constantFrom(...crowd), async (rule, one) => {
        const matches = await database.current.transaction((tx) => matchesSegment(tx, one.id, rule, context));
        expect(matches).toBe(!one.mergedIntoId && holds(rule, one));
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('has those whose case is open, filed as a member, as one who became part of them, or by an account', async () => {
    const { pool } = database.current;
    const { conversationId, identityId: strangers } = await addPerson(database.current, now);
    // Some of each: cases of memberships, merged ones included, and of accounts; open, and put right.
    for (const [i, one] of crowd.slice(0, 60).entries()) {
      const byAccount = i % 3 === 0;
      await pool.query(
        `insert into complaint (id, member_id, identity_id, conversation_id, language, category, words, team, programme_version, idempotency_key, filed_at,
            first_response_due_at, state, resolved_at)
          values ($1::uuid, $2, $3, $4, 'en', 'other', 'broken', 'care', 1, $1::text, $5, $5, $6::complaint_state, case when $6 = 'resolved' then $5::timestamptz end)`,
        [
          newId(),
          byAccount ? null : one.id,
          (byAccount && one.identities[0]?.id) || strangers,
          conversationId,
          now,
          ['open', 'settling', 'resolved'][(i % 7) % 3],
        ],
      );
    }
    const { rows } = await pool.query<{ id: string }>(
      'select id from member where merged_into_id is null and open_complaint(id) is not null order by id',
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(await selected({ openComplaint: true })).toEqual(rows.map(({ id }) => id));
    expect(await selected({ any: [{ openComplaint: true }, { openComplaint: false }] })).toEqual(await selected({}));
  });

  it('may be everybody or nobody, without those who became part of somebody else', async () => {
    const everybody = crowd.filter(({ mergedIntoId }) => !mergedIntoId).length;
    expect(everybody).toBeLessThan(crowd.length);
    expect(await selected({})).toHaveLength(everybody);
    expect(await selected({ all: [] })).toHaveLength(everybody);
    expect(await selected({ any: [] })).toEqual([]);
    expect(await selected({ not: {} })).toEqual([]);
    expect(await selected({ tier: ['platinum'] })).toEqual([]);
  });

  it('takes what the rule says as data', async () => {
    const hostile = "x'; drop table member; --";
    expect(
      await selected({ shop: [hostile], language: [hostile], purchases: { products: [`${hostile}*`], atLeast: 1 } }),
    ).toEqual([]);
    expect(await selected({ consent: [hostile], not: { channel: [hostile] } })).toEqual([]);
  });
});

describe('a rule from outside', () => {
  const problem = (rule: unknown) =>
    segmentRule.safeParse(rule).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it.each([
    [{ tear: ['gold'] }, /tear/],
    [{ not: { points: {} } }, /not\.points: says how many/],
    [{ all: [{ lastPurchase: {} }] }, /all\.0\.lastPurchase: says when/],
    [{ lastContact: { never: true, withinDays: 3 } }, /"never" stands alone/],
    [{ purchases: { products: ['CUP'] } }, /purchases: says how many/],
    [{ lastPurchase: { before: 'yesterday' } }, /is a day such as/],
    [{ language: [] }, /language/],
    [{ purchases: { products: ['CUP\u0000'], atLeast: 1 } }, /purchases\.products\.0: has signs that no code has/],
    [
      { all: Array.from({ length: 50 }, () => ({ language: ['nb'], channel: ['web'], shop: ['OSL'] })) },
      /more than 100 conditions/,
    ],
    ['everybody', /expected object/],
  ])('is refused with the place of what is wrong: %#', (rule, expected) => {
    expect(problem(rule)?.join('\n')).toMatch(expected);
  });

  it('is refused when it goes too deep, however deep', () => {
    const deep = (levels: number): SegmentRule => (levels === 0 ? { points: { atLeast: 1 } } : { not: deep(levels - 1) });
    expect(segmentRule.safeParse(deep(8)).success).toBe(true);
    expect(problem(deep(5_000))?.join()).toMatch(/deeper than/);
  });

  it('is told which of its words mean nothing here', () => {
    const known = { tiers: ['gold'], languages: ['nb'], purposes: ['offers'], shops: ['OSL'] };
    const rule: SegmentRule = {
      tier: ['gold', 'platin'],
      any: [{ not: { shop: ['oslo'] } }, { consent: ['offer'] }],
      language: ['nb'],
    };
    expect(unknownWords(rule, known)).toEqual(['tier: platin', 'shop: oslo', 'consent: offer']);
  });
});
