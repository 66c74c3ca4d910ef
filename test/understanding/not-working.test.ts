import { describe, expect, it } from 'vitest';
import { notWorking } from '../../src/understanding/index.ts';

type Said = Readonly<Record<'unnamed' | 'chat' | 'else', readonly string[]>>;
const SAID: Readonly<Record<string, Said>> = {
  en: {
    unnamed: ["It doesn't work!!", 'still not working', "that didn't work", 'its not working for me', 'nothing works'],
    chat: ["the buttons don't work", "this chat isn't working", 'nothing happens when i press the button', 'your chat is broken'],
    else: [
      "the kettle doesn't work",
      "my voucher code doesn't work at the till",
      'it broke after two days',
      'how does it work',
      'no',
    ],
  },
  nb: {
    unnamed: ['det funker ikke', 'funker fortsatt ikke', 'jeg trykker men det skjer ingenting', 'får det ikke til å virke'],
    chat: ['knappen virker ikke'],
    else: ['vannkokeren virker ikke', 'hvordan går det', 'det går bra', 'koden virker ikke', 'nei'],
  },
  da: {
    unnamed: ['det virker ikke', 'der sker ingenting'],
    chat: ['jeres chat virker ikke', 'knapperne duer ikke'],
    else: ['lampen virker ikke længere'],
  },
  sv: {
    unnamed: ['det funkar inte', 'funkar ju inte', 'inget händer när jag trycker'],
    chat: ['knappen går inte att trycka på'],
    else: ['brödrosten funkar inte', 'hur fungerar det då'],
  },
  fi: {
    unnamed: ['ei toimi', 'ei tämä toimi', 'mitään ei tapahdu'],
    chat: ['nappi ei toimi'],
    else: ['kahvinkeitin ei toimi', 'ei kiitos', 'miten tämä toimii'],
  },
  de: {
    unnamed: ['das funktioniert nicht', 'geht nicht', 'klappt leider nicht', 'es passiert nichts'],
    chat: ['der Knopf geht nicht'],
    else: ['die Lampe geht nicht', 'wie geht es Ihnen', 'das geht'],
  },
  af: {
    unnamed: ['dit werk nie', 'dit wil nie werk nie', 'niks gebeur nie'],
    chat: ['die knoppie werk nie'],
    else: ['die strykyster werk nie'],
  },
};

describe('hearing that something does not work', () => {
  for (const [language, said] of Object.entries(SAID))
    it(`tells what is not named, and what is of the chat, from a story: ${language}`, () => {
      const heard = Object.values(said).flatMap((texts) => texts.map((text) => [text, notWorking(text) ?? 'else']));
      expect(heard).toEqual(Object.entries(said).flatMap(([kind, texts]) => texts.map((text) => [text, kind])));
    });
});
