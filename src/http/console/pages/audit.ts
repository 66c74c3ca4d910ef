import { html } from 'hono/html';
import { type AuditRecord, listAudit } from '../../../staff/index.ts';
import { type AuditNames, detailWords, namesOf } from '../audit-details.ts';
import { actionWords, shortly, subjectWords } from '../audit-words.ts';
import { type Call, readId, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { time } from '../layout.ts';
import type { Handlers } from '../routes.ts';
import type { Words } from '../words.ts';

const PAGE = 100;

/** What was done to whom, newest first. */
export function auditPages({ page, database, programme }: Desk) {
  return {
    'GET /console/audit': async (call) => {
      const { say } = call.words;
      const [before, subjectId] = [readId(call.url.searchParams.get('before')), readId(call.url.searchParams.get('subject'))];
      const entries = await listAudit(database, { limit: PAGE, ...(before && { before }), ...(subjectId && { subjectId }) });
      const { teams: known } = programme().rules.service;
      const teams = new Map(known.map(({ code, name }) => [code, call.words.localised(name)]));
      return page(call, {
        title: say('audit-title'),
        content: auditView(call, entries, { byId: await namesOf(database, entries), teams }, subjectId),
        wide: true,
      });
    },
  } satisfies Partial<Handlers>;
}

function auditView({ words }: Call, entries: readonly AuditRecord[], names: AuditNames, subjectId: string | undefined): View {
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
<td>${actionWords(words, entry.action)}</td>
<td>${subjectView(words, entry, names.byId)}</td>
<td>${detailWords(words, entry.detail, names).map(([name, value]) => html`<span class="pair">${name}: <bdi>${value}</bdi></span> `)}</td>
</tr>`,
  )}</tbody>
</table>
${older ? html`<p><a href="/console/audit${older}">${say('older')}</a></p>` : ''}`;
}

/** Whom it is about, by name: the link shows all that was done there. */
function subjectView(words: Words, { subjectKind, subjectId }: AuditRecord, names: ReadonlyMap<string, string>): View {
  const kind = subjectWords(words, subjectKind);
  if (!subjectId) return html`${kind}`;
  return html`<a href="/console/audit?subject=${subjectId}">${kind} <bdi>${names.get(subjectId) ?? shortly(subjectId)}</bdi></a>`;
}
