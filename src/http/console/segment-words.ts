import { html } from 'hono/html';
import type { LastTime, SegmentRule } from '../../outreach/index.ts';
import { startOfDay } from '../../shared/calendar.ts';
import type { View } from './call.ts';
import { channelName } from './pages/inbox.ts';
import type { Words } from './words.ts';

// The rule of a segment, in words.

export type RuleSetting = {
  timeZone: string;
  tiers: readonly { code: string; name: Readonly<Record<string, string>> }[];
};

/** Everything that is true of the members of a segment, one line each. */
export function ruleView(words: Words, rule: SegmentRule, setting: RuleSetting): View {
  const rows = rowsOf(words, rule, setting);
  return rows.length === 0 ? html`<p>${words.say('rule-everybody')}</p>` : html`<ul class="rule">${rows}</ul>`;
}

/** Everything in the list holds anyway, so what is put together under "all" is no list of its own. */
function rowsOf(words: Words, rule: SegmentRule, setting: RuleSetting): View[] {
  const { say } = words;
  const { all = [], any, not } = rule;
  return [
    ...conditionLines(words, rule, setting).map((line) => html`<li><bdi>${line}</bdi></li>`),
    ...all.flatMap((inner) => rowsOf(words, inner, setting)),
    ...(any ? [html`<li>${say('rule-any')} ${any.map((inner) => ruleView(words, inner, setting))}</li>`] : []),
    ...(not ? [html`<li>${say('rule-not')} ${ruleView(words, not, setting)}</li>`] : []),
  ];
}

function conditionLines(words: Words, rule: SegmentRule, setting: RuleSetting): string[] {
  const { say } = words;
  const or = (codes: readonly string[]) => listed(words, codes, 'disjunction');
  const { tier, language, channel, shop, lastPurchase, purchases, points, openComplaint, consent, lastContact } = rule;
  const lines: string[] = [];
  if (tier) lines.push(say('rule-tier', { list: or(tier.map((code) => tierName(words, code, setting))) }));
  if (language) lines.push(say('rule-language', { list: or(language.map(words.languageName)) }));
  if (channel) lines.push(say('rule-channel', { list: or(channel.map((code) => channelName(words, code))) }));
  if (shop) lines.push(say('rule-shop', { list: or(shop) }));
  if (lastPurchase) lines.push(say('rule-last-purchase', { when: whenWords(words, lastPurchase, setting) }));
  if (purchases) {
    const { products, shop: shops, atLeast, atMost, ...when } = purchases;
    const told = [
      countWords(words, { atLeast, atMost }),
      products ? say('rule-of-products', { list: or(products) }) : '',
      shops ? say('rule-in-shop', { list: or(shops) }) : '',
      whenWords(words, when, setting),
    ];
    lines.push(say('rule-purchases', { what: told.filter((part) => part !== '').join(', ') }));
  }
  if (points) lines.push(say('rule-points', { count: countWords(words, points) }));
  if (openComplaint !== undefined) lines.push(say(openComplaint ? 'rule-complaint-open' : 'rule-complaint-none'));
  if (consent)
    lines.push(
      say('rule-consent', {
        list: listed(
          words,
          consent.map((purpose) => purposeName(words, purpose)),
        ),
      }),
    );
  if (lastContact) lines.push(say('rule-last-contact', { when: whenWords(words, lastContact, setting) }));
  return lines;
}

/** "a, b and c", or "a, b or c", as in British English. */
export const listed = (
  { language }: Words,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type }).format(items);

export const tierName = (words: Words, code: string, { tiers }: RuleSetting): string => {
  const tier = tiers.find((one) => one.code === code);
  return tier ? words.localised(tier.name) : code;
};

export function purposeName({ say }: Words, purpose: string): string {
  if (purpose === 'offers') return say('purpose-offers');
  return purpose === 'surveys' ? say('purpose-surveys') : purpose;
}

function whenWords(
  words: Words,
  { withinDays, moreThanDaysAgo, onOrAfter, before, never }: LastTime,
  setting: RuleSetting,
): string {
  const { say } = words;
  // A part of a day is told as the number it is.
  const days = (value: number) =>
    Number.isInteger(value) ? { whole: value } : new Intl.NumberFormat(words.language).format(value);
  const day = (value: string) => words.day(startOfDay(value, setting.timeZone));
  const parts = [
    ...(never ? [say('when-never')] : []),
    ...(withinDays === undefined ? [] : [say('when-within', { days: days(withinDays) })]),
    ...(moreThanDaysAgo === undefined ? [] : [say('when-longer', { days: days(moreThanDaysAgo) })]),
    ...(onOrAfter === undefined ? [] : [say('when-from', { day: day(onOrAfter) })]),
    ...(before === undefined ? [] : [say('when-before', { day: day(before) })]),
  ];
  return parts.join(', ');
}

function countWords({ say }: Words, { atLeast, atMost }: { atLeast?: number | undefined; atMost?: number | undefined }): string {
  if (atMost === 0 && !atLeast) return say('count-none');
  if (atLeast !== undefined && atLeast === atMost) return say('count-exactly', { count: { whole: atLeast } });
  const parts = [
    ...(atLeast === undefined ? [] : [say('count-least', { count: { whole: atLeast } })]),
    ...(atMost === undefined ? [] : [say('count-most', { count: { whole: atMost } })]),
  ];
  return parts.join(', ');
}
