import type { AddressBook } from '../../chat/channel.ts';
import type { Place } from './decode.ts';

export type Places = {
  /** Takes what an activity says of its conversation; stored when it is new, for other processes and the time after a restart. */
  remember(place: Place): Promise<void>;
  find(conversationId: string): Promise<Place | undefined>;
  /** What is remembered here may be out of date: the next look is into the store. */
  forget(conversationId: string): void;
};

/** The one that was not used for the longest time is forgotten first; the store has them all. */
const MOST_REMEMBERED = 10_000;

/** Where each conversation is written to, under "conversation:<its id>". */
export function storedPlaces(addresses: AddressBook): Places {
  const known = new Map<string, Place>();

  function note(place: Place): void {
    known.delete(place.conversationId);
    known.set(place.conversationId, place);
    if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value!);
  }

  const load = async (conversationId: string) => (await addresses.find(keyOf(conversationId))) as Place | undefined;

  /** A channel of a team of which we have heard a thread alone ("19:…;messageid=1"): what is written there begins another one. */
  async function loadChannel(conversationId: string): Promise<Place | undefined> {
    if (!isChannel(conversationId)) return undefined;
    const [thread] = (await addresses.list(`${keyOf(conversationId)};`)) as Place[];
    return thread && { ...thread, conversationId };
  }

  return {
    async remember(place) {
      const before = known.get(place.conversationId);
      if (before && isSame(before, place)) return;
      note(place);
      try {
        const stored = before ?? (await load(place.conversationId));
        if (!stored || !isSame(stored, place)) await addresses.save(keyOf(place.conversationId), place);
      } catch (error) {
        known.delete(place.conversationId);
        throw error;
      }
    },
    async find(conversationId) {
      const here = known.get(conversationId);
      if (here) return here;
      const stored = (await load(conversationId)) ?? (await loadChannel(conversationId));
      if (stored) note(stored);
      return stored;
    },
    forget: (conversationId) => void known.delete(conversationId),
  };
}

const keyOf = (conversationId: string): string => `conversation:${conversationId}`;

const isChannel = (conversationId: string): boolean => /^19:[^;]+$/.test(conversationId);

const isSame = (a: Place, b: Place): boolean =>
  a.serviceUrl === b.serviceUrl && a.kind === b.kind && a.tenantId === b.tenantId && a.botId === b.botId && a.userId === b.userId;
