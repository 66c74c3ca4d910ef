import { z } from '@hono/zod-openapi';
import type { Tx } from '../../chat/skill.ts';
import {
  findReceipt,
  openShopFeed,
  type Programme,
  type PurchaseCommand,
  type PurchaseRecorded,
  type PurchaseRefusal,
  type ReturnRefusal,
  recordPurchase,
  recordPurchases,
  recordReturn,
  type ShopFeed,
} from '../../loyalty/index.ts';
import { resolveMembers } from '../../members/index.ts';
import { MINUTE_MS } from '../../shared/clock.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { ApiKey } from '../auth.ts';
import { PROBLEMS, type Problem, problemBody } from '../problems.ts';
import { bodyProblems, changing, type Endpoint } from './endpoint.ts';
import { unknownMember } from './members.ts';
import {
  amountMinor,
  code,
  currency,
  instant,
  memberNumber,
  quantity,
  receiptNumber,
  shopCode,
  toldInstant,
  uuid,
} from './schemas.ts';

const MOST_LINES = 500;
const MOST_PURCHASES = 1_000;
/** A till's clock may be a little ahead of ours. */
const FUTURE_MS = 5 * MINUTE_MS;

const lineNumber = z.int().min(1).max(1_000_000);
const purchaseLine = z
  .strictObject({
    line: lineNumber.optional().openapi({ description: 'What a refund calls it; without it, its place from 1.' }),
    productCode: code(80).openapi({ example: 'CUP-BLUE' }),
    quantity: quantity.default(1_000).openapi({ default: 1 }),
    amountMinor: amountMinor.openapi({ description: 'Paid for the whole line, after discounts and with tax; minor units.' }),
    earns: z.boolean().default(true).openapi({ description: 'False for postage, fees, gift cards and what else is no goods.' }),
  })
  .openapi('PurchaseLine');

const isUnique = (lines: readonly { line?: number | undefined }[]): boolean =>
  new Set(lines.map(({ line }, index) => line ?? index + 1)).size === lines.length;

const purchase = z
  .strictObject({
    receipt: receiptNumber.openapi({ description: "Its number, unique among the shop's receipts and refunds." }),
    shop: shopCode.optional().openapi({ description: 'Needed with a key for all shops; with a key of one shop, that one.' }),
    memberId: uuid.optional(),
    memberNumber: memberNumber.optional().openapi({ description: 'Instead of `memberId`. With neither, a guest bought it.' }),
    purchasedAt: instant,
    currency,
    lines: z.array(purchaseLine).min(1).max(MOST_LINES).refine(isUnique, 'have numbers that differ'),
  })
  .refine(({ memberId, memberNumber: number }) => memberId === undefined || number === undefined, {
    message: 'stands beside memberNumber: leave one of them out',
    path: ['memberId'],
  })
  .openapi('Purchase');
type Purchase = z.output<typeof purchase>;

const recorded = z
  .object({
    purchaseId: uuid,
    memberId: uuid.nullable().openapi({ description: 'Null for a guest.' }),
    points: z.int().openapi({ example: 38 }),
    availableAt: toldInstant.nullable().openapi({ description: 'When the points can be spent; null without points.' }),
    expiresAt: toldInstant.nullable().openapi({ description: 'The first instant at which they are gone; null for never.' }),
  })
  .openapi('PurchaseRecorded');

const problem = z.looseObject({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string() });
const batchResult = z
  .object({
    index: z.int().openapi({ description: 'The place in the batch, from 0.' }),
    receipt: z.string().nullable(),
    status: z.int().openapi({ description: 'As the single call would have answered: 201, or that of the problem.' }),
    purchase: recorded.optional(),
    problem: problem.optional(),
  })
  .openapi('PurchaseResult');

