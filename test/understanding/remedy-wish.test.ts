import { describe, expect, it } from 'vitest';
import { type RemedyWish, remedyChosen, remedyWish } from '../../src/understanding/index.ts';

const WISHES: Readonly<Record<string, readonly (readonly [string, RemedyWish])[]>> = {
  en: [
    ['I want my money back', 'money_back'],
    ['can I get a refund please', 'money_back'],
    ['give me my money for this back', 'money_back'],
    ["I don't want my money back, just send me a new one", 'replacement'],
    ['please send two new cups', 'replacement'],
    ['I would rather have a replacement', 'replacement'],
    ["I'd rather have a voucher", 'voucher'],
    ['actually I would rather have the money', 'money_back'],
    ['what compensation do I get', 'other'],
  ],
  nb: [
    ['jeg vil ha pengene tilbake', 'money_back'],
    ['få penga mine tilbake', 'money_back'],
    ['kan dere refundere', 'money_back'],
    ['vil heller ha en ny', 'replacement'],
    ['kan dere sende to nye kopper', 'replacement'],
  ],
  da: [
    ['jeg vil have mine penge tilbage', 'money_back'],
    ['kan jeg få pengene retur', 'money_back'],
    ['jeg vil hellere have en ny', 'replacement'],
    ['nej, jeg vil hellere have pengene', 'money_back'],
    ['kan den ombyttes', 'replacement'],
  ],
  sv: [
    ['jag vill ha pengarna tillbaka', 'money_back'],
    ['ge mig mina pengar tillbaka', 'money_back'],
    ['kan ni återbetala', 'money_back'],
    ['jag vill hellre ha en ny', 'replacement'],
    ['jag vill inte ha pengarna tillbaka, men skicka en ny kopp', 'replacement'],
  ],
  fi: [
    ['haluan rahat takaisin', 'money_back'],
    ['saanko rahani takas', 'money_back'],
    ['palauttakaa rahat', 'money_back'],
    ['haluaisin mieluummin uuden', 'replacement'],
    ['lähettäkää uusi tilalle', 'replacement'],
    ['saanko tästä hyvitystä', 'other'],
  ],
  de: [
    ['ich will mein Geld zurück', 'money_back'],
    ['bitte erstatten Sie mir den Betrag', 'money_back'],
    ['ich möchte lieber eine neue', 'replacement'],
    ['bitte Ersatz schicken', 'replacement'],
  ],
  af: [
    ['ek wil my geld terug hê', 'money_back'],
    ['kan julle my terugbetaal', 'money_back'],
    ["stuur asseblief vir my 'n nuwe een", 'replacement'],
    ['ek wil dit laat vervang', 'replacement'],
  ],
};
const NONE: readonly (readonly [string, string])[] = [
  ['en', 'the cup is broken'],
  ['en', 'I still have not got my money back'],
  ['en', 'my new cup came broken'],
  ['nb', 'jeg har ikke fått pengene tilbake'],
  ['nb', 'pakken kom i dag og koppen er knust'],
  ['da', 'den nye kop er også i stykker'],
  ['sv', 'den nya koppen är också trasig'],
  ['fi', 'en ole saanut rahoja takaisin'],
  ['de', 'die neue Tasse ist auch kaputt'],
  ['af', 'die nuwe koppie is ook stukkend'],
  ['en', 'where is my parcel'],
];

/** Answers to "What would you like best?". */
const CHOSEN: readonly (readonly [language: string, text: string, wish: RemedyWish])[] = [
  ['en', 'id rather have a new one', 'replacement'],
  ['en', 'a new one pls', 'replacement'],
  ['en', 'just give me my money back', 'money_back'],
  ['en', 'refund', 'money_back'],
  ['nb', 'en ny takk', 'replacement'],
  ['nb', 'ny vase', 'replacement'],
  ['nb', 'send riktig vase', 'replacement'],
  ['sv', 'pengarna', 'money_back'],
  ['fi', 'uusi kiitos', 'replacement'],
  ['de', 'eine neue bitte', 'replacement'],
  ['af', "'n nuwe een asb", 'replacement'],
  ['nb', 'vil heller ha ny', 'replacement'],
  ['nb', 'pengene tilbake takk', 'money_back'],
  ['da', 'vil hellere have en ny', 'replacement'],
  ['da', 'send den igen', 'replacement'],
  ['de', 'schickt es nochmal', 'replacement'],
  ['fi', 'lähettäkää uudelleen', 'replacement'],
  ['da', 'jeg vil gerne have pengene igen', 'money_back'],
  ['sv', 'hellre en ny', 'replacement'],
  ['sv', 'pengarna tillbaka tack', 'money_back'],
  ['fi', 'haluun uuden tilalle', 'replacement'],
  ['fi', 'rahat takas kiitos', 'money_back'],
  ['de', 'lieber neue', 'replacement'],
  ['de', 'ich hätte gern eine neue', 'replacement'],
  ['de', 'geld zurück bitte', 'money_back'],
  ['af', 'stuur vir my n nuwe een', 'replacement'],
  ['af', 'ek wil my geld terug hê', 'money_back'],
];

/** These tell, ask or leave it open. */
const NOT_CHOSEN: readonly (readonly [language: string, text: string])[] = [
  ['en', 'i got a new one last week and it is broken too'],
  ['en', 'a new one or my money back, you decide'],
  ['en', 'can i get a new one?'],
  ['en', 'i dont want a new one'],
  ['en', 'a new card'],
  ['en', 'what happens if i take the replacement'],
  ['nb', 'hva skjer hvis jeg vil ha pengene tilbake'],
  ['de', 'und wenn ich das Geld zurück will'],
  ['af', 'n nuwe een of my geld terug'],
  ['nb', 'jeg har fått en ny vase men den er også knust'],
  ['da', 'jeg fik en ny i går'],
  ['sv', 'jag har redan fått en ny'],
  ['de', 'ich hab schon eine neue bekommen'],
  ['fi', 'sain jo uuden'],
  ['af', 'ek het n nuwe een gekry'],
  ['en', 'we bought the set for my mother who turned seventy, and she would like a new one by christmas please'],
];

describe('how somebody wants a complaint put right', () => {
  it.each(CHOSEN)('is chosen in a few words (%s): %s', (language, text, wish) => {
    expect(remedyChosen(text, language)).toBe(wish);
  });

  it.each(NOT_CHOSEN)('is not chosen by what tells, asks or leaves it open (%s): %s', (language, text) => {
    expect(remedyChosen(text, language)).toBeUndefined();
  });

  it.each(Object.entries(WISHES))('is heard in %s', (language, lines) => {
    expect(lines.map(([text]) => [text, remedyWish(text, language)])).toEqual(lines.map((line) => [...line]));
  });

  it.each(NONE)('is not heard where it is not said (%s): %s', (language, text) => {
    expect(remedyWish(text, language)).toBeUndefined();
  });
});
