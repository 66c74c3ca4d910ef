import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAttachment } from '../../src/chat/attachments.ts';
import { line } from '../../src/chat/reply.ts';
import { anySkill, type Skill } from '../../src/chat/skill.ts';
import { eventually } from '../helpers/program.ts';
import { hears, onStage } from './stage.ts';
import { TABLE } from './table.ts';

const PNG = Buffer.concat([Buffer.from('89504E470D0A1A0A', 'hex'), randomBytes(20_000)]);

/** Stands for whatever answers with a file: "/why" gives back the customer's own pictures. */
const giveBack: Skill<unknown> = {
  name: 'why',
  input: z.unknown(),
  personal: true,
  async reads(turn, _input, { pool }) {
    const { rows } = await pool.query<{ id: string }>(`select id from attachment where identity_id = $1 and state = 'stored'`, [
      turn.identity.id,
    ]);
    return { lines: [line('thanks-reply')], files: rows.map(({ id }) => id) };
  },
};

describe.each(TABLE.filter(([, { lacks }]) => lacks.photo === undefined))('a picture on %s', (_, row) => {
  it('comes whole with the words beside it, once, and goes back where pictures can', async () => {
    const stage = await onStage(row, { more: { forms: [], skills: [anySkill(giveBack)], texts: (own) => own } });
    const { pool } = stage.database;
    const ada = await stage.platform.person('ada');
    await ada.sendsPhoto!(PNG, 'how many points do I have?');
    await hears(ada, /isn't linked to a membership/);
    await hears(ada, /What you sent with it has arrived too\./);
    const stored = async () => (await pool.query<{ id: string; state: string }>('select id, state from attachment')).rows;
    await eventually('the picture is stored', async () => (await stored())[0]?.state === 'stored');
    expect(await stored()).toHaveLength(1);
    const opened = await openAttachment(stage.database, (await stored())[0]!.id);
    expect(Buffer.from(opened!.bytes).equals(PNG)).toBe(true);
    expect(opened!.headers['content-type']).toBe('image/png');
    await ada.says('/why');
    await hears(ada, /You're welcome\./);
    if (row.lacks.picture === undefined) await eventually('the picture comes back', () => ada.pictures!() === 1);
  });
});
