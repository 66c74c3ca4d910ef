import { html } from 'hono/html';
import { dismissUnanswered, listUnanswered, type Unanswered } from '../../../answers/index.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readText, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { proofField, time } from '../layout.ts';
import { type Handlers, mayOpen } from '../routes.ts';

type StaffCall = Call & { staff: Staff };
const MOST_QUESTION = 400;

/** What nobody could answer in the last weeks, masked, the most frequent first. What the library answers by now is not in it. */
export function unansweredPages({ page, database, isAnswered }: Desk) {
  return {
    'GET /console/unanswered': async (call) => {
      const asked = await listUnanswered(database);
      const open = asked.filter(({ example, languages }) => !languages.every((language) => isAnswered(example, language)));
      return page(call, { title: call.words.say('unanswered-title'), content: listView(call, open), wide: true });
    },
    'POST /console/unanswered': async (call) => {
      const { staff, now } = call;
      const question = readText(call.form, 'question', MOST_QUESTION);
      await database.transaction(async (tx) => {
        const count = await dismissUnanswered(tx, question);
        const action = 'unanswered.dismissed';
        await writeAudit(tx, { by: 'staff', staffId: staff.id, action, subject: { kind: 'answer' }, detail: { count } }, now);
      });
      return redirect('/console/unanswered');
    },
  } satisfies Partial<Handlers>;
}

function listView({ words, proof, staff }: StaffCall, asked: readonly Unanswered[]): View {
  const { say } = words;
  const mayWrite = mayOpen('GET /console/answers/new', staff.role);
  return html`<h1>${say('unanswered-title')}</h1>
<p class="quiet">${say('unanswered-what')}</p>
${
  asked.length === 0
    ? html`<p>${say('unanswered-none')}</p>`
    : html`<table class="stacks">
<thead><tr><th scope="col">${say('unanswered-question')}</th><th scope="col" class="number">${say('unanswered-count')}</th><th scope="col" class="number">${say('unanswered-people')}</th><th scope="col">${say('unanswered-languages')}</th><th scope="col">${say('unanswered-last')}</th><th scope="col"><span class="hidden">${say('actions')}</span></th></tr></thead>
<tbody>${asked.map(
        ({ question, example, count, people, languages, lastAt }) => html`<tr>
<th scope="row"><bdi dir="auto" lang="${languages[0] ?? ''}">${example}</bdi></th>
<td class="number" data-label="${say('unanswered-count')}">${words.whole(count)}</td>
<td class="number" data-label="${say('unanswered-people')}">${words.whole(people)}</td>
<td data-label="${say('unanswered-languages')}">${languages.map((one) => words.languageName(one)).join(', ')}</td>
<td data-label="${say('unanswered-last')}">${time(words, lastAt)}</td>
<td>${mayWrite ? html`<a href="/console/answers/new?question=${encodeURIComponent(example)}&language=${languages[0] ?? ''}">${say('unanswered-make')}</a> ` : ''}<form method="post" action="/console/unanswered" class="inline">${proofField(proof)}<input type="hidden" name="question" value="${question}"><button class="small">${say('unanswered-dismiss')}</button></form></td>
</tr>`,
      )}</tbody></table>`
}`;
}
