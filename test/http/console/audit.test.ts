import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteUnanswered } from '../../../src/answers/index.ts';
import type { Route } from '../../../src/http/console/routes.ts';
import { issueVoucher } from '../../../src/loyalty/index.ts';
import { newId } from '../../../src/shared/ids.ts';
import { inviteStaff, type Staff } from '../../../src/staff/index.ts';
import { conversationIn } from '../../helpers/colleagues.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type Counter, openCounter, type Person } from '../../helpers/people.ts';
import { accepted, openShop } from '../../helpers/shop.ts';
import { type Market, openMarket } from './market.ts';
import { type House, hire, openHouse, signedIn, type Visitor, visitor } from './visiting.ts';

const database = useDatabase({ poolSize: 4 });
let counter: Counter;
let house: House;
let market: Market;
/** An admin, who may do everything. */
let ada: Visitor;
let shopCode: string;

beforeAll(async () => {
  const shop = await openShop(database.current);
  counter = await openCounter(database.current);
  market = openMarket(database.current, counter, shop);
  house = await openHouse(database.current, { clock: counter.clock });
  ada = await signedIn(house, database.current, await hire(database.current, { email: 'ada@granlia.example', role: 'admin' }));
  shopCode = (await database.current.prisma.shop.findUnique({ where: { id: shop.shopId } }))!.code;
  await market.offer('COFFEE-20');
  await market.customer('fi');
});
afterAll(async () => {
  await house?.console.close();
  await counter?.close();
});

/** A form as it is sent: where to, with what, and by whom where that is not the admin. */
type Sent = { to: string; fields?: Record<string, string>; by?: Visitor };

let people = 0;
const nameOf = (what: string): string => {
  people += 1;
  return `${what} ${people}`;
};
const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const idIn = (page: string, kind: string): string => new RegExp(`${kind}/([0-9a-f-]{36})/`).exec(page)![1]!;

/** A form on a page of a conversation, with what was written into it. */
async function formOn(page: string, what: string, written: Record<string, string> = {}): Promise<Sent> {
  const { text } = await ada.get(page);
  return { to: `${page}/${what}`, fields: { fence: hidden(text, 'fence'), key: hidden(text, 'key'), ...written } };
}

async function send({ to, fields, by = ada }: Sent): Promise<string> {
  const answer = await by.post(to, fields);
  expect(answer.status, answer.text).toBeLessThan(400);
  return answer.headers.get('location') ?? '';
}

async function talk(...says: string[]): Promise<{ page: string; person: Person }> {
  const name = nameOf('customer');
  const person = counter.person(name);
  for (const words of says) await person.says(words);
  return { page: `/console/conversations/${await conversationIn(database.current, name)}`, person };
}

const waiting = () => talk('I want to talk to a person');

async function taken(): Promise<string> {
  const { page } = await waiting();
  await send(await formOn(page, 'claim'));
  return page;
}

async function promised(): Promise<string> {
  const { page } = await waiting();
  await send(await formOn(page, 'promise', { words: 'two new cups', due: '2026-11-24T12:00' }));
  return `${page}/promises/${idIn((await ada.get(page)).text, 'promises')}`;
}

/** @returns the address of the complaint's forms */
async function complained(): Promise<string> {
  const { page } = await talk('my parcel came and two of the cups are smashed, order 48214');
  return `${page}/complaints/${idIn((await ada.get(page)).text, 'complaints')}`;
}

async function closing(): Promise<Sent> {
  const complaint = await complained();
  await send(await formOn(complaint.replace(/\/complaints\/.*/, ''), 'reply', { text: 'The right ones are on their way.' }));
  return { to: `${complaint}/close`, fields: { why: 'held' } };
}

/** What a bought thing that broke is to be replaced by, as agreed. */
async function ordered(): Promise<string> {
  const { memberId } = await market.customer('en');
  const person = counter.person(nameOf('buyer'));
  await person.says('hello');
  const conversationId = await conversationIn(database.current, `buyer ${people}`);
  await database.current.pool.query(
    'update identity set member_id = $1 where id = (select identity_id from conversation where id = $2)',
    [memberId, conversationId],
  );
  const lines = [{ line: 1, productCode: 'CUP', quantityMilli: 2_000, amountMinor: 29_800, earns: true }];
  const receipt = `${60_000 + people}`;
  await market.till.buy(memberId, 298, counter.clock.now(), { receipt, lines });
  await person.says(`two of the cups are smashed, order ${receipt}`);
  await person.presses('Send 2 new ones');
  const page = `/console/conversations/${conversationId}`;
  return `${page}/orders/${idIn((await ada.get(page)).text, 'orders')}`;
}

