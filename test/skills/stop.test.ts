import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPush } from '../../src/chat/push.ts';
import { line } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadConsents, recordConsent } from '../../src/members/index.ts';
import { contact, ownLimits } from '../../src/outreach/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { surveyPush } from '../../src/skills/push-survey.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person } from '../helpers/people.ts';
import { accepted } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 4 });
let counter: Counter;
beforeAll(async () => {
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

const JOIN: Record<string, string> = {
  en: 'join',
  nb: 'bli medlem',
  da: 'bliv medlem',
  sv: 'bli medlem',
  fi: 'liity',
  de: 'Mitglied werden',
  af: 'sluit aan',
};
type Member = Person & { memberId: string; identityId: string };
let people = 0;

/** Somebody who joined in their language and said yes to surveys and offers. */
async function aMember(language: string, purposes = ['offers', 'surveys']): Promise<Member> {
  people += 1;
  const person = counter.person(`${language}-${people}`, { languageHint: language });
  await person.says(JOIN[language]!);
  const { rows } = await database.current.pool.query<{ memberId: string; identityId: string }>(
    'select member_id as "memberId", id as "identityId" from identity where channel_user_id = $1',
    [`${language}-${people}`],
  );
  const { memberId, identityId } = rows[0]!;
  for (const purpose of purposes)
    await database.current.transaction((tx) =>
      recordConsent(
        tx,
        { memberId, identityId, channel: 'test', messageId: newId() },
        { purpose, given: true, source: 'button' },
        counter.clock.now(),
      ),
    );
  return Object.assign(person, { memberId, identityId });
}

const rules = () => ({ ...counter.programme.rules.contact, timeZone: 'Europe/Oslo' });

/** What a campaign does: a contact out of the budget, and a message under its key. */
async function isSent(member: Member, purpose: string, language: string, { stays = false } = {}): Promise<string> {
  const key = `campaign:${newId()}:${member.memberId}`;
  const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
  await database.current.transaction(async (tx) => {
    const now = counter.clock.now();
    const { conversationId } = accepted(await contact(tx, { memberId: member.memberId, purpose, key }, rules(), now));
    await push(tx, [{ key, conversationId, purpose: 'campaign', language, lines: [line('why-welcome')] }], now);
    // As if the platform had not taken it yet.
    if (stays)
      await tx.$executeRaw`update outbox_message set next_attempt_at = ${new Date(now.getTime() + 3_600_000)} where push_key = ${key}`;
  });
  if (!stays)
    await database.current.pool.query(`update outbox_message set state = 'sent' where push_key = $1 and state = 'queued'`, [key]);
  return key;
}

const consents = async ({ memberId, identityId }: Member) =>
  Object.fromEntries(
    (await loadConsents(database.current, { memberId, identityId })).map(({ purpose, given }) => [purpose, given]),
  );
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const stateOf = async (key: string) =>
  (await database.current.pool.query('select state::text from outbox_message where push_key = $1', [key])).rows[0]?.state;

describe('a stop that answers a survey', () => {
  it.each([
    [
      'en',
      'STOP',
      'Done, no more surveys. Offers still come, as you chose.',
      ['Stop offers too', 'Surveys twice a year', 'Undo'],
    ],
    [
      'fi',
      'LOPETA',
      'Selvä, en lähetä enää kyselyjä. Tarjouksia saat edelleen, kuten valitsit.',
      ['Myös tarjoukset pois', 'Kysely 2 kertaa vuodessa', 'Kumoa'],
    ],
  ])('is about surveys, and offers the rest: %s', async (language, word, answer, buttons) => {
    const ada = await aMember(language);
    await isSent(ada, 'surveys', language);
    await ada.says(word);
    ada.hears(answer);
    expect(labels(ada)).toEqual(buttons);
    expect(await consents(ada)).toEqual({ offers: true, surveys: false });
    await ada.presses(buttons[0]!);
    expect(await consents(ada)).toEqual({ offers: false, surveys: false });
  });

  it('is about surveys in the middle of one, too', async () => {
    const ada = await aMember('en');
    const { rows } = await database.current.pool.query<{ id: string }>('select id from conversation where identity_id = $1', [
      ada.identityId,
    ]);
    const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
    await database.current.transaction(async (tx) => {
      const [now, key, conversationId] = [counter.clock.now(), newId(), rows[0]!.id];
      const to = { campaignId: newId(), subject: 'nps', memberId: ada.memberId, conversationId, key };
      const asking = accepted(await surveyPush(() => counter.programme)(tx, to, now));
      await push(tx, [{ ...asking, key, conversationId, purpose: 'campaign', language: 'en' }], now);
    });
    await ada.says('8');
    await ada.says('stop');
    ada.hears('Done, no more surveys. Offers still come, as you chose.');
    expect(await consents(ada)).toEqual({ offers: true, surveys: false });
  });

  it('becomes a survey twice a year, and is undone', async () => {
    const ada = await aMember('en');
    await isSent(ada, 'surveys', 'en');
    await ada.says('stop');
    await ada.presses('Surveys twice a year');
    ada.hears('Done. I ask you at most 2 times a year.');
    expect(await consents(ada)).toEqual({ offers: true, surveys: true });
    expect(await ownLimits(database.current, ada.memberId)).toMatchObject([{ purpose: 'surveys', contacts: 2, days: 365 }]);
    await ada.says('what do you know about me?');
    ada.hears(/Surveys at most 2 times a year, as you asked\./);
    await ada.presses('Undo');
    expect(await consents(ada)).toEqual({ offers: true, surveys: false });
    expect(await ownLimits(database.current, ada.memberId)).toEqual([]);
  });

  it('stops everything where nothing else came', async () => {
    const ada = await aMember('en', ['surveys']);
    await isSent(ada, 'surveys', 'en');
    await ada.says('stop');
    ada.hears('Done. No more surveys or offers. I still answer when you write, and tell you about open cases.');
  });
});

describe('a stop', () => {
  it('out of the blue is about everything, and is undone', async () => {
    const ada = await aMember('da');
    await ada.says('stop');
    ada.hears(/Du får ikke flere spørgsmål eller tilbud\./);
    expect(await consents(ada)).toEqual({ offers: false, surveys: false });
    await ada.presses('Fortryd');
    expect(await consents(ada)).toEqual({ offers: true, surveys: true });
  });

  it('may name what it is about', async () => {
    const ada = await aMember('nb');
    await ada.says('ingen flere tilbud takk');
    ada.hears('Det er i orden, ingen flere tilbud. Spørsmål kommer fortsatt, slik du valgte.');
    expect(await consents(ada)).toEqual({ offers: false, surveys: true });
  });

  it.each([
    ['en', 'stop sending offers', /^Done, no more offers\. I still answer/, 'Stop surveys too'],
    ['nb', 'ikke send meg flere tilbud', /^Det er i orden, ingen flere tilbud\. Jeg svarer/, 'Stopp spørsmål også'],
    ['da', 'ikke flere nyhedsbreve', /^Det er i orden, ikke flere tilbud\. Jeg svarer/, 'Stop også spørgsmål'],
    ['sv', 'skicka inga fler erbjudanden', /^Klart, inga fler erbjudanden\. Jag svarar/, 'Inga frågor heller'],
    ['fi', 'en halua enää tarjouksia', /^Selvä, en lähetä enää tarjouksia\. Vastaan/, 'Myös kyselyt pois'],
    ['de', 'schickt mir keine Angebote mehr', /^Erledigt, keine Angebote mehr\. Ich antworte/, 'Auch keine Umfragen'],
    ['af', 'moenie vir my meer aanbiedinge stuur nie', /^Reg so, geen aanbiedinge meer nie\. Ek antwoord/, 'Ook geen vrae'],
  ])('of offers alone is about nothing else, where nothing else was said either: %s', async (language, words, answer, rest) => {
    const ada = await aMember(language, ['offers']);
    await ada.says(words);
    ada.hears(answer);
    expect(await consents(ada)).toEqual({ offers: false });
    await ada.presses(rest);
    expect(await consents(ada)).toEqual({ offers: false, surveys: false });
    // Now that both were refused, it says so.
    expect(labels(ada)).toHaveLength(1);
  });

  it('of surveys alone is about nothing else', async () => {
    const ada = await aMember('en', ['surveys']);
    await ada.says('no more surveys');
    ada.hears('Done, no more surveys. I still answer when you write, and tell you about open cases.');
    expect(labels(ada)).toEqual(['Stop offers too', 'Undo']);
    await ada.presses('Undo');
    expect(await consents(ada)).toEqual({ surveys: true });
  });

  it('acts on what is queued at once', async () => {
    const ada = await aMember('en');
    const key = await isSent(ada, 'offers', 'en', { stays: true });
    expect(await stateOf(key)).toBe('queued');
    await ada.says('stop');
    expect(await stateOf(key)).toBe('withdrawn');
  });
});

describe('less often', () => {
  it.each([
    ['en', 'once a month is enough', 'Done. I write first at most once a month.'],
    ['nb', 'bare en gang i måneden', 'Det er i orden. Jeg skriver først høyst én gang i måneden.'],
    ['fi', 'vain kerran kuussa', 'Selvä. Kirjoitan ensin enintään kerran kuussa.'],
    ['da', 'højst to gange om året', 'Det er i orden. Jeg skriver først højst 2 gange om året.'],
  ])('is a limit of their own: %s', async (language, words, answer) => {
    const ada = await aMember(language);
    await ada.says(words);
    ada.hears(answer);
    expect(await ownLimits(database.current, ada.memberId)).toHaveLength(1);
  });

  it('is asked back where no number was said', async () => {
    const ada = await aMember('en');
    await ada.says('you write too often');
    ada.hears('Of course. How often may I write first, at most?');
    await ada.presses('Once a month');
    await isSent(ada, 'offers', 'en');
    const next = database.current.transaction((tx) =>
      contact(tx, { memberId: ada.memberId, purpose: 'surveys', key: newId() }, rules(), counter.clock.now()),
    );
    expect(await next).toMatchObject({ refusal: { code: 'budget_spent' } });
  });

  it('says to a stranger that nothing comes anyway', async () => {
    const stranger = counter.person('stranger');
    await stranger.says('once a month is enough');
    stranger.hears(/I only answer here and never write first/);
  });
});
