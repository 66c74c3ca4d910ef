import { describe, expect, it } from 'vitest';
import { COMPLAINT_CATEGORIES, LANGUAGES } from '../../src/loyalty/index.ts';
import { COMPLAINT_TOPICS, loadComplaintWords } from '../../src/understanding/complaint-words.ts';
import { understanding } from '../helpers/loaded.ts';

const { read } = loadComplaintWords(LANGUAGES);
const understand = understanding();
const topicOf = (text: string, language: string) => understand(text, { language, languages: LANGUAGES }).slots.complaint?.topic;

describe('the thing that is wrong', () => {
  it.each([
    ['en', 'two of the cups are smashed', 'cups', 2],
    ['en', 'the coffee grinder lid was cracked', 'coffee grinder lid', undefined],
    ['en', 'my mug is broken', 'mug', undefined],
    ['en', '3 wine glasses were in pieces', 'wine glasses', 3],
    ['en', 'two timers are broken', 'timers', 2],
    ['nb', 'to kasseroller er ødelagt', 'kasseroller', 2],
    ['de', 'zwei Tagesdecken sind kaputt', 'Tagesdecken', 2],
    ['fi', 'kaksi päiväpeittoa on rikki', 'päiväpeittoa', 2],
    ['nb', 'to av koppene er knust', 'koppene', 2],
    ['nb', 'koffekverna mi er ødelagt', 'koffekverna', undefined],
    ['da', 'to af kopperne er smadret', 'kopperne', 2],
    ['sv', 'vasen är sprucken', 'vasen', undefined],
    ['fi', 'kaksi kuppia on rikki', 'kuppia', 2],
    ['de', 'die Kaffeemaschine ist kaputt', 'Kaffeemaschine', undefined],
    ['af', 'twee van die koppies is stukkend', 'koppies', 2],
    // What tells of the thing stands between.
    ['en', 'the cups I got are broken', 'cups', undefined],
    ['en', 'hi, the kettle that we bought yesterday does not work', 'kettle', undefined],
    ['en', 'two of the plates you sent were in pieces', 'plates', 2],
    ['nb', 'hei, koppene jeg kjøpte hos dere i går er knust', 'koppene', undefined],
    ['da', 'hej, kopperne jeg fik er gået i stykker', 'kopperne', undefined],
    ['sv', 'lampan som jag köpte är trasig', 'lampan', undefined],
    ['fi', 'lamppu joka tuli tänään ei toimi', 'lamppu', undefined],
    ['de', 'die Tassen, die wir bekommen haben, sind kaputt', 'Tassen', undefined],
    ['af', 'die koppies wat ek gekry het is stukkend', 'koppies', undefined],
    // What is counted may stand anywhere.
    ['da', 'De 2 kopper fra ordre 48213 kom i stykker, og det er anden gang!', 'kopper', 2],
    ['en', 'I found 3 plates in pieces', 'plates', 3],
    ['nb', 'fikk knust to av koppene mine', 'koppene', 2],
    ['de', 'bei drei Tellern aus Bestellung 48213 fehlt der Rand', 'Tellern', 3],
  ])('is read in their words (%s): %s', (language, text, item, itemCount) => {
    expect(read(text, language)).toEqual(itemCount === undefined ? { item } : { item, itemCount });
  });

  it.each([
    ['en', 'it is broken'],
    ['en', 'my parcel is damaged'],
    ['en', 'my order has not arrived'],
    ['en', 'everything was broken'],
    ['en', 'what I got was broken'],
    ['nb', 'den jeg kjøpte er ødelagt'],
    ['nb', 'hei, jeg er sur'],
    ['nb', 'pakken er ødelagt'],
    ['da', 'det er gået i stykker'],
    ['fi', 'paketti on rikki'],
    ['de', 'das Paket ist beschädigt'],
    ['af', 'die pakkie is nat'],
    ['en', ''],
    ['en', 'I waited 3 weeks for order 48213 and paid 2 times'],
    ['nb', 'har ventet i 14 dager, 2 ganger har jeg ringt'],
    ['da', 'jeg har ventet to uger på ordre 48213'],
    ['sv', 'betalade 2 gånger, 50 kronor för mycket'],
    ['fi', 'olen odottanut kaksi viikkoa, 20 euroa liikaa'],
    ['de', 'seit drei Wochen warte ich, 2 Mal angerufen'],
    ['af', 'ek wag al twee weke, 50 rand te veel'],
    ['en', '😀 \u0000 \uD800'],
  ])('is nothing where they name none (%s): %s', (language, text) => {
    expect(read(text, language)).toEqual({});
  });
});