async function segment(): Promise<string> {
  const kept = await send({ to: '/console/segments', fields: { do: 'save', name: nameOf('Finnish'), language: 'fi' } });
  return /segments\/([^?]+)/.exec(kept)![1]!;
}

const aDraft = async (): Promise<Record<string, string>> => ({
  name: 'NPS',
  subject: 'survey:nps',
  segment: await segment(),
  objective: 'Hear what they think',
  indicator: 'Answers',
  lastDay: '2026-12-15',
});

const campaign = async (): Promise<string> =>
  (await send({ to: '/console/campaigns', fields: await aDraft() })).replace('?done=saved', '');

async function publishing(path: string): Promise<Sent> {
  const { text } = await ada.get(`${path}/publish`);
  return { to: `${path}/publish`, fields: { count: hidden(text, 'count'), seen: hidden(text, 'seen') } };
}

async function running(): Promise<string> {
  const path = await campaign();
  await send(await publishing(path));
  return path;
}

/** An opinion that was said a minute ago. */
async function opinion(): Promise<string> {
  const words = nameOf('Havremelken mangler');
  await market.says(await market.customer('en'), words, 'with_name');
  counter.clock.moveBy(60_000);
  return (await database.current.prisma.opinion.findFirst({ where: { words } }))!.id;
}

async function publishingDeed() {
  const theme = nameOf('oat');
  await send({ to: `/console/opinions/${await opinion()}/theme`, fields: { theme } });
  const to = `/console/themes/${theme.replace(' ', '-')}`;
  const written = { 'said-nb': 'at havremelken mangler.', 'did-nb': 'Den er tilbake.', 'said-en': 'so', 'did-en': 'It is back.' };
  const { text } = await ada.post(to, { do: 'preview', ...written });
  const [deed, seen, count] = [hidden(text, 'deed'), hidden(text, 'seen'), hidden(text, 'count')];
  return { to, fields: { do: 'publish', ...written, deed, seen, count } };
}

const anAnswer = (code: string) => ({
  code,
  from: '',
  until: '',
  active: 'yes',
  'title-en': 'Parking',
  'questions-en': 'where can i park',
  'text-en': 'Behind the shop.',
  do: 'save',
});

const colleague = (): Promise<Staff> =>
  hire(database.current, { email: `${nameOf('colleague').replace(' ', '-')}@granlia.example` });

const PASSWORD = 'kaffe og kanelboller';

async function invited(): Promise<Sent & { email: string }> {
  const { id, email } = await colleague();
  const { token } = accepted(await database.current.transaction((tx) => inviteStaff(tx, { staffId: id }, counter.clock.now())));
  const fields = { password: PASSWORD, again: PASSWORD };
  return { to: `/console/invitation/${token}`, fields, by: visitor(house, database.current), email };
}

type PostRoute = Extract<Route, `POST ${string}`>;

/** What leaves no entry, and why. */
const NO_DEEDS = {
  'POST /console/language': 'how somebody reads the console changes nothing for anybody else',
} as const satisfies Partial<Record<PostRoute, string>>;

const CONVERSATION = 'POST /console/conversations/:id';

