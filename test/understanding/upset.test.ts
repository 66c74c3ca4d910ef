import { describe, expect, it } from 'vitest';
import { soundsUpset } from '../../src/understanding/index.ts';

const UPSET: Readonly<Record<string, readonly string[]>> = {
  en: ['you are useless', 'stupid bot', 'this is such rubbish', 'fuck you'],
  nb: ['du er jævlig ubrukelig', 'hold kjeft', 'for en elendig bot'],
  da: ['I er nogle idioter', 'hold kæft', 'du er ubrugelig'],
  sv: ['ni är värdelösa', 'håll käften', 'korkade robot'],
  fi: ['olet ihan hyödytön', 'tyhmä botti', 'surkeaa palvelua'],
  de: ['Sie sind ein dummer Roboter', 'du bist blöd', 'du bist dumm', 'das nervt'],
  af: ['julle is nutteloos', 'onnosele masjien', 'hou jou bek'],
};

const CALM: Readonly<Record<string, readonly string[]>> = {
  en: ['what does shipping cost', 'tell me a joke', 'do you have dust bags'],
  nb: ['hva koster frakt', 'fortell en vits'],
  da: ['hvad koster den blå kop', 'taber jeg mine point'],
  sv: ['kan dom skicka det', 'vad kostar frakten'],
  fi: ['paljonko toimitus maksaa', 'kerro vitsi'],
  de: ['was kostet der Versand', 'haben Sie Blumenvasen', 'dummerweise ist die Tasse weg'],
  af: ['hoeveel kos aflewering', 'wat is nuut'],
};

describe('hearing that somebody is angry', () => {
  for (const [language, texts] of Object.entries(UPSET))
    it(`hears it in ${language}`, () => expect(texts.filter((text) => !soundsUpset(text, language))).toEqual([]));
  for (const [language, texts] of Object.entries(CALM))
    it(`hears none in what is only asked in ${language}`, () =>
      expect(texts.filter((text) => soundsUpset(text, language))).toEqual([]));
});
