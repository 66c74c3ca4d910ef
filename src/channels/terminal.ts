import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Accept, Channel } from '../chat/channel.ts';
import { cleanText, type Content } from '../chat/message.ts';
import type { OutboundButton, OutboundMessage } from '../chat/reply.ts';
import { newId } from '../shared/ids.ts';

export type TerminalOptions = {
  input: Readable;
  output: Writable;
  /** Who is typing: the channel's id of the person. */
  user: string;
  languageHint?: string;
  /** Called when the input ends. */
  onEnd(): void;
};

/** A conversation in the terminal. Buttons are numbered: typing the number presses one. */
export function terminalChannel({ input, output, user, languageHint, onEnd }: TerminalOptions): Channel {
  let lines: Interface | undefined;
  let buttons: readonly OutboundButton[] = [];
  let awaited = 0;

  function toContent(typed: string): Content {
    const pressed = /^\d$/.test(typed) ? buttons[Number(typed) - 1] : undefined;
    if (pressed && 'token' in pressed) return { kind: 'button', token: pressed.token };
    return { kind: 'text', text: typed };
  }

  return {
    name: 'terminal',
    async start(accept: Accept) {
      lines = createInterface({ input, output, prompt: '> ' });
      lines.on('line', (typed) => {
        const content = toContent(cleanText(typed).trim());
        if (content.kind === 'text' && content.text === '') return lines?.prompt();
        const message = { channel: 'terminal', channelConversationId: user, channelUserId: user, audience: 'private', languageHint, content } as const;
        awaited += 1;
        accept([{ ...message, key: `terminal:${user}:${newId()}` }]).catch((error) => {
          awaited -= 1;
          output.write(`(not taken: ${(error as Error).message}. Please try again.)\n`);
          lines?.prompt();
        });
      });
      lines.on('close', onEnd);
      lines.prompt();
    },
    async stop() {
      lines?.close();
    },
    async send(message: OutboundMessage) {
      buttons = message.buttons;
      const labels = message.buttons.map((button, i) => ('url' in button ? `[${button.label}: ${button.url}]` : `[${i + 1} ${button.label}]`));
      output.write(`\n${message.text}\n${labels.length > 0 ? `${labels.join(' ')}\n` : ''}\n`);
      awaited = Math.max(0, awaited - 1);
      lines?.prompt();
      return {};
    },
    status: () => (lines ? { state: 'on', detail: 'this terminal' } : { state: 'off', detail: '' }),
  };
}
