import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadClassifier } from '../../src/understanding/classifier.ts';
import { loadDangers } from '../../src/understanding/dangers.ts';
import { readAlarms } from '../../src/understanding/examples.ts';
import { readLessons } from '../../src/understanding/lessons.ts';
import { DANGERS, loadFindDangers } from '../../src/understanding/urgency.ts';

const classifier = loadClassifier();
const hearDanger = loadDangers(LANGUAGES, classifier);
const findDangers = loadFindDangers(LANGUAGES);

describe('what danger is learnt from', () => {
  it('is at least fifteen lines for each kind in each language, and forty that are harmless', () => {
    const alarms = readAlarms();
    for (const language of LANGUAGES)
      for (const kind of [...DANGERS, 'none'] as const) {
        const count = alarms.filter((line) => line.language === language && line.alarm === kind).length;
        expect(count, `${language}, ${kind}`).toBeGreaterThanOrEqual(kind === 'none' ? 40 : 15);
      }
  });
});

describe('danger that a pattern shows', () => {
  const folder = 'test/fixtures/urgency';

  it('is doubted in few lines that nobody learnt from', () => {
    const danger = LANGUAGES.flatMap((language) =>
      Object.values<string[]>(parse(readFileSync(`${folder}/${language}.yaml`, 'utf8')).danger).flat(),
    );
    const doubted = danger.filter((text) => !hearDanger(text));
    expect(doubted.length / danger.length, doubted.join('\n')).toBeLessThan(0.004);
  });

  it.each([
    'the spicy noodles nearly killed me haha loved them',
    'that spicy ramen nearly killed me haha',
    'die prys het my geskok, so goedkoop!',
    'se kastike oli tulista suu palo vieläkin haha hyvää oli',
    'do you have smoke flavour bbq sauce',
  ])('is not heard where all else speaks against it: %s', (text) => {
    expect(hearDanger(text)).toBeUndefined();
  });

  it('is believed whatever stands beside it, where it is certain or nothing else is said', () => {
    const hear = loadDangers(LANGUAGES, { danger: () => 0, dangers: () => [] });
    expect(hear('had an allergic reaction haha loved it')?.kinds).toEqual(['health']);
    expect(hear('gas leak')?.kinds).toEqual(['fire']);
    expect(hear('that sauce nearly killed my taste')).toBeUndefined();
  });
});

describe('danger that no pattern shows', () => {
  it.each([
    ['your man at the door only lets in white folks', 'discrimination'],
    ['my former flatmate shops with my login', 'fraud'],
    ['i have sorted my papers so mum wont have trouble after im gone', 'self_harm'],
    ['jeres høje hæle knækkede på trappen, har revet ledbåndet over', 'injury'],
    ['the trampoline net gave and he flew into the wall', 'injury'],
  ])('is heard, and said to be only learnt: %s', (text, kind) => {
    expect(findDangers(text)).toEqual([]);
    expect(hearDanger(text)).toMatchObject({ kinds: [kind], isLearnt: true });
  });

  it('is answered by what is likely of its kind: one, a life at stake, or neither', () => {
    const hear = (shares: Record<string, number>) =>
      loadDangers(LANGUAGES, {
        danger: () => 0.9,
        dangers: () =>
          DANGERS.map((label) => ({ label, probability: shares[label] ?? 0 })).toSorted((a, b) => b.probability - a.probability),
      })('what no pattern shows')?.first;
    expect(hear({ fire: 0.7, injury: 0.3 })).toBe('fire');
    expect(hear({ fire: 0.4, injury: 0.3, fraud: 0.3 })).toBe('unclear_life');
    expect(hear({ fraud: 0.5, privacy: 0.4, fire: 0.1 })).toBe('unclear');
  });

  it('is heard in lines that were never learnt, and seldom in what only sounds like it', () => {
    type Lines = { danger: Record<string, string[]>; harmless: string[] };
    const sets: Record<string, Record<string, Lines>> = parse(readFileSync('test/fixtures/dangers.yaml', 'utf8'));
    const lines = Object.values(sets).flatMap((set) => Object.values(set));
    const danger = lines.flatMap((line) => Object.values(line.danger).flat());
    const harmless = lines.flatMap((line) => line.harmless);
    const missed = danger.filter((text) => !hearDanger(text));
    const alarms = harmless.filter((text) => hearDanger(text));
    expect(missed.length / danger.length, missed.join('\n')).toBeLessThan(0.03);
    expect(alarms.length / harmless.length, alarms.join('\n')).toBeLessThan(0.12);
  });

  it('is not heard in the phrases by which wishes are known', () => {
    const { wishes } = readLessons(LANGUAGES);
    expect(wishes.length).toBeGreaterThan(3_000);
    expect(wishes.filter((text) => hearDanger(text)?.isLearnt)).toEqual([]);
  });

  it('is heard in letters that tell of it in passing, and in few that do not', () => {
    type Letters = Record<'danger' | 'ordinary', { text: string }[]>;
    const { danger, ordinary }: Letters = parse(readFileSync('test/fixtures/letters.yaml', 'utf8'));
    const texts = (letters: { text: string }[], isHeard: boolean) =>
      letters.map(({ text }) => text).filter((text) => (hearDanger(text) !== undefined) === isHeard);
    expect(texts(danger, false)).toEqual([]);
    expect(texts(ordinary, true).length / ordinary.length, texts(ordinary, true).join('\n')).toBeLessThan(0.25);
  });

  it('is seldom heard in what people mostly want', () => {
    const texts = LANGUAGES.flatMap((language) =>
      Object.values<string[]>(parse(readFileSync(`test/fixtures/phrasings/${language}.yaml`, 'utf8'))).flat(),
    );
    const alarms = texts.filter((text) => hearDanger(text));
    expect(alarms.length / texts.length, alarms.join('\n')).toBeLessThan(0.03);
  });

  it.each(['', '4', 'video', 'ja', 'fire', 'ti av ti', '\u0000', 'x'.repeat(10_000)])('is not heard in %j', (text) => {
    expect(hearDanger(text)?.isLearnt).not.toBe(true);
  });
});
