import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { bootstrapOwn, DatabaseRefused } from '../../src/store/bootstrap.ts';
import { connectClient } from '../../src/store/database.ts';

/** A database, and a user who owns it or is a guest in it. @returns their connection string */
async function ownDatabase(user: 'owner' | 'guest'): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = await connectClient(inject('adminUrl'));
  onTestFinished(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.query(`drop role ${name}`);
    await admin.end();
  });
  await admin.query(`create role ${name} login nosuperuser`);
  await admin.query(`create database ${name}${user === 'owner' ? ` owner ${name}` : ''}`);
  const url = new URL(inject('adminUrl'));
  url.username = name;
  url.pathname = `/${name}`;
  return url.href;
}

describe("a retailer's own database", () => {
  it('is used as it is where the user owns it', async () => {
    const url = await ownDatabase('owner');
    expect(await bootstrapOwn(url)).toBe(url);
  });

  it('is refused where the user may not create tables, with the way out', async () => {
    const url = await ownDatabase('guest');
    const refusal = await bootstrapOwn(url).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseRefused);
    const { username } = new URL(url);
    expect((refusal as Error).message).toMatch(
      `DATABASE_URL: the user ${username} may not create tables in the database ${username}. Make it the owner`,
    );
  });
});
