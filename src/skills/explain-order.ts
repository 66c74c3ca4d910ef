import { type Line, line, type Source } from '../chat/reply.ts';
import type { Read, Turn } from '../chat/skill.ts';
import { ordersOf } from '../orders/index.ts';
import { instant, name } from './facts.ts';

/** Which shop told of each order, and of what time its word was. Whose chat it was when it was said may not be whose it is now. */
export async function whyOrders(sources: readonly Source[], { member, now }: Turn, read: Read): Promise<Line[]> {
  const told = sources.filter((source) => source.kind === 'order');
  if (told.length === 0 || !member) return [];
  const own = await ordersOf(read, member.id, now);
  return told.flatMap((source) => {
    const order = own.find(({ id }) => id === source.orderId);
    if (!order) return [];
    const { number, shopName } = order;
    return [
      line('why-order', {
        order: name(number, source),
        shop: name(shopName, source),
        at: instant(new Date(source.asOf), source),
      }),
    ];
  });
}
