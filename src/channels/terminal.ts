import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Accept, type Channel, ChannelUnavailable } from '../chat/channel.ts';
import { type Content, cleanText } from '../chat/message.ts';
import type { OutboundButton, OutboundMessage } from '../chat/reply.ts';
import { newId } from '../shared/ids.ts';
import { hasScale } from './scale.ts';

export type TerminalOptions = {
  input: Readable;
  output: Writable;
  /** Who is typing: the channel's id of the person. */
  user: string;
  languageHint?: string;
  /** Called when the input has ended and all that was typed is stored. */
  onEnd(): void;
};

/** A conversation in the terminal. Buttons are numbered: typing the number presses one. */
export function terminalChannel({ input, output, user, languageHint, onEnd }: TerminalOptions): Channel {
  let lines: Interface | undefined;
  let buttons: readonly OutboundButton[] = [];
  /** What was typed and is not stored yet. */
  const underWay = new Set<Promise<void>>();

  function toContent(typed: string): Content {
    // Where there are numbers to choose from, a number that is typed is that one and not its place.
    const labelled = hasScale(buttons) ? buttons.find(({ label }) => label === typed) : undefined;
    const pressed = labelled ?? (/^\d$/.test(typed) && !hasScale(buttons) ? buttons[Number(typed) - 1] : undefined);
    if (pressed && 'token' in pressed) return { kind: 'button', token: pressed.token };
    return { kind: 'text', text: typed };
  }

  async function take(typed: string, accept: Accept): Promise<void> {
    const content = toContent(cleanText(typed).trim());
    if (content.kind === 'text' && content.text === '') return lines?.prompt();
    const person = { channel: 'terminal', channelConversationId: user, channelUserId: user, audience: 'private' } as const;
    try {
      await accept([{ ...person, languageHint, content, key: `terminal:${user}:${newId()}` }]);
    } catch (error) {
      output.write(`(not taken: ${(error as Error).message}. Please try again.)\n`);
      lines?.prompt();
    }
  }

  return {
    name: 'terminal',
    forms: 'steps',
    ourFiles: 'none',
    async start(accept: Accept) {
      const opened = createInterface({ input, output, prompt: '> ' });
      lines = opened;
      opened.on('line', (typed) => {
        const taking = take(typed, accept).finally(() => underWay.delete(taking));
        underWay.add(taking);
      });
      opened.on('close', () => {
        lines = undefined;
        void Promise.all(underWay).then(onEnd);
      });
      opened.prompt();
    },
    async stop() {
      lines?.close();
    },
    async send({ conversation, text, buttons: offered }: OutboundMessage) {
      // Answers that a terminal left behind when it was closed; they are not for who sits here now.
      if (conversation.channelConversationId !== user) throw new ChannelUnavailable('this person is at no terminal of ours');
      buttons = offered;
      const labels = offered.map((button, i) =>
        'url' in button
          ? `[${button.label}: ${button.url}]`
          : hasScale(offered)
            ? `[${button.label}]`
            : `[${i + 1} ${button.label}]`,
      );
      output.write(`\n${text}\n${labels.length > 0 ? `${labels.join(' ')}\n` : ''}\n`);
      lines?.prompt();
      return {};
    },
    status: () => (lines ? { state: 'on', detail: 'this terminal' } : { state: 'off', detail: '' }),
  };
}
