import { consumeVoucher, type Programme } from '../../loyalty/index.ts';
import { localDay } from '../../shared/calendar.ts';
import { newId } from '../../shared/ids.ts';
import type { Database } from '../../store/database.ts';
import { wallClock } from './browser/wall-clock.ts';

/** The shop whose till the demo shows. */
const SHOP = { code: 'OSL-STORO', name: 'Oslo Storo' };
const MOST_CODE = 60;

export type TillAnswer = { words: string; isTaken: boolean };

/** Takes a voucher as a till does, by the same door as the API. A code that was used says kindly when and where. */
export async function takeAtTill(database: Database, programme: Programme, code: string | null, now: Date): Promise<TillAnswer> {
  const { timeZone } = programme.rules;
  const given = (code ?? '').slice(0, MOST_CODE).trim();
  const no = (words: string): TillAnswer => ({ words, isTaken: false });
  if (given === '') return no('Which code? It stands on the phone, under the reward.');
  const idempotencyKey = `demo:till:${newId(now.getTime())}`;
  const used = await database.transaction((tx) => consumeVoucher(tx, { code: given, shopCode: SHOP.code, idempotencyKey }, now));
  if (used.ok) return { words: `Taken at ${SHOP.name}: ${titleOf(used.value.voucher.title)}. Enjoy!`, isTaken: true };
  const { refusal } = used;
  const at = (instant: Date) => (isToday(instant) ? `today at ${clockOf(instant)}` : wallClock(instant, timeZone));
  const isToday = (instant: Date) => localDay(instant, timeZone) === localDay(now, timeZone);
  const clockOf = (instant: Date) => wallClock(instant, timeZone).split(', ')[1]!;
  switch (refusal.code) {
    case 'voucher_used':
      return no(`Sorry, this code was used ${at(refusal.usedAt)}, at ${refusal.shopName}. Each code works once.`);
    case 'voucher_given_back':
      return no(`This code was given back ${at(refusal.givenBackAt)}; the points are with the member again.`);
    case 'voucher_expired':
      return no(`This code could be used until ${at(refusal.expiredAt)}.`);
    case 'unknown_voucher':
      return no('We don’t know this code. Is every letter right?');
    case 'unknown_shop':
    case 'key_reused':
      throw new Error(`the till of ${refusal.code === 'unknown_shop' ? refusal.shopCode : refusal.key} cannot be`);
  }
}

const titleOf = (title: Readonly<Record<string, string>>): string => title.en ?? Object.values(title)[0] ?? '';
