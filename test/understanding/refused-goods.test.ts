import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { namesGoods } from '../../src/understanding/index.ts';
import { understanding } from '../helpers/loaded.ts';

const understand = understanding();
const { groups } = parse(readFileSync('offers.yaml', 'utf8')) as { groups: { code: string; name: Record<string, string> }[] };

/** The kinds of goods of the shop's file that a text wants no offers of. */
function refused(text: string, language: string): string {
  const { slots } = understand(text, { language, languages: LANGUAGES });
  const named = groups.filter(({ name }) =>
    (slots.refusedGoods ?? []).some((word) => Object.entries(name).some(([spoken, one]) => namesGoods(word, one, spoken) > 0)),
  );
  return named.map(({ code }) => code).join(' ');
}

const LINES: Record<string, readonly (readonly [kind: string, text: string])[]> = {
  en: [
    ['coffee', 'no coffee offers please'],
    ['coffee', 'No more coffee deals, thanks!'],
    ['coffee', 'please stop sending me coffee offers'],
    ['coffee', "I don't want any more of those coffee offers"],
    ['coffee', "i'm sick of the coffee ads"],
    ['coffee', 'can you stop the offers on coffee?'],
    ['coffee', 'coffee offers are not for me'],
    ['candles', 'not interested in candle offers'],
    ['coffee candles', 'no more coffee or candle offers'],
    ['', 'no more offers at all'],
    ['', 'stop all offers'],
    ['', 'the coffee offer does not work'],
    ['', "I didn't get the coffee offer"],
    ['', 'are there no coffee offers today?'],
    ['', 'why no coffee offers?'],
    ['', 'no offers except coffee please'],
    ['', 'any coffee offers for me?'],
    ['', 'I found no coffee offers in the app'],
  ],
  nb: [
    ['coffee', 'ikke flere kaffetilbud'],
    ['coffee', 'nei takk, ingen flere kaffetilbud'],
    ['coffee', 'vil ikke ha tilbud på kaffe'],
    ['coffee', 'slutt med kaffetilbudene'],
    ['coffee', 'kan dere slutte å sende meg kafferabatter'],
    ['coffee', 'kaffetilbud vil jeg ikke ha'],
    ['candles', 'ikke send meg flere tilbud på stearinlys'],
    ['', 'ikke flere tilbud'],
    ['', 'ingen flere tilbud i det hele tatt'],
    ['', 'kaffetilbudet virker ikke'],
    ['', 'hvorfor får jeg ingen kaffetilbud'],
    ['', 'har dere ingen kaffetilbud?'],
    ['', 'bare kaffetilbud, ikke andre tilbud'],
  ],
  da: [
    ['coffee', 'ikke flere kaffetilbud tak'],
    ['coffee', 'stop med de kaffetilbud'],
    ['coffee', 'jeg gider ikke have kaffetilbud'],
    ['coffee', 'ingen tilbud på kaffe'],
    ['candles', 'jeg vil gerne slippe for tilbud på stearinlys'],
    ['', 'ingen flere tilbud'],
    ['', 'kaffetilbuddet virker ikke'],
    ['', 'har I ikke nogen kaffetilbud?'],
  ],
  sv: [
    ['coffee', 'inga fler kaffeerbjudanden tack'],
    ['coffee', 'sluta skicka erbjudanden om kaffe'],
    ['coffee', 'jag vill inte ha kaffereklam'],
    ['coffee', 'kaffeerbjudanden är inget för mig'],
    ['candles', 'vill slippa erbjudanden på stearinljus'],
    ['', 'inga fler erbjudanden'],
    ['', 'kaffeerbjudandet fungerar inte'],
    ['', 'finns det inga kaffeerbjudanden?'],
  ],
  fi: [
    ['coffee', 'ei enää kahvitarjouksia'],
    ['coffee', 'en halua kahvitarjouksia'],
    ['coffee', 'älkää lähettäkö enää tarjouksia kahvista'],
    ['coffee', 'kahvitarjoukset pois kiitos'],
    ['coffee', 'kahvimainokset riittää'],
    ['candles', 'ei kynttilätarjouksia'],
    ['tableware', 'en tarvitse astiatarjouksia'],
    ['', 'ei enää mitään tarjouksia'],
    ['', 'kahvitarjous ei toimi'],
    ['', 'miksi en saa kahvitarjouksia'],
    ['', 'onko kahvitarjouksia?'],
  ],
  de: [
    ['coffee', 'keine Kaffeeangebote mehr bitte'],
    ['coffee', 'bitte keine Angebote für Kaffee'],
    ['coffee', 'ich möchte keine Kaffeewerbung'],
    ['coffee', 'Hören Sie auf mit den Kaffee-Angeboten'],
    ['coffee', 'Kaffeeangebote interessieren mich nicht'],
    ['candles', 'schickt mir keine Kerzenangebote mehr'],
    ['tableware', 'Geschirrangebote brauche ich nicht'],
    ['', 'keine Angebote mehr'],
    ['', 'das Kaffeeangebot funktioniert nicht mehr'],
    ['', 'warum bekomme ich keine Kaffeeangebote'],
    ['', 'gibt es keine Kaffeeangebote?'],
  ],
  af: [
    ['coffee', 'geen koffie-aanbiedinge asseblief'],
    ['coffee', 'moenie vir my koffie aanbiedinge stuur nie'],
    ['coffee', 'hou op met die koffieaanbiedinge'],
    ['coffee', 'ek wil nie aanbiedinge vir koffie hê nie'],
    ['candles', 'nie meer aanbiedinge op kerse nie'],
    ['', 'geen aanbiedinge meer nie'],
    ['', 'die koffieaanbieding werk nie'],
    ['', 'is daar geen koffie-aanbiedinge nie?'],
  ],
};

describe('a no to one kind of offers', () => {
  it.each(LANGUAGES)('is heard as what it is, and nothing else is: %s', (language) => {
    const heard = LINES[language]!.map(([, text]) => [refused(text, language), text] as const);
    expect(heard).toEqual(LINES[language]);
  });

  it('is heard in another language than the one that is spoken', () => {
    for (const [language, lines] of Object.entries(LINES))
      for (const [kind, text] of lines.filter(([one]) => one !== ''))
        expect([language, text, refused(text, language === 'en' ? 'fi' : 'en')]).toEqual([language, text, kind]);
  });

  it('compares words with the names of goods by what does not change in them', () => {
    expect(namesGoods('kahvin', 'kahvia', 'fi')).toBeGreaterThan(0);
    expect(namesGoods('lys', 'stearinlys', 'nb')).toBeGreaterThan(0);
    for (const [word, name] of [
      ['the', 'tea'],
      ['cof', 'coffee'],
      ['candy', 'candles'],
      ['and', 'coffee and tea'],
    ] as const)
      expect([word, namesGoods(word, name, 'en')]).toEqual([word, 0]);
  });
});
