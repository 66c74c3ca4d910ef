import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bot, decodeUpdate } from '../../../src/channels/telegram/decode.ts';
import type { Content, FileRef } from '../../../src/chat/message.ts';

const FIXTURES = new URL('../../fixtures/telegram/', import.meta.url);

const bot: Bot = { id: 666, username: 'RegularsTestBot', readsWholeGroups: false };

const fixture = (name: string): { about: string; update: unknown } =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));

const PRIVATE = { channelConversationId: '1001', audience: 'private' };
const GROUP = { channelConversationId: '-1001234567890', audience: 'public' };

const text = (words: string): Content => ({ kind: 'text', text: words });
const command = (name: string, argument = ''): Content => ({ kind: 'command', name, argument });

const SOME_FILE: FileRef = { ref: 'AwACAgQ' };
const PHOTO: FileRef = { ref: 'AgACAgQ-large', bytes: 84_312 };
const RECEIPT: FileRef = { ref: 'AwACAgQ', name: 'receipt.pdf', mime: 'application/pdf', bytes: 48_213 };

type Place = { channelConversationId: string; audience: string };

const MESSAGES: readonly [name: string, place: Place, content: Content][] = [
  ['text', PRIVATE, text('Hvor mange poeng har jeg?')],
  ['command', PRIVATE, command('start', 'LINK-7FQK')],
  ['command-for-us', PRIVATE, command('points', 'this year')],
  ['command-for-another-bot', PRIVATE, text('/points@SomeOtherBot')],
  ['slash-text', PRIVATE, text('/ or //?')],
  ['nul-and-surrogate', PRIVATE, text('poeng !')],
  ['voice', PRIVATE, { kind: 'attachment', media: 'voice', file: { ...SOME_FILE, mime: 'audio/ogg' } }],
  ['photo-with-caption', PRIVATE, { kind: 'attachment', media: 'photo', caption: 'It came like this', file: PHOTO }],
  ['live-photo', PRIVATE, { kind: 'attachment', media: 'photo', file: PHOTO }],
  ['animation', PRIVATE, { kind: 'attachment', media: 'video', file: SOME_FILE }],
  ['document', PRIVATE, { kind: 'attachment', media: 'document', file: RECEIPT }],
  ['sticker', PRIVATE, { kind: 'attachment', media: 'sticker', file: SOME_FILE }],
  ['venue', PRIVATE, { kind: 'attachment', media: 'location' }],
  ['contact', PRIVATE, { kind: 'attachment', media: 'contact' }],
  ['poll', PRIVATE, { kind: 'attachment', media: 'other' }],
  ['group-command', GROUP, command('points')],
  ['group-plain-command', GROUP, command('points')],
  ['group-mention', GROUP, text('Hey   how do points work?')],
  ['group-mention-command', GROUP, command('help')],
  ['group-reply', GROUP, text('and when do they expire?')],
  ['group-photo-mention', GROUP, { kind: 'attachment', media: 'photo', file: SOME_FILE }],
  ['group-start', GROUP, command('start', 'poster_Ulefoss-7')],
  ['group-topic', { ...GROUP, channelConversationId: '-1001234567890:45' }, command('help')],
];

const ALONE: readonly [name: string, channelConversationId: string, content: Content][] = [
  ['ephemeral-command', '-1001234567890/1001', command('points')],
  ['ephemeral-reply', '-1001234567890/1001', text('and when do they expire?')],
  ['ephemeral-in-topic', '-1001234567890:45/1001', command('points')],
];

const EDITS: readonly [name: string, content: Content][] = [
  ['edited', command('points')],
  ['edited-caption', { kind: 'attachment', media: 'photo', caption: 'It came like this, on Monday', file: PHOTO }],
];

const MOVES = ['migrated-to', 'migrated-from'];

const NOTHING = [
  'bot-author',
  'own-message',
  'anonymous-admin',
  'edited-location',
  'channel-post',
  'service-joined',
  'service-pinned',
  'group-chatter',
  'group-command-for-another-bot',
  'group-longer-name',
  'group-reply-to-another',
  'added-to-group',
];