/** Every other form of the console: the entry that it leaves, and how it comes to be sent. */
const DEEDS: Record<Exclude<PostRoute, keyof typeof NO_DEEDS>, [action: string, form: () => Promise<Sent>]> = {
  'POST /console/sign-in': [
    'staff.signed_in',
    async () => {
      const link = await invited();
      await send(link);
      return { to: '/console/sign-in', fields: { email: link.email, password: PASSWORD }, by: visitor(house, database.current) };
    },
  ],
  'POST /console/invitation/:token': ['staff.password_set', invited],
  'POST /console/sign-out': [
    'staff.signed_out',
    async () => ({ to: '/console/sign-out', by: await signedIn(house, database.current, await colleague()) }),
  ],

  [`${CONVERSATION}/claim`]: ['conversation.claimed', async () => formOn((await waiting()).page, 'claim')],
  [`${CONVERSATION}/reply`]: ['conversation.answered', async () => formOn((await waiting()).page, 'reply', { text: 'Hello.' })],
  [`${CONVERSATION}/note`]: ['conversation.noted', async () => formOn((await waiting()).page, 'note', { text: 'Call her.' })],
  [`${CONVERSATION}/promise`]: [
    'promise.made',
    async () => formOn((await waiting()).page, 'promise', { words: 'two new cups', due: '2026-11-24T12:00' }),
  ],
  [`${CONVERSATION}/called`]: [
    'conversation.called',
    async () => {
      const { page, person } = await waiting();
      await person.presses('Call me instead');
      await person.says('+47 22 33 44 55');
      return formOn(page, 'called');
    },
  ],
  [`${CONVERSATION}/resolve`]: ['complaint.resolved', async () => formOn(await taken(), 'resolve')],
  [`${CONVERSATION}/hand-on`]: ['conversation.handed_on', async () => formOn(await taken(), 'hand-on', { to: 'warehouse' })],
  [`${CONVERSATION}/release`]: ['conversation.released', async () => formOn(await taken(), 'release')],
  [`${CONVERSATION}/promises/:promiseId/keep`]: [
    'promise.kept',
    async () => ({ to: `${await promised()}/keep`, fields: { proof: 'PARCEL-17' } }),
  ],
  [`${CONVERSATION}/promises/:promiseId/move`]: [
    'promise.moved',
    async () => ({ to: `${await promised()}/move`, fields: { due: '2026-11-25T12:00' } }),
  ],
  [`${CONVERSATION}/orders/:orderId/confirm`]: [
    'remedy.confirmed',
    async () => ({ to: `${await ordered()}/confirm`, fields: { proof: 'PARCEL-18' } }),
  ],
  [`${CONVERSATION}/orders/:orderId/cancel`]: [
    'remedy.cancelled',
    async () => ({ to: `${await ordered()}/cancel`, fields: { reason: 'none left' } }),
  ],
  [`${CONVERSATION}/complaints/:complaintId/category`]: [
    'complaint.corrected',
    async () => ({ to: `${await complained()}/category`, fields: { category: 'wrong_item' } }),
  ],
  [`${CONVERSATION}/complaints/:complaintId/team`]: [
    'complaint.moved',
    async () => ({ to: `${await complained()}/team`, fields: { team: 'care' } }),
  ],
  [`${CONVERSATION}/complaints/:complaintId/close`]: ['complaint.closed', closing],
  [`${CONVERSATION}/complaints/:complaintId/reopen`]: [
    'complaint.reopened',
    async () => {
      const close = await closing();
      await send(close);
      return { to: close.to.replace(/close$/, 'reopen') };
    },
  ],

  'POST /console/vouchers': [
    'voucher.used',
    async () => {
      const { memberId } = await market.customer('en');
      const expiresAt = new Date('2026-12-31T23:00:00Z');
      const voucher = { memberId, title: { en: 'Coffee' }, expiresAt, returnable: true, key: newId() };
      const { code } = await database.current.transaction((tx) => issueVoucher(tx, voucher, counter.clock.now()));
      return { to: '/console/vouchers', fields: { code, shop: shopCode, key: newId() } };
    },
  ],
  'POST /console/members/:id/points': [
    'points.adjusted',
    async () => ({
      to: `/console/members/${(await market.customer('en')).memberId}/points`,
      fields: { points: '+50', reason: 'a card that was forgotten', key: newId() },
    }),
  ],

  'POST /console/campaigns': ['campaign.created', async () => ({ to: '/console/campaigns', fields: await aDraft() })],
  'POST /console/campaigns/:id': [
    'campaign.changed',
    async () => {
      const to = await campaign();
      return { to, fields: { ...(await aDraft()), seen: hidden((await ada.get(to)).text, 'seen') } };
    },
  ],
  'POST /console/campaigns/:id/test': [
    'campaign.tested',
    async () => ({ to: `${await campaign()}/test`, fields: { number: (await market.customer('en')).number } }),
  ],
  'POST /console/campaigns/:id/publish': ['campaign.published', async () => publishing(await campaign())],
  'POST /console/campaigns/:id/pause': ['campaign.paused', async () => ({ to: `${await running()}/pause` })],
  'POST /console/campaigns/:id/resume': [
    'campaign.resumed',
    async () => {
      const path = await running();
      await send({ to: `${path}/pause` });
      return { to: `${path}/resume` };
    },
  ],
  'POST /console/campaigns/:id/cancel': ['campaign.cancelled', async () => ({ to: `${await running()}/cancel` })],

  'POST /console/segments': [
    'segment.created',
    async () => ({ to: '/console/segments', fields: { do: 'save', name: nameOf('Finnish'), language: 'fi' } }),
  ],
  'POST /console/offers/:code/off': ['offer.switched_off', async () => ({ to: '/console/offers/COFFEE-20/off' })],
  'POST /console/offers/:code/on': [
    'offer.switched_on',
    async () => {
      await send({ to: '/console/offers/COFFEE-20/off' });
      return { to: '/console/offers/COFFEE-20/on' };
    },
  ],

  'POST /console/surveys/:code/answers/:id/theme': [
    'opinion.themed',
    async () => {
      await market.answers(await market.customer('en'), 3, 1, nameOf('a wet parcel'));
      const id = idIn((await ada.get('/console/surveys/nps')).text, 'nps/answers');
      return { to: `/console/surveys/nps/answers/${id}/theme`, fields: { theme: 'Wet parcels' } };
    },
  ],
  'POST /console/opinions/:id/theme': [
    'opinion.themed',
    async () => ({ to: `/console/opinions/${await opinion()}/theme`, fields: { theme: 'Oat milk' } }),
  ],
  'POST /console/themes/:code': ['deed.published', publishingDeed],
  'POST /console/themes/:code/deeds/:id': [
    'deed.stopped',
    async () => {
      const published = await publishingDeed();
      await send(published);
      return { to: `${published.to}/deeds/${published.fields.deed}`, fields: { do: 'stop' } };
    },
  ],

  'POST /console/answers': ['answer.added', async () => ({ to: '/console/answers', fields: anAnswer('parking') })],
  'POST /console/answers/:code': [
    'answer.changed',
    async () => {
      await send({ to: '/console/answers', fields: anAnswer('bicycles') });
      return { to: '/console/answers/bicycles', fields: { ...anAnswer('bicycles'), 'text-en': 'Beside the door.' } };
    },
  ],
  'POST /console/unanswered': [
    'unanswered.dismissed',
    async () => {
      const asked = { messageId: newId(), conversationId: newId(), identityId: newId(), language: 'en', names: [] };
      const text = 'Can I rent a tent here?';
      await database.current.transaction((tx) => noteUnanswered(tx, { ...asked, text }, counter.clock.now()));
      return { to: '/console/unanswered', fields: { question: hidden((await ada.get('/console/unanswered')).text, 'question') } };
    },
  ],

  'POST /console/staff': [
    'staff.added',
    async () => ({ to: '/console/staff', fields: { email: 'new@granlia.example', name: 'Nils', role: 'support' } }),
  ],
  'POST /console/staff/:id/invite': ['staff.invited', async () => ({ to: `/console/staff/${(await colleague()).id}/invite` })],
  'POST /console/staff/:id/role': [
    'staff.changed',
    async () => ({ to: `/console/staff/${(await colleague()).id}/role`, fields: { role: 'marketing' } }),
  ],
  'POST /console/staff/:id/deactivate': [
    'staff.deactivated',
    async () => ({ to: `/console/staff/${(await colleague()).id}/deactivate` }),
  ],
  'POST /console/staff/:id/activate': [
    'staff.activated',
    async () => {
      const path = `/console/staff/${(await colleague()).id}`;
      await send({ to: `${path}/deactivate` });
      return { to: `${path}/activate` };
    },
  ],
};

