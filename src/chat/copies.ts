import { createHmac, timingSafeEqual } from 'node:crypto';
import { HOUR_MS } from '../shared/clock.ts';
import type { Database } from '../store/database.ts';
import type { AttachmentType } from './attachment.ts';

// Copies of somebody's data (`skills/copy-data.ts`): files of ours that are forgotten after a day, and, where an app takes no files, a link
// of our own web server that gives them once.

/** How long a copy can be fetched. It is all that we know of a person in one place, so it is not kept with the other files. */
export const COPY_HOURS = 24;

const TOKEN = /^([0-9a-f]{32})-([0-9a-z]{1,9})-([A-Za-z0-9_-]{32})$/;
const MAC_LETTERS = 32;

/** Opens one file of ours until, not at, `until`. */
export function copyToken(secret: string, fileId: string, until: Date): string {
  const name = `${fileId.replaceAll('-', '')}-${until.getTime().toString(36)}`;
  return `${name}-${sign(secret, name)}`;
}

/** @returns the file that a link names, unless it is not ours or its time is over */
export function readCopyToken(secret: string, token: string, now: Date): string | undefined {
  const [, hex, time, mac] = TOKEN.exec(token) ?? [];
  if (hex === undefined || time === undefined || mac === undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(sign(secret, `${hex}-${time}`)))) return undefined;
  if (now.getTime() >= Number.parseInt(time, 36)) return undefined;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const sign = (secret: string, name: string): string =>
  createHmac('sha256', secret).update(`copy:${name}`).digest('base64url').slice(0, MAC_LETTERS);

export type Copies = {
  /** Whether the file is still there. Looking takes nothing away. */
  isThere(fileId: string): Promise<boolean>;
  /** The file, once: whoever asks again gets nothing. */
  take(fileId: string): Promise<{ name: string; type: AttachmentType; bytes: Uint8Array } | undefined>;
};

export function copiesIn({ pool }: Pick<Database, 'pool'>, clock: { now(): Date }): Copies {
  const since = () => new Date(clock.now().getTime() - COPY_HOURS * HOUR_MS);
  return {
    async isThere(fileId) {
      const { rowCount } = await pool.query(
        `select from attachment where id = $1 and ours and media = 'copy' and created_at > $2`,
        [fileId, since()],
      );
      return rowCount === 1;
    },
    async take(fileId) {
      const { rows } = await pool.query<{ name: string; type: AttachmentType; bytes: Buffer }>(
        `delete from attachment where id = $1 and ours and media = 'copy' and created_at > $2 returning name, type, content as bytes`,
        [fileId, since()],
      );
      return rows[0];
    },
  };
}

/** Forgets copies whose time is over. @returns how many */
export async function forgetCopies({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query(`delete from attachment where ours and media = 'copy' and created_at <= $1`, [
    new Date(now.getTime() - COPY_HOURS * HOUR_MS),
  ]);
  return rowCount ?? 0;
}
