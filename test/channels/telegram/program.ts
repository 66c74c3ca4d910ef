import { onTestFinished } from 'vitest';
import { onStage, type Stage } from '../../contracts/stage.ts';
import { type BotApi, startBotApi } from '../../helpers/bot-api.ts';
import { freePort } from '../../helpers/program.ts';

/** The real program, and the Bot API that it talks to. */
export async function program(mode: 'polling' | 'webhook'): Promise<{ api: BotApi; stage: Stage }> {
  const port = mode === 'webhook' ? await freePort() : 0;
  const api = await startBotApi();
  onTestFinished(() => api.close());
  const shared = { token: api.token, apiRoot: api.root, messagesPerSecond: 30 };
  const webhook = { webhookSecret: 'a-secret', publicUrl: `http://127.0.0.1:${port}` };
  const config = { port, telegram: mode === 'polling' ? { ...shared, mode } : { ...shared, ...webhook, mode } };
  const person = () => Promise.reject(new Error('people come from the API here'));
  const stage = await onStage({ channel: 'telegram', lacks: {}, play: async () => ({ config, person }) });
  return { api, stage };
}
