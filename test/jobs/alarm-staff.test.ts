import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailChannel } from '../../src/channels/mail/index.ts';
import { alarmLetter, type ConsoleText, type Speech } from '../../src/http/index.ts';
import { alarmStaffJob } from '../../src/jobs/alarm-staff.ts';
import { formatClock, formatDay, loadTextsFrom, localeOf } from '../../src/locales/index.ts';
import { MINUTE_MS } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { addStaff, deactivateStaff } from '../../src/staff/index.ts';
import { takeAlarms } from '../../src/support/index.ts';
import { aColleague } from '../helpers/colleagues.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET } from '../helpers/people.ts';
import { accepted } from '../helpers/shop.ts';
import { openSmtpSink, type SmtpSink } from '../helpers/smtp-sink.ts';

const database = useDatabase();
let counter: Counter;
let sink: SmtpSink;
beforeAll(async () => {
  counter = await openCounter(database.current);
  sink = await openSmtpSink();
  await hire('berit', 'duty', 'nb');
  await hire('ola', 'duty', 'en');
  await hire('line', 'care', 'en');
});
afterEach(() => sink.behave(undefined));
afterAll(async () => {
  await counter.close();
  await sink.close();
});

async function hire(name: string, team: string, language: 'en' | 'nb'): Promise<string> {
  const staff = { email: `${name}@granlia.example`, name, role: 'support', team, language } as const;
  return accepted(await database.current.transaction((tx) => addStaff(tx, staff, counter.clock.now()))).id;
}

const log = createLog('silent');

/** The job as the program builds it, with the mail channel on a server of ours. */
function theJob(mailed = true) {
  const { clock, programme } = counter;
  const none = () => Promise.reject(new Error('no customer has a mail'));
  const mail = mailChannel({
    ...{
      smtpUrl: sink.url,
      from: 'hei@granlia.example',
      publicUrl: 'https://chat.granlia.example',
      secretKey: SECRET,
      clock,
      log,
    },
    brand: () => ({ name: 'Granlia', languages: { default: 'en', offered: ['en'] } }),
    texts: (_, key) => key,
    addresses: { find: none, refuse: none, stop: none, allow: none },
  });
  const texts = loadTextsFrom<ConsoleText>(new URL('../../src/http/console/texts/', import.meta.url), ['en', 'nb']);
  const speech: Speech = {
    format: texts.format,
    whole: (_, value) => String(value),
    signed: (_, value) => String(value),
    money: (_, minor, currency) => `${minor} ${currency}`,
    day: (language, day, today) => formatDay(localeOf(language), day, today),
    clock: (language, instant, timeZone) => formatClock(localeOf(language), instant, timeZone),
  };
  return alarmStaffJob({
    database: database.current,
    clock,
    dutyTeam: () => programme.rules.service.dutyTeam,
    post: () => (mailed ? mail.post : undefined),
    write: (alarm, { language }) => {
      const { timeZone } = programme.rules;
      return alarmLetter(alarm, language, { speech, publicUrl: 'https://chat.granlia.example', timeZone, now: clock.now() });
    },
    log,
  });
}

let people = 0;
async function inDanger(
  words = 'the lamp caught fire, there is smoke everywhere',
): Promise<{ person: Person; conversationId: string }> {
  people += 1;
  const place = `customer ${people}`;
  const person = counter.person(place, { languageHint: 'en' });
  await person.says(words);
  const { rows } = await database.current.pool.query<{ id: string }>(
    'select id::text from conversation where channel_conversation_id = $1',
    [place],
  );
  return { person, conversationId: rows[0]!.id };
}

const run = () => theJob().run(counter.clock.now());
const mailsAbout = (conversationId: string) => sink.mails.filter(({ parsed }) => parsed.text?.includes(conversationId));
const statesOf = async (conversationId: string) =>
  (
    await database.current.pool.query<{ state: string }>(
      'select a.state from staff_alarm a join handoff h on h.id = a.handoff_id where h.conversation_id = $1 order by 1',
      [conversationId],
    )
  ).rows.map(({ state }) => state);

