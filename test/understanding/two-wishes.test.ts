import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMeasuring } from '../../src/cli/understand.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { asks, subjectOf } from '../../src/understanding/index.ts';
import { understanding } from '../helpers/loaded.ts';

const understand = understanding();
const measure = loadMeasuring();
const read = <Table>(name: string): Record<string, Table> => JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8'));

describe.each(LANGUAGES)('in %s', (language) => {
  const pairs = Object.entries(read<Record<string, string>>('two-wishes')[language]!);

  it('a complaint and another wish are both heard, the complaint first', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(10);
    const heard = pairs.map(([text]) => {
      const { intent, further = [] } = understand(text, { language, languages: LANGUAGES });
      return [text, intent, ...further.map((other) => other.intent)];
    });
    expect(heard).toEqual(pairs.map(([text, other]) => [text, 'complaint', other]));
  });

  it('and are measured so: the other stands among the alternatives', () => {
    for (const [text, other] of pairs) {
      const measured = measure(JSON.stringify({ id: 1, text, lang: language })) as { intent: string; alternatives: string[] };
      expect([text, measured.intent], text).toEqual([text, 'complaint']);
      expect(measured.alternatives, text).toContain(subjectOf({ intent: other as 'balance' }));
    }
  });

  it('who asks for their card is shown it, in many words or one', () => {
    const texts = read<string[]>('card-wishes')[language]!;
    expect(texts.map((text) => [text, understand(text, { language, languages: LANGUAGES }).intent])).toEqual(
      texts.map((text) => [text, 'card']),
    );
  });

  it('what tells of something asks for nothing', () => {
    const { wishes, stories } = read<{ wishes: string[]; stories: string[] }>('wishes-and-stories')[language]!;
    expect(wishes.filter((text) => !asks(text, language))).toEqual([]);
    expect(stories.filter((text) => asks(text, language))).toEqual([]);
  });
});

it.each([
  ['en', 'link my member card'],
  ['en', 'connect my membership card'],
  ['nb', 'koble medlemskortet mitt'],
  ['da', 'tilføj mit medlemskort'],
  ['sv', 'lägg till mitt medlemskort'],
  ['fi', 'yhdistä jäsenkorttini'],
  ['de', 'verbinde meine Kundenkarte'],
  ['af', 'koppel my lidkaart'],
])('a card that shall be connected is another thing (%s): %s', (language, text) => {
  expect(understand(text, { language, languages: LANGUAGES }).intent).toBe('link');
});

it('gives the complaint the number that stands apart from it', () => {
  const complaintIn = (text: string) => understand(text, { language: 'nb', languages: LANGUAGES }).slots.complaint?.orderNumber;
  expect(complaintIn('pakka har aldri dukka opp, ordre 48301, og hvor mange poeng har jeg?')).toBe('48301');
});

it.each([
  ['de', 'Ich habe bei Ihnen einen Toaster gekauft und er wird nicht warm, Bestellung 70214'],
  ['en', 'I bought a toaster from you last week and it will not heat up, order 70214'],
])('that something was bought is no wish to see the purchases (%s)', (language, text) => {
  const { intent, further = [] } = understand(text, { language, languages: LANGUAGES });
  expect([intent, ...further]).toEqual(['complaint']);
});
