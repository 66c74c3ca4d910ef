import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPush } from '../../src/chat/push.ts';
import { tellWishesJob } from '../../src/jobs/tell-wishes.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { createLinkCode, recordConsent } from '../../src/members/index.ts';
import { localInstant } from '../../src/shared/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../src/shared/clock.ts';
import { offerPush } from '../../src/skills/push-offer.ts';
import { wishReply } from '../../src/skills/tell-me-when.ts';
import { useDatabase } from '../helpers/database.ts';
import { aDraft, putOffers } from '../helpers/offers.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
const mug = aReward({
  code: 'MUG',
  name: { en: 'Coffee mug', af: 'Koffiebeker' },
  phrase: { en: 'a coffee mug', af: "'n koffiebeker" },
  points: 700,
});
const lastCup = aReward({ code: 'CUP', name: { en: 'Last cup' }, phrase: { en: 'a last cup' }, points: 20, stock: 0 });

beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
  await putOffers(
    database.current,
    [aDraft({ code: 'COFFEE-20', about: 'coffee' }), aDraft({ code: 'OTHER', about: 'coffee' })],
    SUNDAY,
  );
});
beforeEach(async () => {
  await offer(database.current, [mug, lastCup], SUNDAY);
});
afterAll(() => counter.close());

let people = 0;
async function regular(languageHint = 'en'): Promise<{ person: Person; memberId: string }> {
  const memberId = await addMember(database.current);
  await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
  const { rows } = await database.current.pool.query<{ number: string }>(
    `update member set given_name = 'Anneke' where id = $1 returning number`,
    [memberId],
  );
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  people += 1;
  const person = counter.person(`one who waits ${people}`, { languageHint });
  await person.says(`/link ${code}`);
  return { person, memberId };
}

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const texts = loadTexts(LANGUAGES);
const push = createPush({ texts, settings: () => ({ timeZone: counter.programme.rules.timeZone }) });
const runJob = async (now = counter.clock.now()) => {
  const job = tellWishesJob({ database: database.current, programme: () => counter.programme, push, reply: wishReply });
  return job.run(now);
};
const pushed = async (memberId: string) =>
  (
    await database.current.pool.query<{ text: string; choices: { label: string }[] }>(
      `select o.text, o.choices from outbox_message o join conversation c on c.id = o.conversation_id
       join identity i on i.id = c.identity_id where i.member_id = $1 and o.push_key is not null order by o.id`,
      [memberId],
    )
  ).rows.map(({ text }) => withPlainSpaces(text));
const earn = (memberId: string, kroner: number) =>
  till(database.current, shop).buy(memberId, kroner, new Date(counter.clock.now().getTime() - 20 * DAY_MS));

