import { buttonToken } from './buttons.ts';
import { type Rendering, renderLabel } from './render.ts';
import type { Choice, OutboundButton } from './reply.ts';

/** The buttons of a message of ours as a channel shows them: labelled in the message's language, with their tokens. */
export function toButtons(
  message: { id: string; conversationId: string; choices: readonly Choice[] },
  secret: string,
  rendering: Rendering,
): OutboundButton[] {
  return message.choices.flatMap((choice, index) => {
    if ('form' in choice) return []; // the channel shows the form itself (`OutboundMessage.form`)
    const label = renderLabel(choice, rendering);
    return 'url' in choice
      ? { label, url: choice.url }
      : { label, token: buttonToken(secret, message.conversationId, message.id, index) };
  });
}
