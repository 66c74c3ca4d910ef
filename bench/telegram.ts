import { spawn } from 'node:child_process';
import { startPlatform } from './platform.ts';
import { SECRET, startProgram, TOKEN, telegramByWebhook } from './program.ts';
import { type BesideEcho, besideEcho } from './rounds.ts';

const WORDS = 'how many points do I have?';
const CHATS = 200;
const FIRST_CHAT = 1_000;

/**
 * Messages per second, and processor time per message, of a balance answer with everything stored, beside a bare grammY echo bot
 * that stores nothing: both by webhook on the same fake Bot API, with 200 chats that each send their next message when they
 * have got their answer. Rounds alternate; medians. The fake API, the customers and the database share the machine's two cores with them.
 */
export async function benchTelegram(): Promise<BesideEcho> {
  const platform = await startPlatform({ token: TOKEN, secret: SECRET, chats: CHATS, firstChat: FIRST_CHAT, words: WORDS });
  return besideEcho({
    platform,
    regulars: { channel: 'telegram', userIds: Array.from({ length: CHATS }, (_, at) => String(FIRST_CHAT + at)) },
    echo: {
      start: (port) =>
        spawn(process.execPath, ['bench/echo-bot.ts', platform.root, TOKEN, SECRET, String(port)], { stdio: 'inherit' }),
      path: '/',
      isRight: (text) => text === WORDS,
    },
    ours: {
      start: (port, dataDir) => startProgram(port, { DATA_DIR: dataDir, ...telegramByWebhook(port, platform.root) }),
      path: '/webhooks/telegram',
      isRight: (text) => text.startsWith('You have 1,200 points'),
    },
  });
}
