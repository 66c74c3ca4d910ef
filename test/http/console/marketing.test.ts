import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf, readRule } from '../../../src/http/console/segment-form.ts';
import { campaignFigures, cancelCampaign, listSegments, planNotice, type SegmentRule } from '../../../src/outreach/index.ts';
import type { Staff } from '../../../src/staff/index.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type Counter, openCounter } from '../../helpers/people.ts';
import { openShop } from '../../helpers/shop.ts';
import { HOSTILE, type Market, openMarket } from './market.ts';
import { type Answer, type House, hire, openHouse, signedIn, type Visitor } from './visiting.ts';

const database = useDatabase({ poolSize: 4 });
let counter: Counter;
let house: House;
let market: Market;
let mia: Visitor;
let staff: Staff;

beforeAll(async () => {
  const shop = await openShop(database.current);
  counter = await openCounter(database.current);
  market = openMarket(database.current, counter, shop);
  house = await openHouse(database.current, { clock: counter.clock });
  staff = await hire(database.current, { email: 'mia@granlia.example', name: 'Mia', role: 'marketing' });
  mia = await signedIn(house, database.current, staff);
  await market.offer('COFFEE-20');
  for (let i = 0; i < 5; i += 1) await market.customer('fi');
  await market.customer('fi', { consents: [] });
  await market.customer('sv');
});
afterAll(async () => {
  await house?.console.close();
  await counter?.close();
});

const audited = async (action: string) => {
  const { rows } = await database.current.pool.query('select detail from audit_entry where action = $1 and staff_id = $2', [
    action,
    staff.id,
  ]);
  return rows.map(({ detail }) => detail);
};

const queuedFor = async (conversationId: string): Promise<{ text: string }[]> =>
  (await database.current.pool.query('select text from outbox_message where conversation_id = $1 order by id', [conversationId]))
    .rows;

/** Sends a form, and goes where it leads, as a browser does. */
async function send(path: string, fields: Record<string, string> = {}): Promise<Answer> {
  const answer = await mia.post(path, fields);
  return answer.status === 303 ? await mia.get(answer.headers.get('location')!) : answer;
}

const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

async function segment(name: string, fields: Record<string, string>): Promise<string> {
  const saved = await mia.post('/console/segments', { do: 'save', name, ...fields });
  expect(saved.status).toBe(303);
  return /segments\/([^?]+)/.exec(saved.headers.get('location')!)![1]!;
}

const WHOLE = { objective: 'Hear what they think', indicator: 'Answers', lastDay: '2026-12-15' };

async function draft(fields: Record<string, string>): Promise<string> {
  const made = await mia.post('/console/campaigns', { name: 'NPS', subject: 'survey:nps', ...fields });
  expect(made.status, made.text).toBe(303);
  return made.headers.get('location')!.replace('?done=saved', '');
}

const idOf = (path: string): string => path.split('/').at(-1)!;

