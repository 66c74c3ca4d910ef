import { html } from 'hono/html';
import { type AuditDetail, type AuditRecord, listAudit } from '../../../staff/index.ts';
import { type Call, readId, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { time } from '../layout.ts';
import type { Handlers } from '../routes.ts';

const PAGE = 100;

/** What was done to whom, newest first. */
export function auditPages({ page, database }: Desk) {
  return {
    'GET /console/audit': async (call) => {
      const { say } = call.words;
      const [before, subjectId] = [readId(call.url.searchParams.get('before')), readId(call.url.searchParams.get('subject'))];
      const entries = await listAudit(database, { limit: PAGE, ...(before && { before }), ...(subjectId && { subjectId }) });
      return page(call, { title: say('audit-title'), content: auditView(call, entries, subjectId), wide: true });
    },
  } satisfies Partial<Handlers>;
}

/** An id is known by its end; all of it is in the database. */
const shortly = (value: AuditDetail[string]): string => (readId(String(value)) ? `…${String(value).slice(-6)}` : String(value));

function auditView({ words }: Call, entries: readonly AuditRecord[], subjectId: string | undefined): View {
  const { say } = words;
  const last = entries.at(-1);
  const older = last && entries.length === PAGE ? `?before=${last.id}${subjectId ? `&subject=${subjectId}` : ''}` : undefined;
  return html`<h1>${say('audit-title')}</h1>
${subjectId ? html`<p><a href="/console/audit">${say('audit-all')}</a></p>` : ''}
${entries.length === 0 ? html`<p>${say('audit-none')}</p>` : ''}
<table class="stacks">
<thead><tr><th scope="col">${say('audit-when')}</th><th scope="col">${say('audit-who')}</th><th scope="col">${say('audit-what')}</th><th scope="col">${say('audit-whom')}</th><th scope="col">${say('audit-detail')}</th></tr></thead>
<tbody>${entries.map(
    (entry) => html`<tr>
<th scope="row">${time(words, entry.at)}</th>
<td><bdi>${entry.staffName ?? say(entry.by === 'api' ? 'audit-by-api' : 'audit-by-system')}</bdi></td>
<td><code>${entry.action}</code></td>
<td>${entry.subjectId ? html`<a href="/console/audit?subject=${entry.subjectId}">${entry.subjectKind} …${entry.subjectId.slice(-6)}</a>` : entry.subjectKind}</td>
<td>${Object.entries(entry.detail).map(([name, value]) => html`<span class="pair">${name}: <bdi>${shortly(value)}</bdi></span> `)}</td>
</tr>`,
  )}</tbody>
</table>
${older ? html`<p><a href="/console/audit${older}">${say('older')}</a></p>` : ''}`;
}
