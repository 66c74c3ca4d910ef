import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadTranscript } from '../../src/chat/transcript.ts';
import { checkHandoffsJob } from '../../src/jobs/check-handoffs.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { deactivateStaff } from '../../src/staff/index.ts';
import { findCall, listWaiting, loadStory, reopenComplaint, requestHandoff, resolveComplaint } from '../../src/support/index.ts';
import { aColleague, type ColleagueAtDesk, conversationIn } from '../helpers/colleagues.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { promiseWork } from '../helpers/promises.ts';

const database = useDatabase();
let counter: Counter;
let line: ColleagueAtDesk;
let jonas: ColleagueAtDesk;
/** Monday 23 November 2026, 9:55 in Oslo. */
const MONDAY = new Date('2026-11-23T08:55:00Z');
beforeAll(async () => {
  counter = await openCounter(database.current);
  line = await aColleague(database.current, counter, 'Line');
  jonas = await aColleague(database.current, counter, 'Jonas', 'warehouse');
});
beforeEach(() => counter.clock.moveTo(MONDAY));
afterAll(() => counter.close());

let people = 0;
function somebody(languageHint = 'en'): { person: Person; place: string; conversation(): Promise<string> } {
  people += 1;
  const place = `customer ${people}`;
  return {
    person: counter.person(place, { languageHint }),
    place,
    conversation: () => conversationIn(database.current, place),
  };
}

const texts = (person: Person) => person.everythingHeard().map(({ text }) => withPlainSpaces(text));
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const handoffs = async (conversationId: string) =>
  (
    await database.current.pool.query(
      `select reason, team, severity, accepted_at is not null as accepted, outcome, escalated_to, solved from handoff
        where conversation_id = $1 order by asked_at, id`,
      [conversationId],
    )
  ).rows;
const check = () =>
  checkHandoffsJob({
    database: database.current,
    rules: () => counter.programme.rules,
    desk: counter.desk,
  }).run(counter.clock.now());

const call = (conversationId: string) => findCall(database.current, conversationId);

