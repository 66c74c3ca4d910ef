import { importRewards, type RewardDraft, rewards } from '../../src/loyalty/index.ts';
import type { Database } from '../../src/store/database.ts';
import { accepted } from './shop.ts';

export const aReward = (given: Partial<RewardDraft> & { code: string }): RewardDraft => ({
  name: { en: 'Free coffee', nb: 'Gratis kaffe' },
  points: 300,
  voucherDays: 30,
  returnable: true,
  active: true,
  ...given,
});

/** Puts rewards into the catalogue. @returns their ids by code */
export async function offer(database: Database, drafts: readonly RewardDraft[], now: Date): Promise<Map<string, string>> {
  accepted(await database.transaction((tx) => importRewards(tx, drafts, now)));
  return new Map((await rewards(database, now)).map(({ code, id }) => [code, id]));
}
