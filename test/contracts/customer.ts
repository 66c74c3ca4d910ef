import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { withPlainSpaces } from '../helpers/people.ts';
import { eventually, SECRET } from '../helpers/program.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';
import type { Person, Seen, Stage } from './stage.ts';

/** Somebody in a story: what they hear comes after what they heard before. */
export type Customer = {
  memberId: string;
  conversationId: string;
  says: Person['says'];
  presses: Person['presses'];
  sendsPhoto(bytes: Uint8Array, caption: string): Promise<void>;
  /** Waits for the next message that matches; whatever comes before it counts as heard. */
  hears(pattern: RegExp): Promise<Seen>;
  /** Everything that they were told so far. */
  everything(): readonly Seen[];
};

/** The shop of a story, open since yesterday. */
export const aShop = ({ database, clock }: Stage): Promise<TestShop> =>
  openShop(database, undefined, new Date(clock.now().getTime() - DAY_MS));

type Bought = { receipt: string; productCode: string; quantity: number; kroner: number };

/** A member who bought something last week, and comes by chat with the code from their receipt, in their own language. */
export async function aCustomer(
  stage: Stage,
  shop: TestShop,
  {
    name,
    givenName,
    hello,
    bought,
  }: { name: string; givenName: string; hello: readonly [says: string, hears: RegExp]; bought: Bought },
): Promise<Customer> {
  const { database, clock, platform } = stage;
  const now = clock.now();
  const memberId = await addMember(database);
  await database.pool.query('update member set given_name = $2, welcomed_at = joined_at where id = $1', [memberId, givenName]);
  const { receipt, productCode, quantity, kroner } = bought;
  const lines = [{ line: 1, productCode, quantityMilli: quantity * 1_000, amountMinor: kroner * 100, earns: true }];
  accepted((await till(database, shop).buy(memberId, kroner, new Date(now.getTime() - 5 * DAY_MS), { receipt, lines })).result);
  const { rows } = await database.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const asked = { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET };
  const { code } = accepted(await database.transaction((tx) => createLinkCode(tx, asked, now)));

  const person = await platform.person(name);
  const next = listener(person, name);
  await person.says(hello[0]);
  await next(hello[1]);
  await person.says(`/link ${code}`);
  await next(/\d/);
  const conversation = await database.pool.query<{ id: string }>(
    'select c.id::text from conversation c join identity i on i.id = c.identity_id where i.member_id = $1',
    [memberId],
  );
  return {
    memberId,
    conversationId: conversation.rows[0]!.id,
    says: person.says,
    presses: person.presses,
    sendsPhoto: person.sendsPhoto!,
    hears: next,
    everything: person.seen,
  };
}

/** What this person hears, one thing after the other: waits for the next message that matches; whatever comes before it counts as heard. */
export function listener(person: Person, name = 'they'): (pattern: RegExp) => Promise<Seen> {
  // Where a press turns its card into the outcome, a message that was heard may be a new one.
  let heard: string[] = [];
  const isNew = (text: string, at: number) => text !== heard[at];
  return async (pattern) => {
    const find = () => person.seen().findIndex(({ text }, at) => isNew(text, at) && pattern.test(withPlainSpaces(text)));
    const unheard = () => person.seen().filter(({ text }, at) => isNew(text, at));
    await eventually(`${pattern} is heard`, () => find() >= 0).catch((cause) => {
      throw new Error(`${name} heard only ${JSON.stringify(unheard(), null, 1)}`, { cause });
    });
    const at = find();
    const texts = person.seen().map(({ text }) => text);
    heard = texts.slice(0, Math.max(at + 1, heard.length));
    return person.seen()[at]!;
  };
}
