import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { bootstrapOwn } from '../../src/store/bootstrap.ts';
import { connectClient, type Database, openDatabase } from '../../src/store/database.ts';

/** A pool of two: a task that holds a connection and asks for another one would hang here first. */
const POOL_SIZE = 2;

/** Makes an empty, migrated database. @returns its connection string and how to drop it */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = inject('adminUrl');
  const admin = await connectClient(adminUrl);
  // Copying the files takes half the processor time of writing each page to the log.
  await admin.query(`create database ${name} template ${inject('templateName')} strategy file_copy owner regulars`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: await bootstrapOwn(url.href),
    async drop() {
      const client = await connectClient(adminUrl);
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

/** A database for the tests of this file. Read it inside a test, not at the top of the file. */
export function useDatabase(options: { poolSize?: number } = {}): { readonly current: Database } {
  let database: Database | undefined;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const created = await createDatabase();
    drop = created.drop;
    database = openDatabase(created.url, { poolSize: options.poolSize ?? POOL_SIZE });
  });
  afterAll(async () => {
    await database?.close();
    await drop?.();
  });
  return {
    get current() {
      return database!;
    },
  };
}