describe('what a complaint is about', () => {
  it('has the words of the programme', () => {
    expect(COMPLAINT_TOPICS).toEqual(COMPLAINT_CATEGORIES);
  });

  it.each([
    ['en', 'two cups are smashed', 'damaged'],
    ['en', 'I want to complain, my vase is cracked', 'damaged'],
    ['en', 'my order never came', 'not_arrived'],
    ['en', 'you sent me the wrong size', 'wrong_item'],
    ['en', 'the lamp does not work', 'faulty'],
    ['en', 'I was charged twice', 'payment'],
    ['en', 'the staff was rude', 'staff'],
    ['en', 'my points are missing', 'points'],
    ['en', 'my lamp arrived with a crack', 'damaged'],
    ['en', 'the kettle stopped heating', 'faulty'],
    ['en', 'the spoon was missing from the box', 'wrong_item'],
    ['nb', 'tallerkenen har et hakk', 'damaged'],
    ['nb', 'vannkokeren slutta å varme', 'faulty'],
    ['da', 'dugen var gennemblødt', 'damaged'],
    ['sv', 'lampan kom med en spricka', 'damaged'],
    ['fi', 'kattilassa on lommo', 'damaged'],
    ['de', 'der Topf hat eine Delle', 'damaged'],
    ['af', 'die ketel word nie warm nie', 'faulty'],
    ['en', 'I want to complain', 'other'],
    ['nb', 'pakken har ikke kommet', 'not_arrived'],
    ['da', 'jeg fik forkert størrelse', 'wrong_item'],
    ['sv', 'lampan fungerar inte', 'faulty'],
    ['fi', 'minulta veloitettiin kahdesti', 'payment'],
    ['de', 'das Personal war unfreundlich', 'staff'],
    ['af', 'my punte is weg', 'points'],
    ['nb', 'to av koppene er knust og jeg vil ha pengene tilbake', 'damaged'],
    ['fi', 'tilaus ei oo tullut perille ja haluun rahat takaisin', 'not_arrived'],
    ['sv', 'jag har dragits dubbelt för kaffepressen', 'payment'],
    ['en', 'I want my money back', 'other'],
  ])('is heard (%s): %s', (language, text, topic) => {
    expect(topicOf(text, language)).toBe(topic);
  });

  it('names nothing in a letter but what a clause says is broken', () => {
    const read = (text: string, language: string) => {
      const { item, itemCount } = understand(text, { language, languages: LANGUAGES }).slots.complaint ?? {};
      return [itemCount, item];
    };
    const [broken, story] = [
      'Hei, jeg bestilte seks kopper og en vase hos dere for snart tre uker siden, og da pakken endelig kom i går var to av koppene knust. Jeg har handlet hos dere i mange år.',
      'Gestern wollte ich in der Filiale meine Punkte einlösen, und die Kassiererin meinte, das ginge gerade nicht. Hinter mir hat schon jemand gedrängelt, und das war nicht schön.',
    ] as const;
    expect(read(broken, 'nb')).toEqual([2, 'koppene']);
    expect(read(story, 'de')).toEqual([undefined, undefined]);
  });
});

describe('what only speaks of damage', () => {
  it.each([
    ['en', 'does the warranty cover scratches?'],
    ['nb', 'dekker garantien riper?'],
    ['nb', 'stearinlyset flimrer så koselig'],
    ['da', 'har I huller i programmet lørdag?'],
    ['de', 'haben Sie einen Entferner für Kratzer?'],
  ])('is no complaint (%s): %s', (language, text) => {
    const { intent, certainty } = understand(text, { language, languages: LANGUAGES });
    expect(intent === 'complaint' && certainty === 'sure').toBe(false);
  });
});
