import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandRefused, type Commands, clock, theProgramme, withStore } from '../command.ts';
import type { ImportKind } from '../import-file.ts';

export const IMPORT_COMMANDS: Commands = {
  'import purchases': {
    usage: 'import purchases <file.csv[.gz]> [--mapping file.yaml] [--feed code] [--shop code]',
    what: 'Takes purchases, returns and cancellations from a file. The same file again changes nothing.',
    run: (args) => runImport('purchases', args),
  },
  'import members': {
    usage: 'import members <file.csv[.gz]> [--mapping file.yaml]',
    what: 'Takes members, their details and their balance brought over from a file.',
    run: (args) => runImport('members', args),
  },
  'import orders': {
    usage: 'import orders <file.csv[.gz]> [--mapping file.yaml] [--shop code] [--as-of "2026-11-22 05:00"]',
    what: 'Takes how orders stand from a file, for "where is my order?". What is older never overwrites what is newer.',
    run: (args) => runImport('orders', args),
  },
};

async function runImport(kind: ImportKind, args: string[]): Promise<void> {
  const option = { type: 'string' } as const;
  const options = { mapping: option, feed: option, shop: option, 'as-of': option };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (kind === 'members' && (values.feed ?? values.shop))
    throw new CommandRefused('Members belong to no feed and no shop: leave --feed and --shop out.');
  if (kind === 'orders' && values.feed) throw new CommandRefused('Orders belong to a shop, to no feed: leave --feed out.');
  if (kind !== 'orders' && values['as-of']) throw new CommandRefused('--as-of is for orders alone: leave it out.');
  const [file] = positionals;
  if (!file) throw new CommandRefused(`Which file? E.g. npm run regulars -- ${IMPORT_COMMANDS[`import ${kind}`]!.usage}`);
  for (const path of [file, values.mapping]) if (path && !existsSync(path)) throw new CommandRefused(`There is no file ${path}.`);
  const { importFile } = await import('../import-file.ts');
  await withStore(async (store) => {
    const complaint = await importFile({
      kind,
      file,
      mappingFile: values.mapping,
      feed: values.feed,
      shop: values.shop,
      asOf: values['as-of'],
      database: store.database,
      programme: await theProgramme(store),
      clock,
    });
    if (complaint) throw new CommandRefused(complaint);
  });
}