describe('"a person, please"', () => {
  it('out of hours gets the true time, and nothing to wait for', async () => {
    counter.clock.moveTo(SUNDAY);
    const { person } = somebody();
    await person.says('I want to talk to a real person');
    person.hears(
      /^Of course\. Customer service opens tomorrow at 09:00, and you'll have an answer here by 10:00\. They can see everything you have written\.\nYou needn't wait, I'll write to you\./,
    );
  });

  it('is said in Danish as in our dialogues', async () => {
    counter.clock.moveTo(SUNDAY);
    const { person } = somebody('da');
    await person.says('tal med et menneske');
    person.hears(
      /^Selvfølgelig\. Kundeservice åbner i morgen kl\. 9\.00, og du får svar her senest kl\. 10\.00\. De kan se alt, du har skrevet\.\nDu behøver ikke vente, jeg skriver til dig\./,
    );
  });

  it('in hours gets the time of the answer', async () => {
    const { person } = somebody();
    await person.says('a person, please');
    person.hears(/^Of course\. I've told customer service, and you'll have an answer here by today, 11:00\./);
  });

  it('asked again is no second wait', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    await person.says('hello? a human!');
    await person.says('human');
    person.hears(/^Customer service has it already\. You'll have an answer here by today, 11:00\.$/);
    await person.says('when?');
    person.hears(/^Customer service has it already\. You'll have an answer here by today, 11:00\.$/);
    await person.says('cheers');
    await person.says('how long does it take?');
    person.hears(/^Customer service has it already\. You'll have an answer here by today, 11:00\.$/);
    expect(await handoffs(await conversation())).toHaveLength(1);
  });

  it('is heard in the middle of a question of ours', async () => {
    const { person } = somebody();
    await person.says("I'm a member");
    await person.says('can I talk to a person please');
    person.hears(/^Of course\./);
  });

  it.each([
    ['en', 'never mind', /^All right\. Customer service can see that too\. .* by 10:00 all the same\.$/],
    ['nb', 'glem det', /^Den er grei\. Kundeservice ser det også\. .* senest kl\. 10\.00\.$/],
    ['de', 'vergiss es', /^In Ordnung\. .* bis 10:00 Uhr\.$/],
  ])('stays promised to whoever calls it off, and they are told so kindly: %s', async (language, words, answer) => {
    counter.clock.moveTo(SUNDAY);
    const { person } = somebody(language);
    await person.says('/person');
    for (let time = 0; time < 2; time += 1) {
      await person.says(words);
      expect(texts(person).at(-1)).toMatch(answer);
    }
  });

  it.each([
    ['en', 'ok', /^All right\. You'll have an answer here by 10:00\.$/],
    ['nb', 'greit, jeg venter', /^Den er grei\. Du får svar her senest kl\. 10\.00\.$/],
    ['da', 'okay så 👍', /^Det er i orden\. Du får svar her senest kl\. 10\.00\.$/],
    ['sv', 'ingen brådska', /^Då så\. Du får svar här senast kl\. 10\.00\.$/],
    ['fi', 'selvä, odotan', /^Selvä\. Saat vastauksen tähän viimeistään klo 10\.$/],
    ['de', 'alles klar', /^In Ordnung\. Sie bekommen hier Antwort bis 10:00 Uhr\.$/],
    ['af', 'reg so', /^Reg so\. Jy kry hier antwoord teen 10:00\.$/],
  ])('is what whoever agrees to wait hears of again, and no more: %s', async (language, words, answer) => {
    counter.clock.moveTo(SUNDAY);
    const { person } = somebody(language);
    await person.says('/person');
    await person.says(words);
    expect(texts(person).at(-1)).toMatch(answer);
  });

  it('is what a hello asks about, and who tells the order that it is about tells it to them', async () => {
    const { person } = somebody();
    await person.says('human');
    await person.says('hello?');
    person.hears(/^Hello.*\nCustomer service has it already\. You'll have an answer here by today, 11:00\.$/);
    await person.says('my order number is 48777');
    person.hears(/^I can't answer that myself, so I've passed it on to customer service just as you wrote it\./);
    await person.says('where is order 48777?');
    person.hears(/^Orders are personal/);
  });

  it('is late, and is owned to be, also to whoever agrees to wait', async () => {
    const { person } = somebody();
    await person.says('human');
    counter.clock.moveBy(DAY_MS);
    await person.says('ok');
    person.hears(/^Customer service knows that you are waiting\. .* and we are late\. That is our fault\.$/);
  });

  it('is explained by what it began with', async () => {
    for (const [reason, why] of [
      ['asked', /You asked for a person/],
      ['danger', /sounded dangerous/],
      ['over_limit', /I may not decide this myself/],
      ['not_solved', /it was not solved/],
      ['missed_promise', /we missed a promise/],
      ['code_used', /somebody else used your code/],
    ] as const) {
      const { person, conversation } = somebody();
      await person.says('human');
      await database.current.pool.query('update handoff set reason = $2 where conversation_id = $1', [
        await conversation(),
        reason,
      ]);
      await person.says('why?');
      person.hears(why);
    }
  });

  it.each([
    ['en', 'can someone call me? 900 12 345', /^A colleague calls 90012345 by/],
    ['nb', 'kan noen ringe meg? 900 12 345', /^En kollega ringer 90012345 senest/],
  ])('is called on the number that they ask with: %s', async (language, asks, noted) => {
    const { person, conversation } = somebody(language);
    for (let time = 0; time < 2; time += 1) {
      await person.says(asks);
      expect(texts(person).at(-1)).toMatch(noted);
    }
    expect(await call(await conversation())).toMatchObject({ phone: '90012345' });
  });

  it('may be answered by a call: the number is read back, for this wait alone, and taken away in one tap', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    await person.presses('Call me instead');
    person.hears(/^Which number shall we call\? It is used for this alone\.$/);
    await person.says('my number is 12');
    expect(await call(await conversation())).toBeUndefined();
    await person.presses('Call me instead');
    await person.says('123 4567 8901 2345 678');
    person.hears(/^I can't read a telephone number in that\./);
    await person.says('call me on +47 (0)22 33 44 55 please');
    person.hears(/^A colleague calls \+4722334455 by today, 11:00\. The number is used for this alone, and erased with it\.$/);
    expect(await call(await conversation())).toMatchObject({ phone: '+4722334455', calledAt: null });
    await person.presses("Don't call");
    person.hears(/^All right, nobody calls, and the number is gone\./);
    expect(await call(await conversation())).toBeUndefined();
  });

  it('is one command away', async () => {
    const { person } = somebody();
    await person.says('/person');
    person.hears(/^Of course\./);
  });

  it('is asked for in private', async () => {
    const { place } = somebody();
    const inGroup = counter.person(place, { audience: 'public', place: 'a group' });
    await inGroup.says('I want to talk to a real person');
    inGroup.hears(/^That's personal/);
    expect(await handoffs(await conversationIn(database.current, 'a group'))).toEqual([]);
  });

  it('is offered the second time something is not understood, and yes is enough', async () => {
    const { person, conversation } = somebody();
    await person.says('qwertz asdf');
    await person.says('qwertz asdf');
    person.hears(/^Sorry, I still don't get it\. Shall a colleague take over\? You needn't explain it again\.$/);
    expect(labels(person)).toEqual(['Yes, a colleague', 'What can you do?']);
    await person.says('yes please');
    person.hears(/^Of course\./);
    expect(await handoffs(await conversation())).toMatchObject([{ reason: 'not_understood', team: 'care' }]);
  });

  it('asks those who close the page where else to write', async () => {
    const web = await openCounter(database.current, { channelName: 'page', laterOn: () => 'by mail', now: MONDAY });
    const ada = web.person('ada on a page');
    await ada.says('human');
    ada.hears(/\nIf you close this page, where may I write to you\? It is used for such answers only\.\n/);
    expect(ada.heard().buttons.map(({ label }) => label)).toEqual([
      'Tell me by e-mail',
      "I'll come back myself",
      'Call me instead',
    ]);
    await web.close();
  });
});

describe('while somebody waits for a person', () => {
  it('the bot answers what it understands, and passes on what it does not, saying so once', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    await person.says('how many points do I have?');
    person.hears(/^This chat isn't linked/);
    await person.says('qwertz asdf');
    person.hears(
      /^I can't answer that myself, so I've passed it on to customer service just as you wrote it\. You'll have an answer here by today, 11:00\. Whatever else you write here reaches them too\.$/,
    );
    const told = texts(person).length;
    await person.says('qwertz asdf again');
    expect(texts(person)).toHaveLength(told);
    const { rows } = await database.current.pool.query(
      'select outcome from inbound_message where conversation_id = $1 order by number desc limit 1',
      [await conversation()],
    );
    expect(rows).toEqual([{ outcome: 'silent' }]);
    // Orders and members have long numbers, too.
    for (const words of ['where is my order 12345678', 'my order number is 12345678', 'member number 12345678']) {
      await person.says('human');
      await person.says(words);
      expect(await call(await conversation()), words).toBeUndefined();
    }
    await person.says('human');
    await person.says('my number is 070 123 45 68');
    person.hears(/0701234568/);
    // A telephone number by itself is one to be called at.
    await person.says('070 123 45 67');
    person.hears(/0701234567/);
    expect(person.heard().buttons.map(({ label }) => label)).toEqual(['Another number', "Don't call"]);
  });

  it('danger makes it the duty team’s, at once', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const conversationId = await conversation();
    const again = await database.current.transaction((tx) =>
      requestHandoff(tx, { conversationId, reason: 'danger', severity: 'danger' }, counter.programme.rules, counter.clock.now()),
    );
    expect(again).toMatchObject({ isNew: false, handoff: { team: 'duty', severity: 'danger', alarmedAt: expect.any(Date) } });
  });
});

describe('taking over', () => {
  it('is told by name, silences the bot, and gives back with a question', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    expect(await line.claims(id)).toMatchObject({ ok: true });
    person.hears(/^Line from customer service has taken over and can see everything above\.$/);
    const told = texts(person).length;
    await person.says('how many points do I have?');
    expect(texts(person)).toHaveLength(told);
    await line.says(id, 'Hello, this is Line. I am looking.');
    person.hears(/^Hello, this is Line\. I am looking\.$/);
    await line.releases(id);
    person.hears(/^Line is done, so it's me again\. Is it solved\?$/);
    expect(labels(person)).toEqual(['Yes', 'No']);
    await person.presses('Yes');
    person.hears(/^Good to hear\./);
    await person.says('hello');
    person.hears(/^Hello/);
    expect(await handoffs(id)).toMatchObject([{ accepted: true, outcome: 'resolved', solved: true }]);
  });

  it('is said in Danish as in our dialogues', async () => {
    const { person, conversation } = somebody('da');
    await person.says('tal med et menneske');
    const id = await conversation();
    await line.claims(id);
    person.hears(/^Line fra kundeservice har taget over og kan se alt, vi har skrevet\.$/);
    await line.says(id, 'Hej, nu kigger jeg på det.');
    await line.releases(id);
    person.hears(/^Line er færdig, så nu er det mig igen\. Er det løst\?$/);
    await person.says('nej, den er stadig i stykker');
    person.hears(/^Så er vi ikke færdige\. Jeg har sagt det til kundeservice, og du får svar her senest i dag kl\. 11\.00\./);
    expect(await handoffs(id)).toMatchObject([{ solved: false }, { reason: 'not_solved', outcome: null }]);
  });

  it('opens the case again when it is not solved after all', async () => {
    const { person, conversation } = somebody();
    await person.says('my parcel came and two of the cups are smashed, order 48213');
    const id = await conversation();
    await person.says('human');
    await line.claims(id);
    const caseOf = async () =>
      (
        await database.current.pool.query<{ id: string; state: string }>(
          'select id, state from complaint where conversation_id = $1',
          [id],
        )
      ).rows;
    const complaintId = (await caseOf())[0]!.id;
    await database.current.transaction((tx) =>
      resolveComplaint(tx, { complaintId, hand: { by: 'staff', staffId: line.id } }, counter.clock.now()),
    );
    await line.releases(id);
    await person.presses('No');
    person.hears(/^Then it isn't finished\. I've told customer service, and you'll have an answer here by today, 11:00\./);
    expect(await caseOf()).toMatchObject([{ state: 'open' }]);
    expect(await handoffs(id)).toMatchObject([{ solved: false }, { reason: 'not_solved' }]);
  });

  it.each([
    ['en', 'my son ate the chocolate and has trouble breathing', /^Call 112 now\./],
    ['fi', 'poikani söi suklaata eikä saa henkeä', /^Soita 112 heti\./],
  ])('keeps danger neither from the duty team nor from help: %s', async (language, words, help) => {
    const { person, conversation } = somebody(language);
    await person.says('human');
    const id = await conversation();
    await line.claims(id);
    const told = texts(person).length;
    await person.says(words);
    await promiseWork(database.current, counter).sent();
    expect(texts(person).slice(told)).toEqual([expect.stringMatching(help)]);
    expect(texts(person).at(-1)).not.toMatch(/K-\d/);
    expect(await handoffs(id)).toMatchObject([{ severity: 'danger', accepted: true }]);
    const list = await listWaiting(database.current, { timeZone: 'Europe/Oslo' }, counter.clock.now());
    expect(list.find(({ conversationId }) => conversationId === id)).toMatchObject({ group: 'now', alarmedAt: expect.any(Date) });
  });

  it('leaves what puts no life at stake to the person who is there, with an alarm', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    await line.claims(id);
    const told = texts(person).length;
    await person.says('somebody used my card in your shop without my permission');
    await promiseWork(database.current, counter).sent();
    expect(texts(person)).toHaveLength(told);
    expect(await handoffs(id)).toMatchObject([{ severity: 'danger', accepted: true }]);
  });

  it('apologises for no time that was never told, and holds staff to it all the same', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    await line.claims(id);
    const told = texts(person).length;
    await person.says('the kettle exploded and my son is bleeding');
    const { check, sent } = promiseWork(database.current, counter);
    await check.run(new Date(MONDAY.getTime() + 20 * MINUTE_MS));
    await sent();
    expect(texts(person).slice(told)).toEqual([expect.stringMatching(/112/)]);
    const { rows } = await database.current.pool.query(
      `select p.state::text, p.told from promise p join complaint k on k.id = p.complaint_id where k.conversation_id = $1 order by p.place`,
      [id],
    );
    expect(rows).toEqual([
      { state: 'missed', told: false },
      { state: 'open', told: false },
    ]);
  });

  it('has one winner, and the others hear who it is', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    const claims = await Promise.all([line.claims(id), jonas.claims(id)]);
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = claims[0]!.ok ? 'Line' : 'Jonas';
    expect(claims.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'taken_by', name: winner } });
    expect(texts(person).filter((text) => text.includes('taken over'))).toHaveLength(1);
  });

  it('happens by answering, too', async () => {
    const { person, conversation } = somebody();
    await person.says('hello');
    const id = await conversation();
    expect(await line.says(id, 'Hello, may I help?', { fence: 0 })).toMatchObject({ ok: true, value: { fence: 1 } });
    expect(texts(person).slice(-2)).toEqual([
      'Line from customer service has taken over and can see everything above.',
      'Hello, may I help?',
    ]);
    expect(await handoffs(id)).toMatchObject([{ reason: 'taken', accepted: true }]);
  });

  it('lets a word be said once, however often it is sent', async () => {
    const { person, conversation } = somebody();
    await person.says('hello');
    const id = await conversation();
    const first = await line.says(id, 'Once.', { fence: 0, key: 'a click' });
    expect(await line.says(id, 'Once.', { fence: 0, key: 'a click' })).toEqual(first);
    expect(texts(person).filter((text) => text === 'Once.')).toHaveLength(1);
  });

  it('takes no word for said that was said in another conversation', async () => {
    const [mette, other] = [somebody(), somebody()];
    for (const { person } of [mette, other]) await person.says('hello');
    await line.says(await mette.conversation(), 'For Mette.', { fence: 0, key: 'the same' });
    const refused = await line.says(await other.conversation(), 'For the other.', { fence: 0, key: 'the same' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'key_used' } });
    expect(await handoffs(await other.conversation())).toEqual([]);
  });

  it('refuses a word that is empty, or too long', async () => {
    const { person, conversation } = somebody();
    await person.says('hello');
    const id = await conversation();
    await line.claims(id);
    expect(await line.says(id, ' \n ')).toMatchObject({ refusal: { code: 'empty_text' } });
    expect(await line.says(id, 'x'.repeat(4_001))).toMatchObject({ refusal: { code: 'text_too_long', most: 4_000 } });
  });
});

