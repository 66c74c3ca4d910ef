import { addDays, type Day, localDay, startOfDay } from '../shared/calendar.ts';

/** A text by language; English is always there. */
export type Localised = Readonly<Record<string, string>>;

/** A kind of goods that offers are about. */
export type OfferGroup = {
  code: string;
  /** As it stands in a sentence ("coffee"). */
  name: Localised;
  /** Product codes; one that ends in "*" stands for all that begin so. */
  products: readonly string[];
  /** After an offer of the kind was taken, nobody is offered another one for so many days. */
  restDays: number;
};

/** A proposal to members whom it fits, as it stands. */
export type Offer = {
  id: string;
  /** Short and stable, as the shop calls it. */
  code: string;
  /** What it is about; null for everything that the shop sells. */
  group: OfferGroup | null;
  /** As it stands on a button. */
  title: Localised;
  /** As it stands in a sentence; null where the title does. */
  phrase: Localised | null;
  terms: Localised | null;
  /** Who may have it, as `segments.ts` reads it; null for every member. */
  segment: unknown;
  /** The first and the last day on which it can be taken. */
  validFrom: Day | null;
  validUntil: Day;
  /** How many may be taken in all; null for as many as anybody wants. */
  stock: number | null;
  /** How many were taken and not given back. */
  taken: number;
  perMember: number;
  /** Days that its voucher is good for after the one on which it was taken; null until the offer's own last day. */
  voucherDays: number | null;
  returnable: boolean;
  active: boolean;
};

/** Why nobody can take an offer at `now`. */
export type OfferClosed =
  | { code: 'offer_gone' }
  | { code: 'offer_not_yet'; from: Day }
  | { code: 'offer_over'; until: Day }
  | { code: 'offer_sold_out' };

/** Whether an offer can be taken at all: the first reason against it, the one that lasts longest before others. */
export function whyOfferClosed(offer: Offer, timeZone: string, now: Date): OfferClosed | undefined {
  const today = localDay(now, timeZone);
  if (!offer.active) return { code: 'offer_gone' };
  if (offer.validUntil < today) return { code: 'offer_over', until: offer.validUntil };
  if (offer.validFrom !== null && offer.validFrom > today) return { code: 'offer_not_yet', from: offer.validFrom };
  if (offer.stock !== null && offer.taken >= offer.stock) return { code: 'offer_sold_out' };
  return undefined;
}

/** The last day on which the voucher of an offer that is taken at `now` can be used. */
export const lastDayOfVoucher = (
  { voucherDays, validUntil }: Pick<Offer, 'voucherDays' | 'validUntil'>,
  timeZone: string,
  now: Date,
): Day => (voucherDays === null ? validUntil : addDays(localDay(now, timeZone), voucherDays));

/** The first instant at which it cannot be used any more. */
export const endOfVoucher = (offer: Pick<Offer, 'voucherDays' | 'validUntil'>, timeZone: string, now: Date): Date =>
  startOfDay(addDays(lastDayOfVoucher(offer, timeZone, now), 1), timeZone);

/** Whether a product is of a kind: by its whole code, or by its beginning where the kind names one ("COFFEE-*"). */
export const isOfGroup = (productCode: string, { products }: Pick<OfferGroup, 'products'>): boolean =>
  products.some((one) => (one.endsWith('*') ? productCode.startsWith(one.slice(0, -1)) : productCode === one));