describe('a segment', () => {
  it('is looked at before it is kept, and is exactly whom a campaign is planned for', async () => {
    const looked = await mia.post('/console/segments', { do: 'look', name: 'Finnish', language: 'fi' });
    expect(looked.text).toContain('6 members');
    expect(looked.text).toMatch(/they have not said yes to it<\/th><td class="number">1</);
    expect(looked.text).toContain(market.customers[0]!.number);
    expect(await listSegments(database.current)).toEqual([]);
    const code = await segment('Finnish ☕ speakers', { language: 'fi' });
    expect(code).toBe('finnish-speakers');
    expect(await segment('Finnish speakers', { language: 'fi' })).toBe('finnish-speakers-2');
    expect(await audited('segment.created')).toContainEqual({ code });
    expect((await mia.get(`/console/segments/${code}?saved`)).text).toContain('Saved.');
  });

  it('says beside the field what is wrong, and keeps what was written', async () => {
    const answer = await mia.post('/console/segments', {
      do: 'save',
      name: 'Bad',
      'p0-products': 'CUP',
      'bought-within': 'many',
      'points-least': '-1',
      'contact-from': '2026-02-30',
    });
    expect(answer.status).toBe(422);
    expect(answer.text.match(/class="problem"/g)).toHaveLength(4);
    expect(answer.text).toContain('value="many"');
    const tooMuch = await mia.post('/console/segments', { do: 'save', name: 'Bad', 'bought-within': '99999' });
    expect([tooMuch.status, tooMuch.text.includes('Something here is too much')]).toEqual([422, true]);
    expect((await listSegments(database.current)).map(({ name }) => name)).not.toContain('Bad');
  });

  it('is changed by one at a time', async () => {
    const code = await segment('Shared', { language: 'sv' });
    const page = (await mia.get(`/console/segments/${code}`)).text;
    const mine = { do: 'save', code, seen: hidden(page, 'seen') };
    counter.clock.moveBy(1_000);
    expect((await mia.post('/console/segments', { ...mine, name: 'Hers', language: 'sv' })).status).toBe(303);
    const late = await mia.post('/console/segments', { ...mine, name: 'His', language: 'fi' });
    expect([late.status, late.text.includes('Somebody else changed this segment')]).toEqual([409, true]);
    expect((await listSegments(database.current)).find((one) => one.code === code)).toMatchObject({ name: 'Hers' });
  });

  it('comes back into the form as it was, or not at all', () => {
    const choices = { tier: ['gold'], language: ['nb', 'fi'], channel: ['web'], shop: ['OSL'], consent: ['offers'] };
    const rules: SegmentRule[] = [
      {},
      { tier: ['gold'], language: ['fi', 'nb'], openComplaint: false, consent: ['offers'], points: { atLeast: 0 } },
      { lastPurchase: { never: true }, lastContact: { moreThanDaysAgo: 30, before: '2026-11-01' } },
      { purchases: { products: ['COFFEE-*', 'CUP'], shop: ['OSL'], withinDays: 42, atMost: 0 } },
      { all: [{ purchases: { products: ['A'], atLeast: 3 } }, { purchases: { withinDays: 42, atMost: 0 } }], shop: ['OSL'] },
    ];
    for (const rule of rules) {
      const form = fieldsOf(rule, choices);
      expect(form && readRule(form, choices), JSON.stringify(rule)).toEqual({ rule, problems: [] });
    }
    const beyond: SegmentRule[] = [
      { any: [{ tier: ['gold'] }] },
      { not: { tier: ['gold'] } },
      { tier: ['platinum'] },
      { all: [] },
    ];
    for (const rule of beyond) expect(fieldsOf(rule, choices), JSON.stringify(rule)).toBeUndefined();
  });
});

