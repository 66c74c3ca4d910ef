import { startOfDay } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';
import type { Tx } from '../store/database.ts';
import { consentOf, hasOpenCase, lastContactOf } from './person-sql.ts';
import type { LastTime, PurchaseCount, SegmentRule } from './segment-rule.ts';

/** What a rule is read against: the programme as it is, and the instant that its days count back from. */
export type SegmentContext = {
  now: Date;
  timeZone: string;
  /** From the lowest level to the highest, as the programme has them. */
  tiers: readonly { code: string; from: number }[];
  /** The first instant whose purchases count towards a tier (`tierSince` of loyalty). */
  tierSince: Date;
};

/** One statement that gives the ids of members, and its parameters. */
export type CompiledSegment = { sql: string; values: unknown[] };

/**
 * A segment's rule as one SQL query over members, of whom those that became part of another membership are left out. Everything
 * that the rule says goes in as a parameter. The preview, the plan of a campaign and the question about one member are this query.
 */
export function compileSegment(rule: SegmentRule, context: SegmentContext): CompiledSegment {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string): string => {
    values.push(value instanceof Date ? value.toISOString() : value);
    return `$${values.length}::${type}`;
  };
  const condition = conditionOf(rule, { ...context, bind });
  return { sql: `select m.id from member m where m.merged_into_id is null and m.erased_at is null and ${condition}`, values };
}

/** Whether a rule holds for one member. Nobody who became part of another membership is in any segment. */
export async function matchesSegment(tx: Tx, memberId: string, rule: SegmentRule, context: SegmentContext): Promise<boolean> {
  const { sql, values } = compileSegment(rule, context);
  const rows = await tx.$queryRawUnsafe<unknown[]>(`${sql} and m.id = $${values.length + 1}::uuid`, ...values, memberId);
  return rows.length > 0;
}

type Compiler = SegmentContext & { bind(value: unknown, type: string): string };

