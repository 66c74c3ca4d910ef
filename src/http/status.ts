import { html } from 'hono/html';
import type { ChannelStatus } from '../chat/channel.ts';
import type { Database } from '../chat/skill.ts';
import { DAY_MS } from '../shared/clock.ts';
import { firstIdAt } from '../shared/ids.ts';

/** How the program is doing, for its operator. Holds no words of customers. */
export type Status = {
  startedAt: Date;
  channels: { name: string; status: ChannelStatus }[];
  feeds: { code: string; countedUntil: Date | null; late: boolean }[];
  outbox: {
    waiting: number;
    oldestSeconds: number | null;
    /** Of those that wait, by why they are sent. */
    replies: number;
    service: number;
    campaigns: number;
    sent: number;
    failed: number;
    unreachable: number;
    unconfirmed: number;
    /** Messages that somebody must know, in the last week, which reached nobody: neither where they belong nor by e-mail. */
    serviceUnreached: number;
  };
  inbound: { waiting: number; dead: number };
  jobs: { job: string; ranAt: Date; ok: boolean; detail: string }[];
  errors: { at: Date; what: string; error: string }[];
};

export async function loadStatus({ pool }: Pick<Database, 'pool'>, now: Date): Promise<Omit<Status, 'channels' | 'startedAt'>> {
  const feeds = await pool.query<Status['feeds'][number]>(
    `select code, counted_until as "countedUntil", coalesce(counted_until + make_interval(hours => late_after_hours) < $1, false) as late
      from feed order by code collate "und-x-icu"`,
    [now],
  );
  const outbox = await pool.query<Status['outbox']>(
    `select count(*) filter (where state in ('queued', 'sending'))::int as waiting,
       extract(epoch from $1 - min(created_at) filter (where state in ('queued', 'sending')))::int as "oldestSeconds",
       count(*) filter (where state in ('queued', 'sending') and purpose = 'reply')::int as replies,
       count(*) filter (where state in ('queued', 'sending') and purpose = 'service')::int as service,
       count(*) filter (where state in ('queued', 'sending') and purpose = 'campaign')::int as campaigns,
       count(*) filter (where state = 'sent')::int as sent,
       count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'unreachable'
         and not exists (select from outbox_message f where f.forwards_id = o.id))::int as unreachable,
       count(*) filter (where state = 'sent_unconfirmed')::int as unconfirmed
      from outbox_message o where state in ('queued', 'sending') or id >= $2`,
    [now, firstIdAt(new Date(now.getTime() - DAY_MS))],
  );
  const unreached = await pool.query<{ count: number }>(
    `select count(*)::int from outbox_message o where o.purpose = 'service' and o.state in ('unreachable', 'failed') and o.id >= $1
      and not exists (select from outbox_message f where f.forwards_id = o.id)`,
    [firstIdAt(new Date(now.getTime() - 7 * DAY_MS))],
  );
  const dead = await pool.query<{ count: number }>(
    `select count(*)::int from inbound_message where outcome = 'dead' and id >= $1`,
    [firstIdAt(new Date(now.getTime() - 7 * DAY_MS))],
  );
  const inbound = { waiting: await countWaiting(pool), dead: dead.rows[0]!.count };
  const jobs = await pool.query<Status['jobs'][number]>('select job, ran_at as "ranAt", ok, detail from job_run order by job');
  const errors = await pool.query<Status['errors'][number]>(
    // Of a turn's error only its name: its message may quote what the customer wrote. The log has the rest, under the id.
    `(select received_at as at, 'a message could not be handled (' || id || ')' as what, substring(last_error from '^\\w+') as error from inbound_message
        where outcome = 'dead' order by received_at desc limit 10)
     union all
     (select created_at, 'a message of ours was not sent (' || id || ')', last_error from outbox_message
        where state = 'failed' order by created_at desc limit 10)
     union all
     (select created_at, 'a message of ours may not have arrived (' || id || ')', last_error from outbox_message
        where state = 'sent_unconfirmed' and last_error is not null and provider_message_id is null order by created_at desc limit 10)
     order by at desc limit 10`,
  );
  return {
    feeds: feeds.rows,
    outbox: { ...outbox.rows[0]!, serviceUnreached: unreached.rows[0]!.count },
    inbound,
    jobs: jobs.rows,
    errors: errors.rows,
  };
}

