import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bot, decodeUpdate } from '../../../src/channels/telegram/decode.ts';
import type { Content } from '../../../src/chat/message.ts';

const FIXTURES = new URL('../../fixtures/telegram/', import.meta.url);

const bot: Bot = { id: 666, username: 'RegularsTestBot', readsWholeGroups: false };

const fixture = (name: string): { about: string; update: unknown } =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));

const PRIVATE = { channelConversationId: '1001', audience: 'private' };
const GROUP = { channelConversationId: '-1001234567890', audience: 'public' };

const text = (words: string): Content => ({ kind: 'text', text: words });
const command = (name: string, argument = ''): Content => ({ kind: 'command', name, argument });

type Place = { channelConversationId: string; audience: string };

const MESSAGES: readonly [name: string, place: Place, content: Content][] = [
  ['text', PRIVATE, text('Hvor mange poeng har jeg?')],
  ['command', PRIVATE, command('start', 'LINK-7FQK')],
  ['command-for-us', PRIVATE, command('points', 'this year')],
  ['command-for-another-bot', PRIVATE, text('/points@SomeOtherBot')],
  ['slash-text', PRIVATE, text('/ or //?')],
  ['nul-and-surrogate', PRIVATE, text('poeng !')],
  ['voice', PRIVATE, { kind: 'attachment', media: 'voice' }],
  ['photo-with-caption', PRIVATE, { kind: 'attachment', media: 'photo', caption: 'It came like this' }],
  ['animation', PRIVATE, { kind: 'attachment', media: 'video' }],
  ['document', PRIVATE, { kind: 'attachment', media: 'document' }],
  ['sticker', PRIVATE, { kind: 'attachment', media: 'sticker' }],
  ['venue', PRIVATE, { kind: 'attachment', media: 'location' }],
  ['contact', PRIVATE, { kind: 'attachment', media: 'contact' }],
  ['poll', PRIVATE, { kind: 'attachment', media: 'other' }],
  ['group-command', GROUP, command('points')],
  ['group-plain-command', GROUP, command('points')],
  ['group-mention', GROUP, text('Hey   how do points work?')],
  ['group-mention-command', GROUP, command('help')],
  ['group-reply', GROUP, text('and when do they expire?')],
  ['group-photo-mention', GROUP, { kind: 'attachment', media: 'photo' }],
  ['group-topic', { ...GROUP, channelConversationId: '-1001234567890:45' }, command('help')],
];

const NOTHING = [
  'bot-author',
  'own-message',
  'anonymous-admin',
  'edited',
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

  it('has a row here for every fixture', () => {
    const known = [
      ...MESSAGES.map(([name]) => name),
      ...NOTHING,
      ...PRESSES,
      ...OTHER_PRESSES,
      'button-in-group',
      'blocked',
      'unblocked',
    ];
    expect(readdirSync(FIXTURES).toSorted()).toEqual(known.map((name) => `${name}.json`).toSorted());
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
        expect(decoded.message.key).toMatch(/^telegram:666:(-?\d+:-?\d+|cb:[\w-]{1,64})$/);
        expect(decoded.message.channelConversationId).toMatch(/^-?\d+(:-?\d+)?$/);
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
