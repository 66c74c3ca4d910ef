import { expect, it } from 'vitest';
import { currentProgramme, findProgramme, saveProgramme } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { exampleRules } from '../helpers/shop.ts';

const database = useDatabase();
const day = (on: string) => new Date(`2026-${on}T12:00:00Z`);
const save = (rules: typeof exampleRules, now: Date) => database.current.transaction((tx) => saveProgramme(tx, rules, now));

it('a programme has a new version only when its rules differ', async () => {
  expect(await currentProgramme(database.current, day('01-01'))).toBeUndefined();
  const first = await save(exampleRules, day('01-01'));
  expect(first).toEqual({ version: 1, validFrom: day('01-01'), rules: exampleRules });
  expect(await save(structuredClone(exampleRules), day('02-01'))).toEqual(first);
  const twice = { ...exampleRules, earning: { ...exampleRules.earning, points: 2 } };
  expect(await save(twice, day('03-01'))).toMatchObject({ version: 2, validFrom: day('03-01') });
  expect(await currentProgramme(database.current, day('02-15'))).toEqual(first);
  expect(await currentProgramme(database.current, day('03-01'))).toMatchObject({ version: 2, rules: twice });
  expect(await findProgramme(database.current, 1)).toEqual(first);
});

it('two who save the same new rules at once make one version of them', async () => {
  const rules = { ...exampleRules, welcome: { points: 77 } };
  const saved = await Promise.all([save(rules, day('04-01')), save(rules, day('04-01'))]);
  expect(saved[0]).toEqual(saved[1]);
});
