import { existsSync, writeFileSync } from 'node:fs';
import { exportAnswers, importAnswerFile } from '../answers.ts';
import { CommandRefused, type Commands, deps, fileGiven, withStore } from '../command.ts';

export const ANSWER_COMMANDS: Commands = {
  'answers import': {
    usage: 'answers import <file.yaml|file.json>',
    what: 'Takes what every shop is asked, and what is answered, from a file such as answers.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      const source = fileGiven(file, 'Which file? E.g. npm run regulars -- answers import answers.yaml');
      await withStore(async (store) => importAnswerFile(await deps(store), source));
    },
  },
  'answers export': {
    usage: 'answers export <file.yaml>',
    what: 'Writes the answers to a file that can be imported again.',
    run: async ([file]) => {
      if (!file || existsSync(file)) throw new CommandRefused('Name a file that does not exist yet, e.g. answers-now.yaml');
      await withStore(async (store) => {
        const { yaml, count } = await exportAnswers(await deps(store));
        writeFileSync(file, yaml, { flag: 'wx' });
        console.log(`${count} answers are in ${file}.`);
      });
    },
  },
};
