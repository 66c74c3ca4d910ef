import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  type AnswerDraft,
  answersFile,
  findAnswer,
  forgetUnanswered,
  listAnswers,
  listUnanswered,
  loadLibrary,
  openShelf,
  parseAnswers,
  questionsOf,
  saveAnswers,
} from '../../src/answers/index.ts';
import { mask, plainQuestion } from '../../src/answers/mask.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { loadUnderstanding, similarQuestions, withAnswers } from '../../src/understanding/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { openShop } from '../helpers/shop.ts';

const YAML = readFileSync('answers.yaml', 'utf8');
const terms = { languages: LANGUAGES, shops: ['OSL-STORO'] };
const drafts = parseAnswers(YAML, terms);
const hear = (() => {
  const find = similarQuestions(drafts.flatMap((draft) => questionsOf({ code: draft.code, content: draft })));
  const understand = withAnswers(loadUnderstanding(LANGUAGES), () => find);
  return (text: string, language: string) => understand(text, { language, languages: LANGUAGES });
})();

describe('a question of the library', () => {
  it.each([
    ['en', 'opening-hours', ['hi, when do you open tomorrow?', 'are u open on saturday', 'what time do you guys close']],
    ['en', 'returns', ['i want to return my lamp, how', 'how many days do i have to return stuff']],
    ['nb', 'opening-hours', ['når åpner dere i morgen', 'apningstider storo', 'er det åpent på lørdag', 'når stenger butikken']],
    ['en', 'delivery', ['how much is shipping', 'what does it cost to have it delivered']],
    ['nb', 'delivery', ['hva koster frakt', 'hva koster det å få det levert']],
    ['sv', 'delivery', ['vad kostar frakten till Bergen']],
    ['de', 'delivery', ['was kostet der Versand']],
    ['nb', 'returns', ['kan jeg bytte denne lampa', 'hvor mange dager har jeg på å returnere']],
    ['da', 'opening-hours', ['hvornår åbner I i morgen', 'har i åbent på lørdag']],
    ['da', 'gift-cards', ['kan man købe gavekort hos jer']],
    ['sv', 'opening-hours', ['när öppnar ni imorgon', 'oppettider på lördag']],
    ['sv', 'returns', ['hur länge har jag öppet köp', 'kan man lämna tillbaka']],
    ['fi', 'opening-hours', ['milloin avaatte huomenna', 'ootteko auki lauantaina', 'milloin olette auki']],
    ['fi', 'delivery', ['kauanko toimitus kestää']],
    ['de', 'opening-hours', ['wann öffnen Sie morgen', 'habt ihr am samstag offen']],
    ['de', 'warranty', ['wie lange habe ich garantie']],
    ['af', 'opening-hours', ['wanneer maak julle more oop', 'is julle saterdag oop']],
    ['af', 'gift-cards', ['het julle geskenkkaarte']],
  ])('is heard however it is put: %s, %s', (language, code, texts) => {
    expect(texts.map((text) => [text, hear(text, language).slots.answers?.[0]])).toEqual(texts.map((text) => [text, code]));
  });

  it.each([
    ['en', 'complaint', 'the lamp you delivered is broken'],
    ['en', 'balance', 'how many points do i have'],
    ['nb', 'complaint', 'pakken min har ikke kommet'],
    ['de', 'order_status', 'wo ist mein Paket'],
    ['en', undefined, 'what time is it'],
    ['nb', undefined, 'har dere blå kopper'],
    ['fi', undefined, 'mitä lamppu maksaa'],
    ['en', undefined, 'what do you sell'],
    ['nb', undefined, 'hva selger dere'],
    ['da', undefined, 'hvad sælger I'],
    ['sv', undefined, 'vad säljer ni'],
    ['af', undefined, 'wat verkoop julle'],
  ])('is not heard in what means something else: %s, %s, %s', (language, intent, text) => {
    expect(hear(text, language).intent).toBe(intent);
  });

  it.each([
    ['en', 'balance', 'how many points do i have and when are you open'],
    ['en', 'balance', 'When do you open? And what are my points?'],
    ['en', 'complaint', 'my lamp is broken, when are you open'],
    ['nb', 'balance', 'hvor mange poeng har jeg og når har dere åpent'],
    ['da', 'balance', 'hvor mange point har jeg og hvornår har I åbent'],
    ['sv', 'balance', 'hur många poäng har jag och när har ni öppet'],
    ['fi', 'balance', 'paljonko minulla on pisteitä ja milloin olette auki'],
    ['de', 'balance', 'wie viele Punkte habe ich und wann habt ihr geöffnet'],
    ['af', 'balance', 'hoeveel punte het ek en wanneer is julle oop'],
  ])('is heard beside another wish: %s, %s, %s', (language, intent, text) => {
    const heard = hear(text, language);
    expect([heard.intent, heard.further?.map((other) => other.slots.answers)]).toEqual([intent, [['opening-hours']]]);
  });

  it.each([
    ['en', 'what are your opening hours and how much is delivery?'],
    ['en', 'When do you open on saturday? And what does delivery cost?'],
    ['nb', 'når åpner dere og hva koster frakt'],
    ['da', 'hvornår åbner I og hvad koster levering?'],
    ['sv', 'när öppnar ni och vad kostar frakten?'],
    ['fi', 'milloin avaatte ja paljonko toimitus maksaa?'],
    ['de', 'wann öffnen Sie und was kostet der Versand?'],
    ['af', 'wanneer maak julle oop en wat kos aflewering?'],
  ])('is two where two are asked: %s, %s', (language, text) => {
    const { intent, slots } = hear(text, language);
    expect([intent, slots.answers, slots.areAllAsked]).toEqual(['answer', ['opening-hours', 'delivery'], true]);
  });

  it.each([
    ['en', 'can i return a lamp and get my money back?'],
    ['en', 'do you sell gift cards and how long are they valid'],
    ['nb', 'har dere åpent lørdag og søndag'],
    ['de', 'kann ich es umtauschen und zurückgeben'],
  ])('is one where one thing is asked in two ways: %s, %s', (language, text) => {
    expect(hear(text, language).slots.areAllAsked).toBeUndefined();
  });

  it('is hardly ever heard in what is not ours to answer', () => {
    // Of 1,861 lines of the developer set 9 were: what is near in words stays near.
    const far = [
      'tell me a joke',
      'set an alarm for six',
      'hva blir været i morgen',
      'soita äidille',
      'spiel musik',
      'hur mår du',
    ];
    expect(far.filter((text) => hear(text, 'en').intent === 'answer')).toEqual([]);
  });
});