describe('a complaint that a person answers', () => {
  const complaintIn = async (id: string) =>
    (await database.current.pool.query('select id, state::text from complaint where conversation_id = $1', [id])).rows[0];
  async function answered(): Promise<{ person: Person; id: string }> {
    const { person, conversation } = somebody();
    await person.says('my order 48213 came broken');
    await person.says('human');
    const id = await conversation();
    await line.claims(id);
    await line.says(id, 'A new one is on its way.');
    return { person, id };
  }

  it('in another chat of theirs is answered too, and what was promised for it is kept', async () => {
    const [first, second] = [somebody(), somebody()];
    await first.person.says('my order 48213 came broken');
    const filed = await complaintIn(await first.conversation());
    await second.person.says('human');
    const elsewhere = await second.conversation();
    // Both chats are theirs: what they ask for in the second one is about the complaint of the first.
    await database.current.pool.query('update handoff set complaint_id = $2 where conversation_id = $1', [elsewhere, filed.id]);
    await line.claims(elsewhere);
    await line.says(elsewhere, 'A new one is on its way.');
    const { rows } = await database.current.pool.query(
      `select c.answered_at is not null as answered, p.state::text from complaint c join promise p on p.complaint_id = c.id where c.id = $1`,
      [filed.id],
    );
    expect(rows).toEqual([{ answered: true, state: 'kept' }]);
  });

  it('is put right when its customer says that it is solved, once', async () => {
    const { person, id } = await answered();
    await line.releases(id, false);
    await person.presses('Yes');
    person.hears(/^Good to hear\./);
    const { id: complaintId, state } = await complaintIn(id);
    expect(state).toBe('resolved');
    const hand = { by: 'staff', staffId: line.id } as const;
    await database.current.transaction((tx) => reopenComplaint(tx, { complaintId, hand }, counter.programme, MONDAY));
    await person.presses('Yes');
    expect(await complaintIn(id)).toMatchObject({ state: 'open' });
  });
});

