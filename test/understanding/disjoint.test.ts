import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAlarms, readExamples, readLetters } from '../../src/understanding/examples.ts';

/** A few words are said by everybody; of more, those of a test show something only if nobody learnt them. */
const FEWEST_WORDS = 4;

/** Letters and digits alone: what differs in capitals, marks or commas is the same sentence. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const QUOTED = /(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
const LIST_ITEM = /^\s*(?:- |\w+: )?/;

/** What stands in quotation marks in code and JSON, and each line of what is written in lines. */
const sentencesOf = (file: string): string[] => {
  const source = readFileSync(file, 'utf8');
  if (/\.(?:ts|json)$/.test(file)) return [...source.matchAll(QUOTED)].map(([, , said]) => said!.replaceAll('\\', ''));
  return source.split('\n').map((line) => line.replace(LIST_ITEM, '').replace(/^(['"])(.*)\1$/, '$2'));
};

describe('a line that is learnt from', () => {
  const tested = new Set(
    (readdirSync('test', { recursive: true }) as string[])
      .filter((name) => /\.(?:ts|json|jsonl|ya?ml|md|txt|csv)$/.test(name))
      .flatMap((name) => sentencesOf(join('test', name)).map(plain)),
  );

  it.each<[string, () => { text: string; language: string }[]]>([
    ['danger', readAlarms],
    ['wishes', readExamples],
    ['letters', readLetters],
  ])('stands in no test, so that tests show what was never learnt: %s', (_, read) => {
    const learnt = read().filter(({ text }) => plain(text).split(' ').length >= FEWEST_WORDS);
    expect(learnt.filter(({ text }) => tested.has(plain(text))).map(({ language, text }) => `${language}: ${text}`)).toEqual([]);
  });

  it('is looked for in files of each form', () => {
    expect(tested).toContain('is looked for in files of each form');
    expect(tested).toContain('sønnen min spiste sjokoladen og får ikke puste'.normalize('NFKD').replaceAll(/\p{M}/gu, ''));
  });
});
