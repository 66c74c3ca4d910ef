import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetMailAddresses, mailAddresses } from '../../../src/chat/mail-address.ts';
import { followPageLeft, UNSEEN_AFTER_MS } from '../../../src/chat/page-left.ts';
import { createPush } from '../../../src/chat/push.ts';
import { line } from '../../../src/chat/reply.ts';
import { loadStatus } from '../../../src/http/index.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { type Program, startProgram } from '../../../src/program/index.ts';
import { DAY_MS, movableClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import { useDatabase } from '../../helpers/database.ts';
import { SUNDAY, withPlainSpaces } from '../../helpers/people.ts';
import { aConfig, eventually, freePort } from '../../helpers/program.ts';
import { openSmtpSink, type SmtpSink } from '../../helpers/smtp-sink.ts';

/** The whole program with mail on, and a visitor who speaks its page's protocol without a browser. */
describe('answers for those who left the page', () => {
  const database = useDatabase();
  const clock = movableClock(SUNDAY);
  const push = createPush({ texts: loadTexts(['en']), settings: () => ({ timeZone: 'Europe/Oslo' }) });
  let sink: SmtpSink;
  let program: Program;
  let dataDir: string;
  let origin: string;

  beforeAll(async () => {
    sink = await openSmtpSink();
    dataDir = mkdtempSync(join(tmpdir(), 'rm-'));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const config = aConfig({
      dataDir,
      port,
      publicUrl: origin,
      databaseUrl: database.current.connectionString,
      mail: { smtpUrl: sink.url, from: 'Granlia <hei@granlia.example>' },
    });
    program = await startProgram({ config, clock, log: createLog('silent') });
  });
  afterAll(async () => {
    await program?.stop();
    await sink?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  type Visitor = Awaited<ReturnType<typeof visit>>;

  async function visit(given?: string) {
    const page = await fetch(`${origin}/chat`, { headers: { 'accept-language': 'en', ...(given ? { cookie: given } : {}) } });
    await page.text();
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const name = cookie.split('=')[1]!.split('.')[0]!;
    const post = (path: string, body: unknown) =>
      fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'accept-language': 'en', cookie },
        body: JSON.stringify(body),
      });
    const { pool } = database.current;
    return {
      cookie,
      name,
      /** @returns the answer */
      async says(text: string): Promise<string> {
        const response = await post('/chat/messages', { id: randomUUID(), text });
        expect(response.status).toBe(202);
        const { inboundId } = (await response.json()) as { inboundId: string };
        await program.chat.idle();
        const { rows } = await pool.query<{ text: string }>('select text from outbox_message where inbound_id = $1', [inboundId]);
        return rows[0]!.text;
      },
      sees: (ids: readonly string[]) => post('/chat/seen', { ids }),
      /** What a page shows when it is opened. */
      async reads(): Promise<string[]> {
        const closing = new AbortController();
        const events = await fetch(`${origin}/chat/events`, { headers: { cookie }, signal: closing.signal });
        let buffer = '';
        for await (const chunk of events.body!.pipeThrough(new TextDecoderStream())) {
          buffer += chunk;
          if (buffer.includes('event: ready')) break;
        }
        closing.abort();
        return [...buffer.matchAll(/^data: (\{.+\})$/gm)].flatMap(
          ([, json]) => (JSON.parse(json!) as { text?: string }).text ?? [],
        );
      },
      async reachability(): Promise<string> {
        const { rows } = await pool.query<{ reachability: string }>(
          `select reachability::text from identity where channel = 'web' and channel_user_id = $1`,
          [name],
        );
        return rows[0]!.reachability;
      },
    };
  }

  /** A promise kept, told unasked. @returns the message's id, once it is on its way */
  async function tell(visitor: Visitor, key: string): Promise<string> {
    const { pool } = database.current;
    const { rows } = await pool.query<{ id: string }>('select id from conversation where channel_conversation_id = $1', [
      visitor.name,
    ]);
    const brand = { kind: 'name', value: 'Granlia', source: { kind: 'programme', version: 1 } } as const;
    await database.current.transaction((tx) =>
      push(
        tx,
        [{ key, conversationId: rows[0]!.id, purpose: 'service', language: 'en', lines: [line('web-intro', { brand })] }],
        clock.now(),
      ),
    );
    const { rows: told } = await pool.query<{ id: string }>('select id from outbox_message where push_key = $1', [key]);
    await eventually('it is on the page', async () => (await stateOf(told[0]!.id)).state === 'sent_unconfirmed');
    return told[0]!.id;
  }

  async function stateOf(id: string): Promise<{ state: string; reason: string | null }> {
    const { rows } = await database.current.pool.query<{ state: string; reason: string | null }>(
      'select state::text, last_error as reason from outbox_message where id = $1',
      [id],
    );
    return rows[0]!;
  }

  /** As two processes would at once, when the time is over in which a page in sight would have confirmed. */
  async function lookLater(): Promise<number> {
    clock.moveBy(UNSEEN_AFTER_MS + 1_000);
    const process = () =>
      followPageLeft({ database: database.current, channels: ['web'], sendsMail: true, clock, log: createLog('silent') });
    const counts = await Promise.all([process().look(), process().look()]);
    return counts[0] + counts[1];
  }

  it('go by e-mail to the address they gave, once, and the mail leads back into the conversation', async () => {
    const ada = await visit();
    expect(await ada.says('can you tell me by e-mail?')).toContain('Which e-mail address shall I write to?');
    expect(await ada.says('ada at example.org')).not.toContain('Thank you. Answers');
    await ada.says('tell me by e-mail');
    expect(await ada.says('ada@example')).toContain('That is not a complete e-mail address yet.');
    expect(await ada.says("It's Ada@Example.org.")).toMatch(/^Thank you\. Answers .* go to Ada@example\.org/);

    const id = await tell(ada, 'promise:1');
    const before = sink.mails.length;
    expect(await lookLater()).toBeLessThanOrEqual(1); // the program may have looked itself
    expect(await lookLater()).toBe(0);
    await sink.until(before + 1);
    const mail = sink.mails[before]!;
    expect(mail.to).toEqual(['Ada@example.org']);
    expect(mail.parsed.text).toContain("You are chatting with Granlia's automated assistant.");
    expect(withPlainSpaces(mail.parsed.text!)).toContain('opens your conversation until 6 December');
    expect(await stateOf(id)).toEqual({ state: 'unreachable', reason: 'no page is open; it goes by e-mail' });
    expect(await ada.reachability()).toBe('page_left');
    expect((await loadStatus(database.current, clock.now())).outbox).toMatchObject({ unreachable: 0, serviceUnreached: 0 });

    const link = /http:\S+\/chat\/return\?token=\S+/.exec(mail.parsed.text!)![0];
    const asked = await fetch(link, { redirect: 'manual' });
    expect([asked.status, asked.headers.get('set-cookie')]).toEqual([200, null]);
    const press = (headers: Record<string, string>) =>
      fetch(`${origin}/chat/return`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({ token: new URL(link).searchParams.get('token')! }),
      });
    expect((await press({ 'sec-fetch-site': 'cross-site' })).headers.get('set-cookie')).toBeNull();
    const back = await press({ 'sec-fetch-site': 'same-origin' });
    expect([back.status, back.headers.get('location')]).toEqual([303, '/chat']);
    const elsewhere = await visit(back.headers.get('set-cookie')!.split(';')[0]!);
    expect(elsewhere.name).toBe(ada.name);
    expect((await elsewhere.reads()).at(-1)).toContain("You are chatting with Granlia's automated assistant.");
    await eventually('the page is open', async () => (await ada.reachability()) === 'reachable');
    expect((await elsewhere.sees([id])).status).toBe(204);
    expect(await stateOf(id)).toEqual({ state: 'sent', reason: null });

    await program.chat.idle();
    expect(sink.mails).toHaveLength(before + 1);
  });

  it('stay on a page that shows them', async () => {
    const bo = await visit();
    await bo.says('my e-mail is bo@example.org');
    const id = await tell(bo, 'promise:2');
    expect((await bo.sees([id])).status).toBe(204);
    const before = sink.mails.length;
    expect(await lookLater()).toBe(0);
    expect(await stateOf(id)).toEqual({ state: 'sent', reason: null });
    expect(await bo.reachability()).toBe('reachable');
    expect(sink.mails).toHaveLength(before);
  });

  it('are confirmed by nobody else', async () => {
    const [bo, eve] = [await visit(), await visit()];
    await bo.says('hello');
    await eve.says('hello');
    const id = await tell(bo, 'promise:3');
    await eve.sees([id]);
    expect((await stateOf(id)).state).toBe('sent_unconfirmed');
    await bo.sees([id]);
    expect((await stateOf(id)).state).toBe('sent');
  });

  it('that reach nobody are told to staff, with the reason', async () => {
    const cy = await visit();
    await cy.says('hello');
    const before = (await loadStatus(database.current, clock.now())).outbox.serviceUnreached;
    const id = await tell(cy, 'promise:4');
    await lookLater();
    await eventually('it is dealt with', async () => (await stateOf(id)).state === 'unreachable');
    expect((await stateOf(id)).reason).toBe('no page is open, and no e-mail address was left');
    expect((await loadStatus(database.current, clock.now())).outbox.serviceUnreached).toBe(before + 1);
    expect(await (await fetch(`${origin}/status`)).text()).toContain('what somebody had to know, and nobody was reached');
  });

  it('stop with one press in the mail program; the no is recorded, and links to the conversation stay', async () => {
    const dee = await visit();
    await dee.says('email me at dee@example.org');
    const before = sink.mails.length;
    await tell(dee, 'promise:5');
    await lookLater();
    await sink.until(before + 1);
    const { text } = sink.mails[before]!.parsed;
    const stop = /http:\S+\/mail\/stop\?token=\S+/.exec(text!)![0];
    expect((await fetch(stop)).status).toBe(200); // a program that checks links
    expect(await dee.says('what do you know about me?')).toContain('go to dee@example.org');
    expect((await fetch(stop, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    const { rows } = await database.current.pool.query(
      `select n.given, n.source, n.channel from consent n join identity i on i.id = n.identity_id
        where i.channel_user_id = $1 and n.purpose = 'answers_by_email' order by n.recorded_at, n.id`,
      [dee.name],
    );
    expect(rows).toEqual([
      { given: true, source: 'chat', channel: 'web' },
      { given: false, source: 'unsubscribe', channel: 'email' },
    ]);
    const known = await dee.says('what do you know about me?');
    expect(known).not.toContain('dee@example.org');
    expect(withPlainSpaces(known)).toContain('Answers by e-mail: no, since 22 November.');
    const id = await tell(dee, 'promise:6');
    await lookLater();
    await eventually('it is dealt with', async () => (await stateOf(id)).state === 'unreachable');
    const link = /http:\S+\/chat\/return\?token=\S+/.exec(text!)![0];
    expect((await fetch(link)).status).toBe(200);
    expect(sink.mails).toHaveLength(before + 1);
  });

  it('stop for a mailbox, whatever conversation its address is left in, however it is written, until its reader allows them', async () => {
    const [eve, ivy] = [await visit(), await visit()];
    await eve.says('email me at victim@example.org');
    await ivy.says('email me at victim@example.org');
    const before = sink.mails.length;
    await tell(eve, 'promise:stop 1');
    await lookLater();
    await sink.until(before + 1);
    const { text } = sink.mails[before]!.parsed;
    expect(text).toContain("Wasn't that you?");
    // The address in the mail is no longer the current one, and then forgotten: its no counts all the same.
    await eve.says('my e-mail is other@example.org');
    await eve.says('my e-mail is victim@example.org');
    await forgetMailAddresses(database.current, new Date(clock.now().getTime() + 1_000));
    const stop = /http:\S+\/mail\/stop\?token=\S+/.exec(text!)![0];
    await fetch(stop, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    for (const visitor of [eve, ivy]) {
      expect(await visitor.says('my e-mail is Victim@Example.org')).toMatch(
        /^Victim@example\.org has asked us for no more e-mails/,
      );
      const id = await tell(visitor, `promise:stop 2 ${visitor.name}`);
      await lookLater();
      await eventually('it is dealt with', async () => (await stateOf(id)).state === 'unreachable');
      expect((await stateOf(id)).reason).toBe('no page is open, and no e-mail address was left');
    }
    expect(sink.mails).toHaveLength(before + 1);
    await fetch(stop.replace('/mail/stop', '/mail/allow'), { method: 'POST' });
    expect(await ivy.says('my e-mail is victim@example.org')).toMatch(/^Thank you\. Answers/);
  });

  it('stop also where the no and the address came at the same moment, before a mail is made of them and after', async () => {
    const kay = await visit();
    await kay.says('my e-mail is kay@example.org');
    const before = sink.mails.length;
    const { pool } = database.current;
    const { rows } = await pool.query<{ id: string; mailbox: string }>(
      `select a.id, a.mailbox from conversation_address a where a.email = 'kay@example.org'`,
    );
    const addresses = mailAddresses(database.current, clock);
    expect(await addresses.find(rows[0]!.id, newId())).toMatchObject({ email: 'kay@example.org' });
    await pool.query('insert into mail_stop (mailbox, stopped_at) values ($1, $2)', [rows[0]!.mailbox, clock.now()]);
    expect(await addresses.find(rows[0]!.id, newId())).toBeUndefined();
    const id = await tell(kay, 'promise:race');
    await lookLater();
    await eventually('it is dealt with', async () => (await stateOf(id)).state === 'unreachable');
    expect((await stateOf(id)).reason).toBe('no page is open, and no e-mail address was left');
    expect(sink.mails).toHaveLength(before);
  });

  it('are so many a day for one mailbox, over all conversations, and staff see what did not go', async () => {
    const before = sink.mails.length;
    const ids: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const eve = await visit();
      await eve.says(`my e-mail is ${i % 2 ? 'bombed' : 'Bombed'}@example.org`);
      for (let j = 0; j < 2; j += 1) ids.push(await tell(eve, `promise:bomb ${i} ${j}`));
    }
    await lookLater();
    const states = () => Promise.all(ids.map(stateOf));
    await eventually('all are dealt with', async () => (await states()).every(({ state }) => state === 'unreachable'));
    await sink.until(before + 6);
    const reasons = (await states()).map(({ reason }) => reason);
    expect(reasons.slice(0, 6).every((reason) => reason === 'no page is open; it goes by e-mail')).toBe(true);
    expect(reasons.slice(6)).toEqual(
      Array(2).fill('no page is open, and the e-mail address that was left has had enough mails for a day'),
    );
    await program.chat.idle();
    expect(sink.mails).toHaveLength(before + 6);
    clock.moveBy(DAY_MS);
    const next = await visit();
    await next.says('my e-mail is bombed@example.org');
    await tell(next, 'promise:bomb next day');
    await lookLater();
    await sink.until(before + 7);
  });

  it('open nothing any more when somebody else ended them and the address turns out to be wrong', async () => {
    const jo = await visit();
    await jo.says('my e-mail is stranger@example.org');
    const before = sink.mails.length;
    await tell(jo, 'promise:wrong');
    await lookLater();
    await sink.until(before + 1);
    const { text } = sink.mails[before]!.parsed;
    const [link] = /http:\S+\/chat\/return\?token=\S+/.exec(text!)!;
    await fetch(/http:\S+\/mail\/stop\?token=\S+/.exec(text!)![0], { method: 'POST' });
    expect((await fetch(link)).status).toBe(200);
    await jo.says('my e-mail is jo@example.org');
    expect((await fetch(link)).status).toBe(410);
  });

  it('go to the last address alone, and links to one that was taken back open nothing', async () => {
    const fay = await visit();
    await fay.says('email me at somebody.else@example.org');
    const before = sink.mails.length;
    await tell(fay, 'promise:7');
    await lookLater();
    await sink.until(before + 1);
    await fay.says('change my email');
    await fay.says('my email is fay@example.org');
    await tell(fay, 'promise:8');
    await lookLater();
    await sink.until(before + 2);
    expect(sink.mails[before + 1]!.to).toEqual(['fay@example.org']);
    expect(sink.mails[before + 1]!.parsed.text).toContain('This is the first one.');
    const link = /http:\S+\/chat\/return\?token=\S+/.exec(sink.mails[before]!.parsed.text!)![0];
    const over = await fetch(link);
    expect(over.status).toBe(410);
    expect(over.headers.get('set-cookie')).toBeNull();
  });

  it('end with a stop in the chat', async () => {
    const gus = await visit();
    await gus.says('my e-mail is gus@example.org');
    expect(await gus.says('stop')).toContain('And no more e-mails from this chat.');
    expect(await gus.says('tell me by e-mail')).toContain('Which e-mail address');
  });

  it('go nowhere where the mail server says that there is no such address, and staff see it', async () => {
    const hal = await visit();
    await hal.says('my e-mail is nobody@example.org');
    const id = await tell(hal, 'promise:9');
    sink.behave({ at: 'recipient', answer: 550 });
    await lookLater();
    const forwarded = async () =>
      (
        await database.current.pool.query<{ state: string; last_error: string }>(
          'select state::text, last_error from outbox_message where forwards_id = $1',
          [id],
        )
      ).rows[0];
    await eventually('the mail is refused', async () => (await forwarded())?.state === 'unreachable');
    sink.behave(undefined);
    expect((await forwarded())!.last_error).toBe('the mail server answers 550 to RCPT TO');
    const next = await tell(hal, 'promise:10');
    await lookLater();
    await eventually('it is dealt with', async () => (await stateOf(next)).state === 'unreachable');
    expect((await stateOf(next)).reason).toBe(
      'no page is open, and the mail server takes nothing for the e-mail address that was left',
    );
  });
});
