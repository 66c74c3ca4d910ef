import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readKeys, renderKeys } from '../../../scripts/generate-text-keys.ts';

const FOLDER = 'src/http/console/texts';
const read = (language: string) => readKeys(readFileSync(`${FOLDER}/${language}.ftl`, 'utf8'));

describe('the texts of the console', () => {
  it('have their keys in keys.ts (npm run generate)', () => {
    const keys = readFileSync(`${FOLDER}/keys.ts`, 'utf8').replaceAll(/\s/g, '');
    expect(keys).toBe(renderKeys(read('en')).replaceAll(/\s/g, ''));
  });

  it('say everything in Norwegian, too, with the same variables', () => {
    const [en, nb] = [read('en'), read('nb')];
    expect([...nb.keys()].toSorted()).toEqual([...en.keys()].toSorted());
    for (const [key, variables] of nb) expect([key, ...variables.toSorted()]).toEqual([key, ...en.get(key)!.toSorted()]);
  });

  it('are all used', () => {
    const code = globSync('src/http/console/**/*.ts')
      .filter((file) => !file.includes('/texts/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // What ends in a code ("role-support") is named by its beginning.
    const isUsed = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      key.split('-').some((_, end, parts) => code.includes(`\`${parts.slice(0, end).join('-')}-\${`));
    expect([...read('en').keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('have words for all that the program writes into its audit', () => {
    const subjects =
      /'((?:answer|campaign|complaint|conversation|member|offer|opinion|person|points|promise|remedy|segment|staff|survey|unanswered|voucher)\.[a-z_]+)'/g;
    const written = globSync('src/**/*.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .filter((code) => /writeAudit|= deed\(|: deed\(/.test(code))
      .flatMap((code) => [...code.matchAll(subjects)].map(([, action]) => action!));
    expect(written.length).toBeGreaterThan(30);
    const known = read('en');
    expect(written.filter((action) => !known.has(`act-${action.replace('.', '_')}`))).toEqual([]);
  });
});
