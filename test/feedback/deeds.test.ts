import { describe, expect, it } from 'vitest';
import { languageOfDeed, readDeedTexts } from '../../src/feedback/index.ts';

describe('what was done, as staff write it', () => {
  it.each([
    [
      { said: ' that  your parcel was wet. ', did: 'All orders go in a bag' },
      'that your parcel was wet',
      'All orders go in a bag.',
    ],
    [{ said: 'that the till was slow …', did: 'Two more are open now!' }, 'that the till was slow', 'Two more are open now!'],
    [
      { said: 'että paketti\noli märkä', did: 'Nyt se on pussissa (aina)' },
      'että paketti oli märkä',
      'Nyt se on pussissa (aina).',
    ],
  ])('fits between the words of ours: %o', (written, said, did) => {
    expect(readDeedTexts({ en: written, nb: { said: '', did: ' ' } }, 'en')).toEqual({
      ok: true,
      value: { said: { en: said }, did: { en: did } },
    });
  });

  it.each([
    [{}, { code: 'no_default' }],
    [{ en: { said: 'x', did: 'y' } }, { code: 'no_default' }],
    [
      { nb: { said: '...', did: 'y' }, en: { said: 'x', did: '' } },
      { code: 'half', languages: ['nb', 'en'] },
    ],
  ])('is refused where somebody would read half of it: %o', (written, refusal) => {
    expect(readDeedTexts(written, 'nb')).toEqual({ ok: false, refusal });
  });

  it('is told in their language where it was written in it, else in that of the shop', () => {
    const deed = { said: { nb: 'x', fi: 'y' } };
    expect(['fi', 'af', 'toString'].map((language) => languageOfDeed(deed, language, 'nb'))).toEqual(['fi', 'nb', 'nb']);
  });
});
