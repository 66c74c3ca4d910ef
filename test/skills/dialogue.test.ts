import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop(database.current);
  // The purchases below are of long ago; that a feed is late has a test of its own.
  await database.current.pool.query(`update feed set counted_until = '2027-01-01T00:00:00Z'`);
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

let people = 0;
/** Somebody new, who writes in English. */
function stranger(languageHint = 'en'): Person {
  people += 1;
  return counter.person(`person ${people}`, { languageHint });
}

/** A member with purchases: 1,060 to spend, 180 pending, 240 of them gone after the year. */
async function regular(): Promise<{ memberId: string; number: string }> {
  const memberId = await addMember(database.current);
  await database.current.pool.query('update member set welcomed_at = joined_at where id = $1', [memberId]);
  const at = till(database.current, shop);
  await at.buy(memberId, 2_400, new Date('2025-12-02T11:00:00Z'));
  await at.buy(memberId, 4_200, new Date('2026-10-12T11:00:00Z'));
  await at.buy(memberId, 4_000, new Date('2026-10-20T11:00:00Z'));
  await at.buy(memberId, 1_800, new Date('2026-11-14T11:00:00Z'));
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  return { memberId, number: rows[0]!.number };
}

async function linkCode(memberNumber: string): Promise<string> {
  const made = await database.current.transaction((tx) =>
    createLinkCode(tx, { memberNumber, minutes: 10, secret: SECRET }, counter.clock.now()),
  );
  return accepted(made).code;
}

async function linked(languageHint = 'en'): Promise<{ person: Person; memberId: string; number: string }> {
  const member = await regular();
  const person = stranger(languageHint);
  await person.says('/link');
  await person.says(await linkCode(member.number));
  return { person, ...member };
}

/** The signed figures of a list, as "+420" and "−300" stand at the beginning of its lines. */
const figures = (text: string): number[] =>
  withPlainSpaces(text)
    .split('\n')
    .flatMap((line) => /^([+−])([\d,. ]+?) {2}/.exec(line) ?? [])
    .flatMap((_, i, all) => (i % 3 === 0 ? [Number(`${all[i + 1] === '−' ? '-' : ''}${all[i + 2]!.replace(/\D/g, '')}`)] : []));