/** Messages of customers that have no outcome yet, by the conversations' own numbers: there are far fewer of those to read. */
export async function countWaiting(pool: Database['pool']): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select coalesce(sum(last_number - handled_number), 0)::int as count from conversation where last_number > handled_number',
  );
  return rows[0]!.count;
}

/** While the database is away nothing else can be told. */
export const unavailablePage = (reason: string) => page(html`<p class="off">${reason}</p>`);

export function statusPage(status: Status) {
  const time = (at: Date | null) =>
    at ? html`<time datetime="${at.toISOString()}">${at.toISOString().replace('T', ' ').slice(0, 16)} UTC</time>` : '–';
  const { outbox, inbound } = status;
  return page(html`<p>Running since ${time(status.startedAt)}.</p>
<h2>Channels</h2>
<table><thead><tr><th scope="col">Channel</th><th scope="col">State</th><th scope="col">Detail</th></tr></thead><tbody>
${status.channels.map(({ name, status: { state, detail } }) => html`<tr><th scope="row">${name}</th><td class="${state}">${state}</td><td>${detail}</td></tr>`)}
</tbody></table>
<h2>Messages</h2>
<table><tbody>
<tr><th scope="row">Of customers, without an outcome yet</th><td>${inbound.waiting}</td></tr>
<tr><th scope="row">Of customers, given up in the last 7 days</th><td>${inbound.dead}</td></tr>
<tr><th scope="row">Of ours, waiting to be sent</th><td>${outbox.waiting}${outbox.oldestSeconds === null ? '' : ` (answers ${outbox.replies}, service messages ${outbox.service}, of campaigns ${outbox.campaigns}), the oldest for ${outbox.oldestSeconds} s`}</td></tr>
<tr><th scope="row">Of ours in the last day: sent</th><td>${outbox.sent}</td></tr>
<tr><th scope="row">Of ours in the last day: sent, arrival unknown</th><td>${outbox.unconfirmed}</td></tr>
<tr><th scope="row">Of ours in the last day: refused for good</th><td>${outbox.failed}</td></tr>
<tr><th scope="row">Of ours in the last day: the person cannot be reached</th><td>${outbox.unreachable}</td></tr>
<tr><th scope="row">Of ours in the last 7 days: what somebody had to know, and nobody was reached</th><td class="${outbox.serviceUnreached > 0 ? 'off' : ''}">${outbox.serviceUnreached}</td></tr>
</tbody></table>
<h2>Feeds</h2>
<table><thead><tr><th scope="col">Feed</th><th scope="col">Counted until</th><th scope="col"></th></tr></thead><tbody>
${status.feeds.map(({ code, countedUntil, late }) => html`<tr><th scope="row">${code}</th><td>${time(countedUntil)}</td><td class="${late ? 'waiting' : ''}">${late ? 'late' : ''}</td></tr>`)}
</tbody></table>
<h2>Jobs</h2>
<table><thead><tr><th scope="col">Job</th><th scope="col">Last run</th><th scope="col">Outcome</th></tr></thead><tbody>
${status.jobs.map(({ job, ranAt, ok, detail }) => html`<tr><th scope="row">${job}</th><td>${time(ranAt)}</td><td class="${ok ? '' : 'off'}">${ok ? '' : 'failed: '}${detail}</td></tr>`)}
</tbody></table>
<h2>Last errors</h2>
${status.errors.length === 0 ? html`<p>None.</p>` : html`<table><tbody>${status.errors.map(({ at, what, error }) => html`<tr><th scope="row">${time(at)}</th><td>${what}</td><td>${error}</td></tr>`)}</tbody></table>`}
`);
}

const page = (content: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Regulars: status</title>
<link rel="stylesheet" href="/status.css">
</head>
<body>
<main>
<h1>Status</h1>
${content}
</main>
</body>
</html>`;

export const STATUS_CSS = `:root{color-scheme:light dark;--accent:#1f6f54;--warn:#9a5b00;--bad:#a3262a;--line:#8884}
@media (prefers-color-scheme:dark){:root{--accent:#7fd1b0;--warn:#e8b05a;--bad:#ff9a9a}}
body{font:16px/1.5 system-ui,sans-serif;margin:0}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{padding:.4rem .6rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}
thead th{font-weight:600}
.on{color:var(--accent)}.waiting,.starting{color:var(--warn)}.off{color:var(--bad)}
`;
