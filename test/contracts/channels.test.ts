import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ends, hears, outbox, type Person, queue, type Stage, type Trait, useStage } from './stage.ts';
import { TABLE } from './table.ts';

/** Carries words outwards alone, so that nobody talks through it; its tests are its own. */
const OUTWARDS_ONLY = ['mail'];

it('has a row for every channel', () => {
  const folder = fileURLToPath(new URL('../../src/channels', import.meta.url));
  const channels = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name === 'terminal.ts')
    .map(({ name }) => name.replace(/\.ts$/, ''));
  const rows = new Set(TABLE.map(([, { channel }]) => channel));
  expect(channels.filter((channel) => !rows.has(channel) && !OUTWARDS_ONLY.includes(channel))).toEqual([]);
});

describe.each(TABLE)('%s', (_, row) => {
  const stage = useStage(row);
  /** A check that needs something of the platform; where it is not there, the row has said why. */
  const check = (name: string, needs: Trait | undefined, run: (stage: Stage) => Promise<void>) => {
    if (needs === undefined || row.lacks[needs] === undefined) it(name, () => run(stage.current));
  };

  check('understands a person and answers them, once', undefined, async (stage) => {
    const before = await countOf(stage, 'inbound_message');
    const ada = await stage.platform.person('ada');
    await ada.says('how many points do I have?');
    const { buttons } = await hears(ada, /isn't linked to a membership/);
    expect(buttons.length).toBeGreaterThan(0);
    await idle(stage);
    expect(ada.seen()).toHaveLength(1);
    const { rows } = await stage.database.pool.query(
      `select channel, audience, number, m.outcome from inbound_message m join conversation c on c.id = m.conversation_id
        where channel_conversation_id = $1`,
      [ada.channelConversationId],
    );
    expect(rows).toMatchObject([{ channel: row.channel, audience: 'private', number: 1, outcome: 'answered' }]);
    expect(await countOf(stage, 'inbound_message')).toBe(before + 1);
  });

  check('has a message handled once, however often it is delivered', 'redelivery', async (stage) => {
    const [said, answers, members] = await allCounts(stage);
    const ben = await stage.platform.person('ben');
    await ben.says('I want to join');
    await hears(ben, /member/i);
    for (let i = 0; i < 3; i += 1) await stage.platform.redeliver!();
    await ben.says('are you a robot?');
    await hears(ben, /automated assistant/, 1);
    await expect.poll(() => countOf(stage, 'inbound_message')).toBe(said + 2);
    await idle(stage);
    expect(await allCounts(stage)).toEqual([said + 2, answers + 2, members + 1]);
  });

  check('keeps the order in which somebody wrote', undefined, async (stage) => {
    const cecilia = await stage.platform.person('cecilia');
    const asked = ['hello', 'are you a robot?', 'how many points do I have?', 'thanks', 'goodbye'];
    for (const text of asked) await cecilia.says(text);
    await expect.poll(() => answered(stage, cecilia)).toBe(asked.length);
    await expect.poll(() => cecilia.seen().length).toBe(asked.length);
    const { rows } = await stage.database.pool.query<{ said: string; text: string }>(
      `select m.content->>'text' as said, o.text from inbound_message m join outbox_message o on o.inbound_id = m.id
        join conversation c on c.id = m.conversation_id where channel_conversation_id = $1 order by m.number`,
      [cecilia.channelConversationId],
    );
    expect(rows.map(({ said }) => said)).toEqual(asked);
    expect(cecilia.seen().map(({ text }) => plain(text))).toEqual(rows.map(({ text }) => plain(text)));
  });

  check('keeps our own messages to itself', 'echo', async (stage) => {
    const before = await countOf(stage, 'inbound_message');
    const dora = await stage.platform.person('dora');
    await dora.says('hello');
    await hears(dora, /Granlia/);
    await stage.platform.echo!('dora');
    await dora.says('thank you');
    await hears(dora, /welcome|pleasure|glad/i, 1);
    await idle(stage);
    expect(await countOf(stage, 'inbound_message')).toBe(before + 2);
  });

  check('says nothing personal where others read along', 'public', async (stage) => {
    const edgar = await stage.platform.person('edgar');
    await edgar.says('I want to join');
    await hears(edgar, /member/i);
    const { rows } = await stage.database.pool.query<{ number: string }>(
      `select m.number from member m join identity i on i.member_id = m.id join conversation c on c.identity_id = i.id
        where channel_conversation_id = $1`,
      [edgar.channelConversationId],
    );
    const inPublic = await stage.platform.inPublic!('edgar');
    for (const text of ['how many points do I have?', 'what do you know about me?', 'show my history']) {
      const before = inPublic.seen().length;
      await inPublic.says(text);
      await hears(inPublic, /private/i, before);
    }
    await idle(stage);
    const said = inPublic
      .seen()
      .map(({ text }) => text)
      .join('\n');
    expect(said).not.toContain(rows[0]!.number);
    expect(said).not.toMatch(/\d+ points|100/);
  });

  check('takes a pressed button, and explains one that it did not make', undefined, async (stage) => {
    const fanny = await stage.platform.person('fanny');
    await fanny.says('hello');
    const { buttons } = await hears(fanny, /Granlia/);
    await fanny.presses(buttons[0]!);
    await expect.poll(() => answered(stage, fanny)).toBe(2);
    await fanny.forges('A'.repeat(36));
    await expect.poll(() => answered(stage, fanny)).toBe(3);
    await idle(stage);
    const { rows } = await stage.database.pool.query<{ text: string }>(
      `select o.text from inbound_message m join outbox_message o on o.inbound_id = m.id
        join conversation c on c.id = m.conversation_id where channel_conversation_id = $1 and m.number > 1 order by m.number`,
      [fanny.channelConversationId],
    );
    // The second one may have taken the place of the first.
    const words = () =>
      plain(
        fanny
          .seen()
          .map(({ text }) => text)
          .join(' '),
      );
    for (const { text } of rows) await expect.poll(words).toContain(plain(text));
  });

  check('splits what is too long at paragraphs, and never inside a number', 'length', async (stage) => {
    const gerd = await stage.platform.person('gerd');
    await gerd.says('hello');
    await hears(gerd, /Granlia/);
    const paragraph = `You were given 1 234 567 points for a purchase of 98 765,43 kroner. `.repeat(4).trim();
    const text = Array.from({ length: Math.ceil((row.longest! * 2.5) / paragraph.length) }, (_, i) => `${i}: ${paragraph}`).join(
      '\n',
    );
    await ends(stage, await queue(stage, gerd, text), 'sent');
    const parts = gerd
      .seen()
      .slice(1)
      .map((seen) => seen.text);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(row.longest!);
      expect(part).toMatch(/^\d+: You/);
      expect(part.trimEnd()).toMatch(/kroner\.$/);
    }
    expect(plain(parts.join('\n'))).toBe(plain(text));
  });

  check('notes who cannot be reached, and writes to them no more', 'unreachable', async (stage) => {
    const hans = await stage.platform.person('hans');
    await hans.says('hello');
    await hears(hans, /Granlia/);
    stage.platform.fault!({ kind: 'unreachable' }, 'hans');
    const { lastError } = await ends(stage, await queue(stage, hans, 'Your parcel is here.'), 'unreachable');
    expect(lastError).not.toBe('');
    expect(await reachabilityOf(stage, hans)).toEqual(['blocked']);
    await hans.says('hello again');
    await hears(hans, /Granlia/, 1);
    await expect.poll(() => reachabilityOf(stage, hans)).toEqual(['reachable']);
  });

  check('waits as long as the platform asks, and sends it then', 'wait', async (stage) => {
    const ida = await stage.platform.person('ida');
    await ida.says('hello');
    await hears(ida, /Granlia/);
    stage.platform.fault!({ kind: 'wait', ms: 2_000 }, 'ida');
    const askedAt = performance.now();
    const { attempts } = await ends(stage, await queue(stage, ida, 'Your parcel is here.'), 'sent');
    expect(performance.now() - askedAt).toBeGreaterThanOrEqual(1_990);
    expect(attempts).toBe(2);
    expect(ida.seen().filter(({ text }) => text === 'Your parcel is here.')).toHaveLength(1);
  });

  check('does not repeat what may have arrived', 'lost answer', async (stage) => {
    const jon = await stage.platform.person('jon');
    await jon.says('hello');
    await hears(jon, /Granlia/);
    stage.platform.fault!({ kind: 'lost answer' }, 'jon');
    const id = await queue(stage, jon, 'Your parcel is here.');
    await expect.poll(async () => (await outbox(stage, id)).state).toMatch(/^sent/);
    stage.clock.moveBy(60_000);
    await stage.program.chat.sweep();
    await idle(stage);
    expect(jon.seen().filter(({ text }) => text === 'Your parcel is here.')).toHaveLength(1);
  });
});

