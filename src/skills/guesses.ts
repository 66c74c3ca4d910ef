import { type Choice, choice } from '../chat/reply.ts';

/** What may be meant, as the button that means it. */
const GUESSED = {
  balance: 'button-balance',
  history: 'button-history',
  rewards: 'button-rewards',
  swap: 'button-swap-points',
  offers: 'button-offers',
  vouchers: 'button-vouchers',
  card: 'button-card',
  complaint: 'button-case-new',
  complaint_status: 'button-case-status',
  order_status: 'button-order-status',
  join: 'button-join',
  link: 'button-member',
  privacy: 'button-know',
  language: 'button-language',
  profile: 'button-profile',
  opinion: 'button-opinion',
  stop: 'button-stop',
  person: 'button-person',
} as const;

/** A button for each of these intents that has one, in their order. What they wrote goes along where it is what they want to say. */
export function guessedChoices(intents: readonly string[], text: string): readonly Choice[] {
  return intents.flatMap((intent) => {
    const label = Object.hasOwn(GUESSED, intent) ? GUESSED[intent as keyof typeof GUESSED] : undefined;
    return label ? [choice(label, intent, inputFor(intent, text))] : [];
  });
}

function inputFor(intent: string, text: string): object {
  if (!text) return {};
  if (intent === 'complaint') return { words: text };
  return intent === 'opinion' ? { do: 'hear', words: text } : {};
}

/** Whether two buttons do the same thing, whatever goes along. */
export const isSameWay = (one: Choice, other: Choice): boolean =>
  'action' in one && 'action' in other && one.action.skill === other.action.skill;
