import { parseArgs } from 'node:util';
import { newId } from '../../shared/ids.ts';
import { CommandRefused, type Commands, deps, fileGiven, orRefuse, withStore } from '../command.ts';
import { importRewardFile, listRewards, showVoucher, useVoucher } from '../rewards.ts';

export const REWARD_COMMANDS: Commands = {
  'reward import': {
    usage: 'reward import <file.yaml>',
    what: 'Takes what points can be swapped for from a file such as rewards.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      const yaml = fileGiven(file, 'Which file? E.g. npm run regulars -- reward import rewards.yaml');
      await withStore(async (store) => orRefuse(await importRewardFile(await deps(store), yaml)));
    },
  },
  'reward list': {
    usage: 'reward list',
    what: 'Lists the rewards, how many were given and how many are left.',
    run: () => withStore(async (store) => listRewards(await deps(store))),
  },
  'voucher show': {
    usage: 'voucher show <code>',
    what: 'Says what the code that a customer shows is good for, and changes nothing.',
    run: async ([...typed]) => {
      const code = typed.join('');
      if (!code) throw new CommandRefused('Which code? E.g. npm run regulars -- voucher show KF7-M4Q-9XR-4TH-W3C');
      await withStore(async (store) => orRefuse(await showVoucher(await deps(store), code)));
    },
  },
  'voucher consume': {
    usage: 'voucher consume <code> --shop code [--key key]',
    what: 'Uses the code that a customer shows, once. With the same --key again, the first answer is given again.',
    run: async (args) => {
      const options = { shop: { type: 'string' }, key: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const code = positionals.join('');
      const { shop, key = newId() } = values;
      if (!code || !shop)
        throw new CommandRefused(
          'Which code, in which shop? E.g. npm run regulars -- voucher consume KF7-M4Q-9XR-4TH-W3C --shop OSL-STORO',
        );
      const command = { code, shopCode: shop, idempotencyKey: `cli:${key}` };
      await withStore(async (store) => orRefuse(await useVoucher(await deps(store), command)));
    },
  },
};
