import { newId } from '../../src/shared/ids.ts';
import { addStaff } from '../../src/staff/index.ts';
import type { Database } from '../../src/store/database.ts';
import type { Counter } from './people.ts';
import { accepted } from './shop.ts';

/** Somebody of the shop at the desk. What they do is done in one transaction each; refusals come back as they are. */
export type ColleagueAtDesk = ReturnType<typeof atDesk>;

export async function aColleague(database: Database, counter: Counter, name = 'Line', team = 'care'): Promise<ColleagueAtDesk> {
  const email = `${name.toLowerCase()}.${newId()}@granlia.example`;
  const staff = accepted(
    await database.transaction((tx) => addStaff(tx, { email, name, role: 'support', team }, counter.clock.now())),
  );
  return atDesk(database, counter, staff.id);
}

function atDesk(database: Database, { desk, clock, chat }: Counter, id: string) {
  let fence = 0;
  /** What was queued has gone when this resolves. */
  async function done<T>(act: Promise<T>): Promise<T> {
    const result = await act;
    await chat.sweep();
    await chat.idle();
    return result;
  }
  return {
    id,
    /** The fence that they saw last. */
    get fence() {
      return fence;
    },
    async claims(conversationId: string, expectedFence?: number) {
      const claim = { conversationId, staffId: id, expectedFence };
      const result = await done(database.transaction((tx) => desk.claimConversation(tx, claim, clock.now())));
      fence = result.ok ? result.value.fence : fence;
      return result;
    },
    async says(conversationId: string, text: string, options: { fence?: number; key?: string } = {}) {
      const word = { conversationId, staffId: id, fence: options.fence ?? fence, text, key: options.key ?? newId() };
      const result = await done(database.transaction((tx) => desk.sayAsStaff(tx, word, clock.now())));
      fence = result.ok ? result.value.fence : fence;
      return result;
    },
    releases: (conversationId: string, resolved = true) =>
      done(
        database.transaction((tx) => desk.releaseConversation(tx, { conversationId, staffId: id, fence, resolved }, clock.now())),
      ),
    handsOn: (conversationId: string, to: { team: string } | { staffId: string }, note?: string) =>
      done(database.transaction((tx) => desk.handOn(tx, { conversationId, staffId: id, fence, to, note }, clock.now()))),
  };
}

/** The conversation of a place in tests. */
export async function conversationIn(database: Database, place: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>('select id from conversation where channel_conversation_id = $1', [
    place,
  ]);
  return rows[0]!.id;
}
