import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAnswers, saveAnswers } from '../../src/answers/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { SECRET } from '../helpers/people.ts';
import { shellEnvironment } from '../helpers/program.ts';

const database = useDatabase();

/** `npm run chat` with these lines typed, and then the end of input. */
async function chat(typed: string, args: string[] = []): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, ['src/cli/chat.ts', ...args], {
    env: {
      ...shellEnvironment(),
      DATABASE_URL: database.current.connectionString,
      SECRET_KEY: SECRET,
      LANG: 'en_GB.UTF-8',
    },
    stdio: 'pipe',
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  child.stdin.end(typed);
  const [code] = await once(child, 'close');
  return { code, out, err };
}

describe('the chat in the terminal', () => {
  it('answers all that was typed, in order, before it ends; and knows the person the next time', async () => {
    const first = await chat('join\nmy points\n', ['--as', 'ada']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/Welcome, you're a member.*You have no points to spend yet\..*\[2 Why\?\]/s);
    const second = await chat('join\n', ['--as', 'ada']);
    expect(second.out).toMatch(/You are a member already/);
    expect(second.out).not.toMatch(/Welcome/);
  });

  it('says how to import the answers while there are none', async () => {
    const before = await chat('');
    expect(before.out).toMatch(/library of answers is empty.*npm run regulars -- answers import answers\.yaml\n/s);
    const drafts = parseAnswers(readFileSync('answers.yaml', 'utf8'), { languages: LANGUAGES, shops: [] });
    await database.current.transaction((tx) => saveAnswers(tx, drafts, null, new Date()));
    const after = await chat('what are your opening hours\n', ['--as', 'bob']);
    expect(after.out).not.toMatch(/library of answers/);
    // No shop has any, and those of customer service are not said to be theirs.
    expect(after.out).toMatch(
      /I don't have those opening hours here\. Customer service: Mon–Fri .*You can order on the web at any hour\./s,
    );
    expect(after.out).not.toMatch(/Our shops are open/);
  });

  it('says what is wrong with how it was called', async () => {
    expect(await chat('', ['--name', 'ada'])).toMatchObject({ code: 1, err: expect.stringMatching(/^Unknown option '--name'/) });
  });
});