describe('meeting', () => {
  it('says who is speaking, that it is automated, and where the privacy notice is', async () => {
    const ada = stranger();
    await ada.says('hello');
    ada.hears(/^Hello, I'm Granlia's automated assistant\./);
    ada.hears(/https:\/\/granlia\.example\/privacy/);
    expect(ada.heard().buttons.map(({ label }) => label)).toEqual([
      "I'm a member",
      'Join for free',
      'What can you do?',
      'Talk to a person',
    ]);
  });

  it('answers first and introduces itself after, once', async () => {
    const ada = stranger();
    await ada.says('how many points do I have?');
    ada.hears(/^This chat isn't linked to a membership yet\.\nI'm Granlia's automated assistant\./);
    await ada.says('thanks');
    ada.hears(/^You're welcome\.$/);
  });

  it('tells a person from a machine when asked, and how to reach a person', async () => {
    const ada = stranger();
    await ada.says('are you a robot?');
    ada.hears(/^I'm an automated assistant\. Would you rather/);
    // After this question a yes would be a lie.
    await ada.says('are you human?');
    ada.hears(/^I'm an automated assistant\. Would you rather/);
    await ada.presses('Talk to a person');
    ada.hears(/^Of course\. Customer service opens tomorrow at 09:00, and you'll have an answer here by 10:00\./);
  });
});

describe('the balance', () => {
  it('says what can be spent, what is on its way, what expires next, and the tier', async () => {
    const { person } = await linked();
    await person.says('how many points do i have');
    person.hears(
      /^You have 1,060 points to spend\.\n180 points are on their way: your purchase of 14 November counts from 28 November, when the return period ends\.\n240 expire on 31 December\. You are Silver, 1,760 earned points from Gold\.$/,
    );
  });

  it('counts points from the end of the return period, without anybody doing anything', async () => {
    const { person, memberId } = await linked();
    counter.clock.moveTo(new Date('2026-11-28T08:00:00Z'));
    await person.says('my points');
    person.hears(/^You have 1,240 points to spend\.\n240 expire/);
    counter.clock.moveTo(new Date('2027-01-01T08:00:00Z'));
    await person.says('my points');
    person.hears(/^You have 1,000 points to spend\./);
    counter.clock.moveTo(SUNDAY);
    expect(memberId).toBeTruthy();
  });

  it('says so when the figures from the shops are late', async () => {
    const { person } = await linked();
    await database.current.pool.query(`update feed set counted_until = '2026-11-20T05:00:00Z'`);
    await person.says('my points');
    person.hears(
      /^The figures from the shops are late\. Counted until 20 November at 06:00, you have 1,060 points to spend; I can't see later purchases yet\./,
    );
    await database.current.pool.query(`update feed set counted_until = '2026-11-22T05:00:00Z'`);
    await person.says('my points');
    person.hears(/^You have 1,060 points to spend\./);
  });

  it.each([
    ['en', 'how many points do I have?', /^You have 1,060 points to spend/],
    ['nb', 'hvor mange poeng har jeg?', /^Du har 1 060 poeng å bruke/],
    ['da', 'hvor mange point har jeg?', /^Du har 1\.060 point/],
    ['fi', 'kuinka monta pistettä minulla on?', /1 060 pistettä/],
    ['af', 'hoeveel punte het ek?', /^Jy het 1 060 punte/],
    ['sv', 'hur många poäng har jag?', /^Du har 1 060 poäng/],
    ['de', 'wie viele Punkte habe ich?', /^Sie haben 1\.060 Punkte/],
  ])('is told in the language of the question: %s', async (_language, question, answer) => {
    const { person } = await linked();
    await person.says(question);
    person.hears(answer);
  });
});

describe('"why?"', () => {
  it('opens a balance: entries that add up, the rules with their version, and how far purchases are counted', async () => {
    const { person } = await linked();
    await person.says('my points');
    await person.presses('Why?');
    person.hears(/^This is how 1,060 points came about, as of today at 14:0\d:/);
    person.hears(/\+420 {2}Storo, 12 October \(kr ?4,200\)|\+420 {2}Storo, 12 October \(4,200 kr\)/);
    person.hears(/Rules: version 1, since/);
    person.hears(/Purchases counted until today at 06:00\./);
    expect(figures(person.heard().text).reduce((sum, n) => sum + n, 0)).toBe(1_060);
  });

  it('explains the figure that was stated, also when more has happened since', async () => {
    const { person, memberId } = await linked();
    await person.says('my points');
    await till(database.current, shop).spend(memberId, 60, counter.clock.now());
    await person.says('why?');
    person.hears(/^This is how 1,060 points/);
    expect(figures(person.heard().text).reduce((sum, n) => sum + n, 0)).toBe(1_060);
    await person.says('my points');
    await person.presses('Why?');
    person.hears(/^This is how 1,000 points/);
    expect(figures(person.heard().text)).toContain(-60);
  });

  it('says when there is nothing to explain', async () => {
    const ada = stranger();
    await ada.says('why?');
    ada.hears(/^My last answer had no figure in it/);
  });
});

describe('history', () => {
  it('is shown page by page, newest first', async () => {
    const { person, memberId } = await linked();
    for (let i = 0; i < 8; i += 1)
      await till(database.current, shop).buy(memberId, 100 + i * 10, new Date(SUNDAY.getTime() - (20 - i) * DAY_MS));
    await person.says('history');
    person.hears(/^These are your latest entries:/);
    expect(figures(person.heard().text)).toHaveLength(8);
    await person.presses('Show older');
    person.hears(/^And these came before:/);
    expect(figures(person.heard().text)).toHaveLength(4);
  });
});

describe('joining', () => {
  it('takes one step; the gift waits for the first purchase', async () => {
    const ada = stranger();
    await ada.says('I want to join');
    ada.hears(
      /^Welcome, you're a member, and I needed to know nothing more about you\.\n100 welcome points are yours with your first purchase\.\nSay your member number at the till: 29\d{11}/,
    );
    await ada.says('my points');
    ada.hears(/^You have no points to spend yet\.\n100 welcome points are yours with your first purchase\./);
    await ada.says('join');
    ada.hears(/^You are a member already\./);
    const { rows } = await database.current.pool.query(`select member_id from identity where channel_user_id = $1`, [
      `person ${people}`,
    ]);
    await till(database.current, shop).buy(rows[0].member_id, 500, counter.clock.now());
    await ada.says('my points');
    ada.hears(/50 points are on their way/);
  });

  it('gives one membership and one gift when two messages ask at once', async () => {
    const ada = stranger();
    await Promise.all([ada.says('join'), ada.says('sign me up'), ada.says('/join')]);
    const { rows } = await database.current.pool.query(
      `select count(distinct m.id)::int as members, count(e.*)::int as gifts from identity i join member m on m.id = i.member_id
        left join ledger_entry e on e.member_id = m.id and e.reason = 'welcome' where i.channel_user_id = $1`,
      [`person ${people}`],
    );
    expect(rows[0]).toEqual({ members: 1, gifts: 1 });
    expect(ada.everythingHeard()).toHaveLength(3);
  });
});

describe('linking', () => {
  it('shows a member who lost the card that the number is here', async () => {
    const { person, number } = await linked();
    await person.says('/link');
    person.hears(new RegExp(`^This chat is linked to your membership ${number} already\\.`));
    expect(person.heard().buttons.map(({ label }) => label)).toEqual(['Show my card', 'My points', 'Talk to a person']);
  });

  it('connects the chat to the membership that a code proves, once', async () => {
    const { number } = await regular();
    const code = await linkCode(number);
    const [ada, eve] = [stranger(), stranger()];
    await ada.says("I'm a member");
    ada.hears(/^Write the one-time code/);
    await ada.says(code.toLowerCase().replaceAll('-', ' '));
    ada.hears(new RegExp(`^This chat is now linked to your membership ${number}\\.`));
    await eve.says(`/link ${code}`);
    eve.hears(/^That code doesn't match, or it has run out\. You have 4 tries left\./);
  });

  it('lets one of two win who race for a code', async () => {
    const code = await linkCode((await regular()).number);
    const racers = [stranger(), stranger()];
    await Promise.all(racers.map((racer) => racer.says(`/link ${code}`)));
    const won = racers.filter((racer) => /now linked/.test(racer.heard().text));
    expect(won).toHaveLength(1);
  });

  it('limits guesses, and lets go after a while', async () => {
    const { number, memberId } = await regular();
    const code = await linkCode(number);
    const eve = stranger();
    for (const left of [4, 3, 2]) {
      await eve.says('/link 777-777-777');
      eve.hears(`You have ${left} tries left`);
    }
    await eve.says('/link 777-777-777');
    eve.hears('You have 1 try left');
    await eve.says('/link 777-777-777');
    await eve.says(`/link ${code}`);
    eve.hears(/^Those were too many wrong codes\. You can try again today at 15:0/);
    const { rows } = await database.current.pool.query('select used_at from link_code where member_id = $1', [memberId]);
    expect(rows).toEqual([{ used_at: null }]);
  });

  it('makes one member of somebody who joined in chat and has a card; the second gift is taken back', async () => {
    const { number, memberId } = await regular();
    const ada = stranger();
    await ada.says('join');
    await ada.says(`/link ${await linkCode(number)}`);
    ada.hears(
      /is part of it now, with everything in it\.\nThe welcome gift is given once per person, so the second one, 100 points, is taken back\./,
    );
    await ada.says('my points');
    ada.hears(/^You have 1,060 points to spend\./);
    const { rows } = await database.current.pool.query(
      `select from_member_id, into_member_id from member_merge where into_member_id = $1`,
      [memberId],
    );
    expect(rows).toHaveLength(1);
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  });

  it('is undone by a yes, and the points stay with the membership', async () => {
    const { person } = await linked();
    await person.says('disconnect');
    person.hears(/^Shall I disconnect this chat/);
    await person.presses('Yes, disconnect');
    person.hears(/^Done\. This chat is no longer connected/);
    await person.says('my points');
    person.hears(/^This chat isn't linked/);
  });
});

describe('language', () => {
  it('is changed by saying so, and kept for the member', async () => {
    const { person, memberId } = await linked();
    await person.says('can we speak Norwegian?');
    person.hears(/^Fra nå av skriver jeg norsk/);
    await person.says('/points');
    person.hears(/^Du har 1 060 poeng å bruke/);
    const { rows } = await database.current.pool.query('select language from member where id = $1', [memberId]);
    expect(rows[0].language).toBe('nb');
  });

  it('changes in mid-talk with a sentence that is clearly of another, and stays with words that several have', async () => {
    const { person } = await linked();
    await person.says('my points');
    person.hears(/^You have 1,060 points to spend/);
    for (const shared of ['hallo', 'ok', 'saldo']) await person.says(shared);
    person.hears(/^You have 1,060 points to spend/);

    await person.says('hvor mange poeng har jeg igjen nå');
    person.hears(/^Du har 1 060 poeng å bruke/);
    // Written alike in Danish, or nearly: no reason to leave Norwegian.
    for (const shared of ['hej', 'ok', 'saldo', 'vis min saldo']) {
      await person.says(shared);
      await person.says('/points');
      person.hears(/^Du har 1 060 poeng å bruke/);
    }

    await person.says('hvor meget har jeg tilbage på kortet lige nu, mine point altså');
    person.hears(/^Du har 1\.060 point/);
    await person.says('hur många poäng har jag kvar på kortet just nu');
    person.hears(/^Du har 1 060 poäng/);
    await person.says('auf deutsch bitte');
    await person.says('/points');
    person.hears(/^Sie haben 1\.060 Punkte/);
  });
});

describe('what we keep', () => {
  it('is told from the store', async () => {
    const { person, number } = await linked();
    await person.says('what do you know about me?');
    person.hears(new RegExp(`^You are member ${number}, since 1 January\\.`));
    person.hears(/Purchases: 4\. Entries in your points: 4\. Messages to me: 3\./);
    person.hears(/You have not said yes to anything/);
    person.hears(/My answers to you: 2\.\n/);
    person.hears(/Language of this chat: English\.\nOne-time codes tried: 1\.\n/);
    expect(person.heard().text).not.toMatch(/wrote first/);
    const ada = stranger();
    await ada.says('what do you know about me?');
    ada.hears(
      /^You are not a member\. I keep the messages of this chat so that I can answer you: 1 so far\.\nLanguage of this chat: English\./,
    );
  });

  it('is told to nobody who reads along', async () => {
    const { person } = await linked();
    const inGroup = counter.person(`person ${people}`, { audience: 'public', place: 'a group' });
    await person.says('my points');
    await inGroup.says('my points');
    inGroup.hears(/^That's personal, so I only tell you in private\./);
    expect(inGroup.heard().text).not.toMatch(/\d{3}/);
  });
});

describe('stop', () => {
  it.each(['STOP', 'stopp', 'Lopeta!', 'hou op', 'sluta', 'Aufhören', 'stop'])(
    'is recorded as a withdrawal of every purpose: %s',
    async (word) => {
      const ada = stranger();
      await ada.says(word);
      const { rows } = await database.current.pool.query(
        `select purpose, given, source from consent c join identity i on i.id = c.identity_id where i.channel_user_id = $1 order by purpose`,
        [`person ${people}`],
      );
      expect(rows).toEqual([
        { purpose: 'offers', given: false, source: 'stop_word' },
        { purpose: 'surveys', given: false, source: 'stop_word' },
      ]);
      expect(ada.everythingHeard()).toHaveLength(1);
    },
  );
});

describe('what is hard to understand', () => {
  it.each(['', '   ', '😀😀😀', 'x'.repeat(10_000), 'qwertz asdf', '/nonsense', '\u202Eabc'])(
    'gets buttons the first time and a person the second: %j',
    async (text) => {
      const ada = stranger();
      await ada.says(text);
      ada.hears(/^I didn't quite get that\. Is it one of these\?/);
      await ada.says(text);
      ada.hears(/^Sorry, I still don't get it\. Shall a colleague take over\? You needn't explain it again\.$/);
    },
  );

  it('is offered as what it may have meant, and goes on with the words that were written', async () => {
    const ada = stranger();
    await ada.says('the plate you sent, i mean');
    ada.hears(/^I didn't quite get that\. Is it one of these\?/);
    await ada.presses('Report a problem');
    ada.hears(/Your case is K-\d+/);
    const { rows } = await database.current.pool.query('select words from complaint order by number desc limit 1');
    expect(rows).toEqual([{ words: 'the plate you sent, i mean' }]);
  });

  it('includes voice messages and pictures', async () => {
    const ada = stranger();
    await ada.sends({ kind: 'attachment', media: 'voice' });
    ada.hears(/^I can't listen to voice messages/);
    await ada.sends({ kind: 'attachment', media: 'photo' });
    ada.hears(/^I can't read pictures/);
    await ada.sends({ kind: 'attachment', media: 'photo', caption: 'how many points do I have' });
    ada.hears(/^This chat isn't linked/);
  });

  it.each([
    { skill: 'gone', input: {} },
    { skill: 'history', input: { page: 'two' } },
  ])('includes buttons of an older version of the program: %j', async (action) => {
    const { person } = await linked();
    await person.says('my points');
    await database.current.pool.query('update outbox_message set choices = $2 where id = $1', [
      person.heard().id,
      JSON.stringify([{ label: 'button-why', action }]),
    ]);
    await person.presses('Why?');
    person.hears(/^That button belongs to an older message\. You can use these now:/);
  });

  it("includes buttons that are forged, somebody else's, or nonsense", async () => {
    const { person } = await linked();
    await person.says('my points');
    const button = person.heard().buttons[0]!;
    const token = 'token' in button ? button.token : '';
    const eve = stranger();
    for (const forged of [token, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'nonsense', '', 'A'.repeat(36)]) {
      await eve.sends({ kind: 'button', token: forged });
      eve.hears(/^That button belongs to an older message\. You can use these now:/);
    }
  });
});

describe('a message that is delivered again', () => {
  it('has one effect and one stored answer', async () => {
    const ada = stranger();
    for (let i = 0; i < 5; i += 1) await ada.sends({ kind: 'text', text: 'join' }, `again ${people}`);
    expect(ada.everythingHeard()).toHaveLength(1);
  });
});
