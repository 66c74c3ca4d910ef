import { importOffers, listOffers, type Offer, type OfferDrafts } from '../../src/outreach/index.ts';
import type { Database } from '../../src/store/database.ts';
import { accepted } from './shop.ts';

export const COFFEE_GROUP = {
  code: 'coffee',
  name: { en: 'coffee', nb: 'kaffe', af: 'koffie', fi: 'kahvia' },
  products: ['COFFEE-*'],
  restDays: 0,
} satisfies OfferDrafts['groups'][number];

type Draft = OfferDrafts['offers'][number];

/** An offer as a file has it. */
export const aDraft = (given: Partial<Draft> & { code: string }): Draft => ({
  title: { en: '20% off coffee', af: '20% afslag op koffie' },
  phrase: { en: '20% off ground coffee', af: '20% afslag op gemaalde koffie' },
  until: '2026-11-29',
  perMember: 1,
  returnable: true,
  active: true,
  ...given,
});

/** An offer as it stands, without a database. */
export const anOffer = (given: Partial<Offer> & { code: string }): Offer => ({
  id: given.code,
  group: COFFEE_GROUP,
  title: { en: given.code },
  phrase: null,
  terms: null,
  segment: null,
  validFrom: null,
  validUntil: '2026-11-29',
  stock: null,
  taken: 0,
  perMember: 1,
  voucherDays: null,
  returnable: true,
  active: true,
  ...given,
});

/** Puts offers, and the kinds of goods that they are about, into the store. @returns them by code */
export async function putOffers(
  database: Database,
  offers: readonly Draft[],
  now: Date,
  groups: OfferDrafts['groups'] = [COFFEE_GROUP],
): Promise<Map<string, Offer>> {
  accepted(await database.transaction((tx) => importOffers(tx, { groups, offers: [...offers] }, now)));
  return new Map((await listOffers(database)).map((offer) => [offer.code, offer]));
}