describe('somebody in danger', () => {
  it('is told to everybody of the duty team by mail, in their language, without a word of theirs', async () => {
    const { person, conversationId } = await inDanger();
    await run();
    const mails = mailsAbout(conversationId);
    expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['berit@granlia.example', 'ola@granlia.example']);
    const [nb, en] = mails.toSorted((a, b) => a.to[0]!.localeCompare(b.to[0]!)).map(({ parsed }) => parsed);
    expect(en!.subject).toMatch(/^Danger: K-\d+, fire or smoke$/);
    expect(en!.text).toContain(`https://chat.granlia.example/console/conversations/${conversationId}`);
    expect(nb!.subject).toMatch(/^Fare: K-\d+, brann eller røyk$/);
    expect(mails.map(({ parsed }) => parsed.text).join('\n')).not.toMatch(/lamp|caught/);
    await person.says('it is burning, help');
    counter.clock.moveBy(MINUTE_MS);
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(2);
  });

  it('is told again when danger is heard after somebody took it, once', async () => {
    const { person, conversationId } = await inDanger();
    await run();
    const colleague = await aColleague(database.current, counter, 'Siri');
    counter.clock.moveBy(MINUTE_MS);
    expect(await colleague.claims(conversationId)).toMatchObject({ ok: true });
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(2);
    for (const words of ['my hand is burned and bleeding', 'please, the kitchen is on fire now']) {
      counter.clock.moveBy(MINUTE_MS);
      await person.says(words);
      await run();
      expect(mailsAbout(conversationId)).toHaveLength(4);
    }
  });

  it('is told once, also when several programs look at the same moment', async () => {
    const some = [await inDanger(), await inDanger(), await inDanger()];
    await Promise.all(Array.from({ length: 6 }, run));
    for (const { conversationId } of some) expect(mailsAbout(conversationId)).toHaveLength(2);
  });

  it('is told when the mail server is there again, and not again where nobody knows whether it was', async () => {
    const { conversationId } = await inDanger();
    sink.behave({ at: 'sender', answer: 451 });
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(0);
    sink.behave(undefined);
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(0); // a minute later, not at once
    counter.clock.moveBy(MINUTE_MS);
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(2);
    expect(await statesOf(conversationId)).toEqual(['sent', 'sent']);

    const unsure = await inDanger();
    sink.behave({ at: 'after data', closes: true });
    await run();
    sink.behave(undefined);
    counter.clock.moveBy(MINUTE_MS);
    await run();
    expect(mailsAbout(unsure.conversationId)).toHaveLength(2);
    expect(await statesOf(unsure.conversationId)).toEqual(['unconfirmed', 'unconfirmed']);
  });

  it('is not told again by the program that follows one that died while it sent', async () => {
    const { conversationId } = await inDanger();
    const job = theJob(false);
    expect(await job.run(counter.clock.now())).toMatch(/^no mail goes out/);
    const planning = theJob();
    sink.behave({ at: 'sender', answer: 451 });
    await planning.run(counter.clock.now());
    sink.behave(undefined);
    counter.clock.moveBy(MINUTE_MS);
    const taken = await database.current.transaction((tx) => takeAlarms(tx, counter.clock.now())); // and then it died
    expect(taken.filter((alarm) => alarm.conversationId === conversationId)).toHaveLength(2);
    counter.clock.moveBy(11 * MINUTE_MS);
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(0);
    expect(await statesOf(conversationId)).toEqual(['unconfirmed', 'unconfirmed']);
  });

  it('needs no mail when somebody has it, and none for what is no danger', async () => {
    const { conversationId } = await inDanger();
    counter.clock.moveBy(1_000);
    const line = await aColleague(database.current, counter, 'Kari');
    await line.claims(conversationId);
    await run();
    expect(mailsAbout(conversationId)).toHaveLength(0);
    const other = await inDanger('I want to talk to a person');
    await run();
    expect(mailsAbout(other.conversationId)).toHaveLength(0);
  });

  it('is told to all who answer customers where the duty team is nobody', async () => {
    const { rows } = await database.current.pool.query<{ id: string }>(`select id::text from staff where team = 'duty'`);
    for (const { id } of rows) await database.current.transaction((tx) => deactivateStaff(tx, id, counter.clock.now()));
    const { conversationId } = await inDanger();
    await run();
    expect(mailsAbout(conversationId).map(({ to }) => to[0])).toContain('line@granlia.example');
  });
});
