import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetUploads } from '../../../src/chat/uploads.ts';
import { type Program, startProgram } from '../../../src/program/index.ts';
import { DAY_MS, movableClock } from '../../../src/shared/clock.ts';
import { createLog } from '../../../src/shared/log.ts';
import { useDatabase } from '../../helpers/database.ts';
import { SUNDAY } from '../../helpers/people.ts';
import { aConfig, eventually } from '../../helpers/program.ts';

describe('a photo from the page', () => {
  const database = useDatabase();
  const clock = movableClock(SUNDAY);
  let program: Program;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'rw-'));
    const config = aConfig({ dataDir, databaseUrl: database.current.connectionString });
    program = await startProgram({ config, clock, log: createLog('silent') });
  });
  afterAll(async () => {
    await program?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('reaches the store whole, whatever is sent twice, and its upload is forgotten', async () => {
    const page = await fetch(`${program.url}/chat`, { headers: { 'accept-language': 'en' } });
    await page.text();
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const bytes = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(3_000_000, 'granlia')]);
    const id = randomUUID();
    const send = () => {
      const form = new FormData();
      form.set('id', id);
      form.set('caption', '');
      form.set('file', new File([bytes], 'æsken.jpg', { type: 'image/jpeg' }));
      const headers = { 'sec-fetch-site': 'same-origin', 'accept-language': 'en', cookie };
      return fetch(`${program.url}/chat/files`, { method: 'POST', headers, body: form });
    };
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const { pool } = database.current;
    const attachments = async () =>
      (await pool.query<{ state: string; name: string; type: string }>('select state::text, name, type from attachment')).rows;
    await eventually('it is fetched', async () => (await attachments())[0]?.state === 'stored');
    expect(await attachments()).toEqual([{ state: 'stored', name: 'æsken.jpg', type: 'image/jpeg' }]);
    const { rows } = await pool.query<{ content: Buffer }>('select content from attachment');
    expect(rows[0]!.content.equals(bytes)).toBe(true);
    await program.chat.idle();
    const { rows: told } = await pool.query<{ text: string }>('select text from outbox_message');
    expect(told).toHaveLength(1);
    expect(await forgetUploads(database.current, new Date(clock.now().getTime() + DAY_MS))).toBe(0);
    expect(await forgetUploads(database.current, new Date(clock.now().getTime() + 3 * DAY_MS))).toBe(1);
  });

  it('has its name cut between letters, and holds up nobody else', async () => {
    const send = async (name: string) => {
      const page = await fetch(`${program.url}/chat`);
      await page.text();
      const form = new FormData();
      form.set('id', randomUUID());
      form.set('file', new File([Buffer.from('ffd8ffe000', 'hex')], name));
      const headers = { 'sec-fetch-site': 'same-origin', cookie: page.headers.get('set-cookie')!.split(';')[0]! };
      expect((await fetch(`${program.url}/chat/files`, { method: 'POST', headers, body: form })).status).toBe(202);
    };
    const long = `${'x'.repeat(199)}😀.jpg`; // the cut at 200 would go through the face
    await send(long);
    await send('../../after.jpg');
    const { pool } = database.current;
    const stored = async () =>
      (await pool.query<{ name: string }>(`select name from attachment where state = 'stored' order by id desc limit 2`)).rows;
    await eventually('both are fetched', async () => (await stored())[0]?.name === '../../after.jpg');
    expect(await stored()).toEqual([{ name: '../../after.jpg' }, { name: 'x'.repeat(199) }]);
  });
});
