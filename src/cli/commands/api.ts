import { parseArgs } from 'node:util';
import { addOneShop, endApiKey, makeApiKey, printApiKeys, readKeyOptions } from '../api-keys.ts';
import { CommandRefused, type Commands, clock, deps, orRefuse, UUID, withStore } from '../command.ts';

export const API_COMMANDS: Commands = {
  'api-key create': {
    usage:
      'api-key create --name till --scope purchases:write,members:read [--shop code] [--late-after 30] [--expires 2027-01-31]',
    what: 'Makes a key with which a till or web shop calls the API. It is shown once. With --shop it sends purchases of that shop alone.',
    run: async (args) => {
      const option = { type: 'string' } as const;
      const options = { name: option, scope: option, shop: option, 'late-after': option, expires: option };
      const wanted = readKeyOptions(parseArgs({ args, options }).values);
      if (!wanted.ok) throw new CommandRefused(wanted.refusal.complaint);
      await withStore(async (store) => orRefuse(await makeApiKey(await deps(store), wanted.value)));
    },
  },
  'api-key list': {
    usage: 'api-key list',
    what: 'Lists the keys of the API with what each may do and when it was used last.',
    run: () => withStore(({ database }) => printApiKeys(database, clock.now())),
  },
  'api-key revoke': {
    usage: 'api-key revoke <id>',
    what: 'Ends a key of the API at once.',
    run: async ([id]) => {
      if (!id || !UUID.test(id)) throw new CommandRefused('Which key? api-key list has their ids.');
      await withStore(async ({ database }) => orRefuse(await endApiKey(database, id, clock.now())));
    },
  },
  'shop add': {
    usage: 'shop add <code> [--name "Oslo Storo"] [--web] [--time-zone Europe/Oslo]',
    what: 'Makes a shop whose purchases come by the API. Imports make theirs themselves.',
    run: async (args) => {
      const options = { name: { type: 'string' }, web: { type: 'boolean' }, 'time-zone': { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const [code] = positionals;
      if (!code) throw new CommandRefused('Under which code? E.g. npm run regulars -- shop add OSL-STORO --name "Oslo Storo"');
      await withStore(async (store) => orRefuse(await addOneShop(await deps(store), { code, ...values })));
    },
  },
};
