import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { encodeModels, loadClassifier, MODEL_FILE, SUBJECTS } from '../../src/understanding/classifier.ts';
import { parseExamples, readExamples } from '../../src/understanding/examples.ts';
import { readLessons } from '../../src/understanding/lessons.ts';
import { trainModels } from '../../src/understanding/training.ts';
import { processorMs } from '../helpers/processor.ts';

describe('what the model learns from', () => {
  const examples = readExamples();

  it('is at least forty lines for each subject in each language', () => {
    for (const language of LANGUAGES)
      for (const subject of SUBJECTS) {
        const count = examples.filter((example) => example.language === language && example.subject === subject).length;
        expect(count, `${language}, ${subject}`).toBeGreaterThanOrEqual(40);
      }
  });

  it('makes the committed model, byte for byte', { timeout: 120_000 }, () => {
    expect(readFileSync(MODEL_FILE).equals(encodeModels(trainModels(readLessons(LANGUAGES))))).toBe(true); // else: npm run train
  });

  it('names what is wrong with a line that somebody added', () => {
    expect(() => parseExamples('## balnce\npoints', 'en')).toThrow('en.md, line 1: "balnce" is no subject');
    expect(() => parseExamples('points', 'en')).toThrow('en.md, line 1: an example before the first heading');
    expect(() => parseExamples('## balance\npoints\n## help\nPoints', 'en')).toThrow(
      'en.md, line 4: "Points" stands there twice',
    );
  });
});

describe('a text that no example holds', () => {
  const classifier = loadClassifier();
  const subjectOf = (text: string) => classifier.subjects(text)[0]!.label;

  it.each([
    ['en', 'could u tell me hw many bonus points i got left over', 'balance'],
    ['en', 'the vase i got from you fell apart after one day', 'complaint'],
    ['en', 'got a new phone number for you', 'update_profile'],
    ['en', 'do you repair broken zips', 'out_of_scope'],
    ['af', 'wanneer kom die sak wat op die webblad was', 'order_status'],
    ['nb', 'kan dere fortelle hvor mange poeng som står på kortet mitt nå', 'balance'],
    ['nb', 'vasen dere sendte var knust i tre deler', 'complaint'],
    ['da', 'jeg vil gerne snakke med en rigtig medarbejder', 'human'],
    ['sv', 'jag vill prata med en riktig människa nu', 'human'],
    ['fi', 'lautanen oli säpäleinä kun avasin paketin', 'complaint'],
    ['de', 'ich hätte gern den becher für meine punkte', 'redeem'],
    ['af', 'die glase was stukkend toe die pakkie kom', 'complaint'],
  ])('is understood, in %s: %s', (language, text, subject) => {
    expect(subjectOf(text)).toBe(subject);
    expect(classifier.languages(text)[0]!.label).toBe(language);
  });

  it('is one of ours or none: the weather and other shops are none', () => {
    for (const text of [
      'will it rain on saturday',
      'hvem vant kampen i går',
      'wie hoch ist der mount everest',
      'kuka on presidentti',
    ])
      expect(subjectOf(text), text).toBe('out_of_scope');
  });

  it('bears everything that can be typed', () => {
    for (const text of ['', ' ', '😀', '\u0000', 'x'.repeat(100_000), 'ja '.repeat(50_000), '\uD800', '١٢٣', '你好'])
      expect(classifier.subjects(text)).toHaveLength(SUBJECTS.length);
  });

  it('takes far less than a millisecond', () => {
    const texts = readExamples().map(({ text }) => text);
    const spentMs = processorMs(() => {
      for (const text of texts) classifier.subjects(text);
    });
    expect(spentMs / texts.length).toBeLessThan(1);
  });
});
