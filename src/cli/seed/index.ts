import { expireLots, type Programme } from '../../loyalty/index.ts';
import { addMonths, localDay, startOfDay, yearOf } from '../../shared/calendar.ts';
import type { Database } from '../../store/database.ts';
import { insertAnswers } from './asking.ts';
import { insertCampaigns } from './campaigns.ts';
import { charactersPurchases, charactersRedemptions } from './characters.ts';
import { insertChats } from './chats.ts';
import { insertComplaints } from './complaints.ts';
import { deliverFeeds, lastDelivery } from './feeds.ts';
import { inventPurchases, numberReceipts } from './history.ts';
import { insertLibrary } from './library.ts';
import { inventMembers } from './members.ts';
import { openCases } from './open-cases.ts';
import { insertOrders } from './orders.ts';
import { importReceipts } from './purchases.ts';
import { seededRandom } from './random.ts';
import { insertColleagues } from './staff.ts';
import {
  beginSeed,
  emptyShop,
  finishSeed,
  giveOpenings,
  insertCharacters,
  insertMembers,
  insertOffers,
  insertRewards,
  insertShops,
  loadSeedState,
  redeem,
} from './store.ts';

export { CHARACTERS, type Character } from './characters.ts';
export { deliverFeeds } from './feeds.ts';
export { COLLEAGUES, type Colleague } from './staff.ts';
export { loadSeedState, type SeedState } from './store.ts';

/** How large the shop is, besides its characters. `receipts` is roughly how many there are over all members. */
export type SeedSize = { members: number; receipts: number };

export const GRANLIA: SeedSize = { members: 2_000, receipts: 36_000 };

export type SeedOutcome = 'seeded' | 'was_seeded' | 'foreign';

const SEED = 48_213;
const MONTHS = 24;

/**
 * Fills an empty database with the fictional shop Granlia: shops, members, two years of purchases until the morning of `now`,
 * and the characters of the demo. The same size and `now` make the same shop. It is done once; a seeding that was interrupted
 * starts anew, and a database that holds anything else is left alone.
 */
export async function seedGranlia(
  database: Database,
  given: { programme: Programme; now: Date; size?: SeedSize; report?: (words: string) => void },
): Promise<SeedOutcome> {
  const { programme, now, size = GRANLIA, report = () => {} } = given;
  const { timeZone } = programme.rules;
  const state = await loadSeedState(database);
  if (state === 'finished') return 'was_seeded';
  if (state === 'foreign') return 'foreign';
  if (state === 'unfinished') await emptyShop(database);
  await beginSeed(database, now);

  const today = localDay(now, timeZone);
  const random = seededRandom(SEED);
  const invented = inventMembers(size.members, { until: now, random });
  const shopping = { from: addMonths(today, -MONTHS), until: today, receipts: size.receipts, timeZone, random };
  const characters = charactersPurchases(timeZone);
  const counted = lastDelivery(now, timeZone);
  const receipts = numberReceipts(
    [...inventPurchases(invented, shopping), ...characters.receipts].filter(({ atMs }) => atMs < counted.getTime()),
    characters.known,
  );
  // Nobody bought anything before they joined.
  const firstAtMs = new Map<string, number>();
  for (const { memberNumber, atMs } of receipts) if (!firstAtMs.has(memberNumber)) firstAtMs.set(memberNumber, atMs);
  const members = invented.map((member) => ({
    ...member,
    joinedAt: new Date(Math.min(member.joinedAt.getTime(), firstAtMs.get(member.number) ?? Number.POSITIVE_INFINITY)),
  }));

  await insertShops(database, programme, now);
  await insertMembers(database, members, now);
  await insertCharacters(database, programme, now);
  await giveOpenings(database, programme);
  await insertRewards(database, programme, now);
  await insertOffers(database, programme, now);
  await insertLibrary(database, now);
  report(`${count(members.length)} members, ${count(receipts.length)} receipts to count`);

  // Year by year, so that what expired at the end of one stands in the ledger before the purchases of the next.
  let done = 0;
  const redemptions = charactersRedemptions(timeZone, now);
  const steps = [...newYears(new Date(receipts[0]?.atMs ?? now), now, timeZone), ...redemptions.map(({ at }) => at), now];
  for (const until of steps.toSorted((a, b) => a.getTime() - b.getTime())) {
    const next = receipts.findIndex(({ atMs }) => atMs >= until.getTime());
    const some = receipts.slice(done, next < 0 ? undefined : next);
    if (some.length > 0) await importReceipts(database, some, { programme, now: until });
    done += some.length;
    await expireLots(database, until);
    for (const redemption of redemptions.filter(({ at }) => at === until)) await redeem(database, redemption, programme);
    report(`${count(done)} receipts counted, until ${localDay(until, timeZone)}`);
  }
  await insertColleagues(database, now);
  const regulars = await insertChats(database, now);
  await insertAnswers(database, regulars, { programme, now });
  await insertCampaigns(database, regulars, { programme, now });
  await insertComplaints(database, regulars, { programme, now });
  await openCases(database, regulars, { programme, now });
  report('140 complaints, a year of answers, and those who wait for somebody now');
  await insertOrders(database, { programme, now });
  await deliverFeeds(database, now, timeZone);
  await finishSeed(database, now);
  return 'seeded';
}

/** The first instants of the years that began after `from` and before `until`. */
function newYears(from: Date, until: Date, timeZone: string): Date[] {
  const first = yearOf(localDay(from, timeZone)) + 1;
  const years = Math.max(0, yearOf(localDay(until, timeZone)) - first + 1);
  return Array.from({ length: years }, (_, i) => startOfDay(`${first + i}-01-01`, timeZone));
}

const count = (number: number) => number.toLocaleString('en');
