import { describe, expect, it } from 'vitest';
import { asksOnlyWhen, asksWhen } from '../../src/understanding/index.ts';

const WHEN: Readonly<Record<string, { asked: readonly string[]; told: readonly string[] }>> = {
  en: {
    asked: ['when do they come', 'When will my new cups arrive?', 'ok, when is it sent', "and when's it coming"],
    told: ['when I opened the box they were broken', 'when the parcel came the lid was off', 'the cups are broken'],
  },
  nb: {
    asked: ['når kommer de', 'ok, når blir de sendt?', 'når får jeg de nye koppene'],
    told: ['når jeg åpnet esken var de knust', 'når pakken kom var lokket av'],
  },
  da: {
    asked: ['hvornår kommer de', 'Hvornår kommer de nye kopper?', 'så hvornår bliver de sendt'],
    told: ['da jeg åbnede pakken, var de knust', 'når jeg skruer på den, larmer den'],
  },
  sv: {
    asked: ['när kommer de', 'när skickas de nya kopparna?', 'när får jag dem'],
    told: ['när jag öppnade lådan var de trasiga', 'när paketet kom var locket av'],
  },
  fi: {
    asked: ['milloin ne tulevat', 'koska se tulee', 'milloin uusi kuppi lähetetään?'],
    told: ['kun avasin paketin se oli rikki', 'koska se oli rikki jo paketissa'],
  },
  de: {
    asked: ['wann kommen sie', 'wann wird der Ersatz verschickt?', 'ok, wann bekomme ich die neuen'],
    told: ['als ich das Paket öffnete, war sie kaputt', 'wenn ich sie anstelle, raucht sie'],
  },
  af: {
    asked: ['wanneer kom hulle', 'wanneer word dit gestuur?', 'wanneer kry ek die nuwe een'],
    told: ['wanneer ek dit aanskakel maak dit lawaai', 'die koppie is stukkend'],
  },
};

describe('a question when something happens', () => {
  it.each(Object.entries(WHEN))('is told from a story with the same word, in %s', (language, { asked, told }) => {
    expect(asked.filter((text) => !asksWhen(text, language))).toEqual([]);
    expect(told.filter((text) => asksWhen(text, language))).toEqual([]);
  });
});

describe('"when?" alone', () => {
  it.each([
    'when?',
    'ok when',
    'by when?',
    'how long?',
    'når da?',
    'Når',
    'hvornår?',
    'ok, när då',
    'milloin?',
    'wann?',
    'bis wann',
    'wanneer dan?',
    'og hvor lang tid tager det?',
    'how long will it take',
    'kauanko siinä menee',
    'wie lange dauert es noch?',
    'hoe lank sal dit vat',
    'when will i get them',
    'hvornår kommer de?',
    'hvor lenge må jeg vente',
    'när får jag dem?',
    'millon ne tulee',
    'wann bekomme ich es denn',
    'wanneer kry ek dit',
    'when will I hear from you?',
    'når hører jeg noe mer',
    'hvornår hører jeg noget',
    'när hör jag av er',
    'milloin kuulen teistä',
    'wann höre ich von Ihnen?',
    'wanneer hoor ek iets',
  ])('asks of what was spoken about: %s', (text) => expect(asksOnlyWhen(text)).toBe(true));
  it.each([
    'when I opened it',
    'når kommer pakken',
    'hvornår lukker I',
    'wann habt ihr offen',
    'koska se oli rikki',
    'how long is the warranty',
    '',
  ])('is not said by more words: %s', (text) => expect(asksOnlyWhen(text)).toBe(false));
});
