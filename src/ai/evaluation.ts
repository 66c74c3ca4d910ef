import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Model } from './model.ts';
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

/** Asks the model what a case asks, by the very functions that the program uses, and judges the answer. */
export async function judgeCase(
  purpose: Purpose,
  one: Case,
  { model, prompts }: { model: Model; prompts: Prompts },
): Promise<Judged> {
  const startedAt = performance.now();
  const limits = { brand: 'Granlia', signal: new AbortController().signal, until: startedAt + model.timeoutMs };
  const got = await answerTo(purpose, one, model, prompts, limits);
  return { case: one, passed: fits(one.expect, got), got, ms: Math.round(performance.now() - startedAt) };
}

async function answerTo(
  purpose: Purpose,
  { said, language, names }: Case,
  model: Model,
  prompts: Prompts,
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
  }
}

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
