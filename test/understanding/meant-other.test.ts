import { describe, expect, it } from 'vitest';
import { meantOther } from '../../src/understanding/index.ts';

const MEANT: Readonly<Record<string, readonly string[]>> = {
  en: [
    'not at all what I meant',
    "no, that's not what i asked",
    'not what I wanted!',
    "you didn't answer my question",
    'you misunderstood me',
  ],
  nb: [
    'dette var ikke det jeg mente',
    'nei det mente jeg ikke',
    'det er ikke det jeg spurte om',
    'du misforstår meg',
    'feil svar',
  ],
  da: ['det er jo ikke det jeg mente', 'nej, det mente jeg ikke', 'det er ikke det jeg spurgte om', 'du misforstår'],
  sv: ['det här var inte det jag menade', 'nej det menade jag inte', 'det är inte vad jag frågade om', 'fel svar'],
  fi: ['en tarkoittanut sitä', 'ei, en mä tota tarkoittanut', 'en kysynyt tuota', 'ymmärsit väärin'],
  de: [
    'das meinte ich nicht',
    'nein, das habe ich nicht gemeint',
    'danach hab ich nicht gefragt',
    'Sie haben mich falsch verstanden',
  ],
  af: [
    'dit is nie wat ek bedoel het nie',
    'nee, dis nie wat ek gevra het nie',
    'ek het dit nie bedoel nie',
    'verkeerde antwoord',
  ],
};
const ELSE: Readonly<Record<string, readonly string[]>> = {
  en: ["that's not what I ordered", 'what I meant was the blue cup', 'no', "it isn't what I paid for", 'I meant order 48214'],
  nb: ['det var ikke det jeg bestilte', 'jeg mente ordre 48214', 'nei takk'],
  da: ['det var ikke det jeg købte', 'jeg mente den blå'],
  sv: ['det var inte det jag beställde', 'jag menade den andra'],
  fi: ['en tilannut tätä', 'tarkoitin sinistä kuppia', 'en halua'],
  de: ['das habe ich nicht bestellt', 'ich meinte die blaue Tasse'],
  af: ['dit is nie wat ek bestel het nie', 'ek bedoel die blou een'],
};

describe('hearing that something else was meant', () => {
  for (const [language, texts] of Object.entries(MEANT))
    it(`hears it in ${language}`, () => expect(texts.filter((text) => !meantOther(text))).toEqual([]));
  for (const [language, texts] of Object.entries(ELSE))
    it(`hears none where a thing was wrong, or is put right, in ${language}`, () =>
      expect(texts.filter((text) => meantOther(text))).toEqual([]));
});
