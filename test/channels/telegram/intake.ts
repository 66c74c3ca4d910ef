import type { Accept } from '../../../src/chat/channel.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { OutboundMessage } from '../../../src/chat/reply.ts';

/**
 * The core as a channel sees it: stores each message once and has an answer to it. The tests of the core itself run on the
 * database; here the channel is what is tested.
 */
export function anIntake() {
  const stored: Message[] = [];
  const batches: Message[][] = [];
  const answers = new Map<string, OutboundMessage | undefined>();
  let fault: Error | undefined;
  let gate: Promise<void> = Promise.resolve();
  let answer: (message: Message) => OutboundMessage | undefined = () => undefined;

  const accept: Accept = async (messages) => {
    batches.push([...messages]);
    await gate;
    if (fault !== undefined) {
      const error = fault;
      fault = undefined;
      throw error;
    }
    return messages.map((message) => {
      const duplicate = stored.some(({ key }) => key === message.key);
      if (!duplicate) stored.push(message);
      return {
        inboundId: message.key,
        duplicate,
        async answerInResponse() {
          if (!answers.has(message.key)) answers.set(message.key, answer(message));
          return answers.get(message.key);
        },
      };
    });
  };

  return {
    accept,
    stored,
    /** What was offered, also what was not stored. */
    batches,
    /** The text of everything stored, in order. */
    texts: () => stored.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : [])),
    failOnce: (error: Error) => {
      fault = error;
    },
    /** Holds whatever is offered until it is let go. */
    hold(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    answerWith: (how: (message: Message) => OutboundMessage | undefined) => {
      answer = how;
    },
  };
}

let outboxId = 0;

export function anAnswer(
  to: Pick<Message, 'channelConversationId' | 'audience'>,
  text: string,
  labels: string[] = [],
): OutboundMessage {
  outboxId += 1;
  return {
    id: `outbox-${outboxId}`,
    conversation: { id: `conversation-${to.channelConversationId}`, ...to },
    purpose: 'reply',
    language: 'en',
    text,
    buttons: labels.map((label) => ({ label, token: `token-of-${label}` })),
  };
}

export const toAda = { channelConversationId: '1001', audience: 'private' } as const;
