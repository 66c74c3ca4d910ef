import { LANGUAGES } from '../loyalty/index.ts';
import {
  importOffers,
  listOffers,
  type OfferFileTerms,
  offerFigures,
  parseOffers,
  segmentRule,
  unknownWords,
  whyOfferClosed,
} from '../outreach/index.ts';
import type { Deps } from './command.ts';
import { nothingChanged, tellImported } from './tell-imported.ts';

// Offers, for people at a keyboard. Each says what happened, or returns why nothing did.

/** What a file of offers may say under these rules and for these shops. */
export async function offerTerms({
  database,
  programme: { rules },
}: Pick<Deps, 'database' | 'programme'>): Promise<OfferFileTerms> {
  const { rows } = await database.pool.query<{ code: string }>('select code from shop');
  const known = {
    tiers: rules.tiers.levels.map(({ code }) => code),
    languages: rules.languages.offered,
    purposes: rules.contact.purposes,
    shops: rows.map(({ code }) => code),
  };
  return { languages: LANGUAGES, segment: segmentRule, unknownWords: (rule) => unknownWords(rule, known) };
}

/** @returns a complaint, if nothing was changed */
export async function importOfferFile(deps: Deps, yaml: string): Promise<string | undefined> {
  const { database, now } = deps;
  const drafts = parseOffers(yaml, await offerTerms(deps));
  const saved = await database.transaction((tx) => importOffers(tx, drafts, now));
  if (!saved.ok)
    return nothingChanged(
      saved.refusal.offers.map(({ code, taken }) => `${code}.stock: ${taken} have been taken already, and there cannot be fewer`),
    );
  tellImported(saved.value);
  return undefined;
}

export async function printOffers({ database, programme, now }: Deps): Promise<void> {
  const all = await listOffers(database);
  if (all.length === 0) console.log('There are no offers yet. npm run regulars -- offer import offers.yaml');
  const figures = new Map((await offerFigures(database)).map((one) => [one.code, one]));
  for (const offer of all) {
    const { shown, taken, used, refused, left } = figures.get(offer.code)!;
    const closed = whyOfferClosed(offer, programme.rules.timeZone, now);
    const parts = [
      offer.code.padEnd(16),
      offer.title.en,
      ...(offer.group ? [`about ${offer.group.code}`] : []),
      `until ${offer.validUntil}`,
      `shown to ${shown}, taken ${taken}, used ${used}, refused by ${refused}`,
      ...(left === null ? [] : [`${left} of ${offer.stock} left`]),
      ...(closed ? [STATES[closed.code]] : []),
    ];
    console.log(parts.join('  '));
  }
}

const STATES = {
  offer_gone: 'switched off',
  offer_not_yet: 'not yet',
  offer_over: 'over',
  offer_sold_out: 'sold out',
} as const;