it.each(TABLE)('%s says why for each check that it leaves out', (_, { lacks, longest }) => {
  for (const reason of Object.values(lacks)) expect(reason.length).toBeGreaterThan(10);
  expect(lacks.length === undefined).toBe(longest !== undefined);
});

async function idle({ program }: Stage): Promise<void> {
  await program.chat.idle();
}

async function answered({ database }: Stage, { channelConversationId }: Person): Promise<number> {
  const { rowCount } = await database.pool.query(
    `select 1 from inbound_message m join conversation c on c.id = m.conversation_id
      where channel_conversation_id = $1 and outcome = 'answered'`,
    [channelConversationId],
  );
  return rowCount ?? 0;
}

async function countOf({ database }: Stage, table: 'inbound_message' | 'outbox_message' | 'member'): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]!.count;
}

const allCounts = async (stage: Stage) =>
  [await countOf(stage, 'inbound_message'), await countOf(stage, 'outbox_message'), await countOf(stage, 'member')] as const;

async function reachabilityOf({ database }: Stage, { channelConversationId }: Person): Promise<string[]> {
  const { rows } = await database.pool.query<{ reachability: string }>(
    'select reachability from identity i join conversation c on c.identity_id = i.id where channel_conversation_id = $1',
    [channelConversationId],
  );
  return rows.map(({ reachability }) => reachability);
}

/** Platforms may change spaces, and take marks of emphasis for what they mean. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
