import { parseArgs } from 'node:util';
import type { Store } from '../../store/index.ts';
import { CommandRefused, type Commands, clock, config, deps, orRefuse, withStore } from '../command.ts';
import { addOneStaff, consoleUrlOf, inviteAgain, printStaff, readStaffOptions, shutOut } from '../staff.ts';

export const STAFF_COMMANDS: Commands = {
  'staff add': {
    usage: 'staff add <email> --name Line --role support|marketing|admin [--team care] [--language en|nb]',
    what: 'Lets somebody into the console: prints a one-time link with which they set their password.',
    run: async (args) => {
      const option = { type: 'string' } as const;
      const options = { name: option, role: option, team: option, language: option };
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const wanted = readStaffOptions(positionals[0], values);
      if (!wanted.ok) throw new CommandRefused(wanted.refusal.complaint);
      await withStore(async (store) => orRefuse(await addOneStaff(await staffDeps(store), wanted.value)));
    },
  },
  'staff invite': {
    usage: 'staff invite <email>',
    what: 'Makes a new link for somebody who lost theirs, or their password. Links made before it end.',
    run: async ([email]) => {
      if (!email) throw new CommandRefused('Whom? staff list has their addresses.');
      await withStore(async (store) => orRefuse(await inviteAgain(await staffDeps(store), email)));
    },
  },
  'staff list': {
    usage: 'staff list',
    what: 'Lists who works in the console, with roles and teams.',
    run: () => withStore(({ database }) => printStaff(database)),
  },
  'staff deactivate': {
    usage: 'staff deactivate <email>',
    what: 'Shuts somebody out of the console at once, wherever they are signed in.',
    run: async ([email]) => {
      if (!email) throw new CommandRefused('Whom? staff list has their addresses.');
      await withStore(async ({ database }) => orRefuse(await shutOut({ database, now: clock.now() }, email)));
    },
  },
};

const staffDeps = async (store: Store) => ({ ...(await deps(store)), consoleUrl: consoleUrlOf(config()) });
