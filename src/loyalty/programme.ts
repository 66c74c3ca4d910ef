import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { clockTime, language, localised, timeZone, whole } from './rule-words.ts';
import { SERVICE_BEFORE, serviceRules } from './service-rules.ts';

const period = z.strictObject({ from: clockTime, until: clockTime });
const opening = period.refine(({ from, until }) => from < until, { message: 'begins before it ends, on the same day' });
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** `programme.yaml`: the rules of a programme as a shop manager writes them. The comments there explain each. */
export const programmeSchema = z.strictObject({
  brand: z.strictObject({
    name: z.string().min(1),
    privacyNotice: z.url({ message: 'is the address of your privacy notice, e.g. https://granlia.example/privacy' }),
    customerService: z.strictObject({
      phone: z.string().min(3),
      email: z.email(),
      hours: z.partialRecord(weekday, z.array(opening)),
    }),
  }),
  languages: z
    .strictObject({ default: language, offered: z.array(language).min(1) })
    .refine((languages) => languages.offered.includes(languages.default), { message: 'the default is one of those offered' }),
  timeZone,
  currency: z.string().regex(/^[A-Z]{3}$/, 'is a currency code of three capitals, e.g. NOK'),
  earning: z.strictObject({
    points: z.int().min(1),
    /** In whole units of the currency. */
    per: z.int().min(1),
    /** Days from the purchase until its points can be spent; 0 for at once. */
    returnPeriodDays: whole,
  }),
  expiry: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('never') }),
    z.strictObject({ rule: z.literal('months_after_purchase'), months: z.int().min(1) }),
    /** On 31 December, `years` after the year of the purchase. */
    z.strictObject({ rule: z.literal('end_of_year'), years: whole }),
  ]),
  returns: z.strictObject({
    /** What happens when points of a returned purchase are spent already. */
    whenSpent: z.enum(['forgive', 'owe']),
  }),
  welcome: z.strictObject({ points: whole }),
  tiers: z.strictObject({
    months: z.int().min(1),
    levels: z
      .array(z.strictObject({ code: z.string().min(1), name: localised, from: whole }))
      .min(1)
      .refine((levels) => levels[0]?.from === 0, { message: 'the first level starts from 0 points' })
      .refine((levels) => levels.every((level, i) => i === 0 || level.from > levels[i - 1]!.from), {
        message: 'each level starts from more points than the one before',
      }),
  }),
  linking: z.strictObject({ codeMinutes: z.int().min(1), guesses: z.int().min(1), guessWindowMinutes: z.int().min(1) }),
  contact: z.strictObject({
    purposes: z.array(z.string().regex(/^[a-z_]+$/)).min(1),
    quietHours: period,
    budget: z.strictObject({ contacts: z.int().min(1), days: z.int().min(1) }),
  }),
  service: serviceRules.prefault(SERVICE_BEFORE),
});

/** The rules as they hold from one version on. */
export type Rules = z.infer<typeof programmeSchema>;

/** What new rules must keep to besides. Versions that are stored were accepted once, and hold. */
const acceptable = programmeSchema.superRefine(({ earning, expiry }, context) => {
  const days = shortestLifeDays(expiry);
  if (days === undefined || earning.returnPeriodDays <= days) return;
  context.addIssue({
    code: 'custom',
    path: ['expiry'],
    message: `some points would expire after ${days} days, before they can be spent (earning.returnPeriodDays is ${earning.returnPeriodDays})`,
  });
});

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_OF_YEAR = 365;

/** How many whole days after the day of purchase points can be spent at least, whichever day that was; undefined for ever. */
function shortestLifeDays(expiry: Rules['expiry']): number | undefined {
  switch (expiry.rule) {
    case 'never':
      return undefined;
    case 'end_of_year':
      return expiry.years * DAYS_OF_YEAR; // bought on 31 December
    case 'months_after_purchase': {
      const [years, months] = [Math.floor(expiry.months / 12), expiry.months % 12];
      const stretches = DAYS_OF_MONTHS.map((_, first) =>
        Array.from({ length: months }, (_, i) => DAYS_OF_MONTHS[(first + i) % 12]!).reduce((sum, days) => sum + days, 0),
      );
      return years * DAYS_OF_YEAR + Math.min(...stretches);
    }
  }
}

export type Programme = { version: number; validFrom: Date; rules: Rules };

/** `programme.yaml` cannot be used; the message lists every problem with its place. */
export class ProgrammeInvalid extends Error {
  override name = 'ProgrammeInvalid';
}

/** @throws ProgrammeInvalid with all problems at once */
export function parseProgramme(yaml: string): Rules {
  let document: unknown;
  try {
    document = parse(yaml);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new ProgrammeInvalid(`programme.yaml is not YAML: ${cause.message}`, { cause });
  }
  const parsed = acceptable.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '(the whole file)'}: ${message}`);
  throw new ProgrammeInvalid(
    `programme.yaml has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.join('\n')}`,
  );
}
