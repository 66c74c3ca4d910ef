import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeActivity } from '../../../src/channels/teams/decode.ts';
import type { Content } from '../../../src/chat/message.ts';

const FIXTURES = new URL('../../fixtures/teams/', import.meta.url);

const fixture = (name: string): { about: string; activity: Record<string, unknown> } =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));

const decode = (name: string) => decodeActivity(fixture(name).activity);

const PRIVATE = { channelConversationId: 'a:1ada', audience: 'private' };
const GROUP = { channelConversationId: '19:group@thread.v2', audience: 'public' };
const THREAD = { channelConversationId: '19:team@thread.tacv2;messageid=1700000000001', audience: 'public' };

const text = (words: string): Content => ({ kind: 'text', text: words });
const command = (name: string, argument = ''): Content => ({ kind: 'command', name, argument });
const button: Content = { kind: 'button', token: 'token-1' };

type Place = { channelConversationId: string; audience: string };

const MESSAGES: readonly [name: string, place: Place, ...contents: Content[]][] = [
  ['text', PRIVATE, text('hello')],
  ['command', PRIVATE, command('start', 'ref-42')],
  ['menu-command', PRIVATE, command('points')],
  ['no-break-space', PRIVATE, text('how many points?')],
  ['locale-of-client', PRIVATE, text('hello')],
  ['html-copy', PRIVATE, text('my parcel Line')],
  [
    'photo',
    PRIVATE,
    {
      kind: 'attachment',
      media: 'photo',
      caption: 'It came like this',
      file: { ref: 'service:http://127.0.0.1:3978/_connector/v3/attachments/1/views/original' },
    },
  ],
  [
    'photo-elsewhere',
    PRIVATE,
    {
      kind: 'attachment',
      media: 'photo',
      file: { ref: 'elsewhere:http://127.0.0.1:9999/p.png', name: 'photo.png', mime: 'image/png' },
    },
  ],
  [
    'files',
    PRIVATE,
    {
      kind: 'attachment',
      media: 'document',
      caption: 'The receipt and a picture',
      file: { ref: 'download:https://granlia.sharepoint.com/download/1', name: 'receipt.pdf' },
    },
    { kind: 'attachment', media: 'photo', file: { ref: 'download:https://granlia.sharepoint.com/download/2', name: 'cup.JPG' } },
  ],
  ['shared-card', PRIVATE, { kind: 'attachment', media: 'other' }],
  ['submit', PRIVATE, button],
  ['execute', PRIVATE, button],
  ['form', PRIVATE, { kind: 'form', token: 'token-2', values: { email: 'ada@example.com', count: '3', agree: 'true' } }],
  ['installed', PRIVATE, command('start')],
  ['group-mention', GROUP, text('how do points work?')],
  ['group-two-mentions', GROUP, text('can Line join?')],
  ['group-mention-split', GROUP, text('points?')],
  ['group-execute', GROUP, button],
  ['installed-in-group', GROUP, command('start')],
  ['channel-mention', THREAD, text('how do points work?')],
];

const NOTHING = [
  'member-added',
  'execute-automatic',
  'execute-foreign',
  'task-fetch',
  'group-chatter',
  'group-mention-of-another',
  'group-bare-mention',
  'removed',
  'removed-from-group',
  'upgraded',
  'installed-in-team',
  'own-message',
  'another-bot',
  'bot-by-role',
  'reaction',
  'edited',
  'typing',
  'without-conversation-type',
  'empty',
  'no-id',
];

