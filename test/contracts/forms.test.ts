import { describe, expect, it } from 'vitest';
import { parcel, parcelSkills, withParcelTexts } from '../helpers/parcel-form.ts';
import { hears, onStage, type Person, type Stage } from './stage.ts';
import { TABLE } from './table.ts';

const LABELS = { open: 'Tell us', submit: 'Send it' };
const DONE = /I have taken that down\./;
const SAYS_WHAT_WOULD_DO = /Write a whole number from 1 to 9\./;

describe.each(TABLE)('a form on %s', (_, row) => {
  it('is shown as the channel shows forms, and validates, keeps and hands in what was entered as everywhere', async () => {
    const taken: unknown[] = [];
    const stage = await onStage(row, {
      more: { forms: [parcel], skills: parcelSkills((one) => taken.push(one)), texts: withParcelTexts },
    });
    const ada = await stage.platform.person('ada');
    await ada.says('hello'); // from here on we speak English, also where the platform names no language
    await hears(ada, /Hello/);
    await ada.says('/why');
    await (ada.fills ? fillAtOnce(ada) : answerOneByOne(ada));
    expect(taken).toEqual([
      { values: { what: 'two cups', many: 2, when: '2026-11-20', wish: 'again' }, data: { order: 'A 17' } },
    ]);
    expect(await draftsOf(stage)).toEqual([
      { form: 'parcel', state: 'done', entered: { what: 'two cups', many: '2', when: '2026-11-20', wish: 'again' } },
    ]);
  });
});

async function fillAtOnce(ada: Person): Promise<void> {
  await hears(ada, /You're welcome\./);
  await ada.fills!(LABELS, { what: 'two cups', many: '12', when: '2026-11-20', wish: 'again' });
  await hears(ada, SAYS_WHAT_WOULD_DO);
  await ada.fills!(LABELS, { what: 'two cups', many: '2', when: '2026-11-20', wish: 'again' });
  await hears(ada, DONE);
}

async function answerOneByOne(ada: Person): Promise<void> {
  await hears(ada, /What came broken\?/);
  await ada.says('two cups');
  await hears(ada, /How many\?/);
  await ada.says('12');
  await hears(ada, SAYS_WHAT_WOULD_DO);
  await ada.says('2');
  await hears(ada, /When did it come\?/);
  await ada.says('20.11.2026');
  await hears(ada, /What would you like\?/);
  await ada.presses('Two new ones');
  await hears(ada, DONE);
}

async function draftsOf({ database }: Stage): Promise<unknown[]> {
  const { rows } = await database.pool.query('select form, state, entered from form_draft');
  return rows;
}
