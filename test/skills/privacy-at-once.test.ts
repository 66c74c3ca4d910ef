import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishErasuresJob } from '../../src/jobs/finish-erasures.ts';
import { checkLedger } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { forgetPerson } from '../../src/skills/forget-person.ts';
import { useDatabase } from '../helpers/database.ts';
import { findEverywhere } from '../helpers/full-person.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 6 });
let telegram: Counter;
let web: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  telegram = await openCounter(database.current, { channelName: 'telegram' });
  web = await openCounter(database.current, { channelName: 'web' });
  await offer(database.current, [aReward({ code: 'COFFEE', name: { en: 'Free coffee' } })], SUNDAY);
});
afterAll(async () => {
  await telegram.close();
  await web.close();
});

let people = 0;
type Two = { memberId: string; number: string; chat: Person; page: Person; account: string };

/** A member with points and two chats. */
async function inTwoChats(): Promise<Two> {
  people += 1;
  const account = `at-once-${people}-4417`;
  const number = `29000088${people}`;
  const memberId = await addMember(database.current);
  await database.current.pool.query('update member set number = $2 where id = $1', [memberId, number]);
  await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
  const chat = telegram.person(account, { place: `${account}-chat` });
  const page = web.person(`${account}-page`, { place: `${account}-page` });
  for (const person of [chat, page]) {
    const made = await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: number, minutes: 10, secret: SECRET }, SUNDAY),
    );
    await person.says(`/link ${accepted(made).code}`);
  }
  return { memberId, number, chat, page, account };
}

const unanswered = async (account: string) =>
  (
    await database.current.pool.query(
      `select m.outcome from inbound_message m join conversation c on c.id = m.conversation_id
       where starts_with(c.channel_conversation_id, $1) and m.outcome is distinct from 'answered'`,
      [account],
    )
  ).rows;

describe('what comes while somebody is forgotten', () => {
  it('waits, and is then the message of somebody new, in the same chat and in another one', async () => {
    const ada = await inTwoChats();
    let isOpen = () => {};
    const opened = new Promise<void>((done) => {
      isOpen = done;
    });
    let commit = () => {};
    const mayCommit = new Promise<void>((done) => {
      commit = done;
    });
    const forgetting = database.current.transaction(async (tx) => {
      await forgetPerson(tx, { whose: { memberId: ada.memberId }, asked: { by: 'staff' } }, telegram.programme, SUNDAY);
      isOpen();
      await mayCommit;
    });
    await opened;
    const heardBefore = ada.chat.everythingHeard().length;
    const said = Promise.all([ada.chat.says('how many points do i have?'), ada.page.says('show my card')]);
    // Both wait for the locks of the erasure: that they do is what is tried here.
    for (let waiting = 0; waiting < 2; await sleep(20)) {
      const { rows } = await database.current.pool.query<{ waiting: number }>(
        'select count(distinct pid)::int as waiting from pg_locks where not granted',
      );
      waiting = rows[0]!.waiting;
    }
    commit();
    await forgetting;
    await said;
    expect(ada.chat.everythingHeard()).toHaveLength(heardBefore + 1);
    ada.chat.hears(/isn't linked to a membership yet/);
    expect(ada.page.heard().text).not.toContain(ada.number);
    expect(await unanswered(ada.account)).toEqual([]);
    expect(await findEverywhere(database.current, ada.number)).toEqual([]);
    const { rows } = await database.current.pool.query<{ member_id: string | null }>(
      'select member_id from identity where starts_with(channel_user_id, $1)',
      [ada.account],
    );
    expect(rows).toEqual([{ member_id: null }, { member_id: null }]);
  });

  it('is answered once, and brings nothing back, whatever it is', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const ada = await inTwoChats();
      await ada.page.says('what can I get?');
      await ada.page.presses('Free coffee');
      await ada.chat.says('erase my data');
      await Promise.all([
        ada.page.presses('Yes, swap'),
        ada.chat.says('DELETE'),
        ada.page.says('show my card'),
        till(database.current, shop)
          .buy(ada.memberId, 100, new Date(SUNDAY.getTime() - DAY_MS))
          .catch(() => undefined),
        ada.page.says('my vouchers'),
      ]);
      ada.chat.hears(/^It is done/);
      await finishErasuresJob(database.current).run(new Date(SUNDAY.getTime() + 11 * MINUTE_MS));
      expect(await unanswered(ada.account)).toEqual([]);
      expect(await findEverywhere(database.current, ada.number)).toEqual([]);
      expect((await checkLedger(database.current)).discrepancies).toEqual([]);
      const { rows } = await database.current.pool.query(
        `select v.state from voucher v where v.member_id = $1 and v.state = 'issued'`,
        [ada.memberId],
      );
      expect(rows).toEqual([]);
    }
  });
});
