import { isDeepStrictEqual } from 'node:util';
import { type LastTime, type PurchaseCount, type SegmentRule, segmentRule } from '../../outreach/index.ts';
import { isDay, readNumber } from './fields.ts';

// The rule of a segment as the fields of a form, there and back. The form knows conditions that all hold; what is nested deeper is
// written in a file.

/** How many conditions about purchases the form has room for. */
export const PURCHASE_ROWS = 3;

/** Fields in which several may be ticked, and the condition that each is. */
export const TICKED = ['tier', 'language', 'channel', 'shop', 'consent'] as const satisfies readonly (keyof SegmentRule)[];

/** What may be ticked in each. */
export type Choices = Readonly<Record<(typeof TICKED)[number], readonly string[]>>;

export type FieldProblem =
  | { code: 'not_a_number'; field: string }
  | { code: 'not_a_day'; field: string }
  /** It says of purchases which, and not how many. */
  | { code: 'how_many'; field: string }
  | { code: 'never_alone'; field: string }
  /** It fits no rule for another reason. */
  | { code: 'no_rule' };

/** The rule that a filled-in form means, or everything that is wrong in it. */
export function readRule(form: URLSearchParams, choices: Choices): { rule: SegmentRule; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const ticked = TICKED.flatMap((name) => {
    const codes = form.getAll(name).filter((code) => choices[name].includes(code));
    return codes.length > 0 ? [[name, codes] as const] : [];
  });
  const number = (field: string, least: number, whole: boolean): number | undefined => {
    const value = readNumber(form, field);
    if (value === undefined || (value >= least && (!whole || Number.isInteger(value)))) return value;
    problems.push({ code: 'not_a_number', field });
    return undefined;
  };
  const day = (field: string): string | undefined => {
    const value = (form.get(field) ?? '').trim();
    if (value === '' || isDay(value)) return value || undefined;
    problems.push({ code: 'not_a_day', field });
    return undefined;
  };
  const times = (prefix: string): LastTime =>
    present({
      withinDays: number(`${prefix}-within`, 1, true),
      moreThanDaysAgo: number(`${prefix}-longer`, 1, true),
      onOrAfter: day(`${prefix}-from`),
      before: day(`${prefix}-before`),
    });
  const count = (prefix: string) =>
    present({ atLeast: number(`${prefix}-least`, 0, true), atMost: number(`${prefix}-most`, 0, true) });
  const lastTime = (prefix: string): LastTime | undefined => {
    const when = times(prefix);
    const never = form.get(`${prefix}-never`) !== null;
    if (never && Object.keys(when).length > 0) problems.push({ code: 'never_alone', field: prefix });
    if (never) return { never: true };
    return Object.keys(when).length > 0 ? when : undefined;
  };
  const purchases = Array.from({ length: PURCHASE_ROWS }, (_, i): PurchaseCount | undefined => {
    const prefix = `p${i}`;
    const products = (form.get(`${prefix}-products`) ?? '').split(/[\s,;]+/).filter((code) => code !== '');
    const shops = form.getAll(`${prefix}-shop`).filter((code) => choices.shop.includes(code));
    const [when, many] = [times(prefix), count(prefix)];
    const said = { ...(products.length > 0 && { products }), ...(shops.length > 0 && { shop: shops }), ...when };
    if (Object.keys(many).length > 0) return { ...said, ...many };
    if (Object.keys(said).length > 0) problems.push({ code: 'how_many', field: prefix });
    return undefined;
  }).filter((one) => one !== undefined);
  const points = count('points');
  const complaint = form.get('complaint');
  const [only, ...more] = purchases;
  const rule: SegmentRule = {
    ...Object.fromEntries(ticked),
    ...present({ lastPurchase: lastTime('bought'), lastContact: lastTime('contact') }),
    ...(Object.keys(points).length > 0 && { points }),
    ...((complaint === 'yes' || complaint === 'no') && { openComplaint: complaint === 'yes' }),
    ...(only && (more.length === 0 ? { purchases: only } : { all: purchases.map((one) => ({ purchases: one })) })),
  };
  const parsed = segmentRule.safeParse(rule);
  if (problems.length === 0 && !parsed.success) problems.push({ code: 'no_rule' });
  return { rule, problems };
}

/** What is not there is left out, since a rule knows no gaps. */
const present = <Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: NonNullable<Fields[Name]>;
  };

/** The form filled in with a rule; undefined for a rule that the form cannot say. */
export function fieldsOf(rule: SegmentRule, choices: Choices): URLSearchParams | undefined {
  const form = new URLSearchParams();
  for (const name of TICKED) for (const code of rule[name] ?? []) form.append(name, code);
  const put = (field: string, value: string | number | undefined) => value !== undefined && form.set(field, String(value));
  const putTimes = (prefix: string, { withinDays, moreThanDaysAgo, onOrAfter, before }: LastTime) => {
    put(`${prefix}-within`, withinDays);
    put(`${prefix}-longer`, moreThanDaysAgo);
    put(`${prefix}-from`, onOrAfter);
    put(`${prefix}-before`, before);
  };
  for (const [prefix, last] of [['bought', rule.lastPurchase] as const, ['contact', rule.lastContact] as const]) {
    if (!last) continue;
    putTimes(prefix, last);
    if (last.never) form.set(`${prefix}-never`, 'on');
  }
  put('points-least', rule.points?.atLeast);
  put('points-most', rule.points?.atMost);
  if (rule.openComplaint !== undefined) form.set('complaint', rule.openComplaint ? 'yes' : 'no');
  const rows = rule.purchases ? [rule.purchases] : (rule.all ?? []).flatMap(({ purchases }) => purchases ?? []);
  for (const [i, one] of rows.entries()) {
    put(`p${i}-products`, one.products?.join(' '));
    for (const shop of one.shop ?? []) form.append(`p${i}-shop`, shop);
    putTimes(`p${i}`, one);
    put(`p${i}-least`, one.atLeast);
    put(`p${i}-most`, one.atMost);
  }
  // What does not come back as it was would be lost in saving.
  const read = readRule(form, choices);
  return read.problems.length === 0 && isDeepStrictEqual(read.rule, rule) ? form : undefined;
}
