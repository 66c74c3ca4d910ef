import { setTimeout as sleep } from 'node:timers/promises';
import { localDay } from '../shared/calendar.ts';
import { type Clock, SECOND_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Read } from '../store/sql.ts';
import { type FindSimilar, type Question, similarQuestions } from '../understanding/similar-questions.ts';
import type { Answer } from './answer.ts';
import { type Library, loadLibrary } from './index.ts';

const REFRESH_MS = 5 * SECOND_MS;

/** The library in the memory of a process, and the questions that it knows. */
export type Shelf = {
  current(): Library;
  find(): FindSimilar;
  /** Reads it again now. */
  refresh(): Promise<void>;
  stop(): void;
};

/** Keeps the library at hand: a change holds in every process within five seconds, and a day that begins or ends counts as one. */
export async function openShelf(
  read: Read,
  { timeZone, clock, log }: { timeZone: () => string; clock: Clock; log: Log },
): Promise<Shelf> {
  const stopping = new AbortController();
  let library: Library = new Map();
  let find = similarQuestions([]);
  let seen = '';
  const refresh = async () => {
    const loaded = await loadLibrary(read, localDay(clock.now(), timeZone()));
    const versions = [...loaded.values()].map(({ code, version }) => `${code} ${version}`).join();
    if (versions === seen) return;
    const questions = [...loaded.values()].flatMap(questionsOf);
    [library, find, seen] = [loaded, similarQuestions(questions), versions];
  };
  await refresh();
  void (async () => {
    while (!stopping.signal.aborted) {
      await sleep(REFRESH_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // stopped: the loop ends
      if (stopping.signal.aborted) return;
      await refresh().catch((error) =>
        log.warn({ err: error }, 'the library of answers could not be read again; the last one holds'),
      );
    }
  })();
  return { current: () => library, find: () => find, refresh, stop: () => stopping.abort() };
}

/** How an answer is asked for, in each language; by its title as well. */
export const questionsOf = ({ code, content: { questions, title } }: Pick<Answer, 'code' | 'content'>): Question[] => {
  const languages = new Set([...Object.keys(questions), ...Object.keys(title)]);
  return [...languages].flatMap((language) =>
    [...(questions[language] ?? []), title[language] ?? ''].filter(Boolean).map((text) => ({ key: code, language, text })),
  );
};
