import { describe, expect, it } from 'vitest';
import { plainAnswer } from '../../src/skills/yes-no.ts';

describe('a yes or a no with a few words beside it', () => {
  it.each([
    [
      'a yes',
      true,
      [
        'ja',
        'ja, lös in den',
        'yes please do it',
        'ja, eintauschen',
        'ja tak, byt den',
        'ja, ruil dit',
        'kyllä kiitos',
        'ja asb',
        'yes pls',
        'ja bitte schön',
      ],
    ],
    [
      'a no',
      false,
      [
        'nei, la være',
        'nej, lad være',
        'nej, låt bli',
        'no, leave it',
        'nee, laat dit',
        'nein, doch nicht',
        'ei nyt',
        'nei glem det',
        'nej, glöm det',
        'nein vergiss es',
      ],
    ],
    [
      'neither',
      undefined,
      [
        'ok, la være',
        'ok, la det være',
        'ok lad være',
        'okej, låt bli',
        'ok, laat dit bly',
        'ok laat dit',
        'ok, leave it',
        'ok not now',
        'ok doch nicht',
        'ok glem det',
      ],
    ],
    ['neither: a question, or more than that', undefined, ['ok to swap?', 'ja, men ikke nå', 'yes, and the cups as well']],
  ])('is %s', (_what, answer, texts) => {
    expect(texts.filter((text) => plainAnswer(text) !== answer)).toEqual([]);
  });
});
