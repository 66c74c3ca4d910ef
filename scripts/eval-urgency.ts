import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LANGUAGES } from '../src/loyalty/index.ts';
import { loadUrgency } from '../src/understanding/urgency.ts';

const FOLDER = new URL('../test/fixtures/urgency/', import.meta.url);

type Fixture = { danger: Record<string, string[]>; ordinary: string[] };

/** Prints how much danger is heard, and what is taken for it, on examples that the patterns were mended by. */
export function printUrgency(): void {
  const findDangers = loadUrgency(LANGUAGES);
  const share = (texts: readonly string[]) =>
    (texts.filter((text) => findDangers(text).length > 0).length / texts.length).toFixed(3);
  console.log('\nlanguage   dangerous  found   ordinary  false alarms');
  for (const language of LANGUAGES) {
    const { danger, ordinary }: Fixture = parse(readFileSync(new URL(`${language}.yaml`, FOLDER), 'utf8'));
    const dangerous = Object.values(danger).flat();
    const row = [language, dangerous.length, share(dangerous), ordinary.length, share(ordinary)];
    console.log(row.map((cell, index) => String(cell).padEnd([11, 11, 8, 10, 0][index]!)).join(''));
  }
}
