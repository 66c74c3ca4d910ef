import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatSettings } from '../chat/turn.ts';
import { ConfigInvalid } from '../config.ts';
import { currentProgramme, type Programme, parseProgramme, saveProgramme } from '../loyalty/index.ts';
import { type Clock, SECOND_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';

const PROGRAMME_REFRESH_MS = 5 * SECOND_MS;

/** The programme as it is now, in every process: read again every few seconds. The first start takes it from its file. */
export async function followProgramme(database: Database, file: string, clock: Clock, log: Log) {
  const stopping = new AbortController();
  let current = (await currentProgramme(database, clock.now())) ?? (await importProgramme(database, file, clock));
  void (async () => {
    while (!stopping.signal.aborted) {
      await sleep(PROGRAMME_REFRESH_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // stopped: the loop ends
      if (stopping.signal.aborted) return;
      current = await currentProgramme(database, clock.now()).then(
        (found) => found ?? current,
        (error) => {
          log.warn({ err: error }, 'the programme could not be read again; the last one holds');
          return current;
        },
      );
    }
  })();
  return { current: () => current, stop: () => stopping.abort() };
}

async function importProgramme(database: Database, file: string, clock: Clock): Promise<Programme> {
  if (!existsSync(file))
    throw new ConfigInvalid([
      { variable: 'PROGRAMME_FILE', message: `there is no ${file}; take the programme.yaml that comes with Regulars` },
    ]);
  const rules = parseProgramme(readFileSync(file, 'utf8'));
  return database.transaction((tx) => saveProgramme(tx, rules, clock.now()));
}

/** What the chat core knows of the programme. */
export const toSettings = ({ version, rules }: Programme): ChatSettings => ({
  version,
  brand: rules.brand.name,
  privacyNotice: rules.brand.privacyNotice,
  languages: rules.languages.offered,
  defaultLanguage: rules.languages.default,
  timeZone: rules.timeZone,
});

/** A language that a platform named may not be one of ours. */
export const offeredLanguage = (language: string | undefined, { rules: { languages } }: Programme): string =>
  language !== undefined && languages.offered.some((offered) => offered === language) ? language : languages.default;
