import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { AnswersInvalid } from '../answers/index.ts';
import { loadOrCreateSecret } from '../config.ts';
import { SurveysInvalid } from '../feedback/index.ts';
import {
  checkLedger,
  currentProgramme,
  expireLots,
  type Programme,
  parseProgramme,
  RewardsInvalid,
  saveProgramme,
} from '../loyalty/index.ts';
import { isForOperator, readConfig } from '../main.ts';
import { createLinkCode } from '../members/index.ts';
import { CampaignInvalid, OffersInvalid } from '../outreach/index.ts';
import { systemClock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { partAgain } from '../skills/merge.ts';
import { type BackupProgress, BackupRefused, backup, restore } from '../store/backup.ts';
import { openStore, type Store } from '../store/index.ts';
import { exportAnswers, importAnswerFile } from './answers.ts';
import { addOneShop, endApiKey, makeApiKey, printApiKeys, readKeyOptions } from './api-keys.ts';
import { createFromFile, moveCampaign, printCampaigns, printPreview, printStatus, publish } from './campaigns.ts';
import { addOneSource, drawPoster, linksFor, listSources, publicUrlOf } from './found.ts';
import type { ImportKind } from './import-file.ts';
import { importOfferFile, printOffers } from './offers.ts';
import { isOutboxState, listOutbox, OUTBOX_STATES } from './outbox.ts';
import { erasePersonNamed, exportPerson, listErased } from './privacy.ts';
import { importRewardFile, listRewards, showVoucher, useVoucher } from './rewards.ts';
import { addOneStaff, consoleUrlOf, inviteAgain, printStaff, readStaffOptions, shutOut } from './staff.ts';
import { importSurveyFile, printResults, printSurveys } from './surveys.ts';
import { writeTeamsApp } from './teams-app.ts';

/** Something that the person at the keyboard can put right; printed without a stack. */
class CommandRefused extends Error {
  override name = 'CommandRefused';
}

type Command = {
  usage: string;
  what: string;
  run(args: string[]): Promise<void>;
};

const clock = systemClock;
const config = () => readConfig();
const secret = () => config().secretKey ?? loadOrCreateSecret(config().dataDir);

/** Runs `work` on the store: the embedded database is started, or joined where the program runs already. */
async function withStore(work: (store: Store) => Promise<void>, options?: { migrate: boolean }): Promise<void> {
  const store = await openStore(config(), options);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

/** The programme that holds; before the first start it is taken from its file. */
async function theProgramme({ database }: Store): Promise<Programme> {
  const known = await currentProgramme(database, clock.now());
  if (known) return known;
  const { programmeFile } = config();
  if (!existsSync(programmeFile))
    throw new CommandRefused(`There are no rules yet, and no ${programmeFile}. PROGRAMME_FILE names the file to take them from.`);
  const rules = parseProgramme(readFileSync(programmeFile, 'utf8'));
  return database.transaction((tx) => saveProgramme(tx, rules, clock.now()));
}

const catalogueDeps = async (store: Store) => ({
  database: store.database,
  programme: await theProgramme(store),
  now: clock.now(),
});

/** Runs `work` on the campaign that is named. */
async function onCampaign(
  [id]: string[],
  work: (given: Awaited<ReturnType<typeof catalogueDeps>>, id: string) => Promise<string | undefined>,
): Promise<void> {
  if (!id || !UUID.test(id)) throw new CommandRefused('Which campaign? campaign list has their ids.');
  await withStore(async (store) => orRefuse(await work(await catalogueDeps(store), id)));
}

const privacyDeps = async (store: Store) => ({
  database: store.database,
  programme: await theProgramme(store),
  now: clock.now(),
});
const staffDeps = async (store: Store) => ({ ...(await catalogueDeps(store)), consoleUrl: consoleUrlOf(config()) });

const COMMANDS: Readonly<Record<string, Command>> = {
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
  'link-code': {
    usage: 'link-code <member number> [--link]',
    what: 'Makes a one-time code with which this member links a chat to their membership; with --link, as links that carry it.',
    run: async (args) => {
      const { values, positionals } = parseArgs({ args, options: { link: { type: 'boolean' } }, allowPositionals: true });
      const number = positionals.join('').trim(); // a number copied from a card may have spaces in it
      if (!number) throw new CommandRefused('Which member? E.g. npm run regulars -- link-code 2900000000018');
      const publicUrl = values.link ? publicUrlOf(config()) : undefined;
      await withStore((store) => printLinkCode(store, number, publicUrl));
    },
  },
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
      await withStore(async (store) => {
        const programme = await theProgramme(store);
        const { database } = store;
        orRefuse(await drawPoster({ database, publicUrl, programme, now: clock.now() }, { place, ...values }));
      });
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
  'api-key create': {
    usage:
      'api-key create --name till --scope purchases:write,members:read [--shop code] [--late-after 30] [--expires 2027-01-31]',
    what: 'Makes a key with which a till or web shop calls the API. It is shown once. With --shop it sends purchases of that shop alone.',
    run: async (args) => {
      const option = { type: 'string' } as const;
      const options = { name: option, scope: option, shop: option, 'late-after': option, expires: option };
      const wanted = readKeyOptions(parseArgs({ args, options }).values);
      if (!wanted.ok) throw new CommandRefused(wanted.refusal.complaint);
      await withStore(async (store) => {
        const given = { database: store.database, programme: await theProgramme(store), now: clock.now() };
        orRefuse(await makeApiKey(given, wanted.value));
      });
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
      await withStore(async (store) => {
        const given = { database: store.database, programme: await theProgramme(store), now: clock.now() };
        orRefuse(await addOneShop(given, { code, ...values }));
      });
    },
  },
  'privacy export': {
    usage: 'privacy export <member number> [--out my-data]',
    what: 'Writes all that is kept about somebody into my-data.txt and my-data.json, for those who ask by letter.',
    run: async (args) => {
      const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
      const who = positionals.join('').trim();
      if (!who) throw new CommandRefused('Whose? E.g. npm run regulars -- privacy export 2900000000018');
      await withStore(async (store) => orRefuse(await exportPerson(await privacyDeps(store), who, values.out ?? 'my-data')));
    },
  },
  'privacy erase': {
    usage: 'privacy erase <member number, or an id of privacy list> --yes',
    what: 'Erases somebody for good. What must stay for the books names nobody afterwards.',
    run: async (args) => {
      const { values, positionals } = parseArgs({ args, options: { yes: { type: 'boolean' } }, allowPositionals: true });
      const who = positionals.join('').trim();
      if (!who) throw new CommandRefused('Whom? E.g. npm run regulars -- privacy erase 2900000000018 --yes');
      await withStore(async (store) => orRefuse(await erasePersonNamed(await privacyDeps(store), who, values.yes ?? false)));
    },
  },
  'privacy list': {
    usage: 'privacy list [--since 2026-11-01]',
    what: 'Lists who was erased, by ids that a backup from before knows. After you restore one, erase them again.',
    run: async (args) => {
      const { values } = parseArgs({ args, options: { since: { type: 'string' } } });
      const since = new Date(values.since ?? 0);
      if (Number.isNaN(since.getTime())) throw new CommandRefused('--since is a day, e.g. --since 2026-11-01');
      await withStore((store) => listErased(store, since));
    },
  },
  'undo-merge': {
    usage: 'undo-merge <id>',
    what: 'Parts two memberships that were made one by a link; without an id, lists the latest merges.',
    run: ([id]) => withStore((store) => (id ? undoOneMerge(store, id) : listMerges(store))),
  },
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
  'reward import': {
    usage: 'reward import <file.yaml>',
    what: 'Takes what points can be swapped for from a file such as rewards.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('Which file? E.g. npm run regulars -- reward import rewards.yaml');
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const yaml = readFileSync(file, 'utf8');
      await withStore(async (store) => orRefuse(await importRewardFile(await catalogueDeps(store), yaml)));
    },
  },
  'reward list': {
    usage: 'reward list',
    what: 'Lists the rewards, how many were given and how many are left.',
    run: () => withStore(async (store) => listRewards(await catalogueDeps(store))),
  },
  'survey import': {
    usage: 'survey import <file.yaml>',
    what: 'Takes what customers are asked from a file such as surveys.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('Which file? E.g. npm run regulars -- survey import surveys.yaml');
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const yaml = readFileSync(file, 'utf8');
      await withStore(async (store) => orRefuse(await importSurveyFile(await catalogueDeps(store), yaml)));
    },
  },
  'survey list': {
    usage: 'survey list',
    what: 'Lists the surveys, how many people were asked and how many answered.',
    run: () => withStore(async (store) => printSurveys(await catalogueDeps(store))),
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
      await withStore(async (store) => orRefuse(await printResults(await catalogueDeps(store), { code, bucket, csvFile })));
    },
  },
  'answers import': {
    usage: 'answers import <file.yaml|file.json>',
    what: 'Takes what every shop is asked, and what is answered, from a file such as answers.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('Which file? E.g. npm run regulars -- answers import answers.yaml');
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const source = readFileSync(file, 'utf8');
      await withStore(async (store) => importAnswerFile(await catalogueDeps(store), source));
    },
  },
  'answers export': {
    usage: 'answers export <file.yaml>',
    what: 'Writes the answers to a file that can be imported again.',
    run: async ([file]) => {
      if (!file || existsSync(file)) throw new CommandRefused('Name a file that does not exist yet, e.g. answers-now.yaml');
      await withStore(async (store) => {
        const { yaml, count } = await exportAnswers(await catalogueDeps(store));
        writeFileSync(file, yaml, { flag: 'wx' });
        console.log(`${count} answers are in ${file}.`);
      });
    },
  },
  'offer import': {
    usage: 'offer import <file.yaml>',
    what: 'Takes what members are offered from a file such as offers.yaml. The same file again changes nothing.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('Which file? E.g. npm run regulars -- offer import offers.yaml');
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const yaml = readFileSync(file, 'utf8');
      await withStore(async (store) => orRefuse(await importOfferFile(await catalogueDeps(store), yaml)));
    },
  },
  'offer list': {
    usage: 'offer list',
    what: 'Lists the offers, with how many were shown, taken, used and refused.',
    run: () => withStore(async (store) => printOffers(await catalogueDeps(store))),
  },
  'campaign create': {
    usage: 'campaign create <file.yaml>',
    what: 'Makes a campaign of a file such as campaign.yaml: a survey or an offer for a segment. Nobody hears of it yet.',
    run: async ([file]) => {
      if (!file) throw new CommandRefused('Which file? E.g. npm run regulars -- campaign create campaign.yaml');
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
      const yaml = readFileSync(file, 'utf8');
      await withStore(async (store) => orRefuse(await createFromFile(await catalogueDeps(store), yaml)));
    },
  },
  'campaign list': {
    usage: 'campaign list',
    what: 'Lists the campaigns, the newest first.',
    run: () => withStore(async (store) => printCampaigns(await catalogueDeps(store))),
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
  'voucher show': {
    usage: 'voucher show <code>',
    what: 'Says what the code that a customer shows is good for, and changes nothing.',
    run: async ([...typed]) => {
      const code = typed.join('');
      if (!code) throw new CommandRefused('Which code? E.g. npm run regulars -- voucher show KF7-M4Q-9XR-4TH-W3C');
      await withStore(async (store) => orRefuse(await showVoucher(await catalogueDeps(store), code)));
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
      await withStore(async (store) => orRefuse(await useVoucher(await catalogueDeps(store), command)));
    },
  },
  'check-ledger': {
    usage: 'check-ledger',
    what: 'Proves that ledger, lots and balances agree.',
    run: () =>
      withStore(async ({ database }) => {
        const { members, entries, discrepancies } = await checkLedger(database);
        for (const discrepancy of discrepancies) console.error(discrepancy);
        if (discrepancies.length > 0) throw new CommandRefused(`${discrepancies.length} differences. Nothing was changed.`);
        console.log(`${members} members, ${entries} entries: ledger, lots and balances agree.`);
      }),
  },
  'expire-lots': {
    usage: 'expire-lots',
    what: 'Writes the expiry of points that is due into the ledger now, as the program does every hour.',
    run: () =>
      withStore(async ({ database }) => {
        const { lots, points } = await expireLots(database, clock.now());
        console.log(`${points} points of ${lots} lots expired.`);
      }),
  },
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

function orRefuse(complaint: string | undefined): void {
  if (complaint !== undefined) throw new CommandRefused(complaint);
}

/** @param publicUrl to print links that carry the code instead */
async function printLinkCode(store: Store, memberNumber: string, publicUrl: string | undefined): Promise<void> {
  const { rules } = await theProgramme(store);
  const minutes = rules.linking.codeMinutes;
  const made = await store.database.transaction((tx) =>
    createLinkCode(tx, { memberNumber, minutes, secret: secret() }, clock.now()),
  );
  if (!made.ok) throw new CommandRefused(`There is no member with the number ${memberNumber}.`);
  if (publicUrl !== undefined) {
    const links = await linksFor(made.value.code, publicUrl, config());
    console.log(`${links.join('\n')}\nThey work once, for ${minutes} minutes. Give them to nobody but this customer.`);
    return;
  }
  console.log(
    `${made.value.code}\nIt works once, for ${minutes} minutes: the customer writes it to the bot after "I'm a member".`,
  );
}

async function runImport(kind: ImportKind, args: string[]): Promise<void> {
  const option = { type: 'string' } as const;
  const options = { mapping: option, feed: option, shop: option, 'as-of': option };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (kind === 'members' && (values.feed ?? values.shop))
    throw new CommandRefused('Members belong to no feed and no shop: leave --feed and --shop out.');
  if (kind === 'orders' && values.feed) throw new CommandRefused('Orders belong to a shop, to no feed: leave --feed out.');
  if (kind !== 'orders' && values['as-of']) throw new CommandRefused('--as-of is for orders alone: leave it out.');
  const [file] = positionals;
  if (!file) throw new CommandRefused(`Which file? E.g. npm run regulars -- ${COMMANDS[`import ${kind}`]!.usage}`);
  for (const path of [file, values.mapping]) if (path && !existsSync(path)) throw new CommandRefused(`There is no file ${path}.`);
  const { importFile } = await import('./import-file.ts');
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

async function listMerges({ database }: Store): Promise<void> {
  const { rows } = await database.pool.query<{ id: string; merged_at: Date; from: string; into: string; undone_at: Date | null }>(
    `select g.id, g.merged_at, f.number as from, i.number as into, g.undone_at from member_merge g
      join member f on f.id = g.from_member_id join member i on i.id = g.into_member_id order by g.merged_at desc limit 20`,
  );
  if (rows.length === 0) console.log('No memberships have been merged.');
  for (const { id, merged_at, from, into, undone_at } of rows)
    console.log(
      `${id}  ${merged_at.toISOString().slice(0, 16)}  ${from} into ${into}${undone_at ? `, undone ${undone_at.toISOString().slice(0, 16)}` : ''}`,
    );
}

async function undoOneMerge(store: Store, id: string): Promise<void> {
  if (!UUID.test(id)) throw new CommandRefused(`"${id}" is no merge. Without an id, undo-merge lists them.`);
  const programme = await theProgramme(store);
  const parted = await store.database.transaction((tx) => partAgain(tx, id, programme, clock.now()));
  if (!parted.ok) throw new CommandRefused(whyNotParted(parted.refusal, id));
  const { points, spent, gift } = parted.value;
  console.log(`The memberships are apart again. Points that went back: ${points}.`);
  if (spent > 0) console.log(`Points that had been spent or had expired meanwhile: ${spent}.`);
  if (gift > 0) console.log(`Points of the welcome gift, given again: ${gift}.`);
}

type PartingRefusal = Extract<Awaited<ReturnType<typeof partAgain>>, { ok: false }>['refusal'];

function whyNotParted(refusal: PartingRefusal, id: string): string {
  switch (refusal.code) {
    case 'unknown_merge':
      return `There is no merge ${id}. Without an id, undo-merge lists them.`;
    case 'undone_already':
      return `That merge was undone at ${refusal.undoneAt.toISOString()}.`;
    case 'merged_further':
      return `That membership has been merged into another one since. Undo that first: undo-merge ${refusal.mergeId}`;
    case 'key_reused':
      return `The points could not be moved back: the key ${refusal.key} belongs to another command.`;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function showBackup(): (progress: BackupProgress) => void {
  if (!process.stderr.isTTY) return () => {};
  return ({ step, table, share }) =>
    process.stderr.write(`\r${step} ${String(Math.round(share * 100)).padStart(3)} %  ${table.padEnd(30)}`);
}

const clearLine = () => (process.stderr.isTTY ? '\r\x1b[K' : '');

/** The key is no part of the database: who has a copy of the one shall not have the other by it. */
const aboutSecret = (advice: string): string =>
  `The key that signs cookies, buttons and codes is not in it: ${config().secretKey ? 'SECRET_KEY' : join(config().dataDir, 'secret.key')}. ${advice}, or web visitors are strangers again and older buttons and codes end.`;

function printUsage(): void {
  console.log('npm run regulars -- <command>\n');
  for (const { usage, what } of Object.values(COMMANDS)) console.log(`  ${usage}\n      ${what}`);
}

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** Carries out a command and says how it went. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<0 | 1> {
  try {
    await dispatch(args);
    return 0;
  } catch (error) {
    const isPlain =
      error instanceof CommandRefused ||
      error instanceof BackupRefused ||
      error instanceof AnswersInvalid ||
      error instanceof RewardsInvalid ||
      error instanceof CampaignInvalid ||
      error instanceof OffersInvalid ||
      error instanceof SurveysInvalid ||
      isForOperator(error) ||
      isUnknownOption(error);
    console.error(isPlain ? (error as Error).message : error);
    return 1;
  }
}

async function dispatch(args: readonly string[]): Promise<void> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((candidate) => Object.hasOwn(COMMANDS, candidate));
  if (!name) {
    printUsage();
    if (args.length > 0 && !HELP.has(args[0]!)) throw new CommandRefused(`\nThere is no command "${args.join(' ')}".`);
    return;
  }
  await COMMANDS[name]!.run(args.slice(name.split(' ').length));
}

const isUnknownOption = (error: unknown): boolean => /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '');

if (import.meta.main) process.exitCode = await runCommand(process.argv.slice(2));
