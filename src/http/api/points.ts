import { z } from '@hono/zod-openapi';
import type { Database } from '../../chat/skill.ts';
import {
  adjustPoints,
  freshness,
  type HistoryLine,
  type Language,
  loadPointsFacts,
  type Programme,
  pointsHistory,
  type TierLevel,
  tierAt,
} from '../../loyalty/index.ts';
import { ok, refuse } from '../../shared/result.ts';
import { changing, type Endpoint, reading } from './endpoint.ts';
import { memberOf } from './members.ts';
import { memberPath, text, toldInstant, uuid } from './schemas.ts';

const points = z.int();
const level = z.object({ code: z.string().openapi({ example: 'silver' }), name: z.string().openapi({ example: 'Silver' }) });

const balance = z
  .object({
    memberId: uuid,
    spendable: points.openapi({ description: 'What can be spent now.', example: 1_240 }),
    pending: points.openapi({ description: 'Until the time to return the goods is over.' }),
    waiting: points.openapi({ description: 'Until the first purchase.' }),
    owed: points.openapi({ description: 'Given back after they were spent: the next points earned pay for them.' }),
    nextAvailable: z.object({ points, at: toldInstant }).nullable(),
    nextExpiry: z
      .object({ points, at: toldInstant })
      .nullable()
      .openapi({ description: '`at` is the first instant at which they are gone.' }),
    tier: level.extend({
      qualifying: points.openapi({ description: 'Points earned on purchases in the period that counts.' }),
      next: level.extend({ missing: points }).nullable(),
    }),
    asOf: z
      .object({
        at: toldInstant,
        countedUntil: toldInstant
          .nullable()
          .openapi({ description: "Until when all shops' purchases are counted; null before any." }),
        late: z.boolean().openapi({ description: 'Purchases of some shop should have come by now.' }),
      })
      .openapi({ description: 'How fresh these figures are.' }),
  })
  .openapi('Balance');

const entry = z
  .object({
    position: z.int(),
    kind: z.enum(['earn', 'redeem', 'expire', 'reverse', 'adjust']),
    reason: z.string().openapi({ example: 'purchase' }),
    note: z.string().nullable().openapi({ description: 'Why, where somebody did it by hand.' }),
    points: points.openapi({ description: 'Signed.' }),
    balanceAfter: points.openapi({ description: 'With what is pending.' }),
    occurredAt: toldInstant,
    availableAt: toldInstant
      .nullable()
      .openapi({ description: 'When its points can be spent; null when that is open, or it grants none.' }),
    purchase: z
      .object({ shop: z.string(), amountMinor: z.int(), currency: z.string() })
      .nullable()
      .openapi({ description: 'The purchase that it is about: what earned of it, before refunds.' }),
  })
  .openapi('LedgerEntry');

const MOST_ENTRIES = 200;
const page = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'is a whole number')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MOST_ENTRIES, `is from 1 to ${MOST_ENTRIES}`)
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: MOST_ENTRIES, default: 50 }),
  cursor: z
    .string()
    .transform(positionOf)
    .refine((position) => position !== undefined, 'is the `nextCursor` of a page before')
    .optional()
    .openapi({ type: 'string', description: 'The `nextCursor` of the page before.' }),
});

/** Where the next page begins. Callers shall not build it themselves, so it does not look like a number. */
const cursorOf = (position: number): string => Buffer.from(`before:${position}`).toString('base64url');

function positionOf(cursor: string): number | undefined {
  const position = /^before:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return position === undefined ? undefined : Number(position);
}

const MOST_ADJUSTED = 1_000_000;
const adjustment = z
  .strictObject({
    points: z
      .int()
      .min(-MOST_ADJUSTED)
      .max(MOST_ADJUSTED)
      .refine((value) => value !== 0, 'is not 0')
      .openapi({ description: 'Signed. Never takes more than can be spent.', example: 50 }),
    reason: text(500).openapi({
      description: 'Why, in your words. Kept with the entry.',
      example: 'Goodwill: the parcel was late',
    }),
  })
  .openapi('Adjustment');

const adjusted = z.object({ points, balanceAfter: points }).openapi('Adjusted');

type Deps = { database: Pick<Database, 'pool'>; programme: () => Programme };

