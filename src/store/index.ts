import { join } from 'node:path';
import { bootstrapEmbedded, bootstrapOwn, migrateDatabase } from './bootstrap.ts';
import { type Database, openDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';

export type Store = {
  database: Database;
  /**
   * On the embedded database: starts its server again where the process that ran it has stopped. Does nothing on one's own,
   * which comes back by itself.
   */
  revive(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the database that the configuration names, makes what is missing in it and brings it to this program's schema. The
 * embedded one is started, or joined where another process of ours runs it.
 */
export async function openStore(
  { databaseUrl, dataDir }: { databaseUrl?: string; dataDir: string },
  { migrate = true }: { /** False leaves the schema to the caller (restoring an older backup). */ migrate?: boolean } = {},
): Promise<Store> {
  if (databaseUrl) {
    const connectionString = await bootstrapOwn(databaseUrl);
    if (migrate) await migrateDatabase(connectionString);
    const database = openDatabase(connectionString);
    return { database, revive: async () => {}, close: () => database.close() };
  }
  const directory = join(dataDir, 'postgres');
  const servers = [await startEmbedded(directory)];
  const connectionString = await bootstrapEmbedded(servers[0]!.adminUrl);
  if (migrate) await migrateDatabase(connectionString);
  const database = openDatabase(connectionString);
  return {
    database,
    revive: async () => {
      servers.push(await startEmbedded(directory));
    },
    async close() {
      await database.close();
      for (const server of servers) await server.stop();
    },
  };
}
