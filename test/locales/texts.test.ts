import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readKeys, renderKeys } from '../../scripts/generate-text-keys.ts';
import { loadTexts, type TextKey, type TextValue } from '../../src/locales/index.ts';
import { TEXT_VARIABLES } from '../../src/locales/keys.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';

const read = (language: string) => readFileSync(`src/locales/${language}.ftl`, 'utf8');
const english = readKeys(read('en'));
const KEYS = Object.keys(TEXT_VARIABLES) as TextKey[];
/** Variables that arrive as whole numbers; the others are words already. */
const WHOLE = new Set([
  'points',
  'next',
  'missing',
  'count',
  'days',
  'months',
  'years',
  'minutes',
  'guesses',
  'left',
  'messages',
  'purchases',
  'entries',
  'chats',
  'qualifying',
  'from',
  'version',
  'most',
  'megabytes',
  'seconds',
  'cost',
]);

const valuesOf = (key: TextKey, whole: number): Record<string, TextValue> =>
  Object.fromEntries(
    TEXT_VARIABLES[key].map((name) => [
      name,
      WHOLE.has(name) && !(key.startsWith('entry-') && name === 'points') && !(key === 'balance-tier-next' && name === 'next')
        ? { whole }
        : name,
    ]),
  );

describe('the language files', () => {
  it('have their keys in keys.ts (npm run generate)', () => {
    expect(readFileSync('src/locales/keys.ts', 'utf8').replaceAll(/\s/g, '')).toBe(renderKeys(english).replaceAll(/\s/g, ''));
  });

  it.each(LANGUAGES)('say everything, with the same variables: %s', (language) => {
    const own = readKeys(read(language));
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [key, variables] of own) expect([key, ...variables.toSorted()]).toEqual([key, ...english.get(key)!.toSorted()]);
  });

  it('end no Danish sentence with an amount, whose "kr." has a full stop of its own', () => {
    expect(read('da').match(/^.*\$amount \}\.(?!\S).*$/gm)).toBeNull();
  });

  it.each(LANGUAGES)('can be told for every number: %s', (language) => {
    const texts = loadTexts([language]);
    for (const key of KEYS)
      for (const whole of [0, 1, 2, 5, 11, 21, 1_240]) {
        const text = texts.format(language, key, valuesOf(key, whole));
        expect(text, key).not.toMatch(/[{}]|undefined|NaN/);
        for (const name of TEXT_VARIABLES[key]) if (!WHOLE.has(name)) expect(text, key).toContain(name);
      }
  });

  it.each(LANGUAGES)('have buttons of at most 24 characters: %s', (language) => {
    const texts = loadTexts([language]);
    for (const key of KEYS.filter((one) => one.startsWith('button-') && one !== 'button-in-language'))
      expect(texts.format(language, key, { rating: '10' }).length, key).toBeLessThanOrEqual(24);
  });

  it('say nothing that nobody asks for', () => {
    const sources = globSync('src/**/*.ts', { exclude: (name) => /keys\.ts$|generated/.test(String(name)) })
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const isUsed = (key: string) => sources.includes(`'${key}'`) || key.startsWith('command-');
    expect(KEYS.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('fail loudly when a text or a variable is missing', () => {
    const texts = loadTexts(['en']);
    expect(() => texts.format('en', 'balance-spendable', {})).toThrow(/points/);
    expect(() => texts.format('en', 'no-such-text' as TextKey)).toThrow(/no-such-text/);
  });
});
