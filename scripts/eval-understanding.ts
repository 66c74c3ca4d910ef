/**
 * `npm run eval:understanding [-- <folder>]`: how well free text is understood, on labelled lines that the model never learnt from.
 * The folder holds `dev_inscope.jsonl` and `dev_oos.jsonl`, one `{ lang, text, intent, also?, source }` a line.
 *
 * Lines written for the purpose count towards the figures of the subjects; those of public sets, which are bank-flavoured or made by
 * machines, stand apart. Out of scope counts whatever is answered with "I did not understand": a subject whose probability does not exceed that of
 * `out_of_scope` by a margin, which is set so that 5 % of the lines in scope are lost.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadClassifier, type Subject } from '../src/understanding/classifier.ts';

type Line = { id: string; lang: string; text: string; intent: Subject; also?: Subject[]; source: string };
type Judged = Line & { guess: Subject; margin: number; language: string };

const folder = process.argv[2] ?? '../shared/data/nlu';
if (!existsSync(join(folder, 'dev_inscope.jsonl'))) {
  console.error(
    `There is no ${join(folder, 'dev_inscope.jsonl')}. Name the folder of labelled lines: npm run eval:understanding -- <folder>`,
  );
  process.exit(1);
}
const lines = ['dev_inscope.jsonl', 'dev_oos.jsonl'].flatMap((name) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line)),
);
const classifier = loadClassifier();
const startedAt = performance.now();
const judged = lines.map((line): Judged => {
  const subjects = classifier.subjects(line.text);
  const inScope = subjects.find(({ label }) => label !== 'out_of_scope')!;
  const outside = subjects.find(({ label }) => label === 'out_of_scope')!;
  return {
    ...line,
    guess: inScope.label,
    margin: inScope.probability - outside.probability,
    language: classifier.languages(line.text)[0]!.label,
  };
});
const usEach = ((performance.now() - startedAt) * 1_000) / lines.length;

const own = judged.filter(({ intent, source }) => intent !== 'out_of_scope' && source.startsWith('handwritten'));
const outside = judged.filter(({ intent }) => intent === 'out_of_scope');
const margins = own.map(({ margin }) => margin).toSorted((a, b) => a - b);
const threshold = margins[Math.floor(margins.length * 0.05)]!;

console.log('language   lines  macro-F1  out of scope found  language found');
for (const language of [...new Set(own.map(({ lang }) => lang)), undefined]) {
  const of = (all: readonly Judged[]) => all.filter(({ lang }) => language === undefined || lang === language);
  const row = [
    language ?? 'all',
    of(own).length,
    macroF1(of(own)).toFixed(3),
    found(of(outside)).toFixed(3),
    languageFound(of(own)).toFixed(3),
  ];
  console.log(row.map((cell, index) => String(cell).padEnd([11, 7, 10, 20, 0][index]!)).join(''));
}
const others = judged.filter(({ intent, source }) => intent !== 'out_of_scope' && !source.startsWith('handwritten'));
for (const [source, rows] of Map.groupBy(others, ({ source }) => source.split(':')[0]!))
  console.log(`${source}: ${(rows.filter(isRight).length / rows.length).toFixed(3)} of ${rows.length} right (English, public)`);
console.log(`margin ${threshold.toFixed(2)}; ${usEach.toFixed(0)} us a line`);

function isRight({ guess, intent, also = [] }: Judged): boolean {
  return guess === intent || also.includes(guess);
}

/** The mean over subjects of 2tp / (2tp + fp + fn). A guess that a line also allows is right. */
function macroF1(rows: readonly Judged[]): number {
  const counts = new Map<Subject, { hits: number; misses: number }>();
  const of = (subject: Subject) => counts.get(subject) ?? counts.set(subject, { hits: 0, misses: 0 }).get(subject)!;
  for (const row of rows) {
    if (isRight(row)) of(row.intent).hits += 1;
    else {
      of(row.intent).misses += 1;
      of(row.guess).misses += 1;
    }
  }
  const scores = [...counts.values()].map(({ hits, misses }) => (2 * hits) / (2 * hits + misses));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function found(rows: readonly Judged[]): number {
  return rows.filter(({ margin }) => margin < threshold).length / rows.length;
}

function languageFound(rows: readonly Judged[]): number {
  return rows.filter(({ lang, language }) => lang === language).length / rows.length;
}
