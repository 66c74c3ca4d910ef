import { buttonToken, buttonTokens } from './buttons.ts';
import { type Forms, renderForm } from './form.ts';
import { type Rendering, renderLabel } from './render.ts';
import type { Choice, OutboundButton, OutboundForm } from './reply.ts';

/** The buttons of a message of ours as a channel shows them: labelled in the message's language, with their tokens. */
export function toButtons(
  message: { id: string; conversationId: string; choices: readonly Choice[] },
  secret: string,
  rendering: Rendering,
): OutboundButton[] {
  const tokenOf = buttonTokens(secret, message.conversationId, message.id);
  return message.choices.flatMap((choice, index) => {
    if ('form' in choice) return []; // the channel shows the form itself (`OutboundMessage.form`)
    const label = renderLabel(choice, rendering);
    return 'url' in choice ? { label, url: choice.url } : { label, token: tokenOf(index) };
  });
}

/** The form that a message of ours asks for, as a window or a card shows it. One that the program no longer has is left out. */
export function toForm(
  message: { id: string; conversationId: string; choices: readonly Choice[] },
  secret: string,
  forms: Forms,
  { texts, language }: Pick<Rendering, 'texts' | 'language'>,
): OutboundForm | undefined {
  for (const [index, choice] of message.choices.entries()) {
    const form = 'form' in choice ? forms.get(choice.form) : undefined;
    if (!form || !('form' in choice)) continue;
    const token = buttonToken(secret, message.conversationId, message.id, index);
    return renderForm(form, { entered: choice.entered, token, texts, language });
  }
  return undefined;
}