const refund = z
  .strictObject({
    receipt: receiptNumber.openapi({ description: "The refund's own number, unique among the shop's receipts and refunds." }),
    shop: shopCode.optional(),
    purchaseId: uuid.optional(),
    saleReceipt: receiptNumber
      .optional()
      .openapi({ description: 'Instead of `purchaseId`: the number of the receipt given back.' }),
    saleShop: shopCode.optional().openapi({ description: 'Where `saleReceipt` is of another shop.' }),
    refundedAt: instant,
    lines: z
      .array(
        z.strictObject({
          line: lineNumber,
          quantity,
          amountMinor: amountMinor.optional().openapi({ description: "Paid back; without it, the line's price in proportion." }),
        }),
      )
      .min(1)
      .max(MOST_LINES)
      .refine(isUnique, 'have numbers that differ')
      .optional()
      .openapi({ description: 'Without it, all that is left of the purchase: a cancellation.' }),
  })
  .refine((given) => (given.purchaseId === undefined) !== (given.saleReceipt === undefined), {
    message: 'or saleReceipt is needed, and only one of them',
    path: ['purchaseId'],
  })
  .openapi('Refund');

const refunded = z
  .object({
    refundId: uuid,
    purchaseId: uuid,
    points: z.int().openapi({ description: 'What it took from the member: 0 or negative.', example: -38 }),
  })
  .openapi('RefundRecorded');

type Deps = { programme: () => Programme };

export function purchaseEndpoints({ programme }: Deps): Endpoint[] {
  return [
    changing({
      method: 'post',
      path: '/api/v1/purchases',
      scope: 'purchases:write',
      tag: 'Purchases',
      summary: 'Post a purchase',
      description:
        "The same receipt again gets the first answer, also under another Idempotency-Key; with other contents it is refused. Moves the time until which the shop's purchases are counted.",
      body: purchase,
      answer: { status: 201, description: 'The purchase is counted.', schema: recorded },
      problems: [
        'other_shop',
        'shop_needed',
        'unknown_shop',
        'unknown_member',
        'in_future',
        'other_currency',
        'key_reused',
        'out_of_range',
      ],
      async change(tx, { body, apiKey, now }) {
        const command = await commandOf(tx, body, { apiKey, now, known: await knownMembers(tx, [body]), feeds: new Map() });
        if (!command.ok) return command;
        const outcome = await recordPurchase(tx, command.value, programme(), now);
        return outcome.ok ? ok({ body: toRecorded(outcome.value) }) : refuse(purchaseProblem(outcome.refusal));
      },
    }),
    changing({
      method: 'post',
      path: '/api/v1/purchases/batch',
      scope: 'purchases:write',
      tag: 'Purchases',
      summary: 'Post up to 1,000 purchases',
      description:
        'Each has a result of its own; what is refused leaves the others alone. One batch of a key at a time. If the whole call fails (500, 503, no answer), none was counted, or send it again with the same Idempotency-Key to be told.',
      isLarge: true,
      body: z.strictObject({ purchases: z.array(z.unknown()).min(1).max(MOST_PURCHASES) }),
      bodyInDocument: z.strictObject({ purchases: z.array(purchase).min(1).max(MOST_PURCHASES) }).openapi('PurchaseBatch'),
      answer: {
        status: 200,
        description: 'One result for each purchase, in their order.',
        schema: z.object({ recorded: z.int(), refused: z.int(), results: z.array(batchResult) }),
      },
      problems: [],
      async change(tx, { body, apiKey, now }) {
        const parsed = body.purchases.map((one) => purchase.safeParse(one));
        const known = await knownMembers(
          tx,
          parsed.flatMap(({ data }) => data ?? []),
        );
        const feeds = new Map();
        const commands: Result<PurchaseCommand, Problem>[] = [];
        for (const [index, { data, error }] of parsed.entries())
          commands.push(
            data
              ? await commandOf(tx, data, { apiKey, now, known, feeds })
              : refuse({
                  code: 'invalid',
                  detail: 'This purchase is not as it should be; the others are counted without it.',
                  errors: bodyProblems(error, ['purchases', index]),
                }),
          );
        const outcomes = await recordPurchases(
          tx,
          commands.flatMap((command) => (command.ok ? [command.value] : [])),
          programme(),
          now,
        );
        const inOrder = outcomes.values();
        const results = commands.map((command, index) => {
          const outcome = command.ok ? inOrder.next().value! : command;
          const place = { index, receipt: parsed[index]!.data?.receipt ?? null };
          if (outcome.ok) return { ...place, status: 201, purchase: toRecorded(outcome.value) };
          const refusal = command.ok ? purchaseProblem(outcome.refusal as PurchaseRefusal) : command.refusal;
          return { ...place, status: PROBLEMS[refusal.code].status, problem: problemBody(refusal) };
        });
        const refused = results.filter((result) => 'problem' in result).length;
        return ok({ body: { recorded: results.length - refused, refused, results } });
      },
    }),
    changing({
      method: 'post',
      path: '/api/v1/refunds',
      scope: 'purchases:write',
      tag: 'Purchases',
      summary: 'Post a refund of lines or of a whole purchase',
      description:
        'Takes back the points that the purchase is now worth less. The same refund receipt again gets the first answer.',
      body: refund,
      answer: { status: 201, description: 'The refund is counted.', schema: refunded },
      problems: [
        'other_shop',
        'shop_needed',
        'unknown_shop',
        'unknown_purchase',
        'unknown_line',
        'more_than_sold',
        'more_than_paid',
        'nothing_left',
        'in_future',
        'key_reused',
      ],
      async change(tx, { body, apiKey, now }) {
        const feed = await feedOf(tx, { apiKey, shop: body.shop }, now);
        if (!feed.ok) return feed;
        const future = refusedFuture('refundedAt', body.refundedAt, now);
        if (future) return refuse(future);
        const purchaseId = body.purchaseId ?? (await findSale(tx, body, { feed: feed.value, now }));
        if (purchaseId === undefined) return refuse(refundProblem({ code: 'unknown_purchase' }));
        const lines = body.lines?.map(({ line, quantity: quantityMilli, amountMinor: paidBack }) => ({
          line,
          quantityMilli,
          ...(paidBack !== undefined && { amountMinor: paidBack }),
        }));
        const { receipt, refundedAt: returnedAt } = body;
        const command = { purchaseId, ...feed.value, receipt, returnedAt, atMostPaid: true, ...(lines && { lines }) } as const;
        const outcome = await recordReturn(tx, command, programme(), now);
        if (!outcome.ok) return refuse(refundProblem(outcome.refusal));
        const { returnPurchaseId: refundId, points } = outcome.value;
        return ok({ body: { refundId, purchaseId, points } });
      },
    }),
  ];
}

