import { describe, expect, it } from 'vitest';
import { loadMeasuring } from '../../src/cli/understand.ts';

const tell = loadMeasuring();
const told = (line: object) => tell(JSON.stringify(line));

describe('the command that tells how texts are understood', () => {
  it('answers each line with everything that is measured', () => {
    expect(told({ id: 'a', text: 'how many points do i have' })).toEqual({
      id: 'a',
      intent: 'balance',
      confidence: expect.any(Number),
      alternatives: expect.any(Array),
      lang: 'en',
      slots: {},
      severity: 'low',
      sentiment: expect.any(String),
      flags: [],
      escalate_now: false,
    });
  });

  it.each([
    ['what is said to a question as its answer', { text: 'ja', lang: 'nb', ask: 'yesno' }, { intent: 'yes' }],
    ['what the program has one skill for by its own name', { text: 'bytt 300 poeng i kaffe', lang: 'nb' }, { intent: 'redeem' }],
    ['what is not ours to answer', { text: 'what is the capital of peru' }, { intent: 'out_of_scope' }],
    ['what the examples have no name for by the nearest', { text: 'show my card' }, { intent: 'balance' }],
    ['the language that a text is in where nobody said so', { text: 'kuinka monta pistettä minulla on' }, { lang: 'fi' }],
    ['the language of whoever wrote a word that many share', { text: 'ok', lang: 'da' }, { lang: 'da' }],
    [
      'what a text holds, by the names of the measurement',
      { text: 'order 48213 came broken, i paid £12.50 yesterday', ref_date: '2026-11-22' },
      { slots: { order_number: '48213', amount: { value: 12.5, currency: 'GBP' }, date: '2026-11-21' } },
    ],
    [
      'an answer to a question as an opinion',
      { text: 'ti av ti', lang: 'nb', ask: 'nps' },
      { intent: 'opinion', slots: { nps: 10 } },
    ],
    ['a thumb to a question', { text: '👍🏽', lang: 'fi', ask: 'yesno' }, { intent: 'yes' }],
    ['danger', { text: 'the kettle caught fire' }, { severity: 'urgent', escalate_now: true }],
  ])('tells %s', (_what, line, answer) => {
    expect(told({ id: 1, ...line })).toMatchObject(answer);
  });

  it.each([
    ['a line without a text', '{"id":7}', 7, /^text: /],
    ['a language that is none of ours', '{"id":7,"text":"a","lang":"fr"}', 7, /^lang: /],
    ['a day that does not exist', '{"id":7,"text":"a","ref_date":"2026-02-30"}', 7, /^ref_date: /],
    ['what is no JSON', 'hello', null, /^no JSON/],
    ['what is no object', '3', null, /^line: /],
  ])('says what is wrong with %s', (_what, line, id, error) => {
    expect(tell(line)).toEqual({ id, error: expect.stringMatching(error) });
  });
});
