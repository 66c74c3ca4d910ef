import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadUnderstanding } from '../../src/understanding/index.ts';

const understand = loadUnderstanding(LANGUAGES);
const meant = (language: string, text: string) =>
  understand(text, { language, languages: LANGUAGES, today: '2026-11-22' }).intent;

const SOLVED: Readonly<Record<string, readonly string[]>> = {
  en: ["it's sorted now, thanks", 'never mind, its been resolved', 'you can close my case', 'the parcel turned up after all'],
  nb: ['det er løst takk', 'den er ordna nå', 'dere kan lukke saken', 'pakka kom i dag likevel'],
  da: ['det er løst, tak', 'sagen er klaret nu', 'I kan lukke sagen', 'luk sagen tak', 'pakken dukkede op i dag'],
  sv: ['det är löst tack', 'det har ordnat sig', 'ni kan stänga ärendet', 'paketet kom till slut'],
  fi: ['se on jo kunnossa kiitos', 'asia selvisi', 'voitte sulkea asian', 'paketti tuli sittenkin'],
  de: [
    'hat sich erledigt, danke',
    'das Problem ist inzwischen gelöst',
    'ihr könnt den Fall schließen',
    'das Paket ist doch noch angekommen',
  ],
  af: ['dis opgelos dankie', 'alles is nou uitgesorteer', 'julle kan die saak toemaak', 'die pakkie het toe opgedaag'],
};
const NOT_SOLVED: readonly (readonly [string, string])[] = [
  ['en', 'is it sorted?'],
  ['en', "it's not sorted"],
  ['en', 'get this sorted now'],
  ['en', 'the parcel came today and it is broken'],
  ['nb', 'det er ikke løst'],
  ['nb', 'når er det ordnet'],
  ['da', 'det er i orden'],
  ['sv', 'det är bra'],
  ['fi', 'asia ei ole kunnossa'],
  ['de', 'das ist noch nicht erledigt'],
  ['de', 'wann ist das erledigt'],
  ['af', 'dis reg dankie'],
];

describe('a problem that is solved', () => {
  it.each(Object.entries(SOLVED))('is heard in %s', (language, texts) => {
    expect(texts.filter((text) => meant(language, text) !== 'solved')).toEqual([]);
  });

  it.each(NOT_SOLVED)('is not heard where it is asked, wished or denied (%s): %s', (language, text) => {
    expect(meant(language, text)).not.toBe('solved');
  });
});
