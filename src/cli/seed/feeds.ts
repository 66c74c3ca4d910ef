import { addDays, localDay, localInstant } from '../../shared/calendar.ts';
import type { Database } from '../../store/database.ts';
import { DELIVERY_CLOCK } from './shops.ts';

/** The newest of the mornings on which the shops delivered what they had sold. */
export function lastDelivery(now: Date, timeZone: string): Date {
  const today = localDay(now, timeZone);
  const morning = localInstant(today, DELIVERY_CLOCK, timeZone);
  return morning <= now ? morning : localInstant(addDays(today, -1), DELIVERY_CLOCK, timeZone);
}

/** Delivers as the shops do every morning. Nobody buys anything while a demo runs, so there is nothing but the time to note. */
export async function deliverFeeds({ pool }: Pick<Database, 'pool'>, now: Date, timeZone: string): Promise<Date> {
  const deliveredAt = lastDelivery(now, timeZone);
  await pool.query(
    'update feed set counted_until = $1 where late_after_hours is not null and (counted_until is null or counted_until < $1)',
    [deliveredAt],
  );
  await pool.query('update order_feed set told_until = $1 where late_after_hours is not null and told_until < $1', [deliveredAt]);
  return deliveredAt;
}
