import { ok, type Result, refuse } from '../shared/result.ts';
import type { Complaint, ComplaintCategory, ComplaintRules, Remedy } from './complaint.ts';

// What the bot may agree to by itself. Everything else is a person's to decide, and is passed on with what the customer wants.

export type Money = { minor: number; currency: string };

/** What a remedy comes to, where the bot may agree to it. */
export type RemedyTerms =
  | { remedy: 'replacement'; itemCount: number | null; purchaseId: string; hours: number; team: string }
  | { remedy: 'money_back'; amount: Money; purchaseId: string; hours: number; team: string }
  | { remedy: 'points'; points: number; purchaseId: string | null }
  | { remedy: 'voucher'; amount: Money; purchaseId: string | null };

/** Why a person decides. */
export type RemedyRefusal =
  /** The programme does not offer it for such a complaint; an old button. */
  | { code: 'not_offered' }
  /** Nothing of ours shows that they bought it. */
  | { code: 'purchase_unknown' }
  /** It is theirs, but what the goods in question cost is not certain. */
  | { code: 'value_unknown' }
  | { code: 'over_limit'; amount: Money }
  /** The bot has put things right for them as often as it may. */
  | { code: 'too_often' }
  /** The same purchase was made good before. */
  | { code: 'made_good_before' };

/** What is offered for a complaint, in the programme's order. Points and vouchers are for members. */
export function offeredRemedies(
  { category, severity }: Pick<Complaint, 'category' | 'severity'>,
  isMember: boolean,
  { rules: { service } }: ComplaintRules,
): Remedy[] {
  if (severity === 'danger') return [];
  return (service.remedies[category] ?? []).filter((remedy) => isOffered(remedy, isMember, service.limits));
}

function isOffered(remedy: Remedy, isMember: boolean, limits: ComplaintRules['rules']['service']['limits']): boolean {
  switch (remedy) {
    case 'replacement':
    case 'money_back':
      return true;
    case 'points':
      return isMember && limits.points > 0;
    case 'voucher':
      return isMember && limits.voucher > 0;
  }
}

export type RemedyFacts = {
  complaint: Pick<Complaint, 'category' | 'severity' | 'goods' | 'itemCount'>;
  isMember: boolean;
  /** The programme's currency. */
  currency: string;
  /** How often the bot settled a complaint of this person within the rule's days. */
  settledLately: number;
  /** The bot made this purchase good before. */
  madeGoodBefore: boolean;
};

/** Whether the bot may agree to what a customer chose, and what it comes to. */
export function decideRemedy(remedy: Remedy, facts: RemedyFacts, rules: ComplaintRules): Result<RemedyTerms, RemedyRefusal> {
  const { complaint, isMember, currency, settledLately, madeGoodBefore } = facts;
  const { limits, promises } = rules.rules.service;
  if (!offeredRemedies(complaint, isMember, rules).includes(remedy)) return refuse({ code: 'not_offered' });
  if (settledLately >= limits.perPerson.complaints) return refuse({ code: 'too_often' });
  if (madeGoodBefore) return refuse({ code: 'made_good_before' });
  const { goods, itemCount } = complaint;
  const purchaseId = goods?.purchaseId ?? null;
  switch (remedy) {
    case 'points':
      return ok({ remedy, points: limits.points, purchaseId });
    case 'voucher':
      return ok({ remedy, amount: { minor: toMinor(limits.voucher, currency), currency }, purchaseId });
    case 'replacement':
    case 'money_back': {
      if (!goods) return refuse({ code: 'purchase_unknown' });
      const { value } = goods;
      if (!value) return refuse({ code: 'value_unknown' });
      // New goods cost the shop what they cost: the same limit holds for them.
      if (value.currency !== currency || value.minor > toMinor(limits.moneyBack, currency))
        return refuse({ code: 'over_limit', amount: value });
      if (remedy === 'money_back')
        return ok({
          remedy,
          amount: value,
          purchaseId: goods.purchaseId,
          hours: promises.moneyBackHours,
          team: promises.moneyBackTeam,
        });
      return ok({
        remedy,
        itemCount,
        purchaseId: goods.purchaseId,
        hours: promises.replacementHours,
        team: promises.replacementTeam,
      });
    }
  }
}

/** Goods that are gone or broken need not come back; those that came by mistake are asked for by a person. */
export const keepsGoods = (category: ComplaintCategory): boolean => category === 'damaged';

const toMinor = (whole: number, currency: string): number => whole * 10 ** digitsOf(currency);

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
