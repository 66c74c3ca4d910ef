import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { currentProgramme, parseProgramme, saveProgramme } from '../../loyalty/index.ts';
import { CommandRefused, type Commands, clock, config, theProgramme, withStore } from '../command.ts';

export const PROGRAMME_COMMANDS: Commands = {
  'programme import': {
    usage: 'programme import [file.yaml]',
    what: 'Makes the rules of a file hold from now on, as a new version.',
    run: async ([file = config().programmeFile]) => {
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const rules = parseProgramme(readFileSync(file, 'utf8'));
      await withStore(async ({ database }) => {
        const before = await currentProgramme(database, clock.now());
        const { version, validFrom } = await database.transaction((tx) => saveProgramme(tx, rules, clock.now()));
        console.log(
          version === before?.version
            ? `Nothing changed: version ${version} holds.`
            : `Version ${version} holds since ${validFrom.toISOString()}.`,
        );
      });
    },
  },
  'programme export': {
    usage: 'programme export <file.yaml>',
    what: 'Writes the rules that hold now to a file.',
    run: async ([file]) => {
      if (!file || existsSync(file)) throw new CommandRefused('Name a file that does not exist yet, e.g. programme-now.yaml');
      await withStore(async (store) => {
        const { version, rules } = await theProgramme(store);
        writeFileSync(file, `# Version ${version} of the programme.\n${stringify(rules)}`, { flag: 'wx' });
        console.log(`Version ${version} is in ${file}.`);
      });
    },
  },
};
