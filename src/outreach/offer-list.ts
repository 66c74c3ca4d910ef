import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import type { OfferDrafts } from './offer-file.ts';
import type { Offer } from './offers.ts';
import {
  loadOfferFigures,
  loadOffers,
  loadShownOutcomes,
  type OfferFigures,
  type OffersImported,
  type ShownOutcome,
  saveOffers,
  setActive,
} from './stored-offers.ts';

// Offers as marketing sees them: all of them, and what became of each.

export type { OfferFigures, OffersImported, ShownOutcome } from './stored-offers.ts';

/** Makes the offers those of a file. Refused where more of one were taken than its new stock has. */
export async function importOffers(
  tx: Tx,
  drafts: OfferDrafts,
  now: Date,
): Promise<Result<OffersImported, { code: 'stock_below_taken'; offers: { code: string; taken: number }[] }>> {
  const saved = await saveOffers(inTx(tx), drafts, now);
  return 'overdrawn' in saved ? refuse({ code: 'stock_below_taken', offers: saved.overdrawn }) : ok(saved);
}

/** All offers, those included that nobody can take now, the first to end first. */
export async function listOffers(read: Read): Promise<Offer[]> {
  return await loadOffers(sqlOf(read));
}

/** What became of each offer, or of one by its code. */
export async function offerFigures(read: Read, code?: string): Promise<OfferFigures[]> {
  return await loadOfferFigures(sqlOf(read), code);
}

/** What a member was shown over all channels, and what they did with it, newest first. */
export async function offersShownTo(read: Read, memberId: string, limit: number): Promise<ShownOutcome[]> {
  return await loadShownOutcomes(sqlOf(read), memberId, limit);
}

/**
 * Switches an offer off, or on again: of one that is off nobody is shown anything, and codes that members hold stay good. The next import
 * makes it what its file says.
 */
export async function switchOffer(
  tx: Tx,
  { code, active }: { code: string; active: boolean },
  now: Date,
): Promise<Result<{ offerId: string }, { code: 'unknown_offer' }>> {
  const offerId = await setActive(inTx(tx), code, active, now);
  return offerId === undefined ? refuse({ code: 'unknown_offer' }) : ok({ offerId });
}
