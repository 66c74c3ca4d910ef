import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { useKeyboard } from '../helpers/command.ts';
import { addMember } from '../helpers/shop.ts';

const keyboard = useKeyboard();
const run = (...args: string[]) => keyboard.run(args);

const file = (yaml: string): string => {
  const path = join(keyboard.dir, 'campaign.yaml');
  writeFileSync(path, yaml);
  return path;
};

/** The example file's campaign for everybody, with its last day in a time that has not come. */
const forEverybody = () =>
  readFileSync('campaign.yaml', 'utf8')
    .replace(/lastDay: .*/, 'lastDay: "2099-12-15"')
    .replace(/ {4}purchases[^\n]*\n {4}not[^\n]*/, '    {}');
const idIn = (out: string) => /^[0-9a-f-]{36}/m.exec(out)![0];

describe('a campaign at the keyboard', () => {
  it('is made of the example file, looked at, published, paused, resumed, cancelled, and written down', async () => {
    const made = await run('campaign', 'create', file(forEverybody()));
    expect(made).toMatchObject({ code: 0, err: '' });
    const id = idIn(made.out);
    expect((await run('campaign', 'publish', id)).err).toMatch(/selects nobody/);
    await addMember(keyboard.database);
    expect((await run('campaign', 'preview', id)).out).toMatch(
      /^1 members are meant\.\n {2}1 of them would not be written to: they have not said yes$/m,
    );
    expect((await run('campaign', 'publish', id)).out).toMatch(/planned for 1 members/);
    expect((await run('campaign', 'publish', id)).err).toMatch(/It is running already/);
    expect((await run('campaign', 'list')).out).toMatch(/running +survey nps {2}to coffee-lapsed \(1\)/);
    expect((await run('campaign', 'pause', id)).code).toBe(0);
    expect((await run('campaign', 'resume', id)).code).toBe(0);
    expect((await run('campaign', 'cancel', id)).code).toBe(0);
    expect((await run('campaign', 'resume', id)).err).toMatch(/It is cancelled/);
    expect((await run('campaign', 'status', id)).out).toMatch(/cancelled, 1 members\n +1 {2}planned/);
    const { rows } = await keyboard.database.pool.query('select action from audit_entry where subject_id = $1 order by id', [id]);
    expect(rows.map(({ action }) => action.split('.')[1])).toEqual(['created', 'published', 'paused', 'resumed', 'cancelled']);
  });

  it('is not published before it is whole', async () => {
    const { out } = await run('campaign', 'create', file(forEverybody().replace(/^(objective|indicator|lastDay).*$/gm, '')));
    expect((await run('campaign', 'publish', idIn(out))).err).toMatch(/does not say yet: objective, indicator, lastDay/);
  });

  it('names every problem of a file, and changes nothing', async () => {
    const wrong = await run(
      'campaign',
      'create',
      file(forEverybody().replace('kind: survey', 'kind: letter').replace('{}', '{ tear: [gold] }')),
    );
    expect(wrong.err).toMatch(/kind: .*\n.*segment\.rule: .*tear/);
    const words = await run(
      'campaign',
      'create',
      file(forEverybody().replace('subject: nps', 'subject: npss').replace('{}', '{ tier: [platin] }')),
    );
    expect(words.err).toMatch(/there is no tier: platin\n.*there is no survey npss/);
    expect((await run('campaign', 'status', newId())).err).toMatch(/There is no campaign/);
    expect((await run('campaign', 'status', 'x')).err).toMatch(/Which campaign/);
  });
});
