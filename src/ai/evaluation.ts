import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Rendering } from '../chat/render.ts';
import type { Fact, Line } from '../chat/reply.ts';
import type { TextKey } from '../locales/index.ts';
import { TEXT_VARIABLES } from '../locales/keys.ts';
import type { CheckWords } from './backed.ts';
import type { Model } from './model.ts';
import { partsOf, phraseByModel } from './phrase.ts';
import { type Prompts, PURPOSES, type Purpose } from './prompts.ts';
import { readComplaintByModel } from './read-complaint.ts';
import { summariseByModel } from './summarise.ts';
import { understandByModel } from './understand.ts';

const scripted = z.union([
  z.strictObject({ calls: z.array(z.string()) }),
  z.strictObject({ content: z.string() }),
  z.strictObject({ json: z.record(z.string(), z.unknown()) }),
]);
/** The answer that a test gives in the model's place. */
export type Scripted = z.infer<typeof scripted>;

const evaluationFile = z.strictObject({
  purpose: z.enum(PURPOSES),
  cases: z
    .array(
      z.strictObject({
        name: z.string(),
        language: z.string(),
        names: z.array(z.string()).default([]),
        /** What the customer wrote, or the conversation. */
        said: z.string(),
        /** The answer that is put into better words, by the keys of its lines, and the names that it says. */
        answer: z.object({ lines: z.array(z.string()), name: z.string().optional() }).optional(),
        /** What a good answer comes to; null where nothing may stand. Of a text, what it has to mention. */
        expect: z.record(z.string(), z.unknown()),
        scripted,
      }),
    )
    .min(1),
});
export type Evaluation = z.infer<typeof evaluationFile>;
export type Case = Evaluation['cases'][number];
export type Judged = { case: Case; passed: boolean; got: Record<string, unknown>; ms: number };

const EVALUATIONS = new URL('../../prompts/evaluations/', import.meta.url);

export const loadEvaluation = (purpose: Purpose): Evaluation =>
  evaluationFile.parse(parse(readFileSync(new URL(`${purpose}.yaml`, EVALUATIONS), 'utf8')));

type Tools = { model: Model; prompts: Prompts; texts: Rendering['texts']; check: CheckWords };

/** Asks the model what a case asks, by the very functions that the program uses, and judges the answer. */
export async function judgeCase(purpose: Purpose, one: Case, { model, prompts, texts, check }: Tools): Promise<Judged> {
  const startedAt = performance.now();
  const limits = { brand: 'Granlia', signal: new AbortController().signal, until: startedAt + model.timeoutMs };
  const got = await answerTo(purpose, one, { model, prompts, texts, check }, limits);
  return { case: one, passed: fits(one.expect, got), got, ms: Math.round(performance.now() - startedAt) };
}

async function answerTo(
  purpose: Purpose,
  { said, language, names, answer }: Case,
  { model, prompts, texts, check }: Tools,
  limits: Parameters<typeof understandByModel>[3],
): Promise<Record<string, unknown>> {
  switch (purpose) {
    case 'understand':
      return (await understandByModel(model, prompts, { text: said, language, names }, limits)) ?? {};
    case 'read-complaint':
      return (await readComplaintByModel(model, prompts, { text: said, language, names }, limits)) ?? {};
    case 'summarise': {
      const entries = said
        .split('\n')
        .map((line) => ({ by: line.startsWith('C:') ? ('customer' as const) : ('bot' as const), text: line.slice(2).trim() }));
      const summary = await summariseByModel(model, prompts, { language, names, entries }, limits);
      return summary === undefined ? {} : { summary };
    }
    case 'phrase': {
      const lines = (answer?.lines ?? []).map((key): Line => {
        const name: Fact = { kind: 'name', value: answer?.name ?? '', source: { kind: 'member' } };
        return { key: key as TextKey, facts: TEXT_VARIABLES[key as TextKey].length > 0 ? { name } : {} };
      });
      const parts = partsOf(lines, prompts.phrase);
      if (!parts) throw new Error(`nothing of ${lines.map(({ key }) => key).join(', ')} may be put into other words`);
      const rendering = { texts, timeZone: 'Europe/Oslo', now: new Date('2026-11-22T13:05:00Z') };
      const wording = { brand: limits.brand, rewardNames: REWARDS, check, rendering };
      const words = await phraseByModel(model, prompts, { text: said, language, names }, parts, wording, limits);
      return words === undefined ? {} : { words, accepted: true };
    }
  }
}

/** Names that no model may promise. */
const REWARDS = ['Coffee voucher', 'Kaffekupong', 'Gold', 'Gull'];

function fits(expected: Record<string, unknown>, got: Record<string, unknown>): boolean {
  return Object.entries(expected).every(([name, value]) => {
    if (name === 'mentions')
      return z
        .array(z.string())
        .parse(value)
        .every((word) => Object.values(got).join(' ').includes(word));
    if (value === null) return got[name] === undefined;
    return JSON.stringify(got[name]) === JSON.stringify(value);
  });
}
