import { type DiscordServer, type Place, startDiscordServer } from '../helpers/discord-server.ts';
import type { Person, Row, Seen } from './stage.ts';

const SEND = 'POST /channels/:id/messages';

/** Discord: a gateway in, REST out. */
export const discord: Row = {
  channel: 'discord',
  lacks: {},
  longest: 2_000,
  async play(ends) {
    const server = await startDiscordServer();
    ends.defer(() => server.close());
    const { token, applicationId, apiBase } = server;
    return {
      config: { discord: { token, applicationId, apiBase, guildId: undefined, shards: undefined, requestsPerSecond: 50 } },
      connected: () => server.until(() => server.gateway.open() > 0, 'the gateway is open'),
      person: async (name) => toPerson(server, server.person(name).direct, 'direct'),
      inPublic: async (name) => toPerson(server, server.person(name).in(), 'public'),
      redeliver: async () => server.redeliver(),
      echo: async (name) => echo(server, name),
      fault(fault) {
        if (fault.kind === 'wait') server.fault({ route: SEND, status: 429, retryAfter: fault.ms / 1_000 });
        else if (fault.kind === 'unreachable')
          server.fault({ route: SEND, status: 403, code: 50_007, message: 'Cannot send messages to this user' });
        else server.fault({ route: SEND, drop: 'after' });
      },
    };
  },
};

/** The gateway tells a bot of its own messages too. */
function echo(server: DiscordServer, name: string): void {
  const { directChannelId, direct } = server.person(name);
  const { id, content } = direct.heard().at(-1)!;
  server.dispatch('MESSAGE_CREATE', {
    id,
    channel_id: directChannelId,
    channel_type: 1,
    author: { ...server.bot, bot: true },
    content,
    timestamp: new Date().toISOString(),
    type: 0,
    mentions: [],
    attachments: [],
    embeds: [],
  });
}

function toPerson(server: DiscordServer, place: Place, where: 'direct' | 'public'): Person {
  const seen = (): Seen[] =>
    (where === 'direct' ? place.heard() : place.public()).map(({ text, buttons, choices }) => ({
      text,
      buttons: [...buttons, ...choices].map(({ label }) => label),
    }));
  return {
    channelConversationId: place.channelId,
    async says(text) {
      if (where === 'direct') place.say(text);
      else place.mention(text);
    },
    presses: async (label) => place.press(label),
    async fills({ open }, values) {
      const shown = place.windows().length;
      place.press(open);
      await server.until(() => place.windows().length > shown, 'the window is open');
      place.submit(values);
    },
    async sendsPhoto(bytes, caption) {
      place.say(caption, { files: [{ name: 'cups.png', mime: 'image/png', bytes }] });
    },
    pictures: () => place.heard().flatMap(({ files }) => files).length,
    forges: async (token) => place.forge(token),
    seen,
  };
}
