import { writeFileSync } from 'node:fs';
import {
  type Bucket,
  FEWEST_ANSWERS,
  type Figure,
  importSurveys,
  listSurveys,
  parseSurveys,
  type SurveyResults,
  surveyCsv,
  surveyResults,
} from '../feedback/index.ts';
import { addDays, addMonths, localDay } from '../shared/calendar.ts';
import type { Deps } from './command.ts';
import { nothingChanged, tellImported } from './tell-imported.ts';

// Surveys, for people at a keyboard. Each says what happened, or returns why nothing did.

/** @returns a complaint, if nothing was changed */
export async function importSurveyFile({ database, programme, now }: Deps, yaml: string): Promise<string | undefined> {
  const drafts = parseSurveys(yaml, programme.rules);
  const saved = await database.transaction((tx) => importSurveys(tx, drafts, now));
  if (!saved.ok)
    return nothingChanged(
      saved.refusal.surveys.map(
        ({ code, kind }) =>
          `${code}.kind: it has been asked as ${kind}, and its answers stay so. Take another code for another kind`,
      ),
    );
  tellImported(saved.value);
  return undefined;
}

export async function printSurveys({ database }: Deps): Promise<void> {
  const all = await listSurveys(database);
  if (all.length === 0) console.log('Nobody was asked anything yet. npm run regulars -- survey import surveys.yaml');
  for (const { code, kind, title, asked, answered, active } of all)
    console.log(
      [
        code.padEnd(20),
        kind.padEnd(5),
        title.en,
        `${asked} asked, ${answered} answered`,
        ...(active ? [] : ['switched off']),
      ].join('  '),
    );
}

export type ResultsOptions = { code: string; bucket: Bucket; csvFile?: string };

/** The results of the last twelve months. @returns a complaint where there is no such survey */
export async function printResults(
  { database, programme, now }: Deps,
  { code, bucket, csvFile }: ResultsOptions,
): Promise<string | undefined> {
  const { timeZone } = programme.rules;
  const today = localDay(now, timeZone);
  const period = { from: addMonths(today, -12), until: addDays(today, 1), timeZone };
  const unknown = `There is no survey ${code}. npm run regulars -- survey list`;
  if (csvFile !== undefined) {
    const csv = await surveyCsv(database, code, period);
    if (csv === undefined) return unknown;
    writeFileSync(csvFile, csv);
    console.log(`Written to ${csvFile}.`);
    return undefined;
  }
  const results = await surveyResults(database, code, { ...period, bucket, words: 20 });
  if (!results) return unknown;
  for (const line of describeResults(results)) console.log(line);
  return undefined;
}

export function describeResults({ survey, asked, total, distribution, buckets, words, erased }: SurveyResults): string[] {
  const most = Math.max(1, ...distribution.map(({ count }) => count));
  const bar = (count: number) => '█'.repeat(Math.round((count / most) * 40));
  return [
    `${survey.title.en}: ${asked.count} asked, ${asked.answered} answered, ${asked.declined} said no.`,
    ...(total ? [`${survey.kind === 'nps' ? 'NPS' : 'CSAT'}: ${describeFigure(total)}`] : []),
    ...distribution.map(({ value, count }) =>
      `${String(value).padStart(4)}  ${String(count).padStart(6)}  ${bar(count)}`.trimEnd(),
    ),
    ...buckets.map(({ from, figure }) => `${from}  ${describeFigure(figure)}`),
    ...words.map(
      ({ at, rating, words: said }) => `${at.toISOString().slice(0, 10)}  ${rating ?? '-'}  ${said.replaceAll(/\s+/g, ' ')}`,
    ),
    ...(erased > 0 ? [`Words of ${erased} more were erased at their wish.`] : []),
  ];
}

export function describeFigure(figure: Figure): string {
  if (figure.state === 'none') return 'no answers';
  const { count, score, low, high } = figure;
  const answers = count === 1 ? '1 answer' : `${count} answers`;
  const told = `${score} (95 % interval ${low} to ${high}), ${answers}`;
  return figure.state === 'too_few' ? `too few to say: ${told}; ask at least ${FEWEST_ANSWERS}` : told;
}
