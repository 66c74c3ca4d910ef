import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { complaintsOf, loadComplaint } from '../../src/support/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

let people = 0;
const somebody = (languageHint: string): Person => {
  people += 1;
  return counter.person(`lost ${people}`, { languageHint });
};
async function member(languageHint: string): Promise<{ person: Person; memberId: string }> {
  const memberId = await addMember(database.current);
  await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  const person = somebody(languageHint);
  await person.says(`/link ${code}`);
  return { person, memberId };
}
const text = (person: Person) => withPlainSpaces(person.heard().text);
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const states = async (memberId: string) =>
  (await complaintsOf(database.current, { memberId, identityId: memberId }, 10)).map(({ complaint }) => complaint.state);

describe('"never mind", after a case was filed', () => {
  it.each([
    [
      'en',
      'the kettle is broken',
      'never mind',
      /^K-\d+: .*\nIt stays with customer service unless you want me to close it\. Shall I\?$/,
      'Yes, close it',
      'yes',
    ],
    ['nb', 'kjelen er ødelagt', 'glem det', /^K-\d+: .*\nDen blir hos kundeservice med mindre/, 'Ja, lukk den', 'ja'],
    ['da', 'kedlen er gået i stykker', 'glem det', /^K-\d+: .*\nDen bliver hos kundeservice, medmindre/, 'Ja, luk den', 'ja tak'],
    ['sv', 'vattenkokaren är trasig', 'glöm det', /^K-\d+: .*\nDet ligger kvar hos kundtjänst om/, 'Ja, stäng det', 'ja'],
    ['fi', 'vedenkeitin on rikki', 'unohda', /^K-\d+: .*\nSe jää asiakaspalvelulle, ellet/, 'Kyllä, sulje se', 'kyllä'],
    ['de', 'der Wasserkocher ist kaputt', 'vergiss es', /^K-\d+: .*\nEr bleibt beim Kundenservice, außer/, 'Ja, schließen', 'ja'],
    ['af', 'die ketel is stukkend', 'vergeet dit', /^K-\d+: .*\nDit bly by kliëntediens, tensy/, 'Ja, sluit dit', 'ja'],
  ])(
    'leaves it with the staff and offers to close it, which a tap or a yes does: %s',
    async (language, complains, words, answer, close, yes) => {
      const { person, memberId } = await member(language);
      await person.says(complains);
      await person.says(words);
      expect(text(person)).toMatch(answer);
      expect(labels(person)[0]).toBe(close);
      expect(await states(memberId)).toEqual(['open']);
      // Said once more, it is still no yes.
      await person.says(words);
      expect(await states(memberId)).toEqual(['open']);
      await person.says(words);
      await person.says(yes);
      expect(await states(memberId)).toEqual(['closed']);
      await person.says(words);
      expect(labels(person)).not.toContain(close);
    },
  );

  it('closes it by its button, and not by a no', async () => {
    const { person, memberId } = await member('en');
    await person.says('the kettle is broken');
    await person.says('forget it');
    await person.says('no');
    person.hears(/^K-\d+ stays open, and you'll have our answer by/);
    expect(await states(memberId)).toEqual(['open']);
    await person.says('forget it');
    await person.presses('Yes, close it');
    expect(await states(memberId)).toEqual(['closed']);
  });
});

describe('"never mind" and "no", to a question of ours', () => {
  it.each([
    ['en', 'this is useless', 'never mind', 'no'],
    ['nb', 'dette er ubrukelig', 'glem det', 'nei'],
    ['de', 'das ist doch nutzlos', 'vergiss es', 'nein'],
  ])('are no words of a complaint, and no name of a thing: %s', async (language, upset, off, no) => {
    const { person, memberId } = await member(language);
    for (const words of [off, no]) {
      await person.says(upset);
      await person.presses(labels(person)[1]!);
      const asked = text(person);
      await person.says(words);
      expect(text(person)).not.toBe(asked);
      expect(await states(memberId)).toEqual([]);
    }
  });

  it.each([
    ['en', 'disconnect', 'never mind', /^Good, everything stays as it is\.$/],
    ['en', 'disconnect', 'no', /^Good, everything stays as it is\.$/],
    ['en', 'disconnect', 'yes', /^Done\. This chat is no longer connected/],
    ['nb', 'koble fra', 'glem det', /^Fint, alt blir som det er\./],
    ['de', 'trennen', 'ja', /^Erledigt\./],
  ])('answer a question that has a yes and a no to press: %s, %s, %s', async (language, asked, words, answer) => {
    const { person } = await member(language);
    await person.says('/unlink');
    await person.says(words);
    expect(text(person), asked).toMatch(answer);
  });

  it.each([
    ['en', "I'm a member", 'never mind', /^All right\./],
    ['nb', 'jeg er medlem', 'glem det', /^Det er greit\./],
    ['fi', 'olen jäsen', 'unohda', /^Selvä/],
  ])('let a code go that was asked for: %s', async (language, says, off, answer) => {
    const person = somebody(language);
    await person.says(says);
    await person.says(off);
    expect(text(person)).toMatch(answer);
  });

  it.each([
    ['en', 'I have some feedback', 'never mind', 'nothing'],
    ['fi', 'minulla on palautetta', 'unohda', 'ei mitään'],
    ['de', 'ich habe eine Rückmeldung', 'vergiss es', 'nichts'],
  ])('are no words to pass on: %s', async (language, says, off, no) => {
    const person = somebody(language);
    for (const words of [off, no]) {
      await person.says(says);
      await person.says(words);
      expect(person.heard().buttons, words).toEqual([]);
    }
  });

  it.each([
    ['en', "it doesn't matter"],
    ['nb', 'samme det'],
    ['da', 'pyt med det'],
    ['sv', 'strunt i det'],
    ['fi', 'ei sillä väliä'],
    ['de', 'lass gut sein'],
    ['af', 'laat maar'],
  ])('are said in other words too: %s', async (language, off) => {
    const { person, memberId } = await member(language);
    await person.says('/unlink');
    await person.says(off);
    expect(labels(person)).toHaveLength(1);
    await person.says(
      {
        en: 'my mug is broken',
        nb: 'koppen er knust',
        da: 'koppen er smadret',
        sv: 'koppen är trasig',
        fi: 'muki on rikki',
        de: 'die Tasse ist kaputt',
        af: 'die beker is stukkend',
      }[language]!,
    );
    await person.says(off);
    expect(labels(person)).toHaveLength(3);
    expect(await states(memberId)).toEqual(['open']);
    const [newest] = await complaintsOf(database.current, { memberId, identityId: memberId }, 1);
    expect((await loadComplaint(database.current, newest!.complaint.id))!.events.map(({ kind }) => kind)).toEqual([
      'filed',
      'promised',
    ]);
  });

  it('is no wish to cancel an order, where nothing is open', async () => {
    const person = somebody('en');
    await person.says('hello');
    await person.says('never mind');
    person.hears(/^All right\. I'm here whenever you need me\.$/);
    await person.says('cancel my order');
    person.hears(/^Nothing is open here that I could cancel\./);
  });

  it.each([
    ['en', 'delete my data', 'never mind'],
    ['nb', 'slett dataene mine', 'glem det'],
    ['sv', 'radera mina uppgifter', 'glöm det'],
    ['en', 'delete my data', 'oh never mind then'],
  ])('erase nothing, and say so: %s', async (language, says, off) => {
    const { person } = await member(language);
    await person.says('/privacy');
    await person.says(says);
    const asked = text(person);
    await person.says(off);
    expect(text(person)).not.toBe(asked);
    expect(person.heard().text).toMatch(/nothing|ingenting/i);
  });
});

describe('a goodbye', () => {
  it('is a greeting where it comes first', async () => {
    const person = somebody('da');
    await person.says('hej hej');
    person.hears(/^Hej, jeg er den automatiske assistent/);
    await person.says('hej hej');
    person.hears(/^Hav det godt\./);
  });
});

describe('a one-time code by itself', () => {
  it('links the chat, without a word of what it is for', async () => {
    const memberId = await addMember(database.current);
    const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
    const { code } = accepted(
      await database.current.transaction((tx) =>
        createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
      ),
    );
    const person = somebody('en');
    await person.says(code);
    person.hears(/^This chat is now linked to your membership/);
  });
});

describe('"stop", in the middle of what could cost something', () => {
  const coffee = aReward({ code: 'COFFEE', name: { en: 'Free coffee', nb: 'Gratis kaffe' }, points: 300 });
  const mug = aReward({ code: 'MUG', name: { en: 'Coffee mug', nb: 'Kaffekopp' }, points: 350 });

  it.each([
    [
      'en',
      'rewards',
      'Free coffee',
      /^All right, nothing was swapped\. You have 640 points to spend\.\nDone\. No more surveys or offers\./,
    ],
    ['nb', 'belønninger', 'Gratis kaffe', /^Greit, ingenting ble byttet\. .*640 poeng.*\nDet er i orden\. Du får ikke flere/],
  ])('swaps nothing, and stops what we send: %s', async (language, asks, reward, answer) => {
    await offer(database.current, [coffee, mug], SUNDAY);
    const { person } = await member(language);
    await person.says(asks);
    await person.presses(reward);
    await person.says('stop');
    expect(text(person)).toMatch(answer);
  });

  it('asks which one is meant by a word that several rewards have', async () => {
    await offer(database.current, [coffee, mug], SUNDAY);
    const { person } = await member('en');
    await person.says('rewards');
    await person.says('coffee');
    expect(labels(person)).toEqual(['Free coffee', 'Coffee mug', 'Other rewards']);
    await person.says('the mug');
    person.hears(/Coffee mug/i);
  });

  it.each([
    ['en', 'delete my data', /^Nothing has been erased\. .*\nDone\. No more surveys or offers\./],
    ['da', 'slet mine data', /^Intet er slettet\. .*\nDet er i orden\. Du får ikke flere/],
  ])('erases nothing, and stops what we send: %s', async (language, says, answer) => {
    const { person } = await member(language);
    await person.says(says);
    await person.says('stop');
    expect(text(person)).toMatch(answer);
  });
});

describe('who waits for a person', () => {
  const waits = async (language: string) => {
    const person = somebody(language);
    await person.says('/person');
    return person;
  };

  it.each([
    ['en', 'yes', 'no', /^All right\. You'll have an answer here by/],
    ['nb', 'ja', 'nei', /^Den er grei\. Du får svar her senest/],
    ['da', 'ja', 'nej', /^Det er i orden\. Du får svar her senest/],
    ['sv', 'ja', 'nej', /^Då så\. Du får svar här senast/],
    ['fi', 'joo', 'ei', /^Selvä\. Saat vastauksen tähän viimeistään/],
    ['de', 'ja', 'nein', /^In Ordnung\. Sie bekommen hier Antwort bis/],
    ['af', 'ja', 'nee', /^Reg so\. Jy kry hier antwoord teen/],
  ])('and says a bare yes or no hears that it holds, and nothing is passed on: %s', async (language, yes, no, answer) => {
    const person = await waits(language);
    for (const words of [yes, no]) {
      await person.says(words);
      expect(text(person)).toMatch(answer);
    }
  });

  it.each([
    [
      'en',
      /customer service just as you wrote it\. .* Whatever else you write here reaches them too\.$/,
      /^Customer service has it already\./,
    ],
    ['nb', /Alt annet du skriver her, får de også\.$/, /^Kundeservice har det allerede\./],
    ['da', /Alt andet, du skriver her, får de også\.$/, /^Kundeservice har det allerede\./],
    ['sv', /Allt annat du skriver här får de också\.$/, /^Kundtjänst har det redan\./],
    ['fi', /Kaikki muukin, mitä kirjoitat tähän, menee heille\.$/, /^Asia on jo asiakaspalvelulla\./],
    ['de', /Alles, was Sie hier noch schreiben, kommt dort auch an\.$/, /^Der Kundenservice hat es bereits\./],
    ['af', /Alles wat jy nog hier skryf, kry hulle ook\.$/, /^Kliëntediens het dit reeds\./],
  ])(
    'hears once that it goes to that person, with all that follows, and again hours later: %s',
    async (language, first, later) => {
      counter.clock.moveTo(SUNDAY);
      const person = await waits(language);
      await person.says('qwertz asdf');
      expect(text(person)).toMatch(first);
      const told = person.everythingHeard().length;
      await person.says('qwertz again');
      counter.clock.moveBy(10 * MINUTE_MS);
      await person.says('qwertz once more');
      expect(person.everythingHeard()).toHaveLength(told);
      counter.clock.moveBy(2 * HOUR_MS);
      await person.says('qwertz at last');
      expect(text(person)).toMatch(later);
      await person.says('qwertz uiop');
      expect(person.everythingHeard()).toHaveLength(told + 1);
    },
  );
});

describe('who waits for a person, and meets no silence', () => {
  it.each([
    ['en', "who won the match, what's your guess?", 'ok so a cup of coffee', 'lovely weather today', 'hahaha'],
    ['nb', 'hvem tror du vinner kampen?', 'ok så en kopp kaffe', 'fint vær i dag', 'haha'],
    ['da', 'hvem vinder mon kampen?', 'ok så en kop kaffe', 'flot vejr', 'hehe'],
    ['sv', 'vem vinner matchen tror du?', 'okej dags för fika', 'härligt väder', 'haha'],
    ['fi', 'kukahan pelin voittaa?', 'ok kahvitauko', 'kaunis ilma tänään', 'hehe'],
    ['de', 'wer gewinnt wohl das Spiel?', 'ok dann eine Tasse Kaffee', 'schönes Wetter heute', 'haha'],
    ['af', 'wie gaan die wedstryd wen?', "ok dan 'n koppie koffie", 'mooi weer vandag', 'haha'],
  ])('hears when the answer comes: %s', async (language, question, ...talk) => {
    counter.clock.moveTo(SUNDAY);
    const person = somebody(language);
    await person.says('/person');
    await person.says('qwertz asdf');
    for (const words of [question, ...talk, '😀']) {
      const told = person.everythingHeard().length;
      await person.says(words);
      expect(person.everythingHeard(), words).toHaveLength(told + 1);
      expect(text(person), words).toMatch(/10[.:]00|klo 10/);
    }
  });

  it('is answered what the bot knows', async () => {
    const { person } = await member('en');
    await person.says('/person');
    await person.says('how many points do I have?');
    person.hears(/640 points/);
    await person.says('are you still there');
    person.hears(/^Hello/);
  });

  it('is told of nothing that is taken for a wish, where nobody is waited for', async () => {
    const person = somebody('en');
    await person.says('lovely weather today');
    person.hears(/^All right\. I'm here whenever you need me\./);
    await person.says("I'll take a coffee");
    expect(text(person)).not.toMatch(/^All right/);
  });
});

describe('who is asked whether they want a person', () => {
  it.each([
    ['en', 'are you a bot?', 'yes please', 'no', /^Of course\./, /^All right\. I'm here/],
    ['nb', 'er du en robot?', 'ja', 'nei', /^Selvfølgelig\./, /^Det er greit\./],
    ['de', 'bist du ein Roboter?', 'ja bitte', 'nein', /^Selbstverständlich\./, /^In Ordnung\./],
  ])('has one for a yes: %s', async (language, asks, yes, no, person, none) => {
    const somebodyThere = somebody(language);
    await somebodyThere.says(asks);
    await somebodyThere.says(no);
    expect(text(somebodyThere)).toMatch(none);
    await somebodyThere.says(asks);
    await somebodyThere.says(yes);
    expect(text(somebodyThere)).toMatch(person);
  });

  it('has one for a yes also where they were only upset', async () => {
    const person = somebody('en');
    await person.says('this is useless');
    await person.says('yes');
    person.hears(/^Of course\./);
  });
});

describe('who only says how bad it is', () => {
  it.each([
    ['en', 'This is useless', /^I'm sorry\. I should be more help than this\./, 'the handle came off my pan'],
    ['nb', 'dette er ubrukelig', /^Det beklager jeg\. Jeg skulle ha vært til bedre hjelp\./, 'håndtaket på panna falt av'],
    [
      'da',
      'det her er ubrugeligt',
      /^Det beklager jeg\. Jeg skulle have været til bedre hjælp\./,
      'håndtaget på panden faldt af',
    ],
    ['sv', 'det här är värdelöst', /^Förlåt\. Jag borde ha varit till bättre hjälp\./, 'handtaget på pannan lossnade'],
    ['fi', 'tämä on ihan turha', /^Anteeksi\. Minusta olisi pitänyt olla enemmän apua\./, 'pannun kahva irtosi'],
    [
      'de',
      'das ist doch nutzlos',
      /^Das tut mir leid\. Ich hätte Ihnen besser helfen sollen\./,
      'der Griff von der Pfanne ist abgefallen',
    ],
    ['af', 'dit is nutteloos', /^Ek is jammer\. Ek moes meer van hulp gewees het\./, 'die pan se handvatsel het afgeval'],
  ])('is asked what is wrong, and has a case when they have told it: %s', async (language, upset, answer, story) => {
    const { person, memberId } = await member(language);
    await person.says(upset);
    expect(text(person)).toMatch(answer);
    expect(await states(memberId)).toEqual([]);
    await person.says(story);
    expect(await states(memberId)).toEqual(['open']);
    // Where there is a case, it is said of that.
    await person.says('hello');
    await person.says(upset);
    expect(await states(memberId)).toEqual(['open']);
  });
});

describe('"it doesn\'t work", of what nobody has named', () => {
  it.each([
    ['en', "It doesn't work", /^I'm sorry\. What doesn't work\?/, 'the toaster', "the button doesn't work"],
    ['nb', 'det funker ikke', /^Det beklager jeg\. Hva er det som ikke virker\?/, 'brødristeren', 'knappen virker ikke'],
    ['da', 'det virker ikke', /^Det beklager jeg\. Hvad er det, der ikke virker\?/, 'brødristeren', 'knappen virker ikke'],
    ['sv', 'det funkar inte', /^Förlåt\. Vad är det som inte fungerar\?/, 'brödrosten', 'knappen funkar inte'],
    ['fi', 'ei toimi', /^Pahoittelut\. Mikä ei toimi\?/, 'leivänpaahdin', 'nappi ei toimi'],
    ['de', 'das geht nicht', /^Das tut mir leid\. Was funktioniert nicht\?/, 'der Toaster', 'der Knopf geht nicht'],
    ['af', 'dit werk nie', /^Ek is jammer\. Wat werk nie\?/, 'die broodrooster', 'die knoppie werk nie'],
  ])('is asked about, and makes a case once the thing is named: %s', async (language, says, asked, thing, button) => {
    const { person, memberId } = await member(language);
    await person.says(says);
    expect(text(person)).toMatch(asked);
    await person.says(button);
    expect(await states(memberId)).toEqual([]);
    await person.says('hmm');
    await person.says(says);
    await person.says(thing);
    expect(await states(memberId)).toEqual(['open']);
    const [newest] = await complaintsOf(database.current, { memberId, identityId: memberId }, 1);
    expect(newest!.complaint.category).toBe('faulty');
    // Where a case is open, it is said of that.
    await person.says('hello');
    await person.says(says);
    const { events } = (await loadComplaint(database.current, newest!.complaint.id))!;
    expect(events.filter(({ kind }) => kind === 'added').map(({ detail }) => detail)).toEqual([{ words: says }]);
  });

  it('offers a person where it is said again, and lets go of it', async () => {
    const { person, memberId } = await member('en');
    await person.says("it doesn't work");
    await person.says('still not working');
    person.hears(/^I'm sorry\. I should be more help than this\./);
    await person.says('never mind');
    await person.says("it doesn't work");
    await person.says('never mind');
    expect(labels(person)).toEqual([]);
    await person.says('nothing happens when i press');
    await person.says('my points');
    person.hears(/you have 640 points to spend/);
    await person.says('this button does not work');
    await person.says('yes');
    person.hears(/^Of course\./);
    expect(await states(memberId)).toEqual([]);
  });
});

describe('the site that does not work', () => {
  it.each([
    ['en', "the website doesn't work", /^I'm sorry about that\. What did you want to do there\?/, 'pay for the lamp'],
    ['nb', 'nettsiden virker ikke', /^Det beklager jeg\. Hva ville du gjøre der\?/, 'betale for lampa'],
    ['da', 'jeres hjemmeside er nede', /^Det beklager jeg\. Hvad ville du gøre der\?/, 'betale for lampen'],
    ['sv', 'hemsidan funkar inte', /^Förlåt\. Vad ville du göra där\?/, 'betala lampan'],
    ['fi', 'verkkokauppa ei toimi', /^Pahoittelut siitä\. Mitä halusit tehdä siellä\?/, 'maksaa lampun'],
    ['de', 'eure App stürzt ständig ab', /^Das tut mir leid\. Was wollten Sie dort tun\?/, 'die Lampe bezahlen'],
    ['af', 'die webwerf werk nie', /^Ek is jammer daaroor\. Wat wou jy daar doen\?/, 'vir die lamp betaal'],
  ])(
    'is nothing to send anew: what they wanted there is asked, and done or filed: %s',
    async (language, says, answer, wanted) => {
      const { person, memberId } = await member(language);
      await person.says(says);
      expect(text(person)).toMatch(answer);
      await person.says(
        {
          en: 'my points',
          nb: 'poengene mine',
          da: 'mine point',
          sv: 'mina poäng',
          fi: 'pisteeni',
          de: 'meine Punkte',
          af: 'my punte',
        }[language]!,
      );
      expect(text(person)).toContain('640');
      expect(await states(memberId)).toEqual([]);
      await person.says(says);
      await person.says(wanted);
      const [newest] = await complaintsOf(database.current, { memberId, identityId: memberId }, 1);
      expect(newest!.complaint.category).not.toBe('faulty');
      expect(newest!.complaint.words).toBe(`${says}\n${wanted}`);
    },
  );
});

describe('"I have a problem", and no more', () => {
  it.each([
    ['en', 'I have a problem', /^Tell me in your own words what went wrong\.$/, 'the lamp is broken'],
    ['nb', 'jeg har et problem', /^Fortell med egne ord/, 'lampa er knust'],
    ['da', 'jeg har et problem', /^Fortæl med dine egne ord/, 'lampen er smadret'],
    ['sv', 'jag har ett problem', /^Berätta med egna ord/, 'lampan är trasig'],
    ['fi', 'mulla on ongelma', /^Kerro omin sanoin/, 'lamppu on rikki'],
    ['de', 'ich habe ein Problem', /^Schreiben Sie mit eigenen Worten/, 'die Lampe ist kaputt'],
    ['af', "hallo, ek het 'n probleem", /^Vertel in jou eie woorde/, 'die lamp is stukkend'],
  ])('makes no case before it is told: %s', async (language, says, answer, story) => {
    const { person, memberId } = await member(language);
    await person.says(says);
    expect(text(person)).toMatch(answer);
    expect(await states(memberId)).toEqual([]);
    await person.says(story);
    expect(await states(memberId)).toEqual(['open']);
  });
});

describe('customer service', () => {
  it.each([
    ['en', 'terrible customer service', /^I'm sorry\./, 'nobody answered my letter for two weeks'],
    ['nb', 'elendig kundeservice', /^Det beklager jeg\./, 'ingen har svart på brevet mitt på to uker'],
    ['da', 'sikke en elendig kundeservice', /^Det beklager jeg\./, 'ingen har svaret på mit brev i to uger'],
    ['sv', 'usel kundtjänst', /^Förlåt\./, 'ingen har svarat på mitt brev på två veckor'],
    ['fi', 'surkea asiakaspalvelu', /^Anteeksi\./, 'kukaan ei ole vastannut kirjeeseeni kahteen viikkoon'],
    ['de', 'schrecklicher Kundenservice', /^Das tut mir leid\./, 'seit zwei Wochen antwortet niemand auf meinen Brief'],
    ['af', 'vrot kliëntediens', /^Ek is jammer\./, 'niemand het in twee weke op my brief geantwoord nie'],
  ])('that was bad is asked about, and no person is called for it: %s', async (language, says, answer, story) => {
    const { person, memberId } = await member(language);
    await person.says(says);
    expect(text(person)).toMatch(answer);
    expect(labels(person)).toHaveLength(3);
    await person.says(story);
    expect(await states(memberId)).toEqual(['open']);
  });
});

describe('what we need their data for', () => {
  it.each([
    ['en', 'why do you need my phone number at all?', /^You don't have to give it here\./],
    ['nb', 'Hvorfor trenger dere epost', /^Du trenger ikke å oppgi det her\./],
    ['da', 'hvorfor skal I bruge mit nummer', /^Du behøver ikke oplyse det her\./],
    ['sv', 'varför behöver ni mitt nummer', /^Du behöver inte lämna det här\./],
    ['fi', 'miksi tarvitsette numeroni', /^Sitä ei ole pakko antaa täällä\./],
    ['de', 'warum brauchen Sie meine Nummer', /^Sie müssen das hier nicht angeben\./],
    ['af', 'hoekom het julle my nommer dan nodig', /^Jy hoef dit nie hier te gee nie\./],
  ])('is no question about the last figure, and what was asked stays open: %s', async (language, asks, answer) => {
    const { person } = await member(language);
    await person.says('/points');
    await person.says(asks);
    expect(text(person)).toMatch(answer);
    expect(text(person)).toContain('https://granlia.example/privacy');
    await person.says('/person');
    await person.presses(labels(person).at(-1)!);
    await person.says(asks);
    await person.says('90123456');
    expect(text(person)).toContain('90123456');
  });
});

describe('"can I take that back?", after a swap', () => {
  it.each([
    ['en', 'can I undo that?', 'yes'],
    ['nb', 'Kan jeg angre?', 'ja'],
    ['da', 'kan jeg fortryde?', 'ja'],
    ['sv', 'kan jag ångra mig?', 'ja'],
    ['fi', 'voinko perua?', 'kyllä'],
    ['de', 'kann ich das rückgängig machen?', 'ja'],
    ['af', 'kan ek dit ongedaan maak?', 'ja'],
  ])('is asked about, and done after a yes: %s', async (language, asks, yes) => {
    const [only] = [aReward({ code: 'COFFEE', name: { en: 'Free coffee' }, points: 300 })];
    await offer(database.current, [only], SUNDAY);
    const { person, memberId } = await member(language);
    const stateOfVoucher = async () =>
      (
        await database.current.pool.query<{ state: string }>('select state::text from voucher where member_id = $1', [memberId])
      ).rows.map(({ state }) => state);
    await person.says('/rewards');
    await person.presses('Free coffee');
    await person.says(yes);
    expect(await stateOfVoucher()).toEqual(['issued']);
    await person.says(asks);
    expect(labels(person)).toHaveLength(2);
    await person.says(yes);
    expect(await stateOfVoucher()).toEqual(['given_back']);
  });
});

describe('"not what I meant"', () => {
  it.each([
    ['en', 'the kettle is broken', 'no, this is not what I meant'],
    ['nb', 'kjelen er ødelagt', 'det er jo ikke det jeg mente'],
    ['da', 'kedlen er gået i stykker', 'det er jo ikke det, jeg mente'],
    ['sv', 'vattenkokaren är trasig', 'nej det är inte det jag menade'],
    ['fi', 'vedenkeitin on rikki', 'en mä tota tarkoittanut'],
    ['de', 'der Wasserkocher ist kaputt', 'das habe ich nicht gemeint'],
    ['af', 'die ketel is stukkend', 'nee, dis nie wat ek bedoel het nie'],
  ])('is no part of a case: it is asked what to put right: %s', async (language, complains, words) => {
    const { person, memberId } = await member(language);
    await person.says(complains);
    await person.says(words);
    const [newest] = await complaintsOf(database.current, { memberId, identityId: memberId }, 1);
    const { events } = (await loadComplaint(database.current, newest!.complaint.id))!;
    expect(events.map(({ kind }) => kind)).toEqual(['filed', 'promised']);
    expect(labels(person)).toHaveLength(4);
  });

  it('asks what was, also of what was told for certain', async () => {
    const { person } = await member('en');
    await person.says('my points');
    await person.says('no, not what I meant');
    person.hears(/^Got it, not that\. What did you mean\?/);
  });
});

describe('"that is not right", of what was told', () => {
  it.each([
    ['en', 'my points', "that's not right!", /^Tell me in your own words what went wrong\./],
    ['nb', 'poengene mine', 'det stemmer ikke', /^Fortell med egne ord/],
    ['da', 'mine point', 'det passer ikke', /^Fortæl med dine egne ord/],
    ['sv', 'mina poäng', 'det stämmer inte', /^Berätta med egna ord/],
    ['fi', 'pisteeni', 'ei pidä paikkaansa', /^Kerro omin sanoin/],
    ['de', 'meine Punkte', 'Das stimmt nicht!', /^Schreiben Sie mit eigenen Worten/],
    ['af', 'my punte', 'dit is nie reg nie', /^Vertel in jou eie woorde/],
  ])('is asked about, and makes a case when it is told: %s', async (language, asks, words, answer) => {
    const { person, memberId } = await member(language);
    await person.says(asks);
    await person.says(words);
    expect(text(person)).toMatch(answer);
    expect(await states(memberId)).toEqual([]);
  });
});

describe('a wish, where it is asked what went wrong', () => {
  it.each([
    [
      'en',
      "that's wrong",
      'can you show me my points',
      /640 points/,
      'what do you mean?',
      'forget it',
      'you took 300 of my points',
    ],
    [
      'nb',
      'det stemmer ikke',
      'hvor mange har jeg da?',
      /640 poeng/,
      'hva mener du?',
      'glem det',
      'dere tok 300 av poengene mine',
    ],
    ['da', 'det passer ikke', 'hvor mange har jeg så?', /640 point/, 'hvad mener du?', 'glem det', 'I tog 300 af mine point'],
    ['sv', 'det stämmer inte', 'hur många har jag då?', /640 poäng/, 'vad menar du?', 'glöm det', 'ni tog 300 av mina poäng'],
    [
      'fi',
      'ei pidä paikkaansa',
      'montako pistettä mulla sitten on?',
      /640/,
      'mitä tarkoitat?',
      'unohda',
      'veitte 300 pistettäni',
    ],
    [
      'de',
      'das stimmt nicht',
      'wie viele Punkte habe ich denn?',
      /640 Punkte/,
      'wie meinen Sie das?',
      'vergiss es',
      'mir fehlen 300 Punkte',
    ],
    [
      'af',
      'dit is nie reg nie',
      'hoeveel punte het ek dan?',
      /640 punte/,
      'wat bedoel jy?',
      'los dit',
      'julle het 300 van my punte gevat',
    ],
  ])('is heard as one, and makes no case: %s', async (language, disputes, wish, answer, asks, off, story) => {
    const { person, memberId } = await member(language);
    await person.says(disputes);
    const asked = text(person);
    await person.says(asks);
    expect(text(person)).toBe(asked);
    expect(labels(person)).toHaveLength(1);
    await person.says(wish);
    expect(text(person)).toMatch(answer);
    await person.says('hm');
    await person.says(disputes);
    await person.says(off);
    expect(text(person)).not.toBe(asked);
    expect(await states(memberId)).toEqual([]);
    await person.says(disputes);
    await person.says(story);
    expect(text(person)).not.toBe(asked);
  });

  it('is one for a person, also in other words', async () => {
    const { person, memberId } = await member('en');
    await person.says("that's wrong");
    await person.says("I'd rather speak to your manager");
    person.hears(/^Of course\./);
    expect(await states(memberId)).toEqual([]);
  });
});

describe('a member number, where a one-time code is asked for', () => {
  it.each([
    ['en', "I'm a member", '2900000000018', /^A number or an address alone doesn't prove/],
    ['nb', 'jeg er medlem', 'nummeret er 2900000000018', /^Et nummer eller en adresse beviser ikke alene/],
    ['da', 'jeg er medlem', 'mit nummer er 2900000000018', /^Et nummer eller en adresse beviser ikke alene/],
    ['sv', 'jag är medlem', '2900000 000018', /^Ett nummer eller en adress bevisar inte ensamt/],
    ['fi', 'olen jäsen', 'aino@posti.fi', /^Pelkkä numero tai osoite/],
    ['de', 'ich bin Mitglied', '2900000000018', /^Eine Nummer oder Adresse allein beweist nicht/],
    ['af', "ek is 'n lid", '2900000000018', /^'n Nommer of adres alleen bewys nie/],
  ])('is told what it takes, and the code is still waited for: %s', async (language, says, number, answer) => {
    const person = somebody(language);
    await person.says(says);
    await person.says(number);
    expect(text(person)).toMatch(answer);
    await person.says('ABC-DEF-GHJ');
    expect(text(person)).not.toMatch(answer);
    expect(person.heard().buttons).toHaveLength(1);
  });
});

describe('who is no member and says so', () => {
  it.each([
    ['en', "I'm not a member"],
    ['nb', 'jeg er ikke medlem'],
    ['da', 'jeg er ikke medlem'],
    ['sv', 'jag är inte medlem'],
    ['fi', 'en ole jäsen'],
    ['de', 'ich bin gar kein Mitglied'],
    ['af', "ek is nie 'n lid nie"],
  ])('is made none, and may become one: %s', async (language, says) => {
    const person = somebody(language);
    await person.says(says);
    expect(person.heard().buttons).toHaveLength(4);
    expect(
      await database.current.prisma.identity.findMany({ where: { displayName: `lost ${people}`, NOT: { memberId: null } } }),
    ).toEqual([]);
  });
});

describe('angry faces alone', () => {
  it('are met like anger in words', async () => {
    const person = somebody('en');
    await person.says('😡😡');
    person.hears(/^I'm sorry\. I should be more help than this\./);
  });
});

describe('a button that is named by its place', () => {
  it.each([
    ['en', 'rewards', 'the second one'],
    ['nb', 'belønninger', 'den andre takk'],
    ['de', 'Prämien', 'das zweite bitte'],
  ])('is pressed: %s', async (language, asks, words) => {
    const one = aReward({ code: 'COFFEE', name: { en: 'Free coffee' }, points: 300 });
    const two = aReward({ code: 'BAG', name: { en: 'Cotton bag' }, points: 350 });
    await offer(database.current, [one, two], SUNDAY);
    const { person, memberId } = await member(language);
    await person.says(asks);
    const [, second] = labels(person);
    await person.says(words);
    expect(text(person).toLowerCase()).toContain(second!.toLowerCase());
    expect(text(person)).toMatch(/300|350/);
    // Of two buttons, the first is a yes.
    await person.says({ en: 'no, the first one', nb: 'nei den første', de: 'nein, das erste' }[language]!);
    const { rows } = await database.current.pool.query('select 1 from voucher where member_id = $1', [memberId]);
    expect(rows).toEqual([]);
  });
});

describe('who wants to share their points', () => {
  it.each([
    [
      'en',
      ['Can I give my points to my husband?', 'can my daughter use my points', 'how do i transfer points to another member'],
      /^Points stay with the membership/,
    ],
    [
      'nb',
      [
        'kan jeg gi poengene mine til mannen min?',
        'kan datteren min bruke poengene mine',
        'går det an å dele poeng med samboeren',
      ],
      /^Poengene hører til/,
    ],
    [
      'da',
      ['kan jeg give mine point til min mand?', 'må min datter bruge mine point', 'kan jeg give point videre'],
      /^Point hører til/,
    ],
    [
      'sv',
      ['kan jag ge mina poäng till min man?', 'får min dotter använda mina poäng', 'överföra poäng till sambon'],
      /^Poängen hör till/,
    ],
    [
      'fi',
      ['voinko antaa pisteeni miehelleni?', 'voiko tyttäreni käyttää pisteitäni', 'voiko pisteitä siirtää toiselle jäsenelle'],
      /^Pisteet pysyvät/,
    ],
    [
      'de',
      [
        'Kann ich meine Punkte meinem Mann geben?',
        'darf meine Tochter meine Punkte benutzen',
        'Punkte auf meine Frau übertragen',
      ],
      /^Punkte bleiben bei/,
    ],
    [
      'af',
      ['kan ek my punte vir my man gee?', 'mag my dogter my punte gebruik', 'kan ons punte in die gesin deel'],
      /^Punte bly by/,
    ],
  ])('hears what can be done: %s', async (language, texts, answer) => {
    const { person } = await member(language);
    for (const asked of texts) {
      await person.says(asked);
      expect(text(person), asked).toMatch(answer);
    }
  });
});
