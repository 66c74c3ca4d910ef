import type { Sql } from '../store/sql.ts';

/**
 * Complaints that were resolved within `after` and `before`, and whose customers were not asked yet: the longest ago first. While anything
 * that was promised about one is still owed, nobody is asked whether it arrived.
 */
export async function loadFollowUpsDue(
  sql: Sql,
  { after, before, except, limit }: { after: Date; before: Date; except: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select id::text from complaint where state = 'resolved' and followed_up_at is null and severity <> 'danger'
       and not exists (select from promise p where p.complaint_id = complaint.id and p.state = 'open')
       and resolved_at > $1::timestamptz and resolved_at <= $2::timestamptz and id <> all($3::text[]::uuid[])
     order by resolved_at, id limit $4::int`,
    after.toISOString(),
    before.toISOString(),
    except,
    limit,
  );
  return rows.map(({ id }) => id);
}

/** The remedy that put a complaint right; null where a person did. */
export async function findRemedyOf(sql: Sql, complaintId: string): Promise<string | null> {
  const rows = await sql<{ remedy: string }>(
    `select remedy from remedy_order where complaint_id = $1::uuid and state <> 'cancelled'`,
    complaintId,
  );
  return rows[0]?.remedy ?? null;
}
