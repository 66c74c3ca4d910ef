import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadOrCreateSecret } from '../../src/config.ts';
import { checkLedger } from '../../src/loyalty/index.ts';
import { redeemLinkCode } from '../../src/members/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { mergeByProof } from '../../src/skills/merge.ts';
import { openStore } from '../../src/store/index.ts';
import { type Ran, useKeyboard } from '../helpers/command.ts';
import { addConversation, addIdentity } from '../helpers/identities.ts';
import { shellEnvironment } from '../helpers/program.ts';
import { accepted, addMember, till } from '../helpers/shop.ts';

const keyboard = useKeyboard();
const { dir, dataDir, run } = keyboard;
const now = new Date();

/** As typed at a keyboard, in a process of its own. */
async function runProcess(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['src/cli/regulars.ts', ...args], {
    env: { ...shellEnvironment(), DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

/** Nobody at a keyboard is shown the inside of the program. */
const hasNoStack = ({ err }: Ran) => expect(err).not.toMatch(/^\s+at |node:internal|Error:/m);

async function numberOf(memberId: string): Promise<string> {
  return (await keyboard.database.pool.query<{ number: string }>('select number from member where id = $1', [memberId])).rows[0]!
    .number;
}

describe('the commands', () => {
  it('are listed when none is named, and when help is asked for', async () => {
    const [none, help] = [await runProcess([]), await run(['--help'])];
    for (const { code, out, err } of [none, help]) {
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const name of ['import purchases', 'link-code', 'undo-merge', 'programme import', 'check-ledger', 'backup', 'restore'])
        expect(out).toContain(`\n  ${name}`);
    }
  });

  it.each([
    [['nonsense', 'x'], 'There is no command "nonsense x".'],
    [['constructor'], 'There is no command "constructor".'],
    [['programme'], 'There is no command "programme".'],
    [['link-code'], 'Which member? E.g. npm run regulars -- link-code 2900000000018'],
    [['backup'], 'Into which file?'],
    [['backup', '/no/such/folder/x.backup'], 'There is no folder /no/such/folder.'],
    [['restore', '/no/such/file'], 'There is no file /no/such/file.'],
    [['programme', 'import', '/no/such/file.yaml'], 'There is no file /no/such/file.yaml.'],
    [['import', 'purchases'], 'Which file?'],
    [['import', 'purchases', '/no/such/file.csv'], 'There is no file /no/such/file.csv.'],
    [['import', 'purchases', 'x.csv', '--maping', 'y'], "Unknown option '--maping'"],
  ])('that cannot be carried out say why, before any database is started: %s', async (args, reason) => {
    const ran = await run(args, { DATA_DIR: join(dir, 'untouched') });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(reason);
    hasNoStack(ran);
    expect(existsSync(join(dir, 'untouched'))).toBe(false);
  });

  it('say it so to a shell, too', async () => {
    const ran = await runProcess(['link-code'], { DATA_DIR: join(dir, 'untouched') });
    expect(ran).toEqual({ code: 1, out: '', err: 'Which member? E.g. npm run regulars -- link-code 2900000000018\n' });
  });

  it('name a wrong setting', async () => {
    const ran = await run(['check-ledger'], { PORT: 'many' });
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/PORT: .*e\.g\. PORT=3000/) });
    hasNoStack(ran);
  });
});

describe('link-code', () => {
  it('makes a code that links, for a number as it stands on the card, in groups', async () => {
    const memberId = await addMember(keyboard.database);
    const number = await numberOf(memberId);
    const { code, out } = await runProcess(['link-code', number.slice(0, 4), number.slice(4, 8), number.slice(8)]);
    expect(code).toBe(0);
    expect(out).toContain('It works once, for 10 minutes');
    const linkCode = /^([A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3})$/m.exec(out)![1]!;
    const identityId = await addIdentity(keyboard.database);
    const limit = { guesses: 5, guessWindowMinutes: 60 };
    const secret = loadOrCreateSecret(dataDir);
    const linked = await keyboard.database.transaction((tx) =>
      redeemLinkCode(tx, { identityId, code: linkCode, secret, limit }, new Date()),
    );
    expect(accepted(linked)).toMatchObject({ memberId });
  });

  it('says when nobody has the number', async () => {
    const ran = await run(['link-code', '2999999999999']);
    expect(ran).toEqual({ code: 1, out: '', err: 'There is no member with the number 2999999999999.\n' });
  });
});

describe('undo-merge', () => {
  it('lists merges and undoes one, once', async () => {
    const [from, into] = [await addMember(keyboard.database), await addMember(keyboard.database)];
    await till(keyboard.database, keyboard.shop).welcome(from, now);
    await till(keyboard.database, keyboard.shop).welcome(into, now);
    const identityId = await addIdentity(keyboard.database, { memberId: from });
    const ids = { fromMemberId: from, intoMemberId: into, identityId };
    await keyboard.database.transaction((tx) => mergeByProof(tx, ids, keyboard.shop.programme, now));
    const listed = await run(['undo-merge']);
    const id = listed.out.split(' ')[0]!;
    expect(listed.out).toBe(`${id}  ${now.toISOString().slice(0, 16)}  ${await numberOf(from)} into ${await numberOf(into)}\n`);
    expect(await run(['undo-merge', id])).toEqual({
      code: 0,
      out: 'The memberships are apart again. Points that went back: 0.\nPoints of the welcome gift, given again: 100.\n',
      err: '',
    });
    expect(await run(['undo-merge', id])).toMatchObject({ code: 1, err: expect.stringMatching(/^That merge was undone at /) });
    expect((await run(['undo-merge'])).out).toContain(', undone ');
  });

  it('says when there is no such merge', async () => {
    const [unknown, nonsense] = [await run(['undo-merge', newId()]), await run(['undo-merge', 'nonsense'])];
    expect(unknown).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no merge /) });
    expect(nonsense).toMatchObject({ code: 1, err: expect.stringMatching(/^"nonsense" is no merge/) });
  });
});

