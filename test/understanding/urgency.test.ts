import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { DANGERS, loadFindDangers } from '../../src/understanding/urgency.ts';

const findDangers = loadFindDangers(LANGUAGES);
const findDanger = (text: string) => findDangers(text)[0];
const examples = (language: string): { danger: string[]; ordinary: string[] } => {
  const { danger, ordinary } = parse(readFileSync(`test/fixtures/urgency/${language}.yaml`, 'utf8'));
  return { danger: Object.values<string[]>(danger).flat(), ordinary };
};

describe.each(LANGUAGES)('danger in %s', (language) => {
  const { danger, ordinary } = examples(language);

  it('has at least sixty examples of either kind', () => {
    expect(danger.length).toBeGreaterThanOrEqual(60);
    expect(ordinary.length).toBeGreaterThanOrEqual(60);
  });

  it('is heard, in capitals and without marks as well', () => {
    const plain = (text: string) => text.replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFKD').replaceAll(/\p{M}/gu, '');
    const deaf = danger.flatMap((text) => [text, text.toUpperCase(), plain(text)].filter((said) => !findDanger(said)));
    expect(deaf).toEqual([]);
  });

  it('is not heard in ordinary words', () => {
    const alarms = ordinary.flatMap((text) => (findDanger(text) ? [`${text}: ${findDanger(text)}`] : []));
    expect(alarms).toEqual([]);
  });

  it('is not heard in what people mostly want', () => {
    const phrasings: Record<string, string[]> = parse(readFileSync(`test/fixtures/phrasings/${language}.yaml`, 'utf8'));
    const alarms = Object.values(phrasings).flatMap((texts) => texts.filter((text) => findDanger(text)));
    expect(alarms).toEqual([]);
  });
});

describe('danger', () => {
  it.each([
    ['nb', 'jeg kjøpte en vaffelpresse hos dere på lørdag og den blir ikke varm, ordre 70211', 'de kjøpene har jeg ikke gjort'],
    ['da', 'jeg har købt en elkedel og den vil ikke tænde, ordre 70211', 'det køb har jeg aldrig foretaget'],
    ['sv', 'jag har köpt en stol och den går inte att montera, order 70211', 'det där köpet har jag aldrig gjort'],
    [
      'de',
      'ich habe bei euch einen Wasserkocher gekauft und er heizt nicht, Bestellung 70211',
      'diese Bestellung habe ich nie gemacht',
    ],
    ['nb', 'fatet kom knust og det gjorde meg ganske lei', 'jeg har ikke godkjent de trekkene'],
  ])('is in what nobody bought, and not in what they bought and is broken, in %s', (_language, broken, foreign) => {
    expect(findDanger(broken)).toBeUndefined();
    expect(findDanger(foreign)).toBe('fraud');
  });

  it.each([
    ['health', 'she cannot breathe'],
    ['injury', 'I am bleeding'],
    ['fire', 'it caught fire'],
    ['self_harm', 'I want to die'],
    ['threat', 'I will kill you'],
    ['law', 'my lawyer will write to you'],
    // What threatens a life comes first.
    ['health', 'my lawyer says that my son was poisoned'],
  ])('is %s: %s', (kind, text) => {
    expect(findDanger(text)).toBe(kind);
  });

  it('is heard at the end of a long letter, with a letter wrong, and beside what is ordinary', () => {
    expect(findDanger(`${'I bought a cup and it was fine. '.repeat(90)} Then my son was poisoned.`)).toBe('health');
    expect(findDanger('I had an alergic reaction')).toBe('health');
    expect(findDanger('my phone died when the kettle exploded')).toBe('fire');
  });

  it('has all its kinds in every language, and costs little', () => {
    expect(DANGERS).toHaveLength(10);
    const hostile = 'allergic? no, kill time poison green '.repeat(150);
    const start = performance.now();
    for (let i = 0; i < 20; i += 1) findDanger(hostile);
    const eachMs = (performance.now() - start) / 20;
    console.log(`urgency: ${eachMs.toFixed(2)} ms for a hostile message`);
    expect(eachMs).toBeLessThan(100);
  });

  it.each(['', ' \n', '😀', '\u0000', '\uD800', '* ** .. !', '__proto__ constructor'])('is no fault to ask about: %j', (text) => {
    expect(findDanger(text)).toBeUndefined();
  });
});