describe('a file of answers', () => {
  it('names each problem with its line, and is taken whole or not at all', () => {
    const twice = YAML.replace('code: returns', 'code: opening-hours');
    expect(() => parseAnswers(twice, terms)).toThrow(
      /a problem:\n {2}line \d+, opening-hours\.code: opening-hours is there twice/,
    );
    const hours = YAML.replace('        {service_hours}', '        from {service_hours} on').replace(
      'title: { en: Returns,',
      'title: {',
    );
    expect(() => parseAnswers(hours.replace('  - code: gift-cards', '  - code: GIFT'), terms)).toThrow(
      /2 problems:\n {2}line \d+, GIFT\.code: .*\n {2}line \d+, customer-service\.text\.en: knows only /,
    );
    expect(() => parseAnswers('answers: [', terms)).toThrow(/not YAML/);
    expect(() => parseAnswers('{"answers":[{"code":"x","titel":{}}]}', terms)).toThrow(/line 1, x\.titel: is not known here/);
  });
});

describe('a question that nobody could answer', () => {
  it('is kept without what leads to somebody', () => {
    const words = 'do you sell to Peter Olsen, peter@olsen.no or +47 22 33 44 55, order #48213? ask ada';
    const masked = mask(words, { names: ['Ada Lovelace'], language: 'en' });
    expect(masked).not.toMatch(/Peter|Olsen|olsen|\d|ada/i);
    expect(plainQuestion('Do you sell LAMPS??')).toBe(plainQuestion('do you sell lamps'));
  });
});

const database = useDatabase();
let counter: Counter;
const lamp: AnswerDraft = {
  code: 'lamps',
  title: { nb: 'Lamper' },
  questions: { en: ['do you sell lamps'], nb: ['selger dere lamper'] },
  text: { nb: 'Ja, i alle butikkene.' },
  shops: {},
  active: true,
};
const mugs: AnswerDraft = {
  ...lamp,
  code: 'mugs',
  title: { en: 'Mugs' },
  questions: { en: ['do you sell mugs'] },
  text: { en: 'Yes.' },
};
const cups: AnswerDraft = { ...mugs, code: 'cups', title: { en: 'Cups' }, questions: { en: ['do you sell cups or mugs'] } };
beforeAll(async () => {
  await openShop(database.current);
  await database.current.pool.query(
    `update shop set opening_hours = '{"monday":[{"from":"10:00","until":"18:00"}],"tuesday":[{"from":"10:00","until":"18:00"}],"saturday":[{"from":"10:00","until":"16:00"}]}'`,
  );
  counter = await openCounter(database.current, { answers: [...drafts, lamp, mugs, cups] });
});
afterAll(() => counter.close());

