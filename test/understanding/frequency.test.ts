import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { understanding } from '../helpers/loaded.ts';

const understand = understanding();
const slots = (text: string, language: string) => {
  const { intent, slots: found } = understand(text, { language, languages: LANGUAGES });
  return { intent, ...found };
};

describe('how often somebody wants to hear from us', () => {
  it.each([
    ['en', 'once a month is enough', 1, 30],
    ['en', 'no more than three times a year', 3, 365],
    ['nb', 'bare en gang i måneden', 1, 30],
    ['nb', 'Høyst to ganger i året!', 2, 365],
    ['nb', 'én gang i uka', 1, 7],
    ['da', 'kun én gang om måneden', 1, 30],
    ['da', 'højst to gange om året', 2, 365],
    ['sv', 'högst två gånger om året', 2, 365],
    ['sv', 'en gång i månaden räcker', 1, 30],
    ['fi', 'vain kerran kuussa', 1, 30],
    ['fi', 'kaksi kertaa vuodessa riittää', 2, 365],
    ['fi', 'joka kuukausi riittää', 1, 30],
    ['de', 'nur zweimal im Jahr bitte', 2, 365],
    ['de', 'einmal pro Woche reicht', 1, 7],
    ['af', "een keer 'n maand is genoeg", 1, 30],
    ['af', 'hoogstens twee keer per jaar', 2, 365],
  ])('is read in %s: %s', (language, text, contacts, days) => {
    expect(slots(text, language)).toMatchObject({ intent: 'contact_less', frequency: { contacts, days } });
  });

  it.each([
    ['en', 'not so often please'],
    ['nb', 'kan dere skrive sjeldnere'],
    ['fi', 'harvemmin kiitos'],
    ['de', 'seltener bitte'],
  ])('is not invented in %s: %s', (language, text) => {
    expect(slots(text, language)).toEqual({ intent: 'contact_less' });
  });

  it.each([
    ['en', 'surveys twice a year', 'contact_less', 'surveys'],
    ['nb', 'spørsmål bare to ganger i året', 'contact_less', 'surveys'],
    ['en', 'no more surveys', 'stop', 'surveys'],
    ['nb', 'ingen flere tilbud', 'stop', 'offers'],
    ['da', 'ikke flere spørgsmål', 'stop', 'surveys'],
    ['sv', 'jag vill inte ha erbjudanden', 'stop', 'offers'],
    ['fi', 'en halua kyselyjä', 'stop', 'surveys'],
    ['de', 'keine Werbung', 'stop', 'offers'],
    ['af', 'geen vrae meer', 'stop', 'surveys'],
  ])('may be about one thing alone, in %s: %s', (language, text, intent, about) => {
    expect(slots(text, language)).toMatchObject({ intent, about });
  });

  it.each([
    ['en', 'stop all offers and surveys'],
    ['nb', 'ingen flere tilbud eller spørsmål'],
    ['en', 'stop'],
  ])('is about everything where both are named, or neither, in %s: %s', (language, text) => {
    expect(slots(text, language)).toEqual({ intent: 'stop' });
  });
});
