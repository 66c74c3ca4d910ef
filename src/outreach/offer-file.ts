import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { SegmentRule } from './segment-rule.ts';

/** A title stands on a button, which has no more room on any platform. */
const MOST_TITLE = 24;

const day = z.iso.date({ message: 'is a day such as 2026-12-31' });
const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, 'is short, in capitals, digits and hyphens, e.g. COFFEE-20');
const groupCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is a short word in small letters, e.g. coffee');

export type OfferFileTerms = {
  languages: readonly string[];
  /** How the rule of a segment is read (`segmentRule`). */
  segment: z.ZodType<SegmentRule>;
  /** What a rule says that means nothing here, e.g. "tier: platinum". */
  unknownWords(rule: SegmentRule): string[];
};

function schemaFor({ languages, segment }: OfferFileTerms) {
  const localised = (most: number) =>
    z
      .partialRecord(z.enum(languages), z.string().trim().min(1).max(most))
      .refine((texts) => texts.en !== undefined, { message: 'needs at least the English text, e.g. { en: coffee, nb: kaffe }' });
  const group = z.strictObject({
    code: groupCode,
    name: localised(40),
    products: z.array(z.string().regex(/^[^*\s]+\*?$/, 'is a product code; "*" at its end stands for all that begin so')).min(1),
    restDays: z.int().min(0).max(365).default(0),
  });
  const offer = z
    .strictObject({
      code,
      about: groupCode.optional(),
      title: localised(MOST_TITLE),
      phrase: localised(80).optional(),
      terms: localised(400).optional(),
      for: segment.optional(),
      from: day.optional(),
      until: day,
      stock: z.int().min(0).optional(),
      perMember: z.int().min(1).max(1_000).default(1),
      voucherDays: z.int().min(1).max(3_650).optional(),
      returnable: z.boolean().default(true),
      active: z.boolean().default(true),
    })
    .refine(({ from, until }) => from === undefined || from <= until, {
      message: '"from" is not after "until"',
      path: ['until'],
    });
  return z.strictObject({ groups: z.array(group).default([]), offers: z.array(offer) });
}

/** Kinds of goods and offers as a marketing manager writes them. The comments in `offers.yaml` explain each field. */
export type OfferDrafts = z.infer<ReturnType<typeof schemaFor>>;

/** `offers.yaml` cannot be used; the message lists every problem with its place. */
export class OffersInvalid extends Error {
  override name = 'OffersInvalid';
}

/** @throws OffersInvalid with all problems at once */
export function parseOffers(yaml: string, terms: OfferFileTerms): OfferDrafts {
  let document: unknown;
  try {
    document = parse(yaml);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new OffersInvalid(`The file is not YAML: ${cause.message}`, { cause });
  }
  const file = schemaFor(terms).superRefine(({ groups, offers }, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [i, group] of groups.entries())
      if (groups.findIndex((other) => other.code === group.code) < i)
        problem(['groups', i, 'code'], `${group.code} is there twice`);
    for (const [i, offer] of offers.entries()) {
      if (offers.findIndex((other) => other.code === offer.code) < i)
        problem(['offers', i, 'code'], `${offer.code} is there twice`);
      if (offer.about !== undefined && !groups.some((group) => group.code === offer.about))
        problem(['offers', i, 'about'], `names "${offer.about}", which is not among the groups`);
      for (const words of offer.for ? terms.unknownWords(offer.for) : [])
        problem(['offers', i, 'for'], `knows no such thing: ${words}`);
    }
  });
  const parsed = file.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${placeOf(path, document)}: ${message}`);
  throw new OffersInvalid(
    `The file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.join('\n')}`,
  );
}

/** "COFFEE-20.until" where the offer has a code: "offers.3.until" would make people count. */
function placeOf(path: readonly PropertyKey[], document: unknown): string {
  const [top, index, ...rest] = path;
  if ((top !== 'offers' && top !== 'groups') || typeof index !== 'number') return path.join('.') || '(the whole file)';
  const { code: named } = ((document as Record<string, unknown[]>)[top]![index] ?? {}) as { code?: unknown };
  return [typeof named === 'string' ? named : `${top}.${index}`, ...rest.map(String)].join('.');
}
