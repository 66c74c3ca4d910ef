import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAttachment } from '../../src/chat/attachments.ts';
import { ChannelRateLimited, ChannelUnavailable, type FetchedFile, FileRefused, FileTooLarge } from '../../src/chat/channel.ts';
import type { Content, FileRef, Media } from '../../src/chat/message.ts';
import { line } from '../../src/chat/reply.ts';
import { anySkill, type Skill } from '../../src/chat/skill.ts';
import { forgetMessagesJob } from '../../src/jobs/forget-messages.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person } from '../helpers/people.ts';
import { openShop } from '../helpers/shop.ts';

const JPEG = Buffer.concat([Buffer.from('FFD8FFE000104A464946', 'hex'), randomBytes(5_000)]);
const PDF = Buffer.from('%PDF-1.7 a receipt');

const database = useDatabase();
let chat: Counter;
/** What the platform does when it is asked for a file. */
let give: (file: FileRef) => Promise<FetchedFile>;
const asked: string[] = [];

/** Stands for whatever answers with a file: "/why" gives back the customer's newest one, in this test. */
const echo: Skill<unknown> = {
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

beforeAll(async () => {
  await openShop(database.current);
  const fetchFile = (file: FileRef) => {
    asked.push(file.ref);
    return give(file);
  };
  chat = await openCounter(database.current, { channel: { fetchFile }, skills: [anySkill(echo)] });
});
afterAll(() => chat.close());
beforeEach(() => {
  give = () => Promise.resolve({ bytes: JPEG, mime: 'text/html' });
});

let people = 0;
const stranger = (languageHint = 'en'): Person => {
  people += 1;
  return chat.person(`person ${people}`, { languageHint });
};
const photo = (more: Partial<Extract<Content, { kind: 'attachment' }>> = {}, media: Media = 'photo'): Content => ({
  kind: 'attachment',
  media,
  file: { ref: `file ${people}`, name: 'IMG 1.jpg', mime: 'image/jpeg', bytes: JPEG.length },
  ...more,
});

type Row = {
  id: string;
  state: string;
  reason: string | null;
  type: string | null;
  size: number | null;
  sha256: string | null;
  attempts: number;
};
async function attachments(person = `person ${people}`): Promise<Row[]> {
  const { rows } = await database.current.pool.query<Row>(
    `select a.id, a.state, a.reason, a.type, a.size, a.sha256, a.attempts from attachment a join identity i on i.id = a.identity_id
      where i.channel_user_id = $1 order by a.id`,
    [person],
  );
  return rows;
}

describe('a photo', () => {
  it('is fetched and kept with its hash, and its sender hears that it arrived', async () => {
    const ada = stranger();
    await ada.sends(photo());
    ada.hears(/^Your photo has arrived, thank you\. Tell me in a few words what it is about, and a person will see it\./);
    const [stored] = await attachments();
    expect(stored).toMatchObject({
      state: 'stored',
      type: 'image/jpeg',
      size: JPEG.length,
      sha256: createHash('sha256').update(JPEG).digest('hex'),
    });
    const opened = await openAttachment(database.current, stored!.id);
    expect(Buffer.from(opened!.bytes).equals(JPEG)).toBe(true);
    expect(opened!.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringContaining('IMG 1.jpg'),
    });
    expect(ada.everythingHeard()).toHaveLength(1);
  });

  it('comes once, however often the platform delivers it', async () => {
    const ada = stranger();
    await ada.sends(photo(), 'test:the same photo');
    await ada.sends(photo(), 'test:the same photo');
    expect(await attachments()).toHaveLength(1);
  });

  it('is fetched also under a name that the database cannot read as text, and holds up nobody else', async () => {
    await stranger().sends(photo({ file: { ref: 'odd', name: 'half a face \ud83d', bytes: JPEG.length } }));
    expect(await attachments()).toMatchObject([{ state: 'stored' }]);
    await stranger().sends(photo());
    expect(await attachments()).toMatchObject([{ state: 'stored' }]);
  });

  it('with words beside it is answered by the words', async () => {
    const ada = stranger();
    await ada.sends(photo({ caption: 'how many points do I have?' }));
    ada.hears(/^This chat isn't linked to a membership yet\.\nWhat you sent with it has arrived too\./);
    expect(await attachments()).toMatchObject([{ state: 'stored' }]);
  });

  it('is kept while staff answer, and we keep quiet', async () => {
    const ada = stranger();
    await ada.says('hello');
    await database.current.pool.query(
      `update conversation set handled_by = 'staff', owner_staff_id = gen_random_uuid(), fence = fence + 1 where channel_conversation_id = $1`,
      [`person ${people}`],
    );
    give = () => Promise.resolve({ bytes: Buffer.from('MZ a program') });
    await ada.sends(photo());
    expect(await attachments()).toMatchObject([{ state: 'refused', reason: 'wrong_type' }]);
    expect(ada.everythingHeard()).toHaveLength(1);
  });

  it.each([
    ['nb', /^Bildet ditt er kommet fram, takk\./],
    ['da', /^Dit billede er kommet frem, tak\./],
    ['fi', /^Kuvasi tuli perille, kiitos\./],
    ['af', /^Jou foto het aangekom, dankie\./],
    ['sv', /^Din bild har kommit fram, tack\./],
    ['de', /^Ihr Foto ist angekommen, danke\./],
  ])('is acknowledged in the language of its sender: %s', async (language, words) => {
    const ada = stranger(language);
    await ada.sends(photo());
    ada.hears(words);
  });
});

describe('a file that we do not take', () => {
  it('is judged by what is in it, and its sender is told kindly', async () => {
    const ada = stranger();
    give = () => Promise.resolve({ bytes: Buffer.from('<html><script>alert(1)</script>'), mime: 'image/png' });
    await ada.sends(photo({}, 'document'));
    expect(ada.everythingHeard().map(({ text }) => text.split('\n')[0])).toEqual([
      'Your file has arrived, thank you. Tell me in a few words what it is about, and a person will see it.',
      "I can't take that kind of file. Photos and PDFs will do.",
    ]);
    const [refused] = await attachments();
    expect(refused).toMatchObject({ state: 'refused', reason: 'wrong_type', size: null });
    expect(await openAttachment(database.current, refused!.id)).toBeUndefined();
  });

  it('is not even fetched when it is said to be too large', async () => {
    const ada = stranger();
    await ada.sends(photo({ file: { ref: 'huge', bytes: 11_000_000 } }));
    ada.hears(/^That file is too large for me\. It may have up to 10 megabytes\./);
    expect(asked).not.toContain('huge');
    expect(await attachments()).toMatchObject([{ state: 'refused', reason: 'too_large' }]);
  });

  it('is refused when it turns out to be too large', async () => {
    const ada = stranger();
    give = () => Promise.resolve({ bytes: Buffer.alloc(10 * 1024 * 1024 + 1) });
    await ada.sends(photo());
    ada.hears(/^That file is too large for me\./);
  });

  it('is not asked for again when its channel stopped reading since it is too large', async () => {
    const ada = stranger();
    give = () => Promise.reject(new FileTooLarge('more than we take'));
    await ada.sends(photo());
    ada.hears(/^That file is too large for me\./);
    expect(await attachments()).toMatchObject([{ state: 'refused', reason: 'too_large', attempts: 1 }]);
  });

  it('is one too many after fifty of one day, and welcome on the next', async () => {
    const ada = stranger();
    await ada.sends(photo());
    const copies = Array.from({ length: 49 }, () => newId(chat.clock.now().getTime()));
    await database.current.pool.query(
      `insert into attachment (id, inbound_id, conversation_id, identity_id, channel, media, state, type, size, sha256, content, created_at, settled_at)
        select copy, copy, a.conversation_id, a.identity_id, a.channel, a.media, a.state, a.type, 1, a.sha256, 'x', a.created_at, a.settled_at
          from attachment a join identity i on i.id = a.identity_id, unnest($2::uuid[]) as copy where i.channel_user_id = $1`,
      [`person ${people}`, copies],
    );
    const before = asked.length;
    await ada.sends(photo());
    ada.hears(/^That is more than I can take in one day\./);
    expect(asked).toHaveLength(before);
    expect((await attachments()).filter(({ state }) => state === 'refused')).toMatchObject([{ reason: 'too_many' }]);
    chat.clock.moveBy(DAY_MS);
    await ada.sends(photo());
    ada.hears(/^Your photo has arrived/);
    expect((await attachments()).filter(({ state }) => state === 'stored')).toHaveLength(51);
  });

  it('may be a film, which we say at once', async () => {
    const ada = stranger();
    await ada.sends(photo({}, 'video'));
    ada.hears(/^I can't take that kind of file\./);
    await ada.sends(photo({}, 'voice'));
    ada.hears(/^I can't listen to voice messages\./);
  });
});

describe('a platform that does not give a file', () => {
  it('is asked again, and its time is kept when it names one', async () => {
    const ada = stranger();
    give = () => Promise.reject(new ChannelRateLimited(60_000));
    await ada.sends(photo());
    expect(await attachments()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    give = () => Promise.reject(new ChannelUnavailable('down'));
    chat.clock.moveBy(59 * SECOND_MS);
    await chat.chat.sweep();
    await chat.chat.idle();
    expect(await attachments()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    chat.clock.moveBy(2 * SECOND_MS);
    await chat.chat.sweep();
    await chat.chat.idle();
    expect(await attachments()).toMatchObject([{ state: 'waiting', attempts: 2 }]);
    give = () => Promise.resolve({ bytes: PDF, name: 'receipt.pdf' });
    chat.clock.moveBy(20 * SECOND_MS);
    await chat.chat.sweep();
    await chat.chat.idle();
    expect(await attachments()).toMatchObject([{ state: 'stored', type: 'application/pdf' }]);
    expect(ada.everythingHeard()).toHaveLength(1);
  });

  it('is given up after a day, and the sender is asked to send it again', async () => {
    // A program of its own, since time does not run backwards for one that has sent something.
    const fetchFile = () => Promise.reject(new ChannelUnavailable('down'));
    const tomorrow = await openCounter(database.current, { channelName: 'tomorrow', channel: { fetchFile } });
    people += 1;
    const ada = tomorrow.person(`person ${people}`);
    await ada.sends(photo());
    tomorrow.clock.moveBy(DAY_MS + HOUR_MS);
    await tomorrow.chat.sweep();
    await tomorrow.chat.idle();
    expect(await attachments()).toMatchObject([{ state: 'lost', reason: 'not_fetched' }]);
    ada.hears(/^I couldn't get the file that you sent\./);
    await tomorrow.close();
  });

  it('says when it no longer has it', async () => {
    const ada = stranger();
    give = () => Promise.reject(new FileRefused('gone'));
    await ada.sends(photo());
    expect(await attachments()).toMatchObject([{ state: 'lost', reason: 'gone', attempts: 1 }]);
    ada.hears(/^I couldn't get the file that you sent\./);
  });

  it('may be left by a process that dies: another one begins anew', async () => {
    const ada = stranger();
    const [dying, begun] = [Promise.withResolvers<FetchedFile>(), Promise.withResolvers<void>()];
    give = () => {
      begun.resolve();
      return dying.promise;
    };
    void ada.sends(photo());
    await begun.promise;
    expect(await attachments()).toMatchObject([{ attempts: 1 }]);
    give = () => Promise.resolve({ bytes: JPEG });
    const clock = chat.clock.now().getTime() + 6 * 60 * SECOND_MS;
    const other = await openCounter(database.current, { now: new Date(clock), channel: { fetchFile: give } });
    await other.chat.sweep();
    await other.chat.idle();
    expect(await attachments()).toMatchObject([{ state: 'stored', attempts: 2 }]);
    await other.close();
    dying.reject(new FileRefused('too late'));
    await chat.chat.idle();
    expect(await attachments()).toMatchObject([{ state: 'stored' }]);
  });
});

describe('a file of ours', () => {
  it('goes along with the answer, read when it is sent', async () => {
    const ada = stranger();
    await ada.sends(photo());
    await ada.says('/why');
    expect(ada.heard().files).toMatchObject([{ kind: 'photo', name: 'IMG 1.jpg', mime: 'image/jpeg' }]);
    expect(Buffer.from(ada.heard().files![0]!.bytes).equals(JPEG)).toBe(true);
    const { rows } = await database.current.pool.query<{ files: string[] }>('select files from outbox_message where id = $1', [
      ada.heard().id,
    ]);
    expect(rows[0]!.files).toEqual((await attachments()).map(({ id }) => id));
  });
});

describe('time', () => {
  it('takes a file away with its message', async () => {
    const ada = stranger();
    await ada.sends(photo());
    for (let i = 0; i < 20; i += 1) await ada.says('hello');
    expect(await attachments()).toHaveLength(1);
    expect(await forgetMessagesJob(database.current).run(new Date(chat.clock.now().getTime() + 31 * DAY_MS))).toMatch(
      /, 1 files with them/,
    );
    expect(await attachments()).toEqual([]);
  });
});
