import { PassThrough } from 'node:stream';
import { terminalChannel } from '../../src/channels/terminal.ts';
import { eventually } from '../helpers/program.ts';
import type { Row, Seen } from './stage.ts';

/** The terminal: lines in, paragraphs out, buttons as numbers. */
export const terminal: Row = {
  channel: 'terminal',
  lacks: {
    public: 'one person sits at a terminal',
    redelivery: 'a line is typed once',
    echo: 'a terminal reads nothing of ours',
    wait: 'a terminal asks nobody to wait',
    unreachable: 'who closed the terminal hears it the next time',
    'lost answer': 'writing to a terminal has no answer',
    photo: 'a terminal has no pictures',
    picture: 'a terminal has no pictures',
    length: 'a terminal has no longest message',
  },
  isForOne: true,
  async play() {
    const input = new PassThrough();
    const output = new PassThrough();
    let written = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
    const user = 'ada';
    const channel = terminalChannel({ input, output, user, languageHint: 'en', onEnd: () => {} });
    const seen = (): Seen[] =>
      written
        .split(/\n\n?> ?|\n\n/)
        .map((block) => block.replace(/^> /, '').trim())
        .filter((block) => block !== '' && block !== '>')
        .map((block) => {
          const lines = block.split('\n');
          const labels = /^\[.*\]$/.test(lines.at(-1)!) ? lines.pop()! : '';
          return {
            text: lines.join('\n'),
            buttons: [...labels.matchAll(/\[(?:\d )?([^\]:]+)/g)].map(([, label]) => label!.trim()),
          };
        });
    const type = async (line: string) => void input.write(`${line}\n`);
    return {
      config: {},
      channels: [channel],
      person: async () => ({
        channelConversationId: user,
        says: type,
        async presses(label) {
          await eventually(`there is a button ${label}`, () => seen().at(-1)?.buttons.includes(label) ?? false);
          const { buttons } = seen().at(-1)!;
          // Beside the numbers of a scale, buttons are typed as they are called.
          await type(buttons.includes('3') ? label : String(buttons.indexOf(label) + 1));
        },
        forges: async (token) => type(token), // what is typed is a text, never a token
        seen,
      }),
    };
  },
};