describe('"tell me when"', () => {
  it('is kept until the points are there, and said once', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Coffee mug');
    expect(labels(person)).toEqual(['Tell me when', 'Other rewards', 'My points']);
    await person.presses('Tell me when');
    person.hears(/^Done\. I'll write to you once a coffee mug is within your reach\./);
    await runJob();
    expect(await pushed(memberId)).toEqual([]);
    await earn(memberId, 600);
    expect(await runJob()).toBe('1 heard that they can have what they waited for');
    expect(await pushed(memberId)).toEqual([
      'You asked me to tell you: a coffee mug is within your reach now. It costs 700 points, and you have 700.',
    ]);
    await runJob();
    expect(await pushed(memberId)).toHaveLength(1);
  });

  it('is said when there is stock again, also if two processes look at once, and not at night', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Last cup');
    await person.presses('Tell me when');
    await runJob();
    expect(await pushed(memberId)).toEqual([]);
    await offer(database.current, [mug, { ...lastCup, stock: 5 }], SUNDAY);
    const midnight = localInstant('2026-11-23', '00:30', 'Europe/Oslo');
    await runJob(midnight);
    expect(await pushed(memberId)).toEqual([]);
    const morning = new Date(midnight.getTime() + 9 * HOUR_MS);
    await Promise.all([runJob(morning), runJob(morning)]);
    expect(await pushed(memberId)).toEqual([
      'You asked me to tell you: a last cup is within your reach now. It costs 20 points, and you have 640.',
    ]);
  });

  it('is taken back by one tap, and needs no waiting where the reward can be had', async () => {
    const { person, memberId } = await regular('af');
    await person.says('wat kan ek kry?');
    await person.presses('Koffiebeker');
    await person.presses('Laat weet my');
    person.hears(/^Reg so\. Ek skryf vir jou wanneer 'n koffiebeker binne jou bereik is\./);
    await person.presses('Herstel');
    person.hears(/^Reg so, ek skryf nie daaroor nie\.$/);
    await earn(memberId, 600);
    await runJob();
    expect(await pushed(memberId)).toEqual([]);
    await person.presses('Laat weet my');
    person.hears(/^Jy hoef nie te wag nie: 'n koffiebeker is nou binne jou bereik\.$/);
  });
});

describe('an offer that a campaign sends', () => {
  const write = (memberId: string, key: string, offerCode = 'COFFEE-20') =>
    database.current.transaction((tx) => offerPush(tx, { memberId, offerCode, key }, counter.programme, counter.clock.now()));

  async function consenting() {
    const { person, memberId } = await regular();
    const { rows } = await database.current.pool.query<{ id: string }>('select id from identity where member_id = $1', [
      memberId,
    ]);
    const speaker = { memberId, identityId: rows[0]!.id, channel: 'test' };
    const yes = { purpose: 'offers', given: true, source: 'button' } as const;
    await database.current.transaction((tx) =>
      recordConsent(tx, speaker, yes, localInstant('2026-08-03', '12:00', 'Europe/Oslo')),
    );
    return { person, memberId };
  }

  async function sent(memberId: string, key: string): Promise<string> {
    const reply = accepted(await write(memberId, key));
    const { rows } = await database.current.pool.query<{ id: string }>(
      'select c.id from conversation c join identity i on i.id = c.identity_id where i.member_id = $1',
      [memberId],
    );
    const message = { key, conversationId: rows[0]!.id, purpose: 'campaign', language: 'en' } as const;
    await database.current.transaction((tx) => push(tx, [{ ...message, ...reply }], counter.clock.now()));
    return (await pushed(memberId)).at(-1)!;
  }

  it('says what, until when, why they get it and how to stop it', async () => {
    const { memberId } = await consenting();
    expect(await sent(memberId, 'campaign:1')).toBe(
      [
        'Hello Anneke. 20% off ground coffee for you, until Sunday 29 November.',
        'It is meant for some of our members, and you are one of them.',
        'You get this because you said yes to offers on 3 August. Enough? Write STOP.',
      ].join('\n'),
    );
  });

  it('is written again alike under its key, and shown to nobody twice', async () => {
    const { memberId } = await consenting();
    const first = accepted(await write(memberId, 'campaign:2'));
    expect(accepted(await write(memberId, 'campaign:2'))).toEqual(first);
    expect(await write(memberId, 'campaign:3')).toMatchObject({ ok: false, refusal: { code: 'shown_before' } });
  });

  it('reminds whoever holds it of its end', async () => {
    const { person, memberId } = await consenting();
    await till(database.current, shop).buy(memberId, 160, new Date(SUNDAY.getTime() - 2 * DAY_MS), {
      lines: [{ line: 1, productCode: 'COFFEE-250', quantityMilli: 1_000, amountMinor: 16_000, earns: true }],
    });
    await person.says('anything for me?');
    await person.presses('20% off coffee');
    await person.presses("I'll take it");

    person.hears(/Show this code/);
    const { rows } = await database.current.pool.query<{ code: string }>(
      'select o.code from offer_take t join offer o on o.id = t.offer_id where t.member_id = $1',
      [memberId],
    );
    const reply = accepted(await write(memberId, 'campaign:4', rows[0]!.code));
    expect(reply.lines.map(({ key }) => key)).toEqual(['push-hello', 'push-offer-held', 'push-consent']);
    expect(reply.choices?.map((one) => one.label)).toEqual(['button-show-code', 'button-not-now']);
  });

  it('is nothing for somebody who said no to it', async () => {
    const { person, memberId } = await consenting();
    await sent(memberId, 'campaign:5');
    await till(database.current, shop).buy(memberId, 160, new Date(SUNDAY.getTime() - 2 * DAY_MS), {
      lines: [{ line: 1, productCode: 'COFFEE-250', quantityMilli: 1_000, amountMinor: 16_000, earns: true }],
    });
    await person.says('anything for me?');
    await person.presses('20% off coffee');
    await person.presses('Not for me');
    await person.presses('No such offers at all');
    expect(await write(memberId, 'campaign:6', 'OTHER')).toMatchObject({ ok: false, refusal: { code: 'refused' } });
  });
});
