import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { TEAMS_PATH, type TeamsChannel, type TeamsOptions, teamsChannel } from '../../../src/channels/teams/index.ts';
import { addressBook } from '../../../src/chat/addresses.ts';
import type { Channel } from '../../../src/chat/channel.ts';
import { serveWebhooks } from '../../../src/http/index.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import { createLog } from '../../../src/shared/log.ts';
import { type BotConnector, startBotConnector } from '../../helpers/bot-connector.ts';
import { useDatabase } from '../../helpers/database.ts';
import { anIntake } from '../telegram/intake.ts';

export { anAnswer, anIntake } from '../telegram/intake.ts';

/** A Bot Connector and channels on it, with their addresses in the database; all of them end with the test. */
export function useTeams() {
  const database = useDatabase();
  const endings: (() => Promise<unknown>)[] = [];
  const logged: string[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
    logged.length = 0;
  });
  const log = createLog('trace', { write: (line) => logged.push(line) });

  function channelOn(connector: BotConnector, more: Partial<TeamsOptions> = {}) {
    const channel = teamsChannel({
      app: { id: connector.appId, password: connector.password, tenantId: undefined },
      openIdMetadataUrl: connector.openIdMetadataUrl,
      loginUrl: connector.loginUrl,
      messagesPerSecond: 50,
      addresses: addressBook(database.current, 'teams', systemClock),
      texts: (language, key) => `${key} in ${language}`,
      isHandled: async () => false,
      log,
      clock: systemClock,
      answerWithinMs: 500,
      pauses: { firstPauseMs: 5, longestPauseMs: 40 },
      ...more,
    });
    endings.push(() => channel.stop());
    return channel;
  }

  async function botConnector(): Promise<BotConnector> {
    const connector = await startBotConnector();
    endings.push(() => connector.close());
    return connector;
  }

  return {
    database,
    log,
    /** Every line that was logged, at any level. */
    logged: () => logged.join('\n'),
    botConnector,
    channelOn,
    atTheEnd: (end: () => Promise<unknown>) => endings.push(end),
    /** A channel behind a real server, as the program mounts it, that is open. */
    async start(more: Partial<TeamsOptions> = {}) {
      const connector = await botConnector();
      const intake = anIntake();
      const channel = channelOn(connector, more);
      const { server, url } = await listen(channel);
      endings.push(() => new Promise((resolve) => server.close(resolve)));
      endings.push(async () => server.closeAllConnections());
      connector.connect(url);
      await channel.start(intake.accept);
      /** Sends what the intake answered to the last message, as the core would. */
      const sendAnswer = async () => {
        const message = intake.stored.at(-1)!;
        const [accepted] = await intake.accept([message]);
        const answer = await accepted!.answerInResponse(0);
        return channel.send({ ...answer!, answers: accepted!.inboundId });
      };
      return { connector, intake, channel, url, sendAnswer, ada: connector.customer() };
    },
  };
}

/** As the program serves it. */
async function listen({ webhook }: TeamsChannel): Promise<{ server: Server; url: string }> {
  const pages: RequestListener = (_, response) => response.writeHead(404).end();
  const listener = serveWebhooks([{ path: TEAMS_PATH, ...webhook }], pages, { clock: systemClock, log: createLog('silent') });
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${TEAMS_PATH}` };
}

/** Resolves when the channel's status is this. */
export async function statusOf(channel: Channel, state: ReturnType<Channel['status']>['state']): Promise<string> {
  const giveUpAt = Date.now() + 10_000;
  while (channel.status().state !== state) {
    if (Date.now() > giveUpAt) throw new Error(`the channel is ${JSON.stringify(channel.status())}, not ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return channel.status().detail;
}
