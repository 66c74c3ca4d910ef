import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInteraction, decodeMessage } from '../../../src/channels/discord/decode.ts';

/** Envelopes in the shape that Discord's documentation gives them, and what they say. */
const FIXTURES = new URL('../../fixtures/discord/', import.meta.url);
const bot = { id: '900000000000000001' };

type Fixture = { event: 'MESSAGE_CREATE' | 'INTERACTION_CREATE'; envelope: unknown; decoded: object };

describe("reading Discord's envelopes", () => {
  it.each(readdirSync(FIXTURES))('%s', (name) => {
    const { event, envelope, decoded } = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as Fixture;
    const found = event === 'MESSAGE_CREATE' ? decodeMessage(envelope, bot) : decodeInteraction(envelope);
    expect(found).toEqual(decoded);
  });

  const direct = {
    id: '900000000000000010',
    channel_id: '900000000000000020',
    channel_type: 1,
    author: { id: '900000000000000030' },
  };

  it.each([
    ['its own message', { ...direct, author: { id: bot.id }, content: 'x' }],
    ['another bot', { ...direct, author: { ...direct.author, bot: true }, content: 'x' }],
    ['the system', { ...direct, author: { ...direct.author, system: true }, content: 'x' }],
    ['a message of the system', { ...direct, type: 7, content: '' }],
    ['a group of friends', { ...direct, channel_type: 3, content: 'x' }],
    ['nothing at all', { ...direct, content: '' }],
    ['a message in a server that names nobody', { ...direct, guild_id: '1', channel_type: 0, content: 'x', mentions: [] }],
    [
      'a reply to us whose words are kept from us',
      { ...direct, guild_id: '1', content: '', mentions: [], referenced_message: { author: bot } },
    ],
  ])('is silent about %s', (_, envelope) => {
    expect(decodeMessage(envelope, bot).kind).toBe('nothing');
  });

  it.each([
    ['a sticker', { sticker_items: [{}], content: '' }, { media: 'sticker' }],
    ['a message of somebody else that is passed on', { message_snapshots: [{}], content: '' }, { media: 'other' }],
    [
      'a spoken message',
      { flags: 8_192, content: '', attachments: [{ id: '900000000000000040', content_type: 'audio/ogg' }] },
      { media: 'voice' },
    ],
    ['a film', { content: 'look', attachments: [{ id: 'x', content_type: 'video/mp4' }] }, { media: 'video', caption: 'look' }],
  ])('knows %s', (_, more, content) => {
    expect(decodeMessage({ ...direct, ...more }, bot)).toMatchObject({
      messages: [{ content: { kind: 'attachment', ...content } }],
    });
  });

  it('takes what cannot be stored out of a text', () => {
    expect(decodeMessage({ ...direct, content: 'a\u0000b\uD800' }, bot)).toMatchObject({
      messages: [{ content: { text: 'ab' } }],
    });
  });

  it('never fails, whatever it is given', () => {
    const anything = fc.anything({ maxDepth: 4 });
    const nearly = fc.record({
      id: fc.oneof(anything, fc.constant('900000000000000010')),
      token: fc.oneof(anything, fc.constant('abc')),
      type: fc.oneof(anything, fc.integer({ min: 0, max: 6 })),
      channel_id: fc.constant('900000000000000020'),
      channel: anything,
      author: fc.oneof(anything, fc.constant({ id: '900000000000000030' })),
      user: fc.constant({ id: '900000000000000030' }),
      member: anything,
      data: fc.oneof(
        anything,
        fc.record({ custom_id: fc.string(), component_type: fc.integer(), values: anything, components: anything }),
      ),
      content: fc.oneof(anything, fc.string()),
      mentions: anything,
      attachments: anything,
      message: anything,
    });
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (envelope) => {
        decodeMessage(envelope, bot);
        decodeInteraction(envelope);
      }),
    );
  });
});
