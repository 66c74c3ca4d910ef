import { describe, expect, it } from 'vitest';
import { type RemedyWish, remedyWish } from '../../src/understanding/index.ts';

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

describe('how somebody wants a complaint put right', () => {
  it.each(Object.entries(WISHES))('is heard in %s', (language, lines) => {
    expect(lines.map(([text]) => [text, remedyWish(text, language)])).toEqual(lines.map((line) => [...line]));
  });

  it.each(NONE)('is not heard where it is not said (%s): %s', (language, text) => {
    expect(remedyWish(text, language)).toBeUndefined();
  });
});
