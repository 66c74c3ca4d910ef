import { z } from '@hono/zod-openapi';
import type { Tx } from '../../chat/skill.ts';
import { resolveMembers } from '../../members/index.ts';
import {
  findOrderShop,
  MOST_CARRIER,
  MOST_ITEM,
  MOST_LINES,
  MOST_NUMBER,
  MOST_TRACKING_URL,
  ORDER_STATES,
  type OrderCommand,
  type OrderRecorded,
  recordOrders,
} from '../../orders/index.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { ApiKey } from '../auth.ts';
import { PROBLEMS, type Problem, problemBody } from '../problems.ts';
import { bodyProblems, changing, type Endpoint } from './endpoint.ts';
import { unknownMember } from './members.ts';
import { refusedFuture, shopFor, unknownShop } from './purchases.ts';
import { code, instant, memberNumber, quantity, shopCode, text, toldInstant, uuid } from './schemas.ts';

const MOST_ORDERS = 1_000;

const orderState = z.enum(ORDER_STATES).openapi({ example: 'shipped' });

const order = z
  .strictObject({
    number: code(MOST_NUMBER).openapi({ description: 'As the customer reads it, unique in its shop.', example: '48213' }),
    shop: shopCode.optional().openapi({ description: 'Needed with a key for all shops; with a key of one shop, that one.' }),
    memberId: uuid.optional(),
    memberNumber: memberNumber.optional().openapi({ description: 'Instead of `memberId`.' }),
    email: z
      .email('is an e-mail address')
      .max(254)
      .optional()
      .openapi({ description: 'Where no member is named: the one member whom you know by this address sees the order.' }),
    state: orderState,
    placedAt: instant.optional(),
    carrier: text(MOST_CARRIER).optional().openapi({ example: 'Posten' }),
    trackingUrl: z
      .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'is an https address' })
      .max(MOST_TRACKING_URL)
      .optional()
      .openapi({ example: 'https://sporing.posten.example/48213' }),
    expectedOn: z.iso
      .date('is a day, e.g. 2026-11-25')
      .optional()
      .openapi({ description: 'The day on which it should be there.', example: '2026-11-25' }),
    lines: z
      .array(
        z.strictObject({
          name: text(MOST_ITEM).openapi({ example: 'Cup, blue' }),
          quantity: quantity.default(1_000).openapi({ default: 1 }),
        }),
      )
      .max(MOST_LINES)
      .optional(),
    asOf: instant.optional().openapi({
      description: 'The instant of which all this is true; without it, now. What is older never overwrites what is newer.',
    }),
  })
  .refine(({ memberId, memberNumber: number }) => memberId === undefined || number === undefined, {
    message: 'stands beside memberNumber: leave one of them out',
    path: ['memberId'],
  })
  .openapi('Order');
type GivenOrder = z.output<typeof order>;

const recorded = z
  .object({
    orderId: uuid,
    memberId: uuid.nullable().openapi({ description: 'Null where no member was ever named.' }),
    state: orderState,
    asOf: toldInstant,
    isCurrent: z
      .boolean()
      .openapi({ description: 'False where something newer was told before: then that stays, and is told here.' }),
  })
  .openapi('OrderRecorded');

const problem = z.looseObject({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string() });
const batchResult = z
  .object({
    index: z.int().openapi({ description: 'The place in the batch, from 0.' }),
    number: z.string().nullable(),
    status: z.int().openapi({ description: 'As the single call would have answered: 200, or that of the problem.' }),
    order: recorded.optional(),
    problem: problem.optional(),
  })
  .openapi('OrderResult');

const DESCRIPTION =
  'Tells how an order stands, as often as that changes. Each word takes the place of the one before, but for whose order it is; the same again changes nothing.';

