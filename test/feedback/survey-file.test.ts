import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importSurveys, listSurveys, parseSurveys } from '../../src/feedback/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { granlia, SUNDAY } from '../helpers/people.ts';
import { accepted } from '../helpers/shop.ts';

const rules = granlia();
const database = useDatabase();

describe('surveys as a file', () => {
  it('are taken from the example that lies in the project, and the same file again changes nothing', async () => {
    const drafts = parseSurveys(readFileSync('surveys.yaml', 'utf8'), rules);
    const save = async () => accepted(await database.current.transaction((tx) => importSurveys(tx, drafts, SUNDAY)));
    expect(await save()).toEqual({ added: ['delivery'], changed: [], unchanged: [], notInFile: [] });
    expect(await save()).toEqual({ added: [], changed: [], unchanged: ['delivery'], notInFile: [] });
    expect(await listSurveys(database.current)).toMatchObject([{ code: 'delivery', kind: 'csat', asked: 0, team: 'warehouse' }]);
  });

  it('are refused with all problems at once', () => {
    const wrong = `surveys:
  - { code: Delivery, kind: csat, title: { en: x } }
  - { code: stars, kind: stars, title: { nb: x }, team: nobody }
  - { code: nps, kind: csat, title: { en: x }, question: { en: How? } }
  - { code: same, kind: text, title: { en: x }, openDays: 0 }
  - { code: same, kind: text, title: { en: x }, colour: red }`;
    const read = () => parseSurveys(wrong, rules);
    for (const problem of [
      'Delivery.code',
      'stars.kind',
      'stars.title',
      'nps.question',
      'is missing in nb, da',
      'same.openDays',
      'colour',
    ])
      expect(read).toThrow(problem);
    expect(() => parseSurveys('surveys: [', rules)).toThrow('is not YAML');
    const known = 'surveys: [{ code: nps, kind: csat, title: { en: x }, team: nobody }]';
    expect(() => parseSurveys(known, rules)).toThrow(
      /nps\.team: is one of care, warehouse, duty[\s\S]*nps\.kind: is nps for nps/,
    );
  });
});
