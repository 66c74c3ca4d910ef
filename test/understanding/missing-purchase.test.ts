import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadUnderstanding } from '../../src/understanding/index.ts';

const understand = loadUnderstanding(LANGUAGES);
const meant = (language: string, text: string) =>
  understand(text, { language, languages: LANGUAGES, today: '2026-11-22' }).intent;

const MISSING: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I shopped yesterday',
    'i shopped yesterday and it isn’t there',
    'forgot to scan my card yesterday',
    "the points from saturday's shopping are not there",
    'my last purchase is missing',
  ],
  nb: [
    'jeg handla i går',
    'jeg handlet i går men fikk ingen poeng',
    'glemte kortet da jeg handla i går',
    'handlet på lørdag og poengene er ikke kommet',
    'siste kjøpet mitt mangler',
  ],
  da: [
    'jeg handlede i går',
    'jeg fik ikke point for mit køb i fredags',
    'mine point fra købet i går mangler',
    'mit sidste køb mangler',
  ],
  sv: [
    'jag handlade igår',
    'poängen från gårdagens köp saknas',
    'jag fick inga poäng när jag handlade i lördags',
    'mitt senaste köp syns inte',
  ],
  fi: ['ostin eilen teiltä', 'eiliset pisteet puuttuvat', 'unohdin kortin eilen kassalla', 'viime ostos puuttuu'],
  de: [
    'ich war gestern einkaufen',
    'mir fehlen die punkte vom einkauf am samstag',
    'habe gestern eingekauft und keine punkte bekommen',
    'mein letzter einkauf fehlt',
  ],
  af: ['ek het gister by julle gekoop', 'my punte van gister se aankope is nie daar nie', 'my laaste aankoop wys nie'],
};
const OTHERWISE: readonly (readonly [string, string, string])[] = [
  ['en', 'I bought a cup yesterday and it is broken', 'complaint'],
  ['en', 'I bought it yesterday and it has not arrived', 'complaint'],
  ['en', 'my points are gone', 'complaint'],
  ['en', 'how many points after yesterdays shopping', 'balance'],
  ['en', 'what did I buy yesterday', 'history'],
  ['en', 'i joined friday, wheres my welcome points', 'balance'],
  ['nb', 'jeg handlet i går og koppen er knust', 'complaint'],
  ['nb', 'hvor mange poeng har jeg', 'balance'],
  ['da', 'hvad købte jeg i går', 'history'],
  ['sv', 'jag köpte en mugg igår och den är trasig', 'complaint'],
  ['de', 'ich habe gestern eine tasse gekauft und sie ist kaputt', 'complaint'],
];

describe('a purchase whose points are missing', () => {
  it.each(Object.entries(MISSING))('is heard in %s', (language, texts) => {
    expect(texts.filter((text) => meant(language, text) !== 'missing_points')).toEqual([]);
  });

  it.each(OTHERWISE)('is told from what else is said of purchases and points (%s): %s', (language, text, intent) => {
    expect(meant(language, text)).toBe(intent);
  });
});