export function orderEndpoints(): Endpoint[] {
  return [
    changing({
      method: 'post',
      path: '/api/v1/orders',
      scope: 'orders:write',
      tag: 'Orders',
      summary: 'Tell how an order stands',
      description: DESCRIPTION,
      body: order,
      answer: { status: 200, description: 'How the order stands now.', schema: recorded },
      problems: ['other_shop', 'shop_needed', 'unknown_shop', 'unknown_member', 'in_future'],
      async change(tx, { body, apiKey, now }) {
        const command = await commandOf(tx, body, { apiKey, now, known: await knownMembers(tx, [body]), shops: new Map() });
        if (!command.ok) return command;
        const [told] = await recordOrders(tx, { commands: [command.value], lateAfterHours: apiKey.lateAfterHours }, now);
        return ok({ body: toRecorded(told!) });
      },
    }),
    changing({
      method: 'post',
      path: '/api/v1/orders/batch',
      scope: 'orders:write',
      tag: 'Orders',
      summary: 'Tell how up to 1,000 orders stand',
      description: `${DESCRIPTION} Each has a result of its own; what is refused leaves the others alone.`,
      isLarge: true,
      body: z.strictObject({ orders: z.array(z.unknown()).min(1).max(MOST_ORDERS) }),
      bodyInDocument: z.strictObject({ orders: z.array(order).min(1).max(MOST_ORDERS) }).openapi('OrderBatch'),
      answer: {
        status: 200,
        description: 'One result for each order, in their order.',
        schema: z.object({ recorded: z.int(), refused: z.int(), results: z.array(batchResult) }),
      },
      problems: [],
      async change(tx, { body, apiKey, now }) {
        const parsed = body.orders.map((one) => order.safeParse(one));
        const known = await knownMembers(
          tx,
          parsed.flatMap(({ data }) => data ?? []),
        );
        const shops = new Map();
        const commands: Result<OrderCommand, Problem>[] = [];
        for (const [index, { data, error }] of parsed.entries())
          commands.push(
            data
              ? await commandOf(tx, data, { apiKey, now, known, shops })
              : refuse({
                  code: 'invalid',
                  detail: 'This order is not as it should be; the others are taken without it.',
                  errors: bodyProblems(error, ['orders', index]),
                }),
          );
        const taken = commands.flatMap((command) => (command.ok ? [command.value] : []));
        const outcomes = (await recordOrders(tx, { commands: taken, lateAfterHours: apiKey.lateAfterHours }, now)).values();
        const results = commands.map((command, index) => {
          const place = { index, number: parsed[index]!.data?.number ?? null };
          if (command.ok) return { ...place, status: 200, order: toRecorded(outcomes.next().value!) };
          return { ...place, status: PROBLEMS[command.refusal.code].status, problem: problemBody(command.refusal) };
        });
        return ok({ body: { recorded: taken.length, refused: results.length - taken.length, results } });
      },
    }),
  ];
}

const knownMembers = (tx: Tx, orders: readonly GivenOrder[]): Promise<Map<string, string>> =>
  resolveMembers(tx, {
    numbers: orders.flatMap(({ memberNumber: number }) => number ?? []),
    ids: orders.flatMap(({ memberId }) => memberId ?? []),
  });

async function commandOf(
  tx: Tx,
  { shop, memberId, memberNumber: number, lines, asOf, ...given }: GivenOrder,
  context: { apiKey: ApiKey; now: Date; known: ReadonlyMap<string, string>; shops: Map<string, string | undefined> },
): Promise<Result<OrderCommand, Problem>> {
  const { apiKey, now, known, shops } = context;
  const wanted = shopFor(apiKey, shop);
  if (!wanted.ok) return wanted;
  const key = JSON.stringify(wanted.value);
  if (!shops.has(key)) shops.set(key, (await findOrderShop(tx, wanted.value))?.shopId);
  const shopId = shops.get(key);
  if (shopId === undefined) return refuse(unknownShop(shop));
  const future = asOf && refusedFuture('asOf', asOf, now);
  if (future) return refuse(future);
  const named = memberId ?? number;
  const member = named === undefined ? undefined : known.get(named);
  if (named !== undefined && member === undefined) return refuse(unknownMember());
  return ok({
    ...given,
    shopId,
    memberId: member,
    lines: lines?.map(({ name, quantity: milli }) => ({ name, quantity: milli / 1_000 })),
    asOf: asOf ?? now,
  });
}

const toRecorded = ({ asOf, change: _, ...rest }: OrderRecorded) => ({ ...rest, asOf: asOf.toISOString() });