export function pointsEndpoints({ database, programme }: Deps): Endpoint[] {
  return [
    reading({
      path: '/api/v1/members/{id}/balance',
      scope: 'points:read',
      tag: 'Points',
      summary: "Read a member's balance",
      params: memberPath,
      answer: { status: 200, description: 'The figures now, and how fresh they are.', schema: balance },
      problems: ['unknown_member'],
      async read({ params, now }) {
        const found = await memberOf(database, params.id);
        if (!found.ok) return found;
        const rules = programme();
        const { id: memberId, language } = found.value;
        const facts = (await loadPointsFacts(database, memberId, rules, now))!; // members are never deleted
        const { countedUntil, late } = await freshness(database, now);
        const { spendable, pending, waiting, owed, qualifying, nextAvailable, nextExpiry } = facts;
        const tier = tierAt(rules.rules.tiers, qualifying);
        const told = (one: TierLevel) => ({ code: one.code, name: nameOf(one, language ?? rules.rules.languages.default) });
        const due = (next: { points: number; at: Date } | undefined) =>
          next ? { points: next.points, at: next.at.toISOString() } : null;
        return ok({
          memberId,
          spendable,
          pending,
          waiting,
          owed,
          nextAvailable: due(nextAvailable),
          nextExpiry: due(nextExpiry),
          tier: {
            ...told(tier.level),
            qualifying,
            next: tier.next ? { ...told(tier.next.level), missing: tier.next.missing } : null,
          },
          asOf: { at: now.toISOString(), countedUntil: countedUntil?.toISOString() ?? null, late },
        });
      },
    }),
    reading({
      path: '/api/v1/members/{id}/ledger',
      scope: 'points:read',
      tag: 'Points',
      summary: "Read a member's ledger",
      description: 'The newest first. What belongs together (all that expired at one time) is one entry.',
      params: memberPath,
      query: page,
      answer: {
        status: 200,
        description: 'A page; `nextCursor` is null on the last one.',
        schema: z.object({ entries: z.array(entry), nextCursor: z.string().nullable() }),
      },
      problems: ['unknown_member'],
      async read({ params, query: { limit, cursor } }) {
        const found = await memberOf(database, params.id);
        if (!found.ok) return found;
        // One more than asked for tells whether there is a next page.
        const before = cursor === undefined ? {} : { before: cursor };
        const lines = await pointsHistory(database, found.value.id, { ...before, limit: limit + 1 });
        const entries = lines.slice(0, limit);
        const last = entries.at(-1);
        return ok({ entries: entries.map(toEntry), nextCursor: last && lines.length > limit ? cursorOf(last.position) : null });
      },
    }),
    changing({
      method: 'post',
      path: '/api/v1/members/{id}/adjustments',
      scope: 'points:write',
      tag: 'Points',
      summary: "Correct a member's points",
      description: 'By a further entry of the ledger; none is ever changed. Points given can be spent at once.',
      params: memberPath,
      body: adjustment,
      answer: { status: 201, description: 'The entry is made.', schema: adjusted },
      problems: ['unknown_member', 'insufficient_points', 'out_of_range'],
      async change(tx, { params, body, now, commandKey }) {
        const found = await memberOf(tx, params.id);
        if (!found.ok) return found;
        const command = { memberId: found.value.id, points: body.points, reason: 'correction', note: body.reason } as const;
        const outcome = await adjustPoints(tx, { ...command, idempotencyKey: commandKey }, programme(), now);
        if (outcome.ok) return ok({ body: outcome.value });
        switch (outcome.refusal.code) {
          case 'insufficient_points': {
            const { balance: spendable } = outcome.refusal;
            const detail = `Only ${spendable} points can be spent now, and so be taken.`;
            return refuse({ code: 'insufficient_points', detail, facts: { spendable } });
          }
          case 'key_reused':
            return refuse({
              code: 'idempotency_key_reused',
              detail: 'This Idempotency-Key made another entry long ago. Make a new one for every new call.',
            });
        }
      },
    }),
  ];
}

const nameOf = ({ name, code }: TierLevel, language: string): string => name[language as Language] ?? name.en ?? code;

const toEntry = ({
  occurredAt,
  availableAt,
  purchase,
  position,
  kind,
  reason,
  note,
  points: moved,
  balanceAfter,
}: HistoryLine) => ({
  position,
  kind,
  reason,
  note,
  points: moved,
  balanceAfter,
  occurredAt: occurredAt.toISOString(),
  availableAt: availableAt?.toISOString() ?? null,
  purchase: purchase && { shop: purchase.shopName, amountMinor: purchase.earningMinor, currency: purchase.currency },
});
