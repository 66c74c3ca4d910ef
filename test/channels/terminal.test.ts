import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { terminalChannel } from '../../src/channels/terminal.ts';
import { type Accept, ChannelUnavailable } from '../../src/chat/channel.ts';
import type { Message } from '../../src/chat/message.ts';
import type { OutboundButton, OutboundMessage } from '../../src/chat/reply.ts';

const message = (text: string, buttons: OutboundButton[] = [], place = 'ada'): OutboundMessage => ({
  id: 'an id',
  conversation: { id: 'c', channelConversationId: place, audience: 'private' },
  purpose: 'reply',
  language: 'en',
  text,
  buttons,
});

async function atTheTerminal(accept?: Accept) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const taken: Message[] = [];
  let ended = 0;
  const channel = terminalChannel({ input, output, user: 'ada', languageHint: 'nb', onEnd: () => (ended += 1) });
  const takes: Accept = async (messages) => {
    taken.push(...messages);
    return [];
  };
  await channel.start(accept ?? takes);
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    channel,
    taken,
    ended: () => ended,
    shown: () => String(output.read() ?? ''),
    settle,
    async types(text: string) {
      input.write(`${text}\n`);
      await settle();
    },
    async ends() {
      input.end();
      await settle();
    },
  };
}

describe('the terminal', () => {
  it('takes each line as a message of its own, private, in the language of the machine', async () => {
    const ada = await atTheTerminal();
    await ada.types('my points');
    await ada.types('  thanks ');
    expect(ada.taken).toMatchObject([
      {
        channel: 'terminal',
        channelConversationId: 'ada',
        channelUserId: 'ada',
        audience: 'private',
        languageHint: 'nb',
        content: { kind: 'text', text: 'my points' },
      },
      { content: { kind: 'text', text: 'thanks' } },
    ]);
    expect(ada.taken[0]!.key).not.toBe(ada.taken[1]!.key);
  });

  it('takes nothing for an empty line, and removes what no text can hold', async () => {
    const ada = await atTheTerminal();
    await ada.types('   ');
    await ada.types('\u0000');
    expect(ada.taken).toEqual([]);
  });

  it('shows an answer with its buttons numbered, and presses one by its number', async () => {
    const ada = await atTheTerminal();
    ada.shown();
    await ada.channel.send(
      message('Hello.\nAll well?', [
        { label: 'Why?', token: 'T1' },
        { label: 'Open', url: 'https://granlia.example' },
        { label: 'Help', token: 'T3' },
      ]),
    );
    expect(ada.shown()).toContain('Hello.\nAll well?\n[1 Why?] [Open: https://granlia.example] [3 Help]\n');
    for (const typed of ['1', '3', '2', '4', '0']) await ada.types(typed);
    expect(ada.taken.map(({ content }) => content)).toEqual([
      { kind: 'button', token: 'T1' },
      { kind: 'button', token: 'T3' },
      { kind: 'text', text: '2' },
      { kind: 'text', text: '4' },
      { kind: 'text', text: '0' },
    ]);
  });

  it('says so when a message could not be taken', async () => {
    const ada = await atTheTerminal(() => Promise.reject(new Error('the database is away')));
    await ada.types('hello');
    expect(ada.shown()).toContain('(not taken: the database is away. Please try again.)');
  });

  it('ends only when what was typed before is stored', async () => {
    let store = (): void => {};
    const stored = new Promise<void>((done) => (store = done));
    const ada = await atTheTerminal(async () => {
      await stored;
      return [];
    });
    await ada.types('hello');
    await ada.ends();
    expect(ada.ended()).toBe(0);
    store();
    await ada.settle();
    expect(ada.ended()).toBe(1);
  });

  it("leaves somebody else's answers to their own terminal", async () => {
    const ada = await atTheTerminal();
    ada.shown();
    await expect(ada.channel.send(message('Your points: 7', [], 'bea'))).rejects.toThrow(ChannelUnavailable);
    expect(ada.shown()).not.toContain('7');
  });

  it('says whether it is open', async () => {
    const ada = await atTheTerminal();
    expect(ada.channel.status()).toMatchObject({ state: 'on' });
    await ada.channel.stop();
    await ada.settle();
    expect(ada.channel.status()).toMatchObject({ state: 'off' });
  });
});