describe('handing on', () => {
  it('to a team tells by when, lets the bot answer meanwhile, and refuses words of whoever had it', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    await line.claims(id);
    const before = line.fence;
    expect(await line.handsOn(id, { team: 'warehouse' }, 'Two cups are missing.')).toMatchObject({ ok: true });
    person.hears(
      /^Line has asked a colleague to go on here \(The warehouse\), who can see everything above\. You'll have an answer by today, 11:00\.$/,
    );
    expect(await line.says(id, 'One more thing', { fence: before })).toMatchObject({ refusal: { code: 'moved_on' } });
    await person.says('are you a robot?');
    person.hears(/^I'm an automated assistant/);
    await jonas.claims(id);
    person.hears(/^Jonas \(The warehouse\) has taken over and can see everything above\.$/);
    expect(await line.says(id, 'And me', { fence: jonas.fence })).toMatchObject({ refusal: { code: 'moved_on', name: 'Jonas' } });
    expect(await handoffs(id)).toMatchObject([
      { outcome: 'handed_on' },
      { team: 'warehouse', accepted: true, reason: 'handed_on' },
    ]);
  });

  it('to somebody waits until they accept it', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    await line.claims(id);
    expect(await line.handsOn(id, { staffId: jonas.id })).toMatchObject({
      value: { handoff: { staffId: jonas.id, team: 'warehouse' } },
    });
    await jonas.claims(id);
    person.hears(/^Jonas/);
  });

  it('of somebody who has gone waits for another colleague', async () => {
    const gone = await aColleague(database.current, counter, 'Ola');
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    await gone.claims(id);
    await database.current.transaction((tx) => deactivateStaff(tx, gone.id, counter.clock.now()));
    expect(await gone.says(id, 'Still me')).toMatchObject({ refusal: { code: 'not_there' } });
    await check();
    await counter.chat.sweep();
    await counter.chat.idle();
    person.hears(/^Ola has asked a colleague to go on here \(Customer service\)/);
    expect(await line.claims(id)).toMatchObject({ ok: true });
  });
});

