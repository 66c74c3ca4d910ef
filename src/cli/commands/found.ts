import { parseArgs } from 'node:util';
import { CommandRefused, type Commands, clock, config, deps, orRefuse, theProgramme, withStore } from '../command.ts';
import { addOneSource, drawPoster, listSources, publicUrlOf } from '../found.ts';
import { writeTeamsApp } from '../teams-app.ts';

export const FOUND_COMMANDS: Commands = {
  'source add': {
    usage: 'source add <code> [--label "Receipts, November"] [--shop code]',
    what: 'Makes a further address /go/<code> to be found by: on receipts, bags, a page. Who comes by it is counted.',
    run: async (args) => {
      const options = { label: { type: 'string' }, shop: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const [code] = positionals;
      if (!code) throw new CommandRefused('Under which code? E.g. npm run regulars -- source add receipt --label Receipts');
      const given = { code, label: values.label, shopCode: values.shop };
      await withStore(async ({ database }) =>
        orRefuse(await addOneSource({ database, publicUrl: config().publicUrl, now: clock.now() }, given)),
      );
    },
  },
  'source list': {
    usage: 'source list',
    what: 'Lists where people can find you, every shop among them, and how many came from each.',
    run: () => withStore(({ database }) => listSources(database, config().publicUrl, clock.now())),
  },
  poster: {
    usage: 'poster <shop> [--out file.svg|file.pdf] [--languages nb,en]',
    what: 'Draws an A4 poster with a code that opens the chat from that shop. Another source goes by its code.',
    run: async (args) => {
      const options = { out: { type: 'string' }, languages: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const [place] = positionals;
      if (!place) throw new CommandRefused('For which shop? E.g. npm run regulars -- poster OSL-STORO');
      const publicUrl = publicUrlOf(config());
      await withStore(async (store) => orRefuse(await drawPoster({ ...(await deps(store)), publicUrl }, { place, ...values })));
    },
  },
  'teams-app': {
    usage: 'teams-app <file.zip> [--version 1.0.0]',
    what: 'Writes the app that is installed in Microsoft Teams, for the bot of MICROSOFT_APP_ID.',
    run: async (args) => {
      const { values, positionals } = parseArgs({ args, options: { version: { type: 'string' } }, allowPositionals: true });
      const [file] = positionals;
      if (!file) throw new CommandRefused('Into which file? E.g. npm run regulars -- teams-app granlia.zip');
      const { teams, publicUrl } = config();
      await withStore(async (store) => {
        const programme = await theProgramme(store);
        orRefuse(writeTeamsApp({ file, version: values.version, appId: teams?.app?.id, publicUrl, programme }));
      });
    },
  },
};
