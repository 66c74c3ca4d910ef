import { describe, expect, it } from 'vitest';
import { renderLabel, renderLines } from '../../src/chat/render.ts';
import { choice, continued, type Fact, line } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { withPlainSpaces } from '../helpers/people.ts';

const texts = loadTexts(LANGUAGES);
const source = { kind: 'member' } as const;
/** Sunday 22 November 2026, 14:05 in Oslo. */
const SUNDAY = new Date('2026-11-22T13:05:00Z');

const render = (language: string, lines: Parameters<typeof renderLines>[0], now = SUNDAY) =>
  withPlainSpaces(renderLines(lines, { texts, language, timeZone: 'Europe/Oslo', now }));
const points = (value: number): Fact => ({ kind: 'points', value, source });
const instant = (value: string): Fact => ({ kind: 'instant', value, source });
const day = (value: string): Fact => ({ kind: 'day', value, source });

/** "Purchases counted until …", which states an instant. */
const counted = (language: string, until: string, now?: Date) =>
  render(language, [line('why-counted', { countedUntil: instant(until) })], now);
/** "… expire on …", which states a day. */
const expiry = (language: string, on: string, now?: Date) =>
  render(language, [line('balance-expiry', { points: points(300), expiresOn: day(on) })], now);

describe('an instant', () => {
  it.each([
    ['today', '2026-11-22T05:00:00Z', /until today at 06:00\.$/],
    ['from its first', '2026-11-21T23:00:00Z', /until today at 00:00\.$/],
    ['yesterday', '2026-11-21T22:59:00Z', /until yesterday at 23:59\.$/],
    ['tomorrow', '2026-11-23T08:00:00Z', /until tomorrow at 09:00\.$/],
    ['another day', '2026-11-20T05:00:00Z', /until 20 November at 06:00\.$/],
    ['another year', '2025-12-31T22:00:00Z', /until 31 December 2025 at 23:00\.$/],
  ])("is told by the programme's clock: %s", (_which, until, expected) => {
    expect(counted('en', until)).toMatch(expected);
  });

  it.each([
    ['nb', /i går kl\. 06\.00/],
    ['da', /i går kl\. 6\.00/],
    ['sv', /i går kl\. 06\.00/],
    ['fi', /eilen klo 6/],
    ['de', /gestern um 06:00 Uhr/],
    ['af', /gister om 06:00/],
    ['en', /yesterday at 06:00/],
  ])('is told as people say it in %s', (language, expected) => {
    expect(counted(language, '2026-11-21T05:00:00Z')).toMatch(expected);
  });

  it('is yesterday across the night in which the clocks change', () => {
    // 29 March 2026, 00:30 in Oslo; the day before lasted 24 hours, this one lasts 23.
    expect(counted('en', '2026-03-28T22:30:00Z', new Date('2026-03-28T23:30:00Z'))).toMatch(/yesterday at 23:30/);
    // 26 October 2026, 00:30: the day before lasted 25 hours.
    expect(counted('en', '2026-10-24T22:30:00Z', new Date('2026-10-25T23:30:00Z'))).toMatch(/yesterday at 00:30/);
    expect(counted('en', '2026-10-25T01:30:00Z', new Date('2026-10-25T11:00:00Z'))).toMatch(/today at 02:30/);
  });
});

describe('the time of a promise', () => {
  const due = (language: string, value: string) =>
    render(language, [line('why-counted', { countedUntil: { kind: 'due', value, source } })]);

  it.each([
    ['en', /Monday 23 November, 16:00/],
    ['nb', /mandag 23\. november kl\. 16\.00/],
    ['da', /mandag den 23\. november kl\. 16\.00/],
    ['sv', /måndag den 23 november kl\. 16\.00/],
    ['fi', /maanantaina 23\.11\. klo 16/],
    ['de', /Montag, den 23\. November, 16:00 Uhr/],
    ['af', /Maandag 23 November 16:00/],
  ])('has weekday, date and clock in %s', (language, expected) => {
    expect(due(language, '2026-11-23T15:00:00Z')).toMatch(expected);
  });

  it('may be today', () => {
    expect(due('en', '2026-11-22T15:00:00Z')).toMatch(/today, 16:00/);
  });
});

