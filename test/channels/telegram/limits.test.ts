import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ChannelRateLimited } from '../../../src/chat/channel.ts';
import { anAnswer, anIntake } from './intake.ts';
import { useTelegram } from './setup.ts';

const to = (id: number) => ({ channelConversationId: String(id), audience: 'private' }) as const;

/** The stand-in's limits are what the pacer is measured against, so they are tried themselves. */
describe('limits of the Bot API server that we are tried against', () => {
  const telegram = useTelegram();

  it('let exactly so many through in any span, to all chats and to one, and count what they refuse', async () => {
    const limits = { overall: { messages: 5, withinMs: 2_000 }, perPrivate: { messages: 2, withinMs: 2_000 } };
    const api = await telegram.botApi({ limits });
    const channel = telegram.pollingChannel(api);
    await channel.start(anIntake().accept);
    const customers = Array.from({ length: 6 }, (_, index) => api.customer({ id: 2_000 + index }));
    const send = async (id: number) => {
      try {
        await channel.send(anAnswer(to(id), 'hello'));
        return 'sent';
      } catch (error) {
        expect(error).toBeInstanceOf(ChannelRateLimited);
        return 'refused';
      }
    };
    expect([await send(2_000), await send(2_000), await send(2_000)]).toEqual(['sent', 'sent', 'refused']);
    expect(await Promise.all([2_001, 2_002, 2_003, 2_004].map(send))).toEqual(['sent', 'sent', 'sent', 'refused']);
    expect(api.traffic()).toMatchObject({ refused: 2, takenAtMs: { length: 5 } });
    await sleep(2_050); // the span itself
    expect(await send(2_004)).toBe('sent');
    expect(customers.map(({ heard }) => heard.length)).toEqual([2, 1, 1, 1, 1, 0]);
  });

  it('say how long to wait, in whole seconds, and are not there unless asked for', async () => {
    const api = await telegram.botApi({ limits: { overall: { messages: 1, withinMs: 1_500 } } });
    const channel = telegram.pollingChannel(api);
    await channel.start(anIntake().accept);
    api.customer({ id: 2_000 });
    await channel.send(anAnswer(to(2_000), 'hello'));
    await expect(channel.send(anAnswer(to(2_000), 'again'))).rejects.toMatchObject({ retryAfterMs: 2_000 });
  });
});
