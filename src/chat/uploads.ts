import { type Clock, DAY_MS } from '../shared/clock.ts';
import type { Database } from '../store/database.ts';
import type { FetchedFile } from './channel.ts';

/** Files from a page, which has no platform that keeps them for us: here until `chat/attachments.ts` has fetched them. */
export type Uploads = {
  /** The same id again keeps what is there: the page was not told that it had come. */
  save(visitorId: string, file: { id: string; name: string; mime: string; bytes: Uint8Array }): Promise<void>;
  find(visitorId: string, id: string): Promise<FetchedFile | undefined>;
};

/** Fetching gives up after a day. */
const KEPT_DAYS = 2;

/** @returns how many were kept for long enough */
export async function forgetUploads({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  return (
    (await pool.query('delete from web_upload where uploaded_at < $1', [new Date(now.getTime() - KEPT_DAYS * DAY_MS)]))
      .rowCount ?? 0
  );
}

export function uploadsIn({ pool }: Pick<Database, 'pool'>, clock: Clock): Uploads {
  return {
    async save(visitorId, { id, name, mime, bytes }) {
      await pool.query(
        `insert into web_upload (visitor_id, id, name, mime, bytes, uploaded_at) values ($1, $2, $3, $4, $5, $6)
          on conflict (visitor_id, id) do nothing`,
        [visitorId, id, name, mime, Buffer.from(bytes), clock.now()],
      );
    },
    async find(visitorId, id) {
      const { rows } = await pool.query<{ name: string; mime: string; bytes: Buffer }>(
        'select name, mime, bytes from web_upload where visitor_id = $1 and id = $2',
        [visitorId, id],
      );
      return rows[0];
    },
  };
}