describe('a day', () => {
  it('is told with its year where that is not the current one', () => {
    expect(expiry('en', '2026-12-31')).toBe('300 expire on 31 December.');
    expect(expiry('en', '2027-12-31')).toBe('300 expire on 31 December 2027.');
    expect(expiry('nb', '2027-12-31')).toBe('300 poeng utløper 31. desember 2027.');
  });

  it("takes the year of the programme's zone: after midnight in Oslo it is the new one", () => {
    expect(expiry('en', '2027-01-31', new Date('2026-12-31T23:30:00Z'))).toBe('300 expire on 31 January.');
  });
});

describe('a number', () => {
  it.each([
    ['en', 'You have 1 point to spend.', 'You have 1,240 points to spend.'],
    ['nb', 'Du har 1 poeng å bruke.', 'Du har 1 240 poeng å bruke.'],
  ])('agrees with its noun, and is grouped: %s', (language, one, many) => {
    expect(render(language, [line('balance-spendable', { points: points(1) })])).toBe(one);
    expect(render(language, [line('balance-spendable', { points: points(1_240) })])).toBe(many);
  });

  it.each([...LANGUAGES])('is the same figure whatever the language: %s', (language) => {
    for (const value of [0, 1, 2, 999, 1_240, 1_000_000]) {
      const told = render(language, [line('balance-spendable', { points: points(value) })]);
      expect(told.replaceAll(/\D/g, '')).toBe(String(value));
    }
  });

  it('carries a sign where it is a movement', () => {
    const moved = (value: number) =>
      render('nb', [line('entry-expiry', { points: { kind: 'signed_points', value, source }, on: day('2026-10-12') })]);
    expect(moved(420)).toMatch(/^\+420 {2}/);
    expect(moved(-1_300)).toMatch(/^−1 300 {2}/);
  });

  it('of money shows decimals where there are any', () => {
    const spent = (language: string, minor: number, currency = 'NOK') =>
      render(language, [
        line('entry-purchase', {
          points: { kind: 'signed_points', value: 1, source },
          on: day('2026-10-12'),
          shop: { kind: 'name', value: 'Storo', source },
          amount: { kind: 'money', minor, currency, source },
        }),
      ]);
    expect(spent('nb', 420_000)).toContain('4 200 kr');
    expect(spent('nb', 38_950)).toContain('389,50 kr');
    expect(spent('en', 420_000, 'GBP')).toContain('£4,200');
    expect(spent('fi', 1_205, 'EUR')).toContain('12,05 €');
    expect(spent('en', 1_205, 'JPY')).toContain('¥1,205');
  });
});

describe('lines and labels', () => {
  it('are paragraphs, but for those that go on', () => {
    const [a, b, c] = [line('thanks-reply'), continued(line('goodbye-reply')), line('fault')];
    expect(render('en', [a, b, c])).toBe(
      "You're welcome. Goodbye. I'm here whenever you write.\nSomething went wrong on our side. Your message is safe; you needn't send it again.",
    );
    expect(render('en', [])).toBe('');
  });

  it('take a name of the programme in the language, else in English', () => {
    const tier = (value: Record<string, string>) =>
      render('fi', [line('balance-tier-top', { tier: { kind: 'localised', value, source } })]);
    expect(tier({ en: 'Silver', fi: 'Hopea' })).toContain('Hopea');
    expect(tier({ en: 'Silver', nb: 'Sølv' })).toContain('Silver');
  });

  it('are told as they stand, whatever a customer or a shop is called', () => {
    const name = (value: string) => render('en', [line('know-name', { name: { kind: 'name', value, source } })]);
    for (const value of ['{ $points }', '<b>Ada</b>', 'Ada\nEve', '😀', '-term = x']) expect(name(value)).toContain(value);
  });

  it('are faults of ours when a fact is missing', () => {
    expect(() => render('en', [{ key: 'balance-spendable', facts: {} }])).toThrow(/points/);
  });

  it('of buttons are in the language of the message', () => {
    expect(renderLabel(choice('button-why', 'why'), { texts, language: 'nb', timeZone: 'Europe/Oslo', now: SUNDAY })).toBe(
      'Hvorfor?',
    );
  });
});
