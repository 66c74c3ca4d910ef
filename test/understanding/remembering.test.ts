import { describe, expect, it } from 'vitest';
import { type Context, remembering, type Understand } from '../../src/understanding/index.ts';

const context: Context = { language: 'en', languages: ['en', 'nb'] };

/** Understands nothing, and knows what it was asked. */
function listener() {
  const asked: string[] = [];
  const understand: Understand = (text) => {
    asked.push(text);
    return { confidence: 0, alternatives: [], slots: {} };
  };
  return { asked, understand };
}

describe('what a short text means', () => {
  it('is worked out once', () => {
    const { asked, understand } = listener();
    const remembers = remembering(understand, () => 'a library');
    expect(remembers('points', context)).toBe(remembers('points', context));
    expect(asked).toEqual(['points']);
  });

  it.each<[string, Partial<Context>]>([
    ['language', { language: 'nb' }],
    ['choice of languages', { languages: ['en'] }],
    ['day', { today: '2026-11-23' }],
    ['question that is open', { asked: 'nps' }],
  ])('is worked out anew for another %s', (_, other) => {
    const { asked, understand } = listener();
    const remembers = remembering(understand, () => 'a library');
    remembers('points', context);
    remembers('points', { ...context, ...other });
    expect(asked).toHaveLength(2);
  });

  it('is forgotten when the library of answers changes', () => {
    const { asked, understand } = listener();
    let library = 'before';
    const remembers = remembering(understand, () => library);
    remembers('opening hours', context);
    library = 'after';
    remembers('opening hours', context);
    expect(asked).toHaveLength(2);
  });

  it('is not kept for long texts, which nobody says again', () => {
    const { asked, understand } = listener();
    const remembers = remembering(understand, () => 'a library');
    const letter = 'I bought a lamp, and when I came home '.repeat(3);
    remembers(letter, context);
    remembers(letter, context);
    expect(asked).toHaveLength(2);
  });
});
