import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectClient } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';

export type TestServer = {
  /** An empty database; the program brings it to its schema. @returns a superuser's URL */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
};

/** A PostgreSQL for a long test: the embedded one in a directory of its own, or the server at TEST_DATABASE_URL. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  const dir = mkdtempSync(join(tmpdir(), 'rl-'));
  const server = given ? undefined : await startEmbedded(join(dir, 'db'));
  const adminUrl = given ?? server!.adminUrl;
  const made: string[] = [];
  async function asAdmin(sql: string): Promise<void> {
    const admin = await connectClient(adminUrl);
    try {
      await admin.query(sql);
    } finally {
      await admin.end();
    }
  }
  return {
    async createDatabase() {
      const name = `long_${randomUUID().replaceAll('-', '')}`;
      await asAdmin(`create database ${name}`);
      made.push(name);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`);
      await server?.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
