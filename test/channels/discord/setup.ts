import { afterEach } from 'vitest';
import { type DiscordOptions, discordChannel } from '../../../src/channels/discord/index.ts';
import { addressBook } from '../../../src/chat/addresses.ts';
import type { Channel } from '../../../src/chat/channel.ts';
import { menuOf } from '../../../src/chat/menu.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { OutboundForm, OutboundMessage } from '../../../src/chat/reply.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { LANGUAGES } from '../../../src/loyalty/index.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type DiscordServer, type DiscordServerOptions, startDiscordServer } from '../../helpers/discord-server.ts';

export const texts = loadTexts(LANGUAGES);
export const menu = () => ({ commands: menuOf(texts, LANGUAGES), defaultLanguage: 'nb' });

/** A Discord of our own and channels on it, with the real store for what they remember; all of them end with the test. */
export function useDiscord() {
  const database = useDatabase();
  const endings: (() => Promise<unknown>)[] = [];
  const logged: string[] = [];
  const log = createLog('trace', { write: (line) => logged.push(line) });
  const clock = movableClock();
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
    logged.length = 0;
    await database.current.pool.query('delete from channel_address');
  });
  return {
    clock,
    database,
    log,
    /** Every line that was logged, at any level. */
    logged: () => logged.join('\n'),
    async server(options: DiscordServerOptions = {}): Promise<DiscordServer> {
      const server = await startDiscordServer(options);
      endings.push(() => server.close());
      return server;
    },
    channel(server: Pick<DiscordServer, 'apiBase' | 'token' | 'applicationId'>, more: Partial<DiscordOptions> = {}): Channel {
      const channel = discordChannel({
        token: server.token,
        applicationId: server.applicationId,
        apiBase: server.apiBase,
        requestsPerSecond: 50,
        log,
        clock,
        addresses: addressBook(database.current, 'discord', clock),
        menu,
        renderForm: () => undefined,
        apology: () => 'Sorry, that did not reach us.',
        directChannels: async () => [],
        pauses: { firstPauseMs: 5, longestPauseMs: 40 },
        ...more,
      });
      endings.push(() => channel.stop());
      return channel;
    },
    atTheEnd: (end: () => Promise<unknown>) => endings.push(end),
  };
}

export const on = (channel: Channel) => () => channel.status().state === 'on';

export function anAnswer(
  to: Pick<Message, 'channelConversationId' | 'audience'>,
  text: string,
  more: Partial<OutboundMessage> = {},
): OutboundMessage {
  const { channelConversationId, audience } = to;
  return {
    id: newId(),
    conversation: { id: newId(), channelConversationId, audience },
    purpose: 'reply',
    language: 'en',
    text,
    buttons: [],
    ...more,
  };
}

export const buttons = (...labels: string[]) =>
  labels.map((label) => ({ label, token: `token-of-${label.replaceAll(' ', '-')}` }));

export const aForm: OutboundForm = {
  name: 'parcel',
  token: 'T'.repeat(36),
  title: 'Your parcel',
  openLabel: 'Tell us',
  submitLabel: 'Send',
  fields: [
    { name: 'number', label: 'Number of the parcel', required: true, kind: 'text', maxLength: 20 },
    { name: 'story', label: 'What happened?', required: false, kind: 'long_text', maxLength: 1_000, value: 'It was ...' },
    {
      name: 'wish',
      label: 'What shall we do?',
      required: true,
      kind: 'choice',
      options: [
        { value: 'new', label: 'Send it again' },
        { value: 'back', label: 'Money back' },
      ],
    },
  ],
};
