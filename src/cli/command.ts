import { existsSync, readFileSync } from 'node:fs';
import { loadOrCreateSecret } from '../config.ts';
import { currentProgramme, type Programme, parseProgramme, saveProgramme } from '../loyalty/index.ts';
import { readConfig } from '../main.ts';
import { systemClock } from '../shared/clock.ts';
import type { Database } from '../store/database.ts';
import { openStore, type Store } from '../store/index.ts';

/** Something that the person at the keyboard can put right; printed without a stack. */
export class CommandRefused extends Error {
  override name = 'CommandRefused';
}

/** What `npm run regulars -- <name> …` does; the arguments are those after its name. */
export type Command = {
  usage: string;
  what: string;
  run(args: string[]): Promise<void>;
};
export type Commands = Readonly<Record<string, Command>>;

export const clock = systemClock;
export const config = () => readConfig();
export const secret = () => config().secretKey ?? loadOrCreateSecret(config().dataDir);

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Runs `work` on the store: the embedded database is started, or joined where the program runs already. */
export async function withStore(work: (store: Store) => Promise<void>, options?: { migrate: boolean }): Promise<void> {
  const store = await openStore(config(), options);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

/** The programme that holds; before the first start it is taken from its file. */
export async function theProgramme({ database }: Store): Promise<Programme> {
  const known = await currentProgramme(database, clock.now());
  if (known) return known;
  const { programmeFile } = config();
  if (!existsSync(programmeFile))
    throw new CommandRefused(`There are no rules yet, and no ${programmeFile}. PROGRAMME_FILE names the file to take them from.`);
  const rules = parseProgramme(readFileSync(programmeFile, 'utf8'));
  return database.transaction((tx) => saveProgramme(tx, rules, clock.now()));
}

/** What most commands work with. */
export type Deps = { database: Database; programme: Programme; now: Date };

export const deps = async (store: Store): Promise<Deps> => ({
  database: store.database,
  programme: await theProgramme(store),
  now: clock.now(),
});

/** @param complaint what is wrong with what was asked for; undefined when it was done */
export function orRefuse(complaint: string | undefined): void {
  if (complaint !== undefined) throw new CommandRefused(complaint);
}

/** What stands in the file that a command was given. @throws CommandRefused with the question, where none was, or where there is no such file */
export function fileGiven(file: string | undefined, question: string): string {
  if (!file) throw new CommandRefused(question);
  if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
  return readFileSync(file, 'utf8');
}
