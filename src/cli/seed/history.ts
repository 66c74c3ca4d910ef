import { addDays, type Day, localInstant } from '../../shared/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/clock.ts';
import type { SeedMember } from './members.ts';
import { PRODUCTS } from './products.ts';
import { type Random, weighted } from './random.ts';
import { STORES, WEB_SHOP } from './shops.ts';

/** A receipt of the seeded shop: a sale, or goods given back (negative quantity and amount). Amounts are minor units. */
export type SeedReceipt = {
  number: string;
  memberNumber: string;
  shopCode: string;
  atMs: number;
  lines: readonly SeedLine[];
};
export type SeedLine = { productCode: string; quantity: number; amountMinor: number };
/** A receipt whose number is given at the end, in the order of time. */
export type Unnumbered = Omit<SeedReceipt, 'number'>;

/** A shop's week: quiet at its beginning, busy on Saturdays, closed on Sundays. */
const STORE_WEEK = [0, 8, 8, 9, 11, 15, 20];
const WEB_WEEK = [16, 13, 12, 12, 11, 10, 9];
/** A year of things for the home, January first: December is twice an ordinary month. */
const SEASON = [8, 8, 9, 9, 9, 9, 7, 9, 10, 10, 13, 20];
const WEB_SHARE = 0.18;
const OTHER_SHOP_SHARE = 0.12;
const RETURN_SHARE = 0.05;
const RETURN_DAYS = 14;
const LINES_A_RECEIPT = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5];
const QUANTITIES = [1, 1, 1, 1, 1, 1, 2, 2, 3];
/** Of things dearer than this nobody buys two. */
const DEAR_MINOR = 50_000;
/** How much members differ in how often they come: most a few times, some every week. */
const SPREAD = 0.7;
const MOST_A_MEMBER = 120;

/** The days of a time span in which members buy things, and what they buy. The same `random` makes the same history. */
export function inventPurchases(
  members: readonly SeedMember[],
  given: { from: Day; until: Day; receipts: number; timeZone: string; random: Random },
): Unnumbered[] {
  const { random } = given;
  const days = daysBetween(given.from, given.until, given.timeZone);
  const drawStoreDay = weighted(days, ({ weekday, month }) => STORE_WEEK[weekday]! * SEASON[month]!);
  const drawWebDay = weighted(days, ({ weekday, month }) => WEB_WEEK[weekday]! * SEASON[month]!);
  const drawProduct = weighted(PRODUCTS, ({ demand }) => demand);
  const drawStore = weighted(STORES, ({ share }) => share);
  const mean = given.receipts / members.length;
  // The mean of a lognormal variable is exp(mu + sigma² / 2).
  const mu = Math.log(mean) - SPREAD ** 2 / 2;
  return members.flatMap(({ number }) => {
    const home = drawStore(random);
    const visits = Math.min(MOST_A_MEMBER, Math.max(1, Math.round(Math.exp(mu + SPREAD * random.normal()))));
    const bought = Array.from({ length: visits }, () => {
      const onWeb = random.next() < WEB_SHARE;
      const shop = onWeb ? WEB_SHOP : random.next() < OTHER_SHOP_SHARE ? drawStore(random) : home;
      const day = (onWeb ? drawWebDay : drawStoreDay)(random);
      const minute = onWeb ? random.int(7 * 60, 23 * 60 - 1) : random.int(10 * 60, 16 * 60 - 1);
      const lines = Array.from({ length: random.pick(LINES_A_RECEIPT) }, (): SeedLine => {
        const { code, priceMinor } = drawProduct(random);
        const quantity = priceMinor > DEAR_MINOR ? 1 : random.pick(QUANTITIES);
        return { productCode: code, quantity, amountMinor: quantity * priceMinor };
      });
      return { day, receipt: { memberNumber: number, shopCode: shop.code, atMs: day.startMs + minute * MINUTE_MS, lines } };
    });
    const timesBought = Map.groupBy(
      bought.flatMap(({ receipt }) => receipt.lines),
      ({ productCode }) => productCode,
    );
    const givenBack = bought.flatMap(({ day, receipt }) => {
      const isUnwanted = random.next() < RETURN_SHARE;
      const back = days[Math.min(days.length - 1, day.index + random.int(2, RETURN_DAYS))]!;
      // Of goods bought several times, the oldest would count as given back; and points of an earlier year may have expired.
      const isClear = timesBought.get(receipt.lines[0]!.productCode)!.length === 1 && back.year === day.year;
      if (!isUnwanted || !isClear || back.index === day.index || back.weekday === 0) return [];
      return [returnOf(receipt, back.startMs + random.int(10 * 60, 16 * 60 - 1) * MINUTE_MS)];
    });
    return [...bought.map(({ receipt }) => receipt), ...givenBack];
  });
}

/** The first line of a purchase, given back. */
export function returnOf({ memberNumber, shopCode, lines }: Unnumbered, atMs: number): Unnumbered {
  const [{ productCode, quantity, amountMinor }] = lines as [SeedLine];
  return { memberNumber, shopCode, atMs, lines: [{ productCode, quantity: -quantity, amountMinor: -amountMinor }] };
}

/** The order that the web shop's numbers are counted from: Mette's, of which people will talk. */
export type KnownOrder = { receipt: Unnumbered; number: number };

/** Gives every shop's receipts their numbers in the order of time. */
export function numberReceipts(receipts: readonly Unnumbered[], known?: KnownOrder): SeedReceipt[] {
  const inOrder = receipts.toSorted((a, b) => a.atMs - b.atMs || (a.memberNumber < b.memberNumber ? -1 : 1));
  const ordersBefore = known ? inOrder.filter(({ shopCode }) => shopCode === WEB_SHOP.code).indexOf(known.receipt) : 0;
  const firstOrder = (known?.number ?? 1) - Math.max(0, ordersBefore);
  const counts = new Map<string, number>();
  return inOrder.map((receipt) => {
    const count = counts.get(receipt.shopCode) ?? 0;
    counts.set(receipt.shopCode, count + 1);
    const number =
      receipt.shopCode === WEB_SHOP.code
        ? String(firstOrder + count)
        : `${receipt.shopCode}-${String(count + 1).padStart(6, '0')}`;
    return { ...receipt, number };
  });
}

type SeedDay = { index: number; startMs: number; weekday: number; month: number; year: number };

function daysBetween(from: Day, until: Day, timeZone: string): SeedDay[] {
  const days: SeedDay[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const date = new Date(`${day}T00:00:00Z`);
    days.push({
      index: days.length,
      // Counted back from noon: on the two days a year that are longer or shorter, the clock is right while shops are open.
      startMs: localInstant(day, '12:00', timeZone).getTime() - 12 * HOUR_MS,
      weekday: date.getUTCDay(),
      month: date.getUTCMonth(),
      year: date.getUTCFullYear(),
    });
  }
  return days;
}
