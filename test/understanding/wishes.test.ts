import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { understanding } from '../helpers/loaded.ts';

const understand = understanding();
const wishes = (language: string, text: string) => {
  const { intent, further = [] } = understand(text, { language, languages: LANGUAGES });
  return [intent, ...further.map((other) => other.intent)];
};

describe('several wishes', () => {
  it.each([
    ['en', 'how many points do I have and my parcel arrived broken', ['complaint', 'balance']],
    ['en', 'the parcel is broken, by the way how many points have i got', ['complaint', 'balance']],
    ['en', 'show me my points. I want to talk to a person', ['person', 'balance']],
    ['nb', 'vis poengene mine. forresten, har dere noen tilbud?', ['balance', 'offers']],
    ['de', 'Mein Wasserkocher ist kaputt. Übrigens, wann verfallen meine Punkte?', ['complaint', 'balance']],
  ])('are heard in one message, the most pressing first (%s): %s', (language, text, intents) => {
    expect(wishes(language, text)).toEqual(intents);
  });

  it.each([
    ['en', 'the cup and the plate are broken'],
    ['en', 'the coffee mug and the plate are broken'],
    ['en', 'the mug came broken and I have heard nothing about it since'],
    ['nb', 'koppen og tallerkenen er knust'],
    ['da', 'koppen og tallerkenen er gået i stykker'],
    ['sv', 'koppen och tallriken är trasiga'],
    ['fi', 'kuppi ja lautanen on rikki'],
    ['de', 'die tasse und der teller sind kaputt'],
    ['af', 'die koppie en die bord is stukkend'],
  ])('are not made of one (%s): %s', (language, text) => {
    expect(wishes(language, text)).toEqual(['complaint']);
  });
});