const patternOf = (route: string): RegExp => new RegExp(`^POST ${route.slice('POST '.length).replaceAll(/:\w+/g, '[^/]+')}$`);

/** The entries that something left, but for looks at what is personal. */
async function leftBy(deed: () => Promise<unknown>): Promise<string[]> {
  const entries = () => database.current.prisma.auditEntry.findMany({ where: { action: { not: { endsWith: '.looked_at' } } } });
  const before = new Set((await entries()).map(({ id }) => id));
  await deed();
  return (await entries()).filter(({ id }) => !before.has(id)).map(({ action }) => action);
}

describe('the audit', () => {
  const deeds = Object.entries(DEEDS).map(([route, [action, form]]) => [route, action, form] as const);
  it.each(deeds)('has one entry for %s: %s', async (route, action, form) => {
    const sent = await form();
    expect(`POST ${sent.to}`).toMatch(patternOf(route));
    expect((await leftBy(() => send(sent))).filter((one) => one === action)).toEqual([action]);
  });

  it.each(Object.entries(NO_DEEDS))('has none for %s: %s', async () => {
    const by = await signedIn(house, database.current, await colleague());
    expect(await leftBy(() => send({ to: '/console/language', fields: { language: 'nb' }, by }))).toEqual([]);
  });

  it('has none for what is only looked at before it is done', async () => {
    const segment = { to: '/console/segments', fields: { do: 'look', name: 'Finnish', language: 'fi' } };
    const answer = { to: '/console/answers', fields: { ...anAnswer('lifts'), do: 'preview' } };
    const deed = await publishingDeed();
    for (const looked of [segment, answer, { ...deed, fields: { ...deed.fields, do: 'preview' } }])
      expect(await leftBy(() => send(looked)), looked.to).toEqual([]);
  });
});
