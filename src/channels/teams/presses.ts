import type { AddressBook } from '../../chat/channel.ts';
import { type Clock, HOUR_MS } from '../../shared/clock.ts';

/** The cards whose buttons were pressed, until what comes of it takes their place. */
export type Presses = {
  /** @param activityId of the pressed card; undefined for a message that pressed none */
  remember(inboundId: string, activityId: string | undefined): Promise<void>;
  find(inboundId: string): Promise<string | undefined>;
  /** The outcome has taken its place: what else is said of it is a new message. */
  replaced(inboundId: string): void;
};

/** The oldest are forgotten first; then the store is asked. */
const MOST_REMEMBERED = 10_000;
/** Later, the card is far up in the chat, and a new message tells more. */
const KEPT_MS = HOUR_MS;

/**
 * Presses that came to this process are known here; one process sends for all, so they are stored as well. Of messages that came
 * here it is known that they pressed nothing, so that answering one asks the store for nothing.
 */
export function pressedCards(addresses: AddressBook, clock: Clock): Presses {
  const known = new Map<string, string | undefined>();

  function note(inboundId: string, activityId: string | undefined): void {
    known.delete(inboundId);
    known.set(inboundId, activityId);
    if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value!);
  }

  return {
    async remember(inboundId, activityId) {
      note(inboundId, activityId);
      if (activityId === undefined) return;
      await addresses.save(keyOf(inboundId), { activityId }, new Date(clock.now().getTime() + KEPT_MS));
    },
    async find(inboundId) {
      if (known.has(inboundId)) return known.get(inboundId);
      const stored = (await addresses.find(keyOf(inboundId))) as { activityId: string } | undefined;
      return stored?.activityId;
    },
    replaced: (inboundId) => note(inboundId, undefined),
  };
}

const keyOf = (inboundId: string): string => `press:${inboundId}`;
