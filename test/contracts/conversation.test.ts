import { expect, it } from 'vitest';
import { hears, onStage, type Row } from './stage.ts';
import { TABLE } from './table.ts';

/** What a customer says in one conversation, and words of the answer by which it is known. */
const SCRIPT: readonly [says: string, hears: RegExp][] = [
  ['I want to join', /you're in|welcome|member/i],
  ['how many points do I have?', /points/i],
  ['why?', /points/i],
  ['show my history', /entries/i],
  ['speak Swedish, please', /svenska/i],
  ['hur många poäng har jag?', /poäng/i],
];

type Told = { said: string; language: string; outcome: string; lines: string };

/** Holds the script in this channel. @returns what was answered, with ids and numbers that differ by member left out */
async function converse(row: Row): Promise<Told[]> {
  const { platform, database, program } = await onStage(row);
  const ada = await platform.person('ada');
  for (const [says, pattern] of SCRIPT) {
    const before = ada.seen().length;
    await ada.says(says);
    await hears(ada, pattern, before);
  }
  await program.chat.idle();
  const { rows } = await database.pool.query<Told>(
    `select m.content->>'text' as said, o.language, m.outcome, o.lines::text as lines
      from inbound_message m join outbox_message o on o.inbound_id = m.id order by m.number`,
  );
  const { rows: members } = await database.pool.query<{ number: string }>('select number from member');
  expect(members).toHaveLength(1);
  return rows.map((told) => ({
    ...told,
    lines: told.lines
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
      .replaceAll(members[0]!.number, '<number>')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>'),
  }));
}

it('says the same on every channel', { timeout: 120_000 }, async () => {
  const [first, ...others] = TABLE;
  const expected = await converse(first![1]);
  expect(expected.map(({ said }) => said)).toEqual(SCRIPT.map(([says]) => says));
  expect(expected.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'en', 'sv', 'sv']);
  for (const [name, row] of others) expect(await converse(row), name).toEqual(expected);
});