describe('the library in chat', () => {
  it('answers with the hours of the shops, and says why', async () => {
    const ada = counter.person('ada');
    await ada.says('when do you open tomorrow?');
    expect(withPlainSpaces(ada.heard().text)).toContain(
      'Storo: Mon–Tue 10:00–18:00, Wed–Fri closed, Sat 10:00–16:00, Sun closed',
    );
    await ada.says('når har kundeservice åpent?');
    await ada.says('lamps do you sell lamps');
    expect(ada.heard().text).toMatch(/only have this in another language \(Norsk\):\nJa, i alle butikkene\./);
  });

  it.each([
    ['en', 'When does customer service open?'],
    ['en', 'is the customer service open on Saturdays?'],
    ['nb', 'når stenger kundeservice i dag?'],
    ['da', 'hvor længe har kundeservice åbent i dag?'],
    ['sv', 'vilka tider har kundtjänst öppet?'],
    ['fi', 'mihin aikaan asiakaspalvelu aukeaa?'],
    ['de', 'ist der Kundenservice heute noch erreichbar?'],
    ['af', 'hoe laat maak kliëntediens oop?'],
  ])('tells when customer service is there, and calls nobody: %s, %s', async (language, asked) => {
    const person = counter.person(`hours ${asked}`, { languageHint: language });
    await person.says(asked);
    person.hears(/09[.:]00–17[.:]00/);
    await person.says(
      {
        en: 'customer service',
        nb: 'kundeservice',
        da: 'kundeservice',
        sv: 'kundtjänst',
        fi: 'asiakaspalvelu',
        de: 'Kundenservice',
        af: 'kliëntediens',
      }[language]!,
    );
    person.hears(/10[.:]00|klo 10/);
  });

  it('answers both of two that are asked at once', async () => {
    const person = counter.person('two questions', { languageHint: 'en' });
    await person.says('what are your opening hours and how much is delivery?');
    person.hears(/^Our shops are open:[\s\S]*Web orders are sent to your home/);
  });

  it('asks which of two is meant, and answers in a group as well', async () => {
    const bob = counter.person('bob', { audience: 'public', place: 'a group' });
    await bob.says('do you sell mugs or cups');
    if (bob.heard().buttons.length > 2) await bob.presses('Mugs');
    expect(bob.heard().text).toContain('Yes.');
  });

  it('lists what it could not answer, counted, until that is forgotten', async () => {
    const [eve, zoe] = [counter.person('eve'), counter.person('zoe')];
    await eve.says('do you rent out tents');
    await zoe.says('Do you rent out tents?');
    expect(await listUnanswered(database.current)).toMatchObject([
      { question: 'do you rent out tents', count: 2, people: 2, languages: ['en'], example: 'Do you rent out tents?' },
    ]);
    expect(await forgetUnanswered(database.current, new Date(SUNDAY.getTime() + 86_400_000))).toBe(2);
  });
});

describe('answers in the store', () => {
  const save = (given: readonly AnswerDraft[], now = SUNDAY) =>
    database.current.transaction((tx) => saveAnswers(tx, given, null, now));

  it('are versions: a change holds from its day, and what was told before can still be opened', async () => {
    expect(await save([lamp])).toMatchObject({ added: ['lamps'] });
    expect(await save([lamp])).toMatchObject({ unchanged: ['lamps'] });
    await save([{ ...lamp, text: { nb: 'Nei.' }, from: '2026-12-01' }]);
    const told = async (day: string) => (await loadLibrary(database.current, day)).get('lamps')?.content.text.nb;
    expect([await told('2026-11-22'), await told('2026-12-01')]).toEqual(['Ja, i alle butikkene.', 'Nei.']);
    await save([{ ...lamp, active: false, from: '2026-12-24' }]);
    expect([await told('2026-12-02'), await told('2026-12-24')]).toEqual(['Nei.', undefined]);
    expect((await findAnswer(database.current, 'lamps', 1))?.content.text.nb).toBe('Ja, i alle butikkene.');
    await expect(database.current.pool.query('delete from answer_version')).rejects.toThrow();
  });

  it('come out as a file that changes nothing when it goes in again', async () => {
    await save(drafts);
    const answers: Answer[] = await listAnswers(database.current, '2026-11-22');
    expect(await save(parseAnswers(answersFile(answers), terms))).toMatchObject({ added: [], changed: [] });
  });

  it('are at hand in memory, and anew when they change', async () => {
    const shelf = await openShelf(database.current, {
      timeZone: () => 'Europe/Oslo',
      clock: systemClock,
      log: createLog('silent'),
    });
    expect(shelf.find()('do you sell mugs', 'en')[0]?.key).not.toBe('mugs');
    await save([mugs]);
    await shelf.refresh();
    expect(shelf.find()('do you sell mugs', 'en')[0]).toMatchObject({ key: 'mugs', score: 1 });
    shelf.stop();
  });
});