async function findSale(
  tx: Tx,
  { saleReceipt, saleShop }: { saleReceipt?: string | undefined; saleShop?: string | undefined },
  { feed, now }: { feed: ShopFeed; now: Date },
): Promise<string | undefined> {
  const opened = saleShop === undefined ? ok(feed) : await openShopFeed(tx, { shop: { code: saleShop }, lateAfterHours: 1 }, now);
  if (!opened.ok) return undefined;
  return (await findReceipt(tx, { feedId: opened.value.feedId, receipt: saleReceipt! }))?.purchaseId;
}

/** Who the members are that purchases name, found at once. */
const knownMembers = (tx: Tx, purchases: readonly Purchase[]): Promise<Map<string, string>> =>
  resolveMembers(tx, {
    numbers: purchases.flatMap(({ memberNumber: number }) => number ?? []),
    ids: purchases.flatMap(({ memberId }) => memberId ?? []),
  });

/** A purchase as loyalty takes it. */
async function commandOf(
  tx: Tx,
  { shop, memberId, memberNumber: number, lines, ...given }: Purchase,
  context: { apiKey: ApiKey; now: Date; known: ReadonlyMap<string, string>; feeds: Map<string, Result<ShopFeed, Problem>> },
): Promise<Result<PurchaseCommand, Problem>> {
  const { apiKey, now, known, feeds } = context;
  const feed = feeds.get(shop ?? '') ?? (await feedOf(tx, { apiKey, shop }, now));
  feeds.set(shop ?? '', feed);
  if (!feed.ok) return feed;
  const future = refusedFuture('purchasedAt', given.purchasedAt, now);
  if (future) return refuse(future);
  const named = memberId ?? number;
  const member = named === undefined ? null : known.get(named);
  if (member === undefined) return refuse(unknownMember());
  return ok({
    ...feed.value,
    ...given,
    memberId: member,
    lines: lines.map(({ line, quantity: quantityMilli, ...rest }, index) => ({
      line: line ?? index + 1,
      quantityMilli,
      ...rest,
    })),
  });
}

