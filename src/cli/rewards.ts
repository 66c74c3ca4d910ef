import {
  consumeVoucher,
  findVoucher,
  formatCode,
  importRewards,
  leftOf,
  parseRewards,
  rewards,
  type Voucher,
  type VoucherOver,
  voucherState,
  whyClosed,
} from '../loyalty/index.ts';
import type { Deps } from './command.ts';
import { nothingChanged, tellImported } from './tell-imported.ts';

// The catalogue and the vouchers, for people at a keyboard. Each says what happened, or returns why nothing did.

/** @returns a complaint, if nothing was changed */
export async function importRewardFile({ database, programme, now }: Deps, yaml: string): Promise<string | undefined> {
  const drafts = parseRewards(yaml, programme.rules);
  const saved = await database.transaction((tx) => importRewards(tx, drafts, now));
  if (!saved.ok)
    return nothingChanged(
      saved.refusal.rewards.map(
        ({ code, given }) => `${code}.stock: ${given} have been given already, and there cannot be fewer`,
      ),
    );
  tellImported(saved.value);
  return undefined;
}

export async function listRewards({ database, programme, now }: Deps): Promise<void> {
  const all = await rewards(database, now);
  if (all.length === 0) console.log('There are no rewards yet. npm run regulars -- reward import rewards.yaml');
  for (const reward of all) {
    const closed = whyClosed(reward, programme.rules, now);
    const left = leftOf(reward);
    const parts = [
      reward.code.padEnd(16),
      `${String(reward.points).padStart(6)} points`,
      reward.name.en,
      ...(reward.tier ? [`from ${reward.tier}`] : []),
      `${reward.given} given${reward.reserved > 0 ? `, ${reward.reserved} being asked about` : ''}`,
      ...(left === undefined ? [] : [`${left} of ${reward.stock} left`]),
      ...(closed ? [STATES[closed.code]] : []),
    ];
    console.log(parts.join('  '));
  }
}

const STATES = {
  reward_gone: 'switched off',
  reward_not_yet: 'not yet',
  reward_over: 'over',
  reward_sold_out: 'sold out',
} as const;

/** What a voucher is good for. @returns a complaint where there is none */
export async function showVoucher({ database, now }: Deps, code: string): Promise<string | undefined> {
  const voucher = await findVoucher(database, code);
  if (!voucher) return unknown(code);
  console.log(describe(voucher, now));
  return undefined;
}

/** Uses a voucher. @returns why not */
export async function useVoucher(
  { database, now }: Deps,
  command: { code: string; shopCode: string; idempotencyKey: string },
): Promise<string | undefined> {
  const used = await database.transaction((tx) => consumeVoucher(tx, command, now));
  if (used.ok) {
    console.log(describe(used.value.voucher, now));
    return undefined;
  }
  const { refusal } = used;
  switch (refusal.code) {
    case 'unknown_voucher':
      return unknown(command.code);
    case 'unknown_shop':
      return `There is no shop ${refusal.shopCode}.`;
    case 'key_reused':
      return `The key ${refusal.key} was used for another voucher.`;
    default:
      return whyNot(refusal);
  }
}

const unknown = (code: string): string =>
  `There is no voucher ${code}. A code has 15 letters and digits, such as KF7-M4Q-9XR-4TH-W3C.`;

function whyNot(refusal: VoucherOver): string {
  const title = refusal.title.en;
  switch (refusal.code) {
    case 'voucher_used':
      return `${title}: this code was used at ${refusal.usedAt.toISOString()} in ${refusal.shopName} (${refusal.shopCode}).`;
    case 'voucher_given_back':
      return `${title}: the member gave this voucher back at ${refusal.givenBackAt.toISOString()}.`;
    case 'voucher_expired':
      return `${title}: this voucher expired at ${refusal.expiredAt.toISOString()}.`;
  }
}

function describe(voucher: Voucher, now: Date): string {
  const { title, code, settledAt, shopName, expiresAt } = voucher;
  const of = `${title.en}, ${formatCode(code)}:`;
  switch (voucherState(voucher, now)) {
    case 'issued':
      return `${of} good until ${expiresAt.toISOString()}`;
    case 'used':
      return `${of} used at ${settledAt!.toISOString()} in ${shopName}`;
    case 'given_back':
      return `${of} given back at ${settledAt!.toISOString()}`;
    case 'expired':
      return `${of} expired at ${expiresAt.toISOString()}`;
  }
}
