import type { Push } from '../chat/push.ts';
import type { Reply } from '../chat/reply.ts';
import { openRoom, type Room, whyNotHeard } from '../chat/rooms.ts';
import type { Database, Tx } from '../chat/skill.ts';
import type { Log } from '../shared/log.ts';
import { type RoomNews, roomNews } from '../support/index.ts';
import type { Job } from './index.ts';

type Deps = {
  database: Database;
  /** With the variable that named each, for whoever must mend it. */
  rooms: readonly (Room & { variable: string })[];
  /** `createPush` of chat. */
  push(tx: Tx, pushes: readonly Push[], now: Date): Promise<unknown>;
  /** What is said there (`roomReply` of skills), and first of all. */
  write(news: RoomNews): Reply;
  hello: Reply;
  /** Colleagues read the programme's first language. */
  language: () => string;
  log: Log;
};

/** A flood would be read by nobody: what is more than this comes in the minutes after, danger first. */
const MOST_PER_RUN = 20;

/**
 * Colleagues hear in the tools that they have open anyway that somebody is in danger, waits, or that a promise is about to be missed or was:
 * each once a room, in however many processes this runs, since a message's key is unique.
 *
 * A room that cannot be written to is said in the log, once by each program that finds it so, and in the job's line until it hears again.
 */
export function tellRoomsJob({ database, rooms, push, write, hello, language, log }: Deps): Job {
  /** The variables of rooms whose failure is in the log already. */
  const logged = new Set<string>();

  async function tell(tx: Tx, room: Room, now: Date): Promise<{ conversationId: string; said: number }> {
    const { conversationId, isNew } = await openRoom(tx, room, now);
    const told = `room:${room.channel}:${room.place}:`;
    const toPush = (key: string, reply: Reply): Push => ({
      ...{ key: `${told}${key}`, conversationId, purpose: 'service', language: language() },
      ...reply,
    });
    const news = await roomNews(tx, { told, most: MOST_PER_RUN }, now);
    const pushes = [...(isNew ? [toPush('hello', hello)] : []), ...news.map((one) => toPush(one.key, write(one)))];
    if (pushes.length > 0) await push(tx, pushes, now);
    return { conversationId, said: news.length };
  }

  return {
    name: 'tell-rooms',
    cron: '* * * * *',
    async run(now) {
      if (rooms.length === 0) return 'no room of colleagues is configured';
      let said = 0;
      const deaf: string[] = [];
      for (const room of rooms) {
        const told = await database.transaction((tx) => tell(tx, room, now));
        said += told.said;
        const failure = await whyNotHeard(database, told.conversationId);
        if (!failure) {
          logged.delete(room.variable);
          continue;
        }
        deaf.push(room.variable);
        if (logged.has(room.variable)) continue;
        logged.add(room.variable);
        const { channel, variable } = room;
        log.error(
          { channel, variable, reason: failure.reason },
          'the room of colleagues does not hear us: is its id right, and are we in it?',
        );
      }
      const parts = [`${said} told`, ...(deaf.length > 0 ? [`not heard: ${deaf.join(', ')}`] : [])];
      return parts.join('; ');
    },
  };
}