describe('the programme', () => {
  it('goes out to a file and comes back the same; a change is a new version', async () => {
    const file = join(dir, 'now.yaml');
    expect(await run(['programme', 'export', file])).toEqual({ code: 0, out: `Version 1 is in ${file}.\n`, err: '' });
    expect(await run(['programme', 'export', file])).toMatchObject({
      code: 1,
      err: expect.stringContaining('a file that does not exist yet'),
    });
    expect(await run(['programme', 'import', file])).toEqual({ code: 0, out: 'Nothing changed: version 1 holds.\n', err: '' });
    const rules = parse(readFileSync(file, 'utf8'));
    writeFileSync(file, stringify({ ...rules, earning: { ...rules.earning, per: 20 } }));
    expect(await run(['programme', 'import', file])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Version 2 holds since /),
    });
  });

  it('that is not right is refused with every problem at once', async () => {
    const file = join(dir, 'wrong.yaml');
    const rules = parse(readFileSync('programme.yaml', 'utf8'));
    writeFileSync(file, stringify({ ...rules, timeZone: 'Europe/Olso', currency: 'kr' }));
    const ran = await run(['programme', 'import', file]);
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/has 2 problems:.*timeZone: .*currency: /s) });
    hasNoStack(ran);
  });
});

describe('check-ledger', () => {
  it('agrees, and says what does not', async () => {
    const memberId = await addMember(keyboard.database);
    await till(keyboard.database, keyboard.shop).buy(memberId, 420, now);
    expect(await run(['check-ledger'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ members, \d+ entries: .* agree\.\n$/),
    });
    await keyboard.database.pool.query('update member_points set points = points + 1 where member_id = $1', [memberId]);
    const ran = await run(['check-ledger']);
    expect(ran).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(new RegExp(`Member ${await numberOf(memberId)}: .*Nothing was changed\\.\n$`, 's')),
    });
    await keyboard.database.pool.query('update member_points set points = points - 1 where member_id = $1', [memberId]);
  });
});

describe('outbox', () => {
  it('lists messages of ours by state and conversation, without their words', async () => {
    const conversationId = await addConversation(keyboard.database, await addIdentity(keyboard.database));
    const add = (state: string, reason: string | null) =>
      keyboard.database.pool.query(
        `insert into outbox_message (id, conversation_id, language, lines, text, purpose, state, attempts, created_at, last_error)
          values ($1, $2, 'en', '{}', 'our words', 'campaign', $3::outbox_state, 1, $4, $5)`,
        [newId(), conversationId, state, now, reason],
      );
    await add('sent', null);
    await add('failed', 'Bad Request: no such place');
    const all = await run(['outbox', '--conversation', conversationId]);
    expect(all).toMatchObject({ code: 0, err: '' });
    expect(all.out.split('\n')).toHaveLength(4);
    expect(all.out).toMatch(/^sent 1, failed 1\n/);
    expect(all.out).not.toContain('our words');
    const failed = await run(['outbox', '--state', 'failed', '--conversation', conversationId]);
    expect(failed.out).toMatch(/campaign {2}failed {2}1 try {2}Bad Request: no such place\n$/);
    expect(failed.out).not.toContain('campaign  sent');
    expect(await run(['outbox', '--state', 'sending'])).toMatchObject({ code: 0, out: 'There are no such messages.\n' });
    expect(await run(['outbox', '--state', 'lost'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no state "lost"'),
    });
  });
});

describe('backup and restore', () => {
  it('bring everything over into a new installation, while the old one runs', { timeout: 60_000 }, async () => {
    const file = join(dir, 'all.backup');
    const elsewhere = join(dir, 'e');
    await keyboard.database.pool.query(
      `insert into outbox_message (id, conversation_id, language, lines, text, created_at) values ($1, $2, 'en', '{}', 'on its way', now())`,
      [newId(), newId()],
    );
    const backedUp = await runProcess(['backup', file]);
    expect(backedUp).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ rows of \d+ tables are in /), err: '' });
    expect(backedUp.out).toContain(join(dataDir, 'secret.key'));
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await run(['backup', file])).toMatchObject({ code: 1, err: expect.stringContaining('exists already') });

    const restored = await runProcess(['restore', file], { DATA_DIR: elsewhere });
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ rows of \d+ tables are back, as of /), err: '' });
    const other = await openStore({ dataDir: elsewhere }); // the commands join it
    expect(await run(['restore', file], { DATA_DIR: elsewhere })).toMatchObject({ code: 1 });
    const { members, entries } = await checkLedger(keyboard.database);
    expect((await run(['check-ledger'], { DATA_DIR: elsewhere })).out).toBe(
      `${members} members, ${entries} entries: ledger, lots and balances agree.\n`,
    );
    const { rows } = await other.database.pool.query(`select state from outbox_message where text = 'on its way'`);
    expect(rows).toEqual([{ state: 'sent_unconfirmed' }]); // what was on its way is not sent by a restored program
    await other.close();
  });
});