/** The feed that a call writes to: of the key's own shop, or of the one that it names. */
async function feedOf(
  tx: Tx,
  { apiKey, shop }: { apiKey: ApiKey; shop: string | undefined },
  now: Date,
): Promise<Result<ShopFeed, Problem>> {
  const wanted = shopFor(apiKey, shop);
  if (!wanted.ok) return wanted;
  const opened = await openShopFeed(tx, { shop: wanted.value, lateAfterHours: apiKey.lateAfterHours }, now);
  return opened.ok ? opened : refuse(unknownShop(shop));
}

/** The shop that a call is about: the key's own, or the one that it names. */
export function shopFor({ shop: own }: ApiKey, shop: string | undefined): Result<{ id: string } | { code: string }, Problem> {
  if (own && shop !== undefined && shop !== own.code)
    return refuse({ code: 'other_shop', detail: `This key is for ${own.code}. Leave the shop out.`, facts: { shop: own.code } });
  if (own) return ok({ id: own.id });
  if (shop !== undefined) return ok({ code: shop });
  return refuse({ code: 'shop_needed', detail: 'This key is for all shops: say in `shop` which one it was.' });
}

export const unknownShop = (shop: string | undefined): Problem => ({
  code: 'unknown_shop',
  detail: 'Shops are made by an import, or by `npm run regulars -- shop add`.',
  facts: { shop },
});

export function refusedFuture(field: string, at: Date, now: Date): Problem | undefined {
  if (at.getTime() <= now.getTime() + FUTURE_MS) return undefined;
  const detail = `${field} is later than now (${now.toISOString()}). Check the clock and the offset from UTC.`;
  return { code: 'in_future', detail, facts: { field, now: now.toISOString() } };
}

function purchaseProblem(refusal: PurchaseRefusal): Problem {
  switch (refusal.code) {
    case 'other_currency': {
      const { currency: given, expected } = refusal;
      return { code: 'other_currency', detail: `Points are earned in ${expected}, not in ${given}.`, facts: { expected } };
    }
    case 'key_reused':
      return receiptReused;
  }
}

const receiptReused: Problem = {
  code: 'key_reused',
  detail: "The shop's receipt of this number has other contents. Give each receipt and refund a number of its own.",
};

function refundProblem(refusal: ReturnRefusal): Problem {
  switch (refusal.code) {
    case 'unknown_purchase':
      return { code: 'unknown_purchase', detail: 'No purchase of this id or receipt was posted. Post the purchase first.' };
    case 'unknown_line': {
      const { line } = refusal;
      return { code: 'unknown_line', detail: `The purchase has no line ${line}.`, facts: { line } };
    }
    case 'more_than_sold': {
      const { line, leftMilli } = refusal;
      const left = leftMilli / 1_000;
      return { code: 'more_than_sold', detail: `Of line ${line}, ${left} can still be given back.`, facts: { line, left } };
    }
    case 'more_than_paid': {
      const { line, leftMinor } = refusal;
      const detail = `Of line ${line}, ${leftMinor} minor units can still be paid back.`;
      return { code: 'more_than_paid', detail, facts: { line, leftMinor } };
    }
    case 'nothing_left':
      return { code: 'nothing_left', detail: 'All of this purchase was given back before.' };
    case 'key_reused':
      return receiptReused;
  }
}

const toRecorded = ({ purchaseId, memberId, points, lot }: PurchaseRecorded) => ({
  purchaseId,
  memberId,
  points,
  availableAt: lot?.availableAt?.toISOString() ?? null,
  expiresAt: lot?.expiresAt?.toISOString() ?? null,
});
