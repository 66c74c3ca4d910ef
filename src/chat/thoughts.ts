import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import type { Understand } from '../understanding/index.ts';
import { asksForPerson } from '../understanding/person-please.ts';
import type { Patience } from './assistant.ts';
import { MAX_UNDERSTOOD_LENGTH, type Message } from './message.ts';
import type { Presence } from './presence.ts';
import type { Work } from './work.ts';

/** A turn that may ask the model, as far as others can end that. */
export type Thought = Patience & {
  /** From now on only better words are looked for: whatever is written next comes first. */
  phrases(): void;
  end(): void;
};

export type Thoughts = {
  begin(conversation: Pick<Work['conversation'], 'channel' | 'channelConversationId'>): Thought;
  /** A message has come in: what waits for the model before it there shall not hold it up, here and in every other process. */
  arrived(message: Message): void;
};

/** Wakes the processes in which a model may be at work for a conversation. */
const OVERTAKEN_NOTIFICATIONS = 'regulars_overtaken';
/** PostgreSQL's limit for a payload is 8000 bytes. */
const LONGEST_PLACE = 2_000;

type Deps = {
  database: Pick<Database, 'pool'>;
  presence: Presence;
  understand: Understand;
  settings: () => { languages: readonly string[]; defaultLanguage: string };
  patienceMs: number;
  stopping: AbortSignal;
  /** Whether other processes are there that might run the turn. */
  areOthers: () => boolean;
  log: Log;
};

type Running = { overtaken: AbortController; isPhrasing: boolean };

/**
 * What the model is asked for in each conversation, and what ends that. A button, a command, a stop, a wish for a person and danger end a
 * search for meaning; better words for an answer that stands are given up for whatever comes next.
 */
export function createThoughts(deps: Deps): Thoughts {
  const { database, presence, understand, settings, patienceMs, stopping, areOthers, log } = deps;
  const running = new Map<string, Set<Running>>();

  function overtake(place: string, comesFirst: boolean): void {
    for (const one of running.get(place) ?? []) if (one.isPhrasing || comesFirst) one.overtaken.abort(new Error('overtaken'));
  }

  presence.listen(OVERTAKEN_NOTIFICATIONS, (payload) => {
    if (payload) overtake(payload.slice(1), payload.startsWith(FIRST));
  });

  return {
    begin({ channel, channelConversationId }) {
      const place = placeOf({ channel, channelConversationId });
      const one: Running = { overtaken: new AbortController(), isPhrasing: false };
      const here = running.get(place) ?? new Set();
      running.set(place, here.add(one));
      return {
        signal: AbortSignal.any([stopping, one.overtaken.signal]),
        until: performance.now() + patienceMs,
        phrases: () => {
          one.isPhrasing = true;
        },
        end() {
          here.delete(one);
          if (here.size === 0 && running.get(place) === here) running.delete(place);
        },
      };
    },
    arrived(message) {
      const place = placeOf(message);
      const isHere = running.has(place);
      if (!isHere && !areOthers()) return;
      const first = comesFirst(message);
      if (isHere) overtake(place, first);
      else if (place.length <= LONGEST_PLACE)
        database.pool
          .query('select pg_notify($1, $2)', [OVERTAKEN_NOTIFICATIONS, `${first ? FIRST : LATER}${place}`])
          .catch((error) => log.warn({ err: error }, 'a message waits for the model of the one before it'));
    },
  };

  function comesFirst({ content, languageHint }: Message): boolean {
    if (content.kind !== 'text') return content.kind !== 'attachment';
    const { languages, defaultLanguage } = settings();
    const text = content.text.slice(0, MAX_UNDERSTOOD_LENGTH);
    const { danger, intent, certainty } = understand(text, { language: languageHint ?? defaultLanguage, languages });
    return (
      danger !== undefined || asksForPerson(text) || (certainty === 'sure' && intent !== undefined && FIRST_INTENTS.has(intent))
    );
  }
}

const FIRST = '!';
const LATER = '.';
const FIRST_INTENTS: ReadonlySet<string> = new Set(['stop', 'person']);

const placeOf = ({ channel, channelConversationId }: { channel: string; channelConversationId: string }): string =>
  `${channel} ${channelConversationId}`;
