import { parseArgs } from 'node:util';
import { CommandRefused, type Commands, deps, fileGiven, orRefuse, withStore } from '../command.ts';
import { importSurveyFile, printResults, printSurveys } from '../surveys.ts';

export const OPINION_COMMANDS: Commands = {
  'survey import': {
    usage: 'survey import <file.yaml>',
    what: 'Takes what customers are asked from a file such as surveys.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      const yaml = fileGiven(file, 'Which file? E.g. npm run regulars -- survey import surveys.yaml');
      await withStore(async (store) => orRefuse(await importSurveyFile(await deps(store), yaml)));
    },
  },
  'survey list': {
    usage: 'survey list',
    what: 'Lists the surveys, how many people were asked and how many answered.',
    run: () => withStore(async (store) => printSurveys(await deps(store))),
  },
  'survey results': {
    usage: 'survey results <code> [--by week|month] [--csv file.csv]',
    what: 'Shows the last twelve months of a survey: its score with an interval, by week or month, and what people wrote.',
    run: async (args) => {
      const options = { by: { type: 'string' }, csv: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const [code] = positionals;
      if (!code) throw new CommandRefused('Which survey? E.g. npm run regulars -- survey results nps --by month');
      const { by: bucket = 'month', csv: csvFile } = values;
      if (bucket !== 'week' && bucket !== 'month') throw new CommandRefused('--by is week or month.');
      await withStore(async (store) => orRefuse(await printResults(await deps(store), { code, bucket, csvFile })));
    },
  },
};