const PRESSES = ['button', 'button-on-old-message', 'button-from-stand-in'];
const OTHER_PRESSES = ['button-inline', 'button-game'];

describe('decoding an update of Telegram', () => {
  it.each(MESSAGES)('reads %s', (name, place, content) => {
    const decoded = decodeUpdate(fixture(name).update, bot);
    const chatId = place.channelConversationId.split(':')[0];
    expect(decoded).toEqual({
      kind: 'message',
      message: {
        key: `telegram:666:${chatId}:5`,
        channel: 'telegram',
        ...place,
        channelUserId: '1001',
        displayName: 'Ada Lovelace',
        languageHint: 'nb',
        content,
      },
    });
  });

  it.each(NOTHING)('keeps %s to itself', (name) => {
    expect(decodeUpdate(fixture(name).update, bot)).toMatchObject({ kind: 'nothing' });
  });

  it.each(PRESSES)('reads a pressed %s by its token', (name) => {
    const decoded = decodeUpdate(fixture(name).update, bot);
    const { id } = (fixture(name).update as { callback_query: { id: string } }).callback_query;
    expect(decoded).toMatchObject({
      kind: 'message',
      callbackQueryId: id,
      message: {
        key: `telegram:666:cb:${id}`,
        ...PRIVATE,
        channelUserId: '1001',
        content: { kind: 'button', token: 'AbC-123_x' },
      },
    });
  });

  it.each(OTHER_PRESSES)('asks to answer %s, which says nothing to us', (name) => {
    expect(decodeUpdate(fixture(name).update, bot)).toMatchObject({ kind: 'nothing', callbackQueryId: expect.any(String) });
  });

  it('knows who pressed in a group', () => {
    expect(decodeUpdate(fixture('button-in-group').update, bot)).toMatchObject({
      message: { ...GROUP, channelUserId: '1002', displayName: 'Grace', content: { kind: 'button', token: 'AbC-123_x' } },
    });
  });

  it.each(ALONE)('reads %s as said between the two of us, with the way back', (name, channelConversationId, content) => {
    expect(decodeUpdate(fixture(name).update, bot)).toEqual({
      kind: 'message',
      message: {
        key: 'telegram:666:-1001234567890:1001:e31:1795000000',
        channel: 'telegram',
        channelConversationId,
        audience: 'private',
        isAside: true,
        channelUserId: '1001',
        displayName: 'Ada Lovelace',
        languageHint: 'nb',
        content,
      },
      wayBack: { ephemeralMessageId: 31 },
    });
  });

  it('reads a press below what only one person sees as said between the two of us', () => {
    expect(decodeUpdate(fixture('button-alone').update, bot)).toMatchObject({
      message: { channelConversationId: '-1001234567890/1001', audience: 'private', isAside: true, channelUserId: '1001' },
      callbackQueryId: '4382bfdwdsb323b2d9',
      wayBack: { callbackQueryId: '4382bfdwdsb323b2d9' },
    });
  });

  it.each(EDITS)('reads what %s says now, under the key of the message', (name, content) => {
    expect(decodeUpdate(fixture(name).update, bot)).toEqual({ kind: 'edit', key: 'telegram:666:1001:5', content });
  });

  it.each(MOVES)('reads from %s where a group went', (name) => {
    expect(decodeUpdate(fixture(name).update, bot)).toEqual({ kind: 'moved', from: '-4321', to: '-1001234567890' });
  });

  it('brings whatever a link to the bot carries, in private and in a group', () => {
    const payload = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    fc.assert(
      fc.property(payload, fc.constantFrom('command', 'group-start'), (carried, name) => {
        const { update } = fixture(name) as { update: { message: { text: string } } };
        update.message.text = update.message.text.replace(/ .*/, ` ${carried}`);
        expect(decodeUpdate(update, bot)).toMatchObject({ message: { content: command('start', carried) } });
      }),
    );
  });

  it('tells who blocked the bot and who took that back', () => {
    const about = { kind: 'reachability', channelUserId: '1001' };
    expect(decodeUpdate(fixture('blocked').update, bot)).toEqual({ ...about, reachability: 'blocked' });
    expect(decodeUpdate(fixture('unblocked').update, bot)).toEqual({ ...about, reachability: 'reachable' });
  });

  it('leaves a command that names no bot to others where it reads the whole group', () => {
    const curious = { ...bot, readsWholeGroups: true };
    expect(decodeUpdate(fixture('group-plain-command').update, curious)).toMatchObject({ kind: 'nothing' });
    expect(decodeUpdate(fixture('group-command').update, curious)).toMatchObject({ kind: 'message' });
  });

  it('takes for a reply nothing that is merely said in a topic which the bot began', () => {
    const { update } = fixture('group-reply') as { update: { message: { reply_to_message: Record<string, unknown> } } };
    expect(decodeUpdate(update, bot)).toMatchObject({ kind: 'message' });
    update.message.reply_to_message.forum_topic_created = { name: 'Service', icon_color: 7_322_096 };
    expect(decodeUpdate(update, bot)).toMatchObject({ kind: 'nothing', reason: 'not meant for us' });
  });

  it('has a row here for every fixture', () => {
    const known = [
      ...MESSAGES.map(([name]) => name),
      ...ALONE.map(([name]) => name),
      ...EDITS.map(([name]) => name),
      ...MOVES,
      'button-alone',
      ...NOTHING,
      ...PRESSES,
      ...OTHER_PRESSES,
      'button-in-group',
      'blocked',
      'unblocked',
    ];
    expect(readdirSync(FIXTURES).toSorted()).toEqual(known.map((name) => `${name}.json`).toSorted());
  });

  it.each(['text', 'photo-with-caption', 'button', 'edited', 'blocked'])(
    'reads %s alike where what is not there is written as null',
    (name) => {
      const { update } = fixture(name) as { update: Record<string, Record<string, unknown>> };
      const absent = { message: null, edited_message: null, callback_query: null, my_chat_member: null };
      const none = {
        sender_chat: null,
        voice: null,
        location: null,
        migrate_to_chat_id: null,
        caption: null,
        is_topic_message: null,
      };
      const filled = Object.entries(update).map(([key, value]) => [
        key,
        typeof value === 'object' ? { ...none, ...value } : value,
      ]);
      expect(decodeUpdate({ ...absent, ...Object.fromEntries(filled) }, bot)).toEqual(decodeUpdate(update, bot));
    },
  );

  it('never answers itself, also where nobody says that it is a bot', () => {
    const { update } = fixture('own-message') as { update: { message: { from: Record<string, unknown> } } };
    delete update.message.from.is_bot;
    expect(update.message.from.id).toBe(bot.id);
    expect(decodeUpdate(update, bot)).toMatchObject({ kind: 'nothing' });
  });

  it('makes nothing of anything else, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (update) => {
        expect(decodeUpdate(update, bot)).toMatchObject({ kind: 'nothing' });
      }),
    );
  });

  it('bears any value in any place of a real update', () => {
    const updates = readdirSync(FIXTURES).map((name) => fixture(name.replace('.json', '')).update);
    fc.assert(
      fc.property(fc.constantFrom(...updates), fc.nat(), fc.jsonValue(), (update, seed, value) => {
        const decoded = decodeUpdate(replaceOne(update, seed, value), bot);
        if (decoded.kind !== 'message') return;
        expect(decoded.message.key).toMatch(/^telegram:666:(-?\d+:-?\d+|-?\d+:-?\d+:e-?\d+:-?\d+|cb:[\w-]{1,64})$/);
        expect(decoded.message.channelConversationId).toMatch(/^-?\d+(:-?\d+)?(\/-?\d+)?$/);
        expect(JSON.stringify(decoded.message)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** A copy in which one of the values, chosen by `seed`, is another. */
function replaceOne(update: unknown, seed: number, value: unknown): unknown {
  const copy = structuredClone(update);
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (holder: Record<string, unknown>) => {
    for (const [key, held] of Object.entries(holder)) {
      places.push([holder, key]);
      if (typeof held === 'object' && held !== null) visit(held as Record<string, unknown>);
    }
  };
  visit(copy as Record<string, unknown>);
  const [holder, key] = places[seed % places.length]!;
  holder[key] = value;
  return copy;
}
