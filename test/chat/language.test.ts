import { describe, expect, it } from 'vitest';
import { chooseLanguage, hintedLanguage, type LanguageEvidence } from '../../src/chat/language.ts';

const OFFERED = ['nb', 'da', 'sv', 'fi', 'de', 'af', 'en'];

describe('the language of an answer', () => {
  it.each<[string, LanguageEvidence, string]>([
    [
      'the language that the message is clearly written in',
      { understood: 'fi', conversation: 'nb', member: 'de', hint: 'en' },
      'fi',
    ],
    ['else what is spoken here', { conversation: 'sv', member: 'de', hint: 'en' }, 'sv'],
    ['else what the member chose', { member: 'de', hint: 'en' }, 'de'],
    ["else what the platform says of the person's language", { hint: 'af-ZA' }, 'af'],
    ["else the programme's own", {}, 'nb'],
    ['not one that is not offered', { understood: 'fr', conversation: 'xx', member: 'da' }, 'da'],
    ["the programme's own for a language we do not speak", { hint: 'zh-Hans-CN' }, 'nb'],
    ["the programme's own for nonsense", { hint: '' }, 'nb'],
  ])('is %s', (_which, evidence, expected) => {
    expect(chooseLanguage(evidence, OFFERED, 'nb')).toBe(expected);
  });

  it.each([
    ['nb-NO', 'nb'],
    ['NO', 'nb'],
    ['nn_NO', 'nb'],
    ['en', 'en'],
    ['de-AT', 'de'],
    ['C', 'c'],
  ])('takes the hint %s for %s', (hint, language) => {
    expect(hintedLanguage(hint)).toBe(language);
  });

  it('takes no hint from none', () => {
    expect(hintedLanguage(undefined)).toBeUndefined();
    expect(hintedLanguage('')).toBeUndefined();
  });
});
