import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEmail } from '../../src/chat/email.ts';
import { forgetMailAddresses } from '../../src/chat/mail-address.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import type { LaterAnswers } from '../../src/skills/leave-address.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person } from '../helpers/people.ts';

const database = useDatabase();
let counter: Counter;
let later: LaterAnswers = 'by mail';

beforeAll(async () => {
  counter = await openCounter(database.current, { laterOn: () => later });
});
afterAll(() => counter.close());

let people = 0;
function visitor(languageHint = 'en'): Person & { name: string } {
  people += 1;
  const name = `visitor ${people}`;
  return { name, ...counter.person(name, { languageHint }) };
}

const addresses = async ({ name }: { name: string }): Promise<{ email: string; withdrawn_by: string | null }[]> =>
  (
    await database.current.pool.query(
      `select a.email, a.withdrawn_by from conversation_address a join conversation c on c.id = a.conversation_id
        where c.channel_conversation_id = $1 order by a.given_at, a.id`,
      [name],
    )
  ).rows;

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);

describe('leaving an address for answers that come later', () => {
  it('is offered to whoever goes, says what it is for, and is said back', async () => {
    const ada = visitor();
    await ada.says('hello');
    await ada.says('goodbye');
    await ada.presses('Tell me by e-mail');
    ada.hears(
      /^Which e-mail address shall I write to\? I use it for answers that come when this page is closed, and for nothing else\.$/,
    );
    await ada.says('ada@granlia.example');
    ada.hears(/^Thank you\. Answers that come when this page is closed go to ada@granlia\.example, and nothing else does\.$/);
    expect(await addresses(ada)).toEqual([{ email: 'ada@granlia.example', withdrawn_by: null }]);
  });

  it('takes an address from the first words, and asks again for one that is not whole', async () => {
    const ada = visitor();
    await ada.says('email me at ada@granlia.example please');
    ada.hears(/go to ada@granlia\.example/);
    await ada.presses('Another address');
    await ada.says('ada@granlia');
    ada.hears(/^That is not a complete e-mail address yet\. It looks like this: name@example\.com$/);
    await ada.says('ada.new@granlia.example');
    ada.hears(/go to ada\.new@granlia\.example/);
    await ada.says('tell me by e-mail');
    ada.hears(/^Answers that come when this page is closed go to ada\.new@granlia\.example\.$/);
    expect(await addresses(ada)).toEqual([
      { email: 'ada@granlia.example', withdrawn_by: 'replaced' },
      { email: 'ada.new@granlia.example', withdrawn_by: null },
    ]);
  });

  it('can be left for something else, or with a no', async () => {
    const ada = visitor();
    await ada.says('tell me by e-mail');
    await ada.says('are you a robot?');
    ada.hears(/I'm an automated assistant/);
    await ada.says('tell me by e-mail');
    await ada.presses('No, thanks');
    ada.hears(/^All right, no e-mails\. What comes later waits for you here on this page\.$/);
    expect(await addresses(ada)).toEqual([]);
  });

  it('is taken back by one button, which says so when it is pressed again', async () => {
    const ada = visitor();
    await ada.says('my e-mail is ada@granlia.example');
    await ada.presses('No e-mails');
    ada.hears(/^Done\. I don't write to ada@granlia\.example any more\./);
    expect(labels(ada)).toEqual(['Tell me by e-mail']);
    await ada.presses('No e-mails');
    ada.hears(/^All right, no e-mails\./);
    expect(await addresses(ada)).toEqual([{ email: 'ada@granlia.example', withdrawn_by: 'person' }]);
  });

  it('is forgotten when it was taken back long ago', async () => {
    const ada = visitor();
    await ada.says('my e-mail is ada@granlia.example');
    await ada.says('my e-mail is other@granlia.example');
    await forgetMailAddresses(database.current, counter.clock.now());
    expect(await addresses(ada)).toEqual([{ email: 'other@granlia.example', withdrawn_by: null }]);
  });

  it('ends with a stop, and comes back when that is undone', async () => {
    const ada = visitor();
    await ada.says('my e-mail is ada@granlia.example');
    await ada.says('stop');
    ada.hears(/And no more e-mails from this chat\.$/);
    await ada.presses('Undo');
    ada.hears(/^Undone\. Everything is as it was before\.$/);
    await ada.says('tell me by e-mail');
    ada.hears(/go to ada@granlia\.example\.$/);
    await ada.says('stop');
    await ada.says('my e-mail is other@granlia.example');
    expect(await addresses(ada)).toEqual([
      { email: 'ada@granlia.example', withdrawn_by: 'person' },
      { email: 'other@granlia.example', withdrawn_by: null },
    ]);
  });

  it('is not asked for where answers arrive anyway, nor where no mail can be sent', async () => {
    const ada = visitor();
    later = 'arrive here';
    await ada.says('tell me by e-mail');
    ada.hears(/^You needn't leave an address: what comes later arrives in this chat\./);
    await ada.says('goodbye');
    expect(labels(ada)).toEqual([]);
    later = 'wait here';
    await ada.says('tell me by e-mail');
    ada.hears(/^I can't send e-mails\..* Customer service can write to you: /);
    later = 'by mail';
    expect(await addresses(ada)).toEqual([]);
  });

  it.each(LANGUAGES)('goes from the first word to the address in %s', async (language) => {
    const ada = visitor(language);
    const asks: Record<string, string> = {
      en: 'tell me by e-mail',
      nb: 'kan du si fra på e-post?',
      da: 'giv mig besked på mail',
      sv: 'kan du meddela mig per e-post?',
      fi: 'voitko ilmoittaa sähköpostilla?',
      de: 'können Sie mir per E-Mail Bescheid geben?',
      af: 'laat weet my per e-pos',
    };
    await ada.says(asks[language]!);
    await ada.says('ada@granlia.example');
    ada.hears(/ada@granlia\.example/);
    expect(ada.heard().language).toBe(language);
    expect(await addresses(ada)).toHaveLength(1);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['ada@granlia.example', 'ada@granlia.example'],
    ['  Ada.Lovelace+shop@Mail.Granlia.EXAMPLE. ', 'Ada.Lovelace+shop@mail.granlia.example'],
    ["it's ada@granlia.example, thanks!", 'ada@granlia.example'],
    ['<ada@granlia.example>', 'ada@granlia.example'],
    ['„ada@granlia.example“', 'ada@granlia.example'],
    ['mailto:ada@granlia.example', 'ada@granlia.example'],
    ['ada@blåbær.no', 'ada@blåbær.no'],
  ])('is found in %j', (text, email) => {
    expect(findEmail(text)).toBe(email);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@granlia.example',
    'ada@granlia',
    'ada@granlia.e',
    'ada@@granlia.example',
    'ada@granlia..example',
    'ada.@granlia.example',
    'a..da@granlia.example',
    'ada@-granlia.example',
    'ada@127.0.0.1',
    'ada@granlia.example or bo@granlia.example',
    `${'a'.repeat(65)}@granlia.example`,
    `ada@${'granlia.'.repeat(40)}example`,
    'ada@granlia.example\nBcc: bo@granlia.example',
  ])('is not found in %j', (text) => {
    expect(findEmail(text)).toBeUndefined();
  });
});
