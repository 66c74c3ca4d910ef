import { afterEach } from 'vitest';
import { type TelegramOptions, telegramChannel } from '../../../src/channels/telegram/index.ts';
import type { AddressBook, Channel } from '../../../src/chat/channel.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import { createLog } from '../../../src/shared/log.ts';
import { type BotApi, type BotApiOptions, startBotApi } from '../../helpers/bot-api.ts';

type More = Partial<Omit<TelegramOptions, 'mode' | 'webhookSecret' | 'publicUrl'>>;

/** A Bot API server and channels on it; all of them end with the test. */
export function useTelegram() {
  const addresses = anAddressBook();
  const endings: (() => Promise<unknown>)[] = [];
  const logged: string[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
    logged.length = 0;
    addresses.forget();
  });
  const log = createLog('trace', { write: (line) => logged.push(line) });

  const common = {
    log,
    clock: systemClock,
    addresses,
    pauses: { firstPauseMs: 5, longestPauseMs: 40 },
    pollSeconds: 5,
    answerWithinMs: 500,
  };

  return {
    log,
    addresses,
    /** Every line that was logged, at any level. */
    logged: () => logged.join('\n'),
    async botApi(options: BotApiOptions = {}): Promise<BotApi> {
      const api = await startBotApi(options);
      endings.push(() => api.close());
      return api;
    },
    pollingChannel(api: Pick<BotApi, 'root' | 'token'>, more: More = {}) {
      const channel = telegramChannel({ ...common, token: api.token, apiRoot: api.root, mode: 'polling', ...more });
      endings.push(() => channel.stop());
      return channel;
    },
    webhookChannel(api: Pick<BotApi, 'root' | 'token'>, publicUrl: string, more: More = {}) {
      const webhook = { mode: 'webhook', webhookSecret: SECRET, publicUrl } as const;
      const channel = telegramChannel({ ...common, token: api.token, apiRoot: api.root, ...webhook, ...more });
      endings.push(() => channel.stop());
      return channel;
    },
    atTheEnd: (end: () => Promise<unknown>) => endings.push(end),
  };
}

/** What the core keeps in its table; `test/chat` tries that. */
function anAddressBook(): Pick<AddressBook, 'save' | 'find'> & { forget(): void } {
  const kept = new Map<string, { address: unknown; expiresAt: Date | undefined }>();
  return {
    forget: () => kept.clear(),
    save: async (key, address, expiresAt) => void kept.set(key, { address, expiresAt }),
    async find(key) {
      const { address, expiresAt } = kept.get(key) ?? {};
      return expiresAt === undefined || expiresAt > systemClock.now() ? address : undefined;
    },
  };
}

export const SECRET = 'a-secret_of-the-webhook';

/** Resolves when the channel's status is this; looked at after everything that happens at the platform, and often. */
export async function statusOf(channel: Channel, state: ReturnType<Channel['status']>['state']): Promise<string> {
  const giveUpAt = Date.now() + 10_000;
  while (channel.status().state !== state) {
    if (Date.now() > giveUpAt) throw new Error(`the channel is ${JSON.stringify(channel.status())}, not ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return channel.status().detail;
}
