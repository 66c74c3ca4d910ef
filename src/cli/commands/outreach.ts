import { createFromFile, moveCampaign, printCampaigns, printPreview, printStatus, publish } from '../campaigns.ts';
import { CommandRefused, type Commands, deps, fileGiven, orRefuse, UUID, withStore } from '../command.ts';
import { importOfferFile, printOffers } from '../offers.ts';

export const OUTREACH_COMMANDS: Commands = {
  'offer import': {
    usage: 'offer import <file.yaml>',
    what: 'Takes what members are offered from a file such as offers.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      const yaml = fileGiven(file, 'Which file? E.g. npm run regulars -- offer import offers.yaml');
      await withStore(async (store) => orRefuse(await importOfferFile(await deps(store), yaml)));
    },
  },
  'offer list': {
    usage: 'offer list',
    what: 'Lists the offers, with how many were shown, taken, used and refused.',
    run: () => withStore(async (store) => printOffers(await deps(store))),
  },
  'campaign create': {
    usage: 'campaign create <file.yaml>',
    what: 'Makes a campaign of a file such as campaign.yaml: a survey or an offer for a segment. Nobody hears of it yet.',
    run: async ([file]) => {
      const yaml = fileGiven(file, 'Which file? E.g. npm run regulars -- campaign create campaign.yaml');
      await withStore(async (store) => orRefuse(await createFromFile(await deps(store), yaml)));
    },
  },
  'campaign list': {
    usage: 'campaign list',
    what: 'Lists the campaigns, the newest first.',
    run: () => withStore(async (store) => printCampaigns(await deps(store))),
  },
  'campaign preview': {
    usage: 'campaign preview <id>',
    what: 'Says whom a campaign means, and who of them would not be written to and why. Publishing means the same people.',
    run: (args) => onCampaign(args, printPreview),
  },
  'campaign publish': {
    usage: 'campaign publish <id>',
    what: 'Plans a campaign for everybody in its segment; from then on the running program sends it.',
    run: (args) => onCampaign(args, publish),
  },
  'campaign pause': {
    usage: 'campaign pause <id>',
    what: 'Sends nothing more of a campaign until it is resumed.',
    run: (args) => onCampaign(args, (given, id) => moveCampaign(given, 'pause', id)),
  },
  'campaign resume': {
    usage: 'campaign resume <id>',
    what: 'Goes on with a campaign that was paused.',
    run: (args) => onCampaign(args, (given, id) => moveCampaign(given, 'resume', id)),
  },
  'campaign cancel': {
    usage: 'campaign cancel <id>',
    what: 'Ends a campaign for good; what was not under way yet is taken back.',
    run: (args) => onCampaign(args, (given, id) => moveCampaign(given, 'cancel', id)),
  },
  'campaign status': {
    usage: 'campaign status <id>',
    what: 'Says what has become of a campaign so far: how many were sent, wait or were left out, and why.',
    run: (args) => onCampaign(args, printStatus),
  },
};

/** Runs `work` on the campaign that is named. */
async function onCampaign(
  [id]: string[],
  work: (given: Awaited<ReturnType<typeof deps>>, id: string) => Promise<string | undefined>,
): Promise<void> {
  if (!id || !UUID.test(id)) throw new CommandRefused('Which campaign? campaign list has their ids.');
  await withStore(async (store) => orRefuse(await work(await deps(store), id)));
}
