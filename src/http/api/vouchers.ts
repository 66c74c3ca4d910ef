import { z } from '@hono/zod-openapi';
import type { Database, Tx } from '../../chat/skill.ts';
import { consumeVoucher, findVoucher, formatCode, type Voucher, type VoucherOver, voucherState } from '../../loyalty/index.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { ApiKey } from '../auth.ts';
import type { Problem } from '../problems.ts';
import { changing, type Endpoint, reading } from './endpoint.ts';
import { shopCode, text, toldInstant, uuid } from './schemas.ts';

const voucher = z
  .object({
    code: z.string().openapi({ example: 'KF7-M4Q-9XR-4TH-W3C' }),
    title: z
      .record(z.string(), z.string())
      .openapi({ description: 'What it is for, by language.', example: { en: 'Free coffee' } }),
    state: z.enum(['issued', 'used', 'given_back', 'expired']).openapi({ description: '`issued` can be used.' }),
    memberId: uuid,
    issuedAt: toldInstant,
    expiresAt: toldInstant.openapi({ description: 'The first instant at which it cannot be used any more.' }),
    settledAt: toldInstant.nullable().openapi({ description: 'When it was used or given back, or expired.' }),
    shop: z.string().nullable().openapi({ description: 'Where it was used.' }),
  })
  .openapi('Voucher');

const voucherPath = z.strictObject({
  code: text(40).openapi({
    param: { name: 'code', in: 'path' },
    description: 'As the customer shows it, with or without hyphens.',
    example: 'KF7-M4Q-9XR-4TH-W3C',
  }),
});
const consumption = z
  .strictObject({
    shop: shopCode.optional().openapi({ description: 'Needed with a key for all shops; with a key of one shop, that one.' }),
  })
  .openapi('Consumption');

type Deps = { database: Pick<Database, 'pool'> };

export const voucherEndpoints = ({ database }: Deps): Endpoint[] => [
  reading({
    path: '/api/v1/vouchers/{code}',
    scope: 'vouchers:read',
    tag: 'Vouchers',
    summary: 'Look a voucher up',
    description: 'Changes nothing: what is shown as `issued` may be used at another till a moment later.',
    params: voucherPath,
    answer: { status: 200, description: 'What it is for, and whether it can be used.', schema: voucher },
    problems: ['unknown_voucher'],
    async read({ params, now }) {
      const found = await findVoucher(database, params.code);
      return found ? ok(toTold(found, now)) : refuse(unknownVoucher());
    },
  }),
  changing({
    method: 'post',
    path: '/api/v1/vouchers/{code}/consumptions',
    scope: 'vouchers:write',
    tag: 'Vouchers',
    summary: 'Use a voucher',
    description: 'Once, whatever tills ask at once. Hand over what it is for when this answers 201.',
    params: voucherPath,
    body: consumption,
    answer: { status: 201, description: 'It is used now.', schema: voucher },
    problems: [
      'unknown_voucher',
      'voucher_used',
      'voucher_given_back',
      'voucher_expired',
      'other_shop',
      'shop_needed',
      'unknown_shop',
    ],
    async change(tx: Tx, { params, body, apiKey, now, commandKey }) {
      const shop = shopOf(apiKey, body.shop);
      if (!shop.ok) return shop;
      const used = await consumeVoucher(tx, { code: params.code, shopCode: shop.value, idempotencyKey: commandKey }, now);
      if (used.ok) return ok({ body: toTold(used.value.voucher, now) });
      const { refusal } = used;
      switch (refusal.code) {
        case 'unknown_voucher':
          return refuse(unknownVoucher());
        case 'unknown_shop': {
          const detail = 'Shops are made by an import, or by `npm run regulars -- shop add`.';
          return refuse({ code: 'unknown_shop', detail, facts: { shop: refusal.shopCode } });
        }
        case 'key_reused':
          return refuse({
            code: 'idempotency_key_reused',
            detail: 'This Idempotency-Key used another voucher long ago. Make a new one for every new call.',
          });
        default:
          return refuse(whyOver(refusal));
      }
    },
  }),
];

/** The shop at whose till it is: the key's own, or the one that the call names. */
function shopOf({ shop: own }: ApiKey, named: string | undefined): Result<string, Problem> {
  if (own && named !== undefined && named !== own.code)
    return refuse({ code: 'other_shop', detail: `This key is for ${own.code}. Leave the shop out.`, facts: { shop: own.code } });
  const code = own?.code ?? named;
  if (code !== undefined) return ok(code);
  return refuse({ code: 'shop_needed', detail: 'This key is for all shops: say in `shop` which one it was.' });
}

const unknownVoucher = (): Problem => ({
  code: 'unknown_voucher',
  detail: 'No voucher has this code. It has 15 letters and digits: look at it once more.',
});

function whyOver(refusal: VoucherOver): Problem {
  switch (refusal.code) {
    case 'voucher_used': {
      const facts = { usedAt: refusal.usedAt.toISOString(), shop: refusal.shopCode };
      return { code: 'voucher_used', detail: `It was used at ${facts.usedAt} in ${refusal.shopName}.`, facts };
    }
    case 'voucher_given_back': {
      const facts = { givenBackAt: refusal.givenBackAt.toISOString() };
      return { code: 'voucher_given_back', detail: `The member gave it back at ${facts.givenBackAt} and has the points.`, facts };
    }
    case 'voucher_expired': {
      const facts = { expiredAt: refusal.expiredAt.toISOString() };
      return { code: 'voucher_expired', detail: `It could be used until ${facts.expiredAt}.`, facts };
    }
  }
}

const toTold = (found: Voucher, now: Date) => ({
  code: formatCode(found.code),
  title: { ...found.title },
  state: voucherState(found, now),
  memberId: found.memberId,
  issuedAt: found.issuedAt.toISOString(),
  expiresAt: found.expiresAt.toISOString(),
  settledAt: found.settledAt?.toISOString() ?? (voucherState(found, now) === 'expired' ? found.expiresAt.toISOString() : null),
  shop: found.shopCode,
});
