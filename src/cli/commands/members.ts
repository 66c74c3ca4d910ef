import { parseArgs } from 'node:util';
import { createLinkCode } from '../../members/index.ts';
import { partAgain } from '../../skills/merge.ts';
import type { Store } from '../../store/index.ts';
import {
  CommandRefused,
  type Commands,
  clock,
  config,
  deps,
  orRefuse,
  secret,
  theProgramme,
  UUID,
  withStore,
} from '../command.ts';
import { linksFor, publicUrlOf } from '../found.ts';
import { erasePersonNamed, exportPerson, listErased } from '../privacy.ts';

export const MEMBER_COMMANDS: Commands = {
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
  'privacy export': {
    usage: 'privacy export <member number> [--out my-data]',
    what: 'Writes all that is kept about somebody into my-data.txt and my-data.json, for those who ask by letter.',
    run: async (args) => {
      const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
      const who = positionals.join('').trim();
      if (!who) throw new CommandRefused('Whose? E.g. npm run regulars -- privacy export 2900000000018');
      await withStore(async (store) => orRefuse(await exportPerson(await deps(store), who, values.out ?? 'my-data')));
    },
  },
  'privacy erase': {
    usage: 'privacy erase <member number, or an id of privacy list> --yes',
    what: 'Erases somebody for good. What must stay for the books names nobody afterwards.',
    run: async (args) => {
      const { values, positionals } = parseArgs({ args, options: { yes: { type: 'boolean' } }, allowPositionals: true });
      const who = positionals.join('').trim();
      if (!who) throw new CommandRefused('Whom? E.g. npm run regulars -- privacy erase 2900000000018 --yes');
      await withStore(async (store) => orRefuse(await erasePersonNamed(await deps(store), who, values.yes ?? false)));
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
};

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