describe('what Teams sends', () => {
  it.each(MESSAGES)('is read: %s', (name, place, ...contents) => {
    const { messages } = decode(name);
    expect(messages).toMatchObject(contents.map(() => ({ ...place, channel: 'teams', channelUserId: '29:1ada' })));
    expect(messages.map(({ content }) => content)).toEqual(contents);
  });

  it.each(NOTHING)('is nothing to us: %s', (name) => {
    expect(decode(name)).toMatchObject({ messages: [], reason: expect.any(String) });
  });

  it('is in the two lists', () => {
    const names = readdirSync(FIXTURES).map((file) => file.replace('.json', ''));
    expect([...MESSAGES.map(([name]) => name), ...NOTHING].toSorted()).toEqual(names.toSorted());
  });

  it('has the same key whenever it comes, one for each file, and another in another conversation', () => {
    const { activity } = fixture('files');
    const keys = decodeActivity(activity).messages.map(({ key }) => key);
    expect(keys).toEqual([`teams:a:1ada:${activity.id}`, `teams:a:1ada:${activity.id}:1`]);
    expect(decodeActivity(structuredClone(activity)).messages.map(({ key }) => key)).toEqual(keys);
    expect(decode('group-execute').messages[0]!.key).not.toBe(decode('execute').messages[0]!.key);
  });

  it('names the person and a language', () => {
    expect(decode('text').messages[0]).toMatchObject({ displayName: 'Ada Berg', languageHint: 'en-US' });
    expect(decode('locale-of-client').messages[0]).toMatchObject({ languageHint: 'nb-NO' });
  });

  it('says where to write, whatever it says besides', () => {
    const place = { serviceUrl: 'http://127.0.0.1:3978/_connector', tenantId: 'tenant-1', botId: '28:bot-1' };
    for (const name of ['text', 'member-added', 'reaction', 'installed'])
      expect(decode(name).place, name).toEqual({ ...place, conversationId: 'a:1ada', kind: 'personal', userId: '29:1ada' });
    expect(decode('group-chatter').place).toEqual({ ...place, conversationId: '19:group@thread.v2', kind: 'groupChat' });
    expect(decode('own-message').place).toBeUndefined();
  });

  it('tells whether a person can be reached, where that is about one person', () => {
    expect(decode('installed').reachability).toEqual({ channelUserId: '29:1ada', reachability: 'reachable' });
    expect(decode('removed').reachability).toEqual({ channelUserId: '29:1ada', reachability: 'blocked' });
    for (const name of ['removed-from-group', 'upgraded', 'text']) expect(decode(name).reachability).toBeUndefined();
  });

  it('names the card whose button was pressed', () => {
    expect(decode('execute')).toMatchObject({ isInvoke: true, pressed: { activityId: '1795360382849', language: 'nb' } });
    expect(decode('submit')).toMatchObject({ isInvoke: false, pressed: { activityId: '1795360382849', language: 'nb' } });
  });

  const inGroup = (said: string, mention: Record<string, unknown>) =>
    decodeActivity({
      ...fixture('group-mention').activity,
      text: said,
      entities: [{ type: 'mention', mentioned: { id: '28:bot-1', name: 'Granlia' }, ...mention }],
    }).messages.map(({ content }) => content);

  it.each([
    ['<at id="0">Granlia</at>&nbsp;points', {}],
    ['<at>granlia</at> points', { text: '<at id="0">Granlia</at>' }],
    ['<AT>Granlia</AT> points', { text: '<at>Granlia</at>' }],
    ['points <at> Granlia </at>', { text: 5 }],
  ])('is said to us however the mention is written: %s', (said, mention) => {
    expect(inGroup(said, mention)).toEqual([command('points')]);
  });

  it('keeps the words of a message that brings along a value which is none of ours', () => {
    const { activity } = fixture('text');
    for (const value of [{ action: 'theirs' }, 'text', null])
      expect(decodeActivity({ ...activity, value }).messages).toMatchObject([{ content: text('hello') }]);
    expect(decodeActivity({ ...activity, text: undefined, value: { action: 'theirs' } }).messages).toEqual([]);
  });

  it('takes for private what says only that it is no group', () => {
    const { activity } = fixture('without-conversation-type');
    const kindAt = (conversation: Record<string, unknown>) =>
      decodeActivity({ ...activity, conversation: { id: 'a:1ada', ...conversation } }).place?.kind;
    expect(kindAt({ isGroup: false })).toBe('personal');
    expect(kindAt({ isGroup: true, conversationType: null })).toBe('groupChat');
    expect(kindAt({ isGroup: false, conversationType: 'meeting' })).toBeUndefined();
    expect(kindAt({})).toBeUndefined();
  });

  it('is read without a fault, whatever it is', () => {
    const shapes = MESSAGES.map(([name]) => fixture(name).activity);
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.constantFrom(...new Set(shapes.flatMap((shape) => Object.keys(shape)))),
        fc.anything(),
        (shape, field, value) => {
          decodeActivity({ ...shape, [field]: value });
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.anything(), (value) => void decodeActivity(value)));
  });
});
