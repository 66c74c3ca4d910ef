import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LANGUAGES } from '../src/loyalty/index.ts';
import { createClassifier, type Models } from '../src/understanding/classifier.ts';
import { loadDangers } from '../src/understanding/dangers.ts';
import type { WrittenAlarm } from '../src/understanding/examples.ts';
import { readLessons } from '../src/understanding/lessons.ts';
import { trainDangers } from '../src/understanding/training.ts';

const FOLDER = new URL('../test/fixtures/urgency/', import.meta.url);

type Fixture = { danger: Record<string, string[]>; ordinary: string[] };

type Told = { language: string; isDanger: boolean; isSaid: boolean; isHeard: boolean };
const PARTS = 4;

/**
 * Prints how much danger is heard by the patterns and by both opinions together, and what is taken for it: on lines that the second opinion
 * was not learnt from. Lines that lie about as far down in their sections tell of the same in several languages, so they are left out together.
 * The patterns were mended by the fixtures, which the second opinion never sees.
 */
export function printUrgency(): void {
  const { examples, alarms, letters, wishes, findDangers, concepts } = readLessons(LANGUAGES);
  const parts = partsOf(alarms);
  const stories: Told[] = [];
  const told: Told[] = [];
  const fixtures: Told[] = [];
  const ordinary: Told[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const lessons = {
      examples: examples.filter((_, index) => index % PARTS !== part),
      alarms: alarms.filter((alarm) => parts.get(alarm) !== part),
      letters: letters.filter((_, index) => index % PARTS !== part),
      wishes,
      findDangers,
      concepts,
    };
    const hear = loadDangers(LANGUAGES, createClassifier(trainDangers(lessons) as Models, concepts));
    const judge = (text: string, language: string, isDanger: boolean): Told => ({
      language,
      isDanger,
      isSaid: findDangers(text).length > 0,
      isHeard: hear(text) !== undefined,
    });
    told.push(
      ...alarms
        .filter((alarm) => parts.get(alarm) === part)
        .map(({ text, language, alarm }) => judge(text, language, alarm !== 'none')),
    );
    ordinary.push(
      ...examples.filter((_, index) => index % PARTS === part).map(({ text, language }) => judge(text, language, false)),
    );
    stories.push(
      ...letters.filter((_, index) => index % PARTS === part).map(({ text, language }) => judge(text, language, false)),
    );
    if (part === 0)
      for (const language of LANGUAGES) {
        const fixture: Fixture = parse(readFileSync(new URL(`${language}.yaml`, FOLDER), 'utf8'));
        fixtures.push(
          ...Object.values(fixture.danger)
            .flat()
            .map((text) => judge(text, language, true)),
        );
        fixtures.push(...fixture.ordinary.map((text) => judge(text, language, false)));
      }
  }
  printTold('dangers/, each part by the others', told);
  printTold('test/fixtures/urgency', fixtures);
  printTold('examples/, each part by the others', ordinary);
  printTold('letters/, each part by the others', stories);
}

function partsOf(alarms: readonly WrittenAlarm[]): Map<WrittenAlarm, number> {
  const sections = Map.groupBy(alarms, ({ language, alarm }) => `${language} ${alarm}`);
  return new Map(
    [...sections.values()].flatMap((section) =>
      section.map((alarm, index) => [alarm, Math.floor((index * PARTS) / section.length)] as const),
    ),
  );
}

function printTold(title: string, told: readonly Told[]): void {
  console.log(`\n${title}\nlanguage   dangerous  by patterns  by both  harmless  by patterns  by both`);
  for (const language of [...LANGUAGES, undefined]) {
    const of = (isDanger: boolean) => told.filter((one) => one.isDanger === isDanger && (!language || one.language === language));
    const share = (rows: readonly Told[], test: (one: Told) => boolean) =>
      rows.length === 0 ? '-' : (rows.filter(test).length / rows.length).toFixed(3);
    const row = [true, false].flatMap((isDanger) => [
      of(isDanger).length,
      share(of(isDanger), ({ isSaid }) => isSaid),
      share(of(isDanger), ({ isHeard }) => isHeard),
    ]);
    console.log(
      [language ?? 'all', ...row].map((cell, index) => String(cell).padEnd([11, 11, 13, 9, 10, 13, 0][index]!)).join(''),
    );
  }
}