function conditionOf(rule: SegmentRule, compiler: Compiler): string {
  const { bind, now } = compiler;
  const parts: string[] = [];
  if (rule.all) parts.push(...rule.all.map((inner) => conditionOf(inner, compiler)));
  if (rule.any) parts.push(either(rule.any.map((inner) => conditionOf(inner, compiler))));
  if (rule.not) parts.push(`not ${conditionOf(rule.not, compiler)}`);
  if (rule.tier) parts.push(tierCondition(rule.tier, compiler));
  if (rule.language) parts.push(languageCondition(bind(rule.language, 'text[]')));
  if (rule.channel)
    parts.push(`exists (select from identity i where i.member_id = m.id and i.channel = any(${bind(rule.channel, 'text[]')}))`);
  if (rule.shop)
    parts.push(`exists (select from purchase p join shop s on s.id = p.shop_id
      where p.member_id = m.id and s.code = any(${bind(rule.shop, 'text[]')}) and ${hasSale()})`);
  if (rule.lastPurchase) parts.push(lastTimeCondition(LAST_PURCHASE, rule.lastPurchase, compiler));
  if (rule.purchases) parts.push(purchaseCondition(rule.purchases, compiler));
  if (rule.points) parts.push(within(spendablePoints(bind(now, 'timestamptz')), rule.points, bind));
  if (rule.openComplaint !== undefined) parts.push(`(${hasOpenCase('m.id')}) = ${bind(rule.openComplaint, 'boolean')}`);
  if (rule.consent) parts.push(...rule.consent.map((purpose) => consentOf('m.id', bind(purpose, 'text'))));
  if (rule.lastContact) parts.push(lastTimeCondition(lastContactOf('m.id'), rule.lastContact, compiler));
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

const either = (parts: readonly string[]): string => (parts.length === 0 ? 'false' : `(${parts.join(' or ')})`);

/** As the member chose it; of who never did, as we speak in one of their chats. */
const languageCondition = (
  languages: string,
): string => `(case when m.language is not null then m.language = any(${languages}) else exists (
  select from identity i join conversation c on c.identity_id = i.id
  where i.member_id = m.id and c.audience = 'private' and c.language = any(${languages})) end)`;

function tierCondition(codes: readonly string[], { tiers, tierSince, bind }: Compiler): string {
  // A parameter that no condition uses would be refused.
  if (!tiers.some(({ code }) => codes.includes(code))) return 'false';
  const qualifying = `(select coalesce(sum(l.qualifying), 0) from lot l
    where l.member_id = m.id and l.earned_at >= ${bind(tierSince, 'timestamptz')})`;
  const levels = tiers.flatMap(({ code, from }, i) => {
    if (!codes.includes(code)) return [];
    const next = tiers[i + 1];
    // Whoever is below the lowest level is on it all the same, as `tierAt` of loyalty has it.
    return within(qualifying, { atLeast: i === 0 ? 0 : from, atMost: next && next.from - 1 }, bind);
  });
  return either(levels);
}

/** What "points" means in every answer (`member_facts`): available, not expired, not owed, not set aside. */
const spendablePoints = (now: string): string => `greatest(
  coalesce((select sum(l.remaining) from lot l
    where l.member_id = m.id and l.available_at <= ${now} and (l.expires_at is null or l.expires_at > ${now})), 0)
  - coalesce((select mp.owed + case when mp.reserved > 0 then reserved_points(m.id, ${now}) else 0 end
    from member_points mp where mp.member_id = m.id), 0), 0)`;

/** The figure stands in the condition once, since it may be dear. */
function within(figure: string, { atLeast, atMost }: { atLeast?: number; atMost?: number }, bind: Compiler['bind']): string {
  if (atMost === undefined) return `${figure} >= ${bind(atLeast ?? 0, 'bigint')}`;
  return `${figure} between ${bind(atLeast ?? 0, 'bigint')} and ${bind(atMost, 'bigint')}`;
}

/** A receipt of returns alone is no purchase, nor is one whose every line was given back. `more` narrows the lines. */
const hasSale = (more = ''): string => `exists (select from purchase_line l where l.purchase_id = p.id and l.kind <> 'return'
  and l.quantity > coalesce((select sum(r.quantity) from line_return r where r.sale_purchase_id = l.purchase_id and r.sale_line = l.line), 0)${more})`;

const LAST_PURCHASE = `(select max(p.purchased_at) from purchase p where p.member_id = m.id and ${hasSale()})`;

function lastTimeCondition(last: string, { never, ...when }: LastTime, compiler: Compiler): string {
  if (never) return `${last} is null`;
  return `exists (select from (select ${last} as at) last where ${timeConditions('last.at', when, compiler).join(' and ')})`;
}

type When = { withinDays?: number; moreThanDaysAgo?: number; onOrAfter?: string; before?: string };

function timeConditions(at: string, when: When, { bind, now, timeZone }: Compiler): string[] {
  const daysAgo = (days: number) => bind(new Date(now.getTime() - days * DAY_MS), 'timestamptz');
  const begin = (day: string) => bind(startOfDay(day, timeZone), 'timestamptz');
  return [
    ...(when.withinDays === undefined ? [] : [`${at} > ${daysAgo(when.withinDays)}`]),
    ...(when.moreThanDaysAgo === undefined ? [] : [`${at} <= ${daysAgo(when.moreThanDaysAgo)}`]),
    ...(when.onOrAfter === undefined ? [] : [`${at} >= ${begin(when.onOrAfter)}`]),
    ...(when.before === undefined ? [] : [`${at} < ${begin(when.before)}`]),
  ];
}

function purchaseCondition({ products, shop, atLeast, atMost, ...when }: PurchaseCount, compiler: Compiler): string {
  const { bind } = compiler;
  const wanted = products ? ` and l.product_code like any(${bind(products.map(toPattern), 'text[]')})` : '';
  const where = [
    'p.member_id = m.id',
    ...timeConditions('p.purchased_at', when, compiler),
    ...(shop ? [`p.shop_id in (select s.id from shop s where s.code = any(${bind(shop, 'text[]')}))`] : []),
    hasSale(wanted),
  ];
  return within(`(select count(*) from purchase p where ${where.join(' and ')})`, { atLeast, atMost }, bind);
}

/** "COFFEE*" as LIKE has it; what LIKE would read as a sign of its own is meant as it stands. */
function toPattern(product: string): string {
  const plain = product.replace(/\*$/, '').replaceAll(/[\\%_]/g, '\\$&');
  return product.endsWith('*') ? `${plain}%` : plain;
}
