import { createPush } from '../../../src/chat/push.ts';
import { answerRating, keepOpinion, openSurveyRun, skipQuestion } from '../../../src/feedback/index.ts';
import { drainCampaignsJob } from '../../../src/jobs/drain-campaigns.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { LANGUAGES } from '../../../src/loyalty/index.ts';
import { recordConsent } from '../../../src/members/index.ts';
import { DAY_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import { writeDeed } from '../../../src/skills/push-deed.ts';
import { writeOffer } from '../../../src/skills/push-offer.ts';
import { surveyPush } from '../../../src/skills/push-survey.ts';
import type { Database } from '../../../src/store/database.ts';
import { addConversation, addIdentity } from '../../helpers/identities.ts';
import { aDraft, putOffers } from '../../helpers/offers.ts';
import type { Counter } from '../../helpers/people.ts';
import { accepted, addMember, type TestShop, till } from '../../helpers/shop.ts';

export const HOSTILE = '=HYPERLINK("http://evil.example")<script>alert(1)</script> \u202Eneddo\u202C';

export type Customer = { memberId: string; identityId: string; conversationId: string; number: string };

/** Members with their chats, purchases, answers and opinions, for marketing to look at. */
export function openMarket(database: Database, counter: Counter, shop: TestShop) {
  const now = counter.clock.now();
  const counterTill = till(database, shop);
  const customers: Customer[] = [];

  async function customer(
    language: string,
    { consents = ['offers', 'surveys'] }: { consents?: string[] } = {},
  ): Promise<Customer> {
    const memberId = await addMember(database);
    const { rows } = await database.pool.query<{ number: string }>(
      'update member set language = $2 where id = $1 returning number',
      [memberId, language],
    );
    const identityId = await addIdentity(database, { memberId });
    const conversationId = await addConversation(database, identityId);
    for (const purpose of consents)
      await database.transaction((tx) =>
        recordConsent(
          tx,
          { memberId, identityId, channel: 'test', messageId: newId() },
          { purpose, given: true, source: 'button' },
          new Date(now.getTime() - 100 * DAY_MS),
        ),
      );
    const one = { memberId, identityId, conversationId, number: rows[0]!.number };
    customers.push(one);
    return one;
  }

  async function answers(one: Customer, value: number, daysAgo: number, words?: string): Promise<void> {
    const at = new Date(now.getTime() - daysAgo * DAY_MS);
    const { conversationId, memberId } = one;
    await database.transaction(async (tx) => {
      const asked = { surveyCode: 'nps', conversationId, cause: `campaign:${newId()}` };
      const { runId } = accepted(await openSurveyRun(tx, asked, at));
      const answering = { runId, person: { memberId }, conversationId };
      accepted(await answerRating(tx, { ...answering, value, how: 'tap', ...(words && { words }) }, at));
      if (!words) accepted(await skipQuestion(tx, answering, at));
    });
  }

  const says = (one: Customer, words: string, consent: 'with_name' | 'without_name') =>
    database.transaction((tx) =>
      keepOpinion(
        tx,
        { id: newId(), words, language: 'nb', shopId: shop.shopId, consent, person: { memberId: one.memberId } },
        now,
      ),
    );

  const offer = (code: string) =>
    putOffers(database, [aDraft({ code, title: { en: '20% off coffee', nb: '20 % på kaffe' } })], now);

  const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: counter.programme.rules.timeZone }) });
  const programme = () => counter.programme;
  const job = drainCampaignsJob({
    database,
    programme,
    push,
    content: { survey: surveyPush(programme), offer: writeOffer(programme), deed: writeDeed(programme) },
    log: createLog('silent'),
  });

  /** What the running program does by the minute. */
  async function runJob(): Promise<void> {
    await job.run(counter.clock.now());
    await counter.chat.sweep();
    await counter.chat.idle();
    await job.run(counter.clock.now());
  }

  return { customers, customer, answers, says, offer, runJob, till: counterTill, shop };
}

export type Market = ReturnType<typeof openMarket>;
