import { z } from 'zod';
import type { Day } from '../shared/calendar.ts';

/** A title stands on a button, which has no more room on any platform. */
export const MOST_TITLE = 24;
export const MOST_TEXT = 2_000;
export const MOST_QUESTION = 120;
export const MOST_QUESTIONS = 40;

/** Lines of a text that become what is written down elsewhere: the opening hours of the shops, and those of customer service. */
export const HOURS = '{hours}';
export const SERVICE_HOURS = '{service_hours}';

const placeholdersFit = (text: string): boolean =>
  text
    .split('\n')
    .map((line) => line.trim())
    .every((line) => line === HOURS || line === SERVICE_HOURS || !/[{}]/.test(line));

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !/[^\P{Cc}\n]/u.test(value), 'has no control characters');

/** What an answer says. Texts are by language; each language may be missing but one. */
export function contentSchema(languages: readonly string[]) {
  const byLanguage = <Of extends z.ZodType>(of: Of) => z.partialRecord(z.enum(languages), of);
  const text = words(MOST_TEXT).refine(placeholdersFit, `knows only ${HOURS} and ${SERVICE_HOURS}, each on a line of its own`);
  return z.strictObject({
    title: byLanguage(words(MOST_TITLE)).refine((all) => Object.keys(all).length > 0, 'needs at least one language'),
    questions: byLanguage(z.array(words(MOST_QUESTION)).max(MOST_QUESTIONS)),
    text: byLanguage(text).refine((all) => Object.keys(all).length > 0, 'needs at least one language'),
    /** Other texts for single shops, by their codes. */
    shops: z.record(z.string().min(1), byLanguage(text)).default({}),
    active: z.boolean().default(true),
  });
}
export type AnswerContent = z.infer<ReturnType<typeof contentSchema>>;

export const answerCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is a short word in small letters, e.g. opening-hours');
const day = z.iso.date({ message: 'is a day such as 2026-12-31' });

export const draftSchema = (languages: readonly string[]) =>
  contentSchema(languages)
    .extend({ code: answerCode, from: day.optional(), until: day.optional() })
    .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
      message: '"from" is not after "until"',
      path: ['until'],
    });
export type AnswerDraft = z.infer<ReturnType<typeof draftSchema>>;

/** An answer as it was saved, in one of its versions. */
export type Answer = {
  code: string;
  version: number;
  content: AnswerContent;
  /** The first and the last day on which it holds, in the programme's time zone; null for always. */
  validFrom: Day | null;
  validUntil: Day | null;
  savedAt: Date;
  /** Null for an import. */
  savedBy: string | null;
};

/**
 * Of versions of one answer the one that holds: the newest whose first day has come. One whose last day has passed leaves nothing, and
 * does not bring an older one back.
 *
 * @param versions the newest first
 */
export function holdsOf(versions: readonly Answer[], today: Day): Answer | undefined {
  const begun = versions.find(({ validFrom }) => validFrom === null || validFrom <= today);
  if (!begun?.content.active || (begun.validUntil !== null && begun.validUntil < today)) return undefined;
  return begun;
}

/** Languages in which an answer cannot be given, or cannot be asked for. */
export const missingLanguages = ({ text, questions }: AnswerContent, languages: readonly string[]): string[] =>
  languages.filter((language) => !text[language] || !questions[language]?.length);

/** The text in a language, or else in the shop's own, or in whichever there is. */
export function textIn(
  texts: Readonly<Partial<Record<string, string>>>,
  language: string,
  byDefault: string,
): { language: string; text: string } | undefined {
  for (const one of [language, byDefault, ...Object.keys(texts)]) {
    const text = texts[one];
    if (text) return { language: one, text };
  }
  return undefined;
}
