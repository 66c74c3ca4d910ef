import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Rules } from './programme.ts';
import { LANGUAGES } from './rule-words.ts';

/** It stands on a button, which has no more room on any platform. */
const MOST_NAME = 24;

const inEnglishToo = { message: 'needs at least the English text, e.g. { en: Free coffee, nb: Gratis kaffe }' };
const localised = (most: number) =>
  z.partialRecord(z.enum(LANGUAGES), z.string().trim().min(1).max(most)).refine((texts) => texts.en !== undefined, inEnglishToo);
const day = z.iso.date({ message: 'is a day such as 2026-12-31' });

const rewardSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, 'is short, in capitals, digits and hyphens, e.g. COFFEE'),
    name: localised(MOST_NAME),
    phrase: localised(60).optional(),
    description: localised(300).optional(),
    points: z.int().min(1),
    stock: z.int().min(0).optional(),
    from: day.optional(),
    until: day.optional(),
    tier: z.string().min(1).optional(),
    voucherDays: z.int().min(1).max(3_650),
    returnable: z.boolean().default(true),
    active: z.boolean().default(true),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    message: '"from" is not after "until"',
    path: ['until'],
  });

/** A reward as a shop manager writes it. The comments in `rewards.yaml` explain each field. */
export type RewardDraft = z.infer<typeof rewardSchema>;

/** `rewards.yaml` cannot be used; the message lists every problem with its place. */
export class RewardsInvalid extends Error {
  override name = 'RewardsInvalid';
}

/** @throws RewardsInvalid with all problems at once */
export function parseRewards(yaml: string, { tiers }: Pick<Rules, 'tiers'>): RewardDraft[] {
  let document: unknown;
  try {
    document = parse(yaml);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new RewardsInvalid(`The file is not YAML: ${cause.message}`, { cause });
  }
  const levels = tiers.levels.map(({ code }) => code);
  const file = z.strictObject({ rewards: z.array(rewardSchema) }).superRefine(({ rewards }, context) => {
    for (const [i, { code, tier }] of rewards.entries()) {
      if (rewards.findIndex((other) => other.code === code) < i)
        context.addIssue({ code: 'custom', path: ['rewards', i, 'code'], message: `${code} is there twice` });
      if (tier !== undefined && !levels.includes(tier))
        context.addIssue({ code: 'custom', path: ['rewards', i, 'tier'], message: `is one of ${levels.join(', ')}` });
    }
  });
  const parsed = file.safeParse(document);
  if (parsed.success) return parsed.data.rewards;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${placeOf(path, document)}: ${message}`);
  throw new RewardsInvalid(
    `The file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.join('\n')}`,
  );
}

/** "MUG.points" where the reward has a code, else by its place in the file: "the 3rd reward, points" would name it worse. */
function placeOf(path: readonly PropertyKey[], document: unknown): string {
  const [top, index, ...rest] = path;
  if (top !== 'rewards' || typeof index !== 'number') return path.join('.') || '(the whole file)';
  const { code } = ((document as { rewards: unknown[] }).rewards[index] ?? {}) as { code?: unknown };
  return [typeof code === 'string' ? code : `rewards.${index}`, ...rest.map(String)].join('.');
}
