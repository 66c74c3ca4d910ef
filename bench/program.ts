import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_FLAGS } from '../bin/flags.js';

/** Of the bot of the benchmarks at Telegram. */
export const TOKEN = '666000:AAbench-token-of-no-value_0123456789';
/** What its webhook is called with. */
export const SECRET = 'bench-secret';

/** Starts Regulars on this port, with these settings beside those of the shell. */
export function startProgram(port: number, settings: Record<string, string>): ChildProcess {
  const env = { ...process.env, PORT: String(port), LOG_LEVEL: 'warn', ...settings };
  return spawn(process.execPath, [...NODE_FLAGS, 'src/main.ts'], { stdio: 'inherit', env });
}

/** Settings by which the program takes Telegram's messages on this port, from the Bot API at `apiRoot`. */
export const telegramByWebhook = (port: number, apiRoot: string) => ({
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  TELEGRAM_BOT_TOKEN: TOKEN,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_MODE: 'webhook',
  TELEGRAM_WEBHOOK_SECRET: SECRET,
});

/** @throws when the bot gives no answer of this kind within half a minute */
export async function untilAnswered(url: string, isReady: (response: Response) => boolean = () => true): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const response = await fetch(url).catch(() => undefined); // it is still starting
    if (response && isReady(response)) return;
    await sleep(100);
  }
  throw new Error('the bot did not start');
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