describe('a wait that nobody accepts', () => {
  it('is another team’s too after its minutes, once, whoever looks', async () => {
    const { person, conversation } = somebody();
    await person.says('human');
    const id = await conversation();
    counter.clock.moveTo(new Date(MONDAY.getTime() + 9 * MINUTE_MS));
    await check();
    expect(await handoffs(id)).toMatchObject([{ escalated_to: null }]);
    counter.clock.moveTo(new Date(MONDAY.getTime() + 11 * MINUTE_MS));
    await Promise.all([check(), check()]);
    expect(await handoffs(id)).toMatchObject([{ escalated_to: 'duty' }]);
    expect(await check()).toBe('nobody waits too long');
  });

  it('counts opening hours alone, but for danger', async () => {
    counter.clock.moveTo(SUNDAY);
    const [calm, urgent] = [somebody(), somebody()];
    await calm.person.says('human');
    await urgent.person.says('hello');
    const urgentId = await urgent.conversation();
    await database.current.transaction((tx) =>
      requestHandoff(
        tx,
        { conversationId: urgentId, reason: 'danger', severity: 'danger' },
        counter.programme.rules,
        counter.clock.now(),
      ),
    );
    counter.clock.moveTo(new Date(SUNDAY.getTime() + 30 * MINUTE_MS));
    await check();
    expect(await handoffs(await calm.conversation())).toMatchObject([{ escalated_to: null }]);
    expect(await handoffs(urgentId)).toMatchObject([{ escalated_to: 'duty', severity: 'danger' }]);
  });
});

