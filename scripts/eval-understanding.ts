/**
 * `npm run eval:understanding [-- <folder>] [--errors] [--curve]`: how well free text is understood, on labelled lines that the model
 * never learnt from. What is judged is what the program itself does with them: phrases, model and thresholds together.
 *
 * The folder holds `*.jsonl` with `{ lang, text, intent, also?, source }` a line, or files of the form of `src/understanding/examples`.
 * Lines written for the purpose count towards the figures of the subjects; those of public sets, which are bank-flavoured or made by
 * machines, stand apart. `--errors` lists what was taken for something else; `--curve` learns from a part of the examples, to show what
 * more of them bring.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { parse } from 'yaml';
import { LANGUAGES } from '../src/loyalty/index.ts';
import { type Classifier, createClassifier, type Subject } from '../src/understanding/classifier.ts';
import { parseExamples } from '../src/understanding/examples.ts';
import { loadUnderstanding, subjectOf } from '../src/understanding/index.ts';
import { readLessons } from '../src/understanding/lessons.ts';
import { type Asked, readSlots, type Slots } from '../src/understanding/slots/index.ts';
import { trainModels } from '../src/understanding/training.ts';
import { printUrgency } from './eval-urgency.ts';

type Line = { lang: string; text: string; intent: Subject; also?: Subject[]; source: string };
type Judged = Line & {
  guess: Subject;
  confidence: number;
  language: string | undefined;
  kept: boolean;
  us: number;
  certainty?: string;
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { errors: { type: 'boolean' }, curve: { type: 'boolean' } },
});
const folder = positionals[0] ?? '../shared/data/nlu';
const lines = existsSync(folder) ? readLines(folder) : [];
if (lines.length === 0) {
  console.error(`There are no labelled lines in ${folder}. Name their folder: npm run eval:understanding -- <folder>`);
  process.exit(1);
}
function readLines(from: string): Line[] {
  return readdirSync(from)
    .toSorted()
    .flatMap((name): Line[] => {
      const source = readFileSync(join(from, name), 'utf8');
      if (name.endsWith('.jsonl'))
        return source
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Line);
      const language = name.slice(0, -'.md'.length);
      if (!LANGUAGES.some((known) => known === language)) return [];
      return parseExamples(source, language).map(({ text, subject }) => ({
        lang: language,
        text,
        intent: subject,
        source: 'handwritten',
      }));
    });
}

/** Of a line nothing is known but its text; what its language would be taken for in a conversation of that language is `kept`, and that takes `us` microseconds. */
function judge(classifier?: Classifier): Judged[] {
  const understand = loadUnderstanding(LANGUAGES, classifier);
  return lines.map((line) => {
    const heard = understand(line.text, { languages: LANGUAGES });
    const startedAt = performance.now();
    const within = understand(line.text, { languages: LANGUAGES, language: line.lang });
    const us = (performance.now() - startedAt) * 1_000;
    const { confidence, language, certainty } = heard;
    return {
      ...line,
      guess: subjectOf(heard),
      confidence,
      language,
      certainty,
      kept: (within.language ?? line.lang) === line.lang,
      us,
    };
  });
}

const isOwn = ({ intent, source }: Line) => intent !== 'out_of_scope' && source.startsWith('handwritten');
const isOutside = ({ intent }: Line) => intent === 'out_of_scope';

