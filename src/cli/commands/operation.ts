import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackupProgress, backup, restore } from '../../store/backup.ts';
import type { Store } from '../../store/index.ts';
import { CommandRefused, type Commands, clock, config, UUID, withStore } from '../command.ts';
import { isOutboxState, listOutbox, OUTBOX_STATES } from '../outbox.ts';

export const OPERATION_COMMANDS: Commands = {
  outbox: {
    usage: 'outbox [--state queued|sending|sent|sent_unconfirmed|failed|unreachable|withdrawn] [--conversation id]',
    what: 'Lists the newest messages of ours with their state, tries and reasons, without their words.',
    run: (args) => {
      const option = { type: 'string' } as const;
      const { values } = parseArgs({ args, options: { state: option, conversation: option } });
      const { state, conversation } = values;
      if (state !== undefined && !isOutboxState(state))
        throw new CommandRefused(`There is no state "${state}": ${OUTBOX_STATES.join(', ')}.`);
      if (conversation !== undefined && !UUID.test(conversation))
        throw new CommandRefused(`"${conversation}" is no conversation: its id is in the listing.`);
      return withStore(async ({ database }) => {
        for (const told of await listOutbox(database, { state, conversation })) console.log(told);
      });
    },
  },
  backup: {
    usage: 'backup <file>',
    what: 'Writes the whole database into one file, while the program goes on.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('Into which file? E.g. npm run regulars -- backup regulars.backup');
      if (!existsSync(dirname(file))) throw new CommandRefused(`There is no folder ${dirname(file)}.`);
      const migrate = false; // a backup before an update is of the database as it is
      await withStore(
        async ({ database }) => {
          const { tables, rows } = await backup(database.connectionString, file, { now: clock.now(), report: showBackup() });
          console.log(`${clearLine()}${rows} rows of ${tables} tables are in ${file}.`);
          console.log(aboutSecret('Keep it beside the backup'));
        },
        { migrate },
      );
    },
  },
  restore: {
    usage: 'restore <file>',
    what: 'Fills an empty database from a backup.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('From which file? E.g. npm run regulars -- restore regulars.backup');
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const migrate = false; // an older backup is restored as it was, then brought up to date
      await withStore(
        async ({ database }) => {
          const { tables, rows, madeAt } = await restore(database.connectionString, file, { report: showBackup() });
          await leaveUnsent(database);
          console.log(`${clearLine()}${rows} rows of ${tables} tables are back, as of ${madeAt.toISOString()}.`);
          console.log(aboutSecret('Put the one of the old installation there'));
        },
        { migrate },
      );
    },
  },
};

/** What was on its way when the backup was made has most likely arrived since: nothing old is sent by a restored program. */
async function leaveUnsent({ pool }: Store['database']): Promise<void> {
  await pool.query(
    `update outbox_message set state = 'sent_unconfirmed', process = null, last_error = 'restored from a backup' where state in ('queued', 'sending')`,
  );
}

function showBackup(): (progress: BackupProgress) => void {
  if (!process.stderr.isTTY) return () => {};
  return ({ step, table, share }) =>
    process.stderr.write(`\r${step} ${String(Math.round(share * 100)).padStart(3)} %  ${table.padEnd(30)}`);
}

const clearLine = () => (process.stderr.isTTY ? '\r\x1b[K' : '');

/** The key is no part of the database: who has a copy of the one shall not have the other by it. */
const aboutSecret = (advice: string): string =>
  `The key that signs cookies, buttons and codes is not in it: ${config().secretKey ? 'SECRET_KEY' : join(config().dataDir, 'secret.key')}. ${advice}, or web visitors are strangers again and older buttons and codes end.`;