describe('what people of the shop see', () => {
  it('is who waits, and the whole story with what became of each message', async () => {
    const { person, conversation } = somebody();
    await person.says('hello');
    await person.presses('Talk to a person');
    const id = await conversation();
    const waiting = () => listWaiting(database.current, { timeZone: 'Europe/Oslo' }, counter.clock.now());
    expect((await waiting()).find(({ conversationId }) => conversationId === id)).toMatchObject({
      reason: 'asked',
      group: 'today',
      accepted: false,
      inHand: false,
    });
    await line.claims(id);
    await line.says(id, 'Hello <b>you</b>');
    expect((await waiting()).find(({ conversationId }) => conversationId === id)).toMatchObject({
      staffName: 'Line',
      inHand: true,
    });
    counter.clock.moveTo(new Date(MONDAY.getTime() + MINUTE_MS));
    await person.says('are you there?');
    expect((await waiting()).find(({ conversationId }) => conversationId === id)).toMatchObject({ inHand: false, dueAt: null });
    await database.current.transaction((tx) =>
      counter.desk.noteConversation(tx, { conversationId: id, staffId: line.id, text: 'A friendly one.' }, counter.clock.now()),
    );
    const story = await loadStory(database.current, id);
    expect(story).toMatchObject({
      conversation: { ownerName: 'Line', fence: 1 },
      handoffs: [{ reason: 'asked', staffId: line.id }],
      notes: [{ text: 'A friendly one.', staffName: 'Line' }],
      promises: [{ promised: { kind: 'answer' }, state: 'kept' }],
    });
    const reading = { texts: loadTexts(LANGUAGES), secret: SECRET, timeZone: 'Europe/Oslo', now: counter.clock.now() };
    const { entries, isWhole } = await loadTranscript(database.current, id, reading);
    expect(isWhole).toBe(true);
    expect(entries.map(({ kind }) => kind)).toEqual(['said', 'told', 'said', 'told', 'told', 'told', 'said']);
    expect(entries).toMatchObject([
      { text: 'hello', outcome: 'answered' },
      { buttons: expect.arrayContaining(['Talk to a person']), state: 'sent' },
      { text: 'Talk to a person', pressed: true },
      { text: expect.stringContaining('Of course') },
      { text: expect.stringContaining('Line from customer service') },
      { text: 'Hello <b>you</b>', staffId: line.id, state: 'sent' },
      { text: 'are you there?', outcome: 'silent' },
    ]);
  });
});