function printFigures(): void {
  const judged = judge();
  const own = judged.filter(isOwn);
  console.log('language   lines  macro-F1  lost   out of scope found  language found  language kept');
  for (const language of [...new Set(own.map(({ lang }) => lang)), undefined]) {
    const of = (test: (line: Line) => boolean) => judged.filter((one) => test(one) && (!language || one.lang === language));
    const row = [
      language ?? 'all',
      of(isOwn).length,
      macroF1(of(isOwn)).toFixed(3),
      share(of(isOwn), ({ guess }) => guess === 'out_of_scope'),
      share(of(isOutside), ({ guess }) => guess === 'out_of_scope'),
      share(of(isOwn), ({ lang, language: found }) => lang === found),
      share(
        of(() => true),
        ({ kept }) => kept,
      ),
    ];
    console.log(row.map((cell, index) => String(cell).padEnd([11, 7, 10, 7, 20, 16, 0][index]!)).join(''));
  }
  const others = judged.filter(({ intent, source }) => intent !== 'out_of_scope' && !source.startsWith('handwritten'));
  for (const [source, rows] of Map.groupBy(others, ({ source }) => source.split(':')[0]!))
    console.log(`${source}: ${share(rows, isRight)} of ${rows.length} right (English, public)`);
  const times = judged.map(({ us }) => us).toSorted((a, b) => a - b);
  const usAt = (share: number) => times[Math.floor(times.length * share)]!.toFixed(0);
  console.log(`time for a line: ${usAt(0.5)} us at the median, ${usAt(0.95)} us at the 95th percentile`);
  if (options.errors) for (const row of judged) if (!isRight(row)) printError(row);
}

function printError({ lang, intent, guess, certainty, confidence, text, source }: Judged): void {
  console.log([lang, `${intent} > ${guess}`, certainty ?? '-', confidence.toFixed(2), text, source].join('\t'));
}

/** Every n-th example of each subject and language, so that the parts hold each other. */
function printCurve(): void {
  const lessons = readLessons(LANGUAGES);
  console.log('examples  macro-F1  out of scope found  language found');
  for (const quarters of [1, 2, 3, 4]) {
    const part = lessons.examples.filter((_, index) => index % 4 < quarters);
    const judged = judge(createClassifier(trainModels({ ...lessons, examples: part }), lessons.concepts));
    const own = judged.filter(isOwn);
    const outside = share(judged.filter(isOutside), ({ guess }) => guess === 'out_of_scope');
    const language = share(own, ({ lang, language: found }) => lang === found);
    console.log([String(part.length).padEnd(9), macroF1(own).toFixed(3).padEnd(9), outside.padEnd(19), language].join(' '));
  }
}

function isRight({ guess, intent, also = [] }: Judged): boolean {
  return guess === intent || also.includes(guess);
}

/** The mean over the subjects that lines have of 2tp / (2tp + fp + fn). A guess that a line also allows is right; to find nothing is a miss. */
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
  const wanted = new Set(rows.map(({ intent }) => intent));
  const scores = [...wanted].map(of).map(({ hits, misses }) => (2 * hits) / (2 * hits + misses));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const share = (rows: readonly Judged[], test: (row: Judged) => boolean): string =>
  (rows.filter(test).length / rows.length).toFixed(3);

type SlotLine = { text: string; ask?: Asked; on?: string; amount?: [number, string]; [slot: string]: unknown };

/** Texts with everything that is in them (`test/fixtures/slots`): right is who finds all of it and nothing else. */
function printSlots(): void {
  const row = (language: string, judged: readonly boolean[]) =>
    console.log(
      `${language.padEnd(11)}${String(judged.length).padEnd(7)}${(judged.filter(Boolean).length / judged.length).toFixed(3)}`,
    );
  console.log('slots      lines  exact');
  const all = LANGUAGES.flatMap((language) => {
    const source = readFileSync(new URL(`../test/fixtures/slots/${language}.yaml`, import.meta.url), 'utf8');
    const lines = Object.values(parse(source) as Record<string, SlotLine[]>).flat();
    const judged = lines.map(({ text, ask, on = '2026-11-22', ...slots }) =>
      isDeepStrictEqual(named(readSlots(text, { language, today: on, asked: ask })), slots),
    );
    row(language, judged);
    return judged;
  });
  row('all', all);
}

/** As the labels are written: `order_number`, and an amount as a pair. */
const named = ({ amount, ...slots }: Slots): object => ({
  ...Object.fromEntries(
    Object.entries(slots).map(([slot, value]) => [slot.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  ),
  ...(amount && { amount: [amount.value, amount.currency] }),
});

if (options.curve) printCurve();
else {
  printFigures();
  printSlots();
  printUrgency();
}