describe('a campaign', () => {
  it('is not published before it says what it is for, how that shows, and when it ends', async () => {
    const path = await draft({ segment: await segment('All Finns', { language: 'fi' }) });
    expect((await mia.get(path)).text).toContain('Still missing: the figure that will show it.');
    const refused = await mia.get(`${path}/publish`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Still missing: what it is for, the figure that will show it and the last day.');
    const forced = await send(`${path}/publish`, { count: '6', seen: 'x' });
    expect(forced.status).toBe(409);
    expect(await audited('campaign.published')).toEqual([]);
  });

  it('is published after a yes to the count, once, and to nobody else than was confirmed', async () => {
    const code = await segment('For publishing', { language: 'fi' });
    const path = await draft({ segment: code, ...WHOLE });
    const page = await mia.get(`${path}/publish`);
    expect(page.text).toContain('Publish to 5 members?');
    expect(page.text).toContain('One more is meant who cannot be written to as things are');
    const confirmed = { count: hidden(page.text, 'count'), seen: hidden(page.text, 'seen') };
    await database.current.pool.query(`update segment set rule = '{}' where code = $1`, [code]);
    const changed = await send(`${path}/publish`, confirmed);
    expect([changed.status, changed.text.includes('Something changed since you looked')]).toEqual([409, true]);
    await database.current.pool.query(`update segment set rule = '{"language":["fi"]}' where code = $1`, [code]);
    const published = await send(`${path}/publish`, confirmed);
    expect(published.text).toContain('Published.');
    expect(await audited('campaign.published')).toEqual([{ recipients: 6 }]);
    expect((await send(`${path}/publish`, confirmed)).text).toContain('It is running now');
    expect((await mia.post(path, { name: 'x', subject: 'survey:nps', segment: code, seen: '' })).status).toBe(409);

    await market.runJob();
    const progress = (await mia.get(`${path}/progress`)).text;
    expect(progress).toMatch(/sent<\/th><td><bdi><\/bdi><\/td><td class="number">5</);
    expect(progress).toMatch(/not written to<\/th><td><bdi>they have not said yes to it<\/bdi><\/td><td class="number">1</);
    expect((await mia.get(path)).text).toContain('finished');
  });

  it('is published to nobody by no segment that selects nobody, and to everybody who may be written to', async () => {
    const nobody = await segment('Nobody', { language: 'fi', 'points-least': '1000000' });
    const path = await draft({ segment: nobody, ...WHOLE });
    const page = await mia.get(`${path}/publish`);
    expect(page.text).toContain('The segment selects nobody, so there is nothing to send.');
    expect(page.text).not.toContain('Yes, publish');
    const forced = await mia.post(`${path}/publish`, { count: '0', seen: hidden((await mia.get(path)).text, 'seen') });
    expect([forced.status, forced.text.includes('The segment selects nobody')]).toEqual([409, true]);

    const everybody = await mia.post('/console/segments', { do: 'look', name: 'Everybody' });
    expect(everybody.text).toContain('Every member.');
    expect(everybody.text).toContain(`${market.customers.length} members`);
  });

  it('is paused, goes on and is ended, each said in its time', async () => {
    const path = await draft({ segment: await segment('To pause', { language: 'sv' }), ...WHOLE });
    const page = (await mia.get(`${path}/publish`)).text;
    await send(`${path}/publish`, { count: hidden(page, 'count'), seen: hidden(page, 'seen') });
    expect((await send(`${path}/pause`)).text).toContain('Paused.');
    expect((await send(`${path}/pause`)).status).toBe(409);
    await market.runJob();
    expect((await campaignFigures(database.current, idOf(path))).outcomes).toMatchObject([{ state: 'planned', count: 1 }]);
    expect((await send(`${path}/resume`)).text).toContain('It goes on.');
    expect((await mia.get(`${path}/cancel`)).text).toContain('End this campaign?');
    expect((await send(`${path}/cancel`)).text).toContain('Ended.');
    expect((await send(`${path}/resume`)).status).toBe(409);
    await market.runJob();
    expect((await campaignFigures(database.current, idOf(path))).outcomes).toMatchObject([{ state: 'cancelled', count: 1 }]);
  });
});

describe('a test of a campaign', () => {
  it('is one message that says what it is, and leaves no trace in any figure', async () => {
    const [one] = [await market.customer('en')];
    const path = await draft({ subject: 'offer:COFFEE-20', segment: await segment('English', { language: 'en' }), ...WHOLE });
    const key = hidden((await mia.get(path)).text, 'key');
    const sent = await mia.post(`${path}/test`, { number: one.number, key });
    expect(sent.text).toContain(`The test is on its way to ${one.number}`);
    await mia.post(`${path}/test`, { number: one.number, key }); // the form once more
    const told = await queuedFor(one.conversationId);
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toMatch(/^Test: this is how it will look/);
    expect(told[0]!.text).toContain('20% off');
    const { rows } = await database.current.pool.query('select from offer_shown where member_id = $1', [one.memberId]);
    expect(rows).toEqual([]);
    expect((await campaignFigures(database.current, idOf(path))).recipients).toBe(0);
    expect(await audited('campaign.tested')).toContainEqual({ member: one.memberId });
  });

  it('of a survey asks nothing', async () => {
    const one = await market.customer('en');
    const path = await draft({ segment: await segment('For a test', { language: 'en' }) });
    expect((await mia.post(`${path}/test`, { number: one.number })).status).toBe(200);
    expect((await queuedFor(one.conversationId))[0]!.text).toMatch(/^Test: [\s\S]*recommend/);
    const { rows } = await database.current.pool.query(
      `select (select count(*)::int from survey_run where member_id = $1) as runs, flow from conversation where id = $2`,
      [one.memberId, one.conversationId],
    );
    expect(rows).toEqual([{ runs: 0, flow: null }]);
  });

  it('goes to nobody who has not said yes, unless it is one’s own membership', async () => {
    const quiet = await market.customer('en', { consents: [] });
    const path = await draft({ segment: await segment('For no test', { language: 'en' }) });
    const refused = await mia.post(`${path}/test`, { number: quiet.number });
    expect([refused.status, refused.text.includes('they have not said yes to it')]).toEqual([409, true]);
    expect(await queuedFor(quiet.conversationId)).toEqual([]);
    expect((await mia.post(`${path}/test`, { number: '404' })).text).toContain('No member has this number');
    await database.current.pool.query('update member set email = $2 where id = $1', [quiet.memberId, staff.email]);
    expect((await mia.get(path)).text).toContain(`value="${quiet.number}"`);
    expect((await mia.post(`${path}/test`, { number: quiet.number })).status).toBe(200);
    expect(await queuedFor(quiet.conversationId)).toHaveLength(1);
  });

  it('has buttons that say that it was a test', async () => {
    const person = counter.person('tester', { languageHint: 'en' });
    await person.says('hello');
    const { rows } = await database.current.pool.query<{ identityId: string }>(
      `select identity_id::text as "identityId" from conversation where channel_conversation_id = 'tester'`,
    );
    const one = await market.customer('en');
    await database.current.pool.query('update identity set reachability = $2 where member_id = $1', [one.memberId, 'blocked']);
    await database.current.pool.query('update identity set member_id = $1 where id = $2', [one.memberId, rows[0]!.identityId]);
    const path = await draft({ subject: 'offer:COFFEE-20', segment: await segment('For a button', { language: 'en' }) });
    expect((await mia.post(`${path}/test`, { number: one.number })).status).toBe(200);
    await counter.chat.sweep();
    await counter.chat.idle();
    person.hears(/^Test: /);
    await person.presses("I'll take it");
    person.hears(/That was a test/);
    const { rows: taken } = await database.current.pool.query('select from offer_take where member_id = $1', [one.memberId]);
    expect(taken).toEqual([]);
  });
});

describe('results', () => {
  it('show the score with its count and interval, by week, with the words as they were written', async () => {
    for (let i = 0; i < 12; i += 1)
      await market.answers(await market.customer('da'), i < 8 ? 10 : 3, i * 7 + 1, i === 0 ? HOSTILE : undefined);
    const page = (await mia.get('/console/surveys/nps')).text;
    expect(page).toMatch(/<strong>33<\/strong> \(12 answers\)[\s\S]*lie between/);
    expect(page.match(/class="interval"/g)!.length).toBeGreaterThan(10);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>alert');
    expect((await mia.get('/console/surveys/nps?from=0001-01-01&to=9999-12-31&by=month')).status).toBe(200);
    expect((await mia.get('/console/surveys/none')).status).toBe(404);
  });

  it('come as a table that runs nothing, and leave a trace of who took it', async () => {
    const csv = await mia.get('/console/surveys/nps/answers.csv');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="nps-/);
    expect(csv.text).toContain(`"'=HYPERLINK(""http`);
    expect(await audited('survey.exported')).toHaveLength(1);
  });

  it('are for support, too; campaigns are not', async () => {
    const line = await signedIn(house, database.current, await hire(database.current, { email: 'line@granlia.example' }));
    expect((await line.get('/console/surveys/nps')).status).toBe(200);
    expect((await line.get('/console/campaigns')).status).toBe(403);
  });
});

describe('opinions', () => {
  it('are gathered under themes that staff name, counted on top', async () => {
    const { prisma } = database.current;
    await market.says(await market.customer('nb'), 'Havremelken mangler', 'with_name');
    const [one] = await prisma.opinion.findMany({ take: 1 });
    const name = async (theme: string) => (await mia.post(`/console/opinions/${one!.id}/theme`, { theme })).status;
    expect(await name('Oat milk <missing>')).toBe(303);
    const page = (await mia.get('/console/opinions')).text;
    expect(page).toMatch(/<bdi>Oat milk &lt;missing&gt;<\/bdi><\/a><\/th><td class="number">1</);
    expect(await name('oat milk <MISSING>')).toBe(303); // the same one
    expect(await prisma.theme.count({ where: { code: { startsWith: 'oat' } } })).toBe(1);
    expect(await prisma.auditEntry.count({ where: { action: 'opinion.themed', subjectId: one!.id } })).toBe(2);
    expect(await name('  ')).toBe(303);
    expect(await prisma.opinion.findUnique({ where: { id: one!.id } })).toMatchObject({ themeCode: null });
  });

  it('are answered with what was done, once to each who said it and may be told', async () => {
    const { prisma, pool } = database.current;
    const person = counter.person('wet parcel', { languageHint: 'en' });
    await person.says('hello');
    const told = await market.customer('en');
    await pool.query(`update identity set reachability = 'blocked' where member_id = $1`, [told.memberId]);
    await pool.query(
      `update identity set member_id = $1 where id = (select identity_id from conversation where channel_conversation_id = 'wet parcel')`,
      [told.memberId],
    );
    const late = await market.customer('nb');
    const twin = await market.customer('nb', { consents: [] }); // one person with `quiet`
    const quiet = await market.customer('nb', { consents: [] });
    const gone = await market.customer('nb');
    await market.says(told, 'my parcel was a bit wet', 'with_name');
    await prisma.opinion.updateMany({ where: { memberId: told.memberId }, data: { saidAt: new Date('2026-11-20T12:00:00Z') } });
    await market.says(told, 'again a wet parcel', 'with_name');
    await market.says(quiet, 'våt pakke', 'with_name');
    await market.says(twin, 'enda en', 'with_name');
    await prisma.member.update({ where: { id: twin.memberId }, data: { mergedIntoId: quiet.memberId } });
    await market.says(gone, 'våt pakke her også', 'with_name');
    await market.says(await market.customer('fi'), 'märkä paketti', 'without_name');
    const name = async (words: string) => {
      const { id } = (await prisma.opinion.findFirst({ where: { words } }))!;
      await mia.post(`/console/opinions/${id}/theme`, { theme: 'Våte pakker' });
      return id;
    };
    for (const words of ['my parcel was a bit wet', 'again a wet parcel', 'våt pakke', 'enda en', 'märkä paketti'])
      await name(words);
    const goneId = await name('våt pakke her også');
    counter.clock.moveBy(60_000);

    const path = '/console/themes/v%C3%A5te-pakker';
    expect((await mia.get('/console/opinions')).text).toContain(`href="${path}"`);
    const empty = await mia.post(path, { do: 'preview', 'said-en': 'that your parcel was wet', 'did-en': 'Bags.' });
    expect([empty.status, empty.text.includes('in the shop&#39;s own language at least')]).toEqual([422, true]);
    const written = {
      'said-nb': 'at pakken din var våt.',
      'did-nb': 'Alle pakker er nå i en vanntett pose',
      'said-en': 'that your parcel was <wet>',
      'did-en': 'All parcels are in a waterproof bag now.',
    };
    const preview = (await mia.post(path, { do: 'preview', ...written })).text;
    expect(preview).toContain(
      'In November you told us that your parcel was &lt;wet&gt;. All parcels are in a waterproof bag now.',
    );
    expect(preview).toContain('Tell 2 members');
    expect(preview).toMatch(/they have not said yes to it<\/th><td class="number">1</);
    const form = { do: 'publish', ...written, deed: hidden(preview, 'deed'), seen: hidden(preview, 'seen') };
    expect((await mia.post(path, { ...form, count: '3' })).status).toBe(409);
    expect((await mia.post(path, { ...form, 'did-en': 'Something else.', count: '2' })).status).toBe(409);
    const taken = '01930000-0000-7000-8000-000000000001';
    await database.current.transaction(async (tx) => {
      const now = counter.clock.now();
      await planNotice(tx, { id: taken, name: 'Another one', memberIds: [], endsAt: new Date(now.getTime() + 60_000) }, now);
      await cancelCampaign(tx, taken, now);
    });
    expect((await mia.post(path, { ...form, deed: taken, count: '2' })).status).toBe(409); // nobody could be told
    expect(await prisma.deed.count()).toBe(0);
    expect((await send(path, { ...form, count: '2' })).text).toContain('It is told from minute to minute');
    expect((await mia.post(path, { ...form, count: '2' })).status).toBe(303); // the form once more
    expect(await audited('deed.published')).toEqual([{ recipients: 3 }]);

    await prisma.opinion.delete({ where: { id: goneId } });
    await market.runJob();
    await market.runJob();
    person.hears(
      /^In November you told us that your parcel was <wet>\. All parcels are in a waterproof bag now\. Thank you for telling us\.\nYou hear this because you said yes to surveys on .* Write STOP\.$/,
    );
    const after = (await mia.get(path)).text;
    expect(after).toMatch(/sent<\/th><td><bdi><\/bdi><\/td><td class="number">1</);
    expect(after).toMatch(/<bdi>they have not said yes to it<\/bdi><\/td><td class="number">1</);
    expect(after).toMatch(
      /<bdi>they took back what they had said, or it is about something else now<\/bdi><\/td><td class="number">1</,
    );
    await mia.post(
      `/console/opinions/${(await prisma.opinion.findFirst({ where: { words: 'again a wet parcel' } }))!.id}/theme`,
      { theme: '' },
    );
    await person.presses('Why?');
    person.hears(/you wrote: “again a wet parcel”\nA colleague wrote on .* what was done since/);

    await market.answers(late, 6, 40, 'våt eske'); // said to a question, and put under the theme later
    const { runId } = (await prisma.answer.findFirst({ where: { words: 'våt eske' } }))!;
    expect((await mia.get('/console/surveys/nps')).text).toContain(`action="/console/surveys/nps/answers/${runId}/theme"`);
    await mia.post(`/console/surveys/nps/answers/${runId}/theme`, { theme: 'våte PAKKER' });
    expect((await mia.get(path)).text).toContain('Tell the one who was added since');
    await mia.post(`${path}/deeds/${form.deed}`, { do: 'more' });
    await market.runJob();
    const [message, ...others] = await queuedFor(late.conversationId);
    expect(others).toEqual([]);
    expect(message!.text).toMatch(
      /^I oktober fortalte du oss at pakken din var våt\. Alle pakker er nå i en vanntett pose\. Takk for at du sa fra\./,
    );
    expect((await campaignFigures(database.current, form.deed)).recipients).toBe(4);
    expect((await mia.get('/console/campaigns')).text).not.toContain('Våte pakker');

    const line = await hire(database.current, { email: 'care@granlia.example', role: 'support' });
    const care = await signedIn(house, database.current, line);
    const read = (await care.get(path)).text;
    expect([read.includes('All parcels are in a waterproof bag now.'), read.includes('<textarea')]).toEqual([true, false]);
    expect((await care.post(`${path}/deeds/${form.deed}`, { do: 'stop' })).status).toBe(403);

    const again = (await mia.post(path, { do: 'preview', ...written })).text;
    const second = { ...form, deed: hidden(again, 'deed'), count: hidden(again, 'count') };
    await mia.post(path, second);
    expect((await send(`${path}/deeds/${second.deed}`, { do: 'stop' })).text).toContain('Stopped.');
    await market.runJob();
    expect(await queuedFor(late.conversationId)).toHaveLength(1);
    expect((await campaignFigures(database.current, second.deed)).outcomes).toMatchObject([{ state: 'cancelled', count: 3 }]);
  });

  it('say about which shop, and who said it to those who may know', async () => {
    const one = await market.customer('nb');
    await market.says(one, HOSTILE, 'with_name');
    await market.says(one, 'Flott julepynt', 'without_name');
    const page = (await mia.get('/console/opinions')).text;
    expect(page).toContain('passed on with their name');
    expect(page).toContain('passed on without a name');
    expect(page).not.toContain(one.memberId);
    expect(page).not.toContain('<script>alert');
    const ada = await hire(database.current, { email: 'ada@granlia.example', role: 'admin' });
    expect((await (await signedIn(house, database.current, ada)).get('/console/opinions')).text).toContain(one.memberId);
  });
});

describe('offers', () => {
  it('are switched off and on', async () => {
    expect((await mia.post('/console/offers/COFFEE-20/off')).text).toContain('COFFEE-20 is switched off');
    const path = await draft({ subject: 'offer:COFFEE-20', segment: 'finnish-speakers', ...WHOLE }).catch(() => undefined);
    if (path) expect((await mia.get(`${path}/publish`)).text).toContain('Nobody can take this offer now');
    expect((await mia.post('/console/offers/COFFEE-20/on')).text).toContain('switched on again');
    expect((await mia.post('/console/offers/NONE/off')).status).toBe(404);
    expect(await audited('offer.switched_off')).toEqual([{ code: 'COFFEE-20' }]);
  });
});
