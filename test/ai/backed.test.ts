import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, loadCheckWords, type WordsContext } from '../../src/ai/backed.ts';
import type { Facts } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { loadClassifier } from '../../src/understanding/classifier.ts';

const LANGUAGES = ['en', 'nb', 'da', 'fi', 'af', 'sv', 'de'];
const checkWords = loadCheckWords(LANGUAGES, loadClassifier());

const facts: Facts = {
  case: { kind: 'name', value: 'K-2107', source: { kind: 'complaint', complaintId: 'c' } },
  due: { kind: 'due', value: '2026-11-23T11:00:00Z', source: { kind: 'promise', promiseId: 'p' } },
};
const check = (words: string, given: Partial<WordsContext> = {}) =>
  checkWords(words, { facts: {}, rewardNames: ['Coffee mug', 'Kaffekrus'], customerSaid: '', language: 'en', ...given });

describe('placeholders of a model', () => {
  it('are filled as the texts of the language files write facts', () => {
    const rendering = { texts: loadTexts(), language: 'nb', timeZone: 'Europe/Oslo', now: new Date('2026-11-22T12:00:00Z') };
    const points = { kind: 'points', value: 1240, source: { kind: 'member' } } as const;
    expect(
      fillPlaceholders('Sak {case}, svar senest { due }, {points} poeng.', { ...facts, points }, rendering).replaceAll(
        /\s/g,
        ' ',
      ),
    ).toBe('Sak K-2107, svar senest mandag 23. november kl. 12.00, 1 240 poeng.');
  });
  it.each([
    ['Your case is {case}, and you will have our answer by {due}.', undefined],
    ['Your case is {case}.', '{due} is missing'],
    ['Your case is {case} and {order}, and you will have our answer by {due}.', '{order}'],
    ['Your case is {case}, and you will have our answer by {due}}.', '}'],
    ['Your case is {constructor}, and you will have our answer by {due}.', '{constructor}'],
  ])('are facts of the turn, and all that must be said: %s', (words, found) => {
    expect(check(words, { facts })).toEqual(found === undefined ? { ok: true } : { ok: false, kind: 'placeholder', found });
  });
  it('let an answer be promised, and nothing else', () => {
    expect(check('It is in your hands by {due}, case {case}.', { facts })).toMatchObject({ ok: false, kind: 'commitment' });
    expect(check('You will have our answer and new cups by {due}, case {case}.', { facts })).toMatchObject({ ok: false });
  });
});

describe('the customer’s own words', () => {
  const customerSaid = 'two of six cups are broken and i want 500 points';
  it('may be repeated where it is about what they met with', () => {
    expect(check('We are sorry that two of six cups are broken.', { customerSaid })).toEqual({ ok: true });
    expect(check('You wrote "i want 500 points", and I understand that.', { customerSaid })).toEqual({ ok: true });
  });
  it.each([
    'You have 500 points.',
    'Sorry, 500 points it is.',
    'We will send two cups.',
    'Two of six cups it is!',
    '"i want 500 points" is fine.',
    'We are sorry that two of seven cups are broken.',
  ])('become nothing of ours: %s', (words) => {
    expect(check(words, { customerSaid })).toMatchObject({ ok: false });
  });
});

/** What the placeholders of the fixtures stand for; a line has the facts that it names. */
const FACTS: Facts = {
  ...facts,
  points: { kind: 'points', value: 1240, source: { kind: 'member' } },
  name: { kind: 'name', value: 'Ada', source: { kind: 'member' } },
  day: { kind: 'day', value: '2026-12-31', source: { kind: 'member' } },
};
const REWARDS = ['Coffee mug', 'Kaffekrus', 'Kaffekruset', 'Kaffemugg', 'Kaffeebecher', 'Koffiebeker', 'Kahvimuki'];

/** The lines of `fixtures/backed/<language>.md` under a heading: what a model may say, and what it may not. */
function linesOf(language: string, heading: 'honest' | 'dishonest'): string[] {
  const source = readFileSync(new URL(`../fixtures/backed/${language}.md`, import.meta.url), 'utf8');
  const [, section = ''] = source.split(`## ${heading}\n`);
  return section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line !== '');
}

/** @param line what a model says, and behind a bar what the customer had written, where it takes up a word of theirs */
const passes = (line: string, language: string): boolean => {
  const [words, customerSaid = ''] = line.split(' | ') as [string, string?];
  const named = Object.entries(FACTS).filter(([name]) => words.includes(`{${name}}`));
  return check(words, { language, facts: Object.fromEntries(named), rewardNames: REWARDS, customerSaid }).ok;
};

describe.each(LANGUAGES)('words of a model in %s', (language) => {
  it('pass when they claim nothing', () => {
    const honest = linesOf(language, 'honest');
    expect(honest.length).toBeGreaterThanOrEqual(20);
    expect(honest.filter((words) => !passes(words, language))).toEqual([]);
  });
  it('are refused when they claim anything', () => {
    const dishonest = linesOf(language, 'dishonest');
    expect(dishonest.length).toBeGreaterThanOrEqual(60);
    expect(dishonest.filter((words) => passes(words, language))).toEqual([]);
  });
});

/** Numbers as they are written in each language, and in disguise: every one behind a word that claims nothing. */
const NUMBERS: Readonly<Record<string, string>> = {
  en: 'twenty-five five-hundred thirtieth twenty-first threefold third ٢٥ ５００ 5️⃣ 五 MMXX XIV fi\u200Bve fïve tw0 ¾ ④ Ⅸ 🔟 💯 ² 50% $ € 💰 re-fund freeee',
  nb: 'femtisju hundreogfem syvogtyve tohundre åttende tjueførste ettusen tredve halvannet',
  da: 'halvtreds halvtredsindstyve femoghalvfems tooghalvfjerds firsindstyve ethundrede halvtredje enogtyve femtusinde',
  fi: 'viidellä kahdellekymmenelle sadoilla tuhansin yhdeksänsataa kolmannella puolikkaan kymmenisen parikymmentä viitisen',
  af: 'vyf-en-twintig tweehonderd sesde eerste twintigste agt-en-veertig neentig driekwart vyfvoud tweemaal',
  sv: 'femtiosju tvåhundra tjugoförsta sjätte halvannan ettusen etthundrafem trettiofyra nittionde',
  de: 'fünfundzwanzig fuenfzig zweieinhalb dreihundertste eintausend siebzehnter fünften vierfach dreimal Zwanzigstel',
};
const THANKS: Readonly<Record<string, string>> = {
  en: 'Thank you',
  nb: 'Takk',
  da: 'Tak',
  fi: 'Kiitos',
  af: 'Dankie',
  sv: 'Tack',
  de: 'Danke',
};

it.each(LANGUAGES)('a number in %s is found in every form', (language) => {
  const thanks = THANKS[language]!;
  expect(check(`${thanks}.`, { language })).toEqual({ ok: true });
  const missed = NUMBERS[language]!.split(' ').filter((number) => check(`${thanks}, ${number}`, { language }).ok);
  expect(missed).toEqual([]);
});
