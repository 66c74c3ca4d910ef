import { html } from 'hono/html';
import { type Call, piece, readId, type View } from '../call.ts';
import type { Desk, ModelUse } from '../index.ts';
import type { Handlers } from '../routes.ts';
import { loadStory } from '../story.ts';

/** As many summaries are kept as colleagues may have open; whoever opens a conversation again shall not wait or pay again. */
const MOST_KEPT = 200;
/** A conversation of fewer messages is read as quickly as a summary of it. */
const FEWEST_MESSAGES = 3;

/** What the language model does for staff: a summary of a conversation, and for admins what it was asked and what that took. */
export function modelPages(desk: Desk) {
  const { model, page, transcript } = desk;
  const kept = new Map<string, Promise<string | undefined>>();

  async function summaryOf({ words }: Call, conversationId: string): Promise<string | undefined> {
    const story = model && (await loadStory(desk, conversationId));
    if (!story) return undefined;
    const all = await transcript(conversationId);
    const entries = all.flatMap((entry) => {
      if (!entry.text) return [];
      const by = entry.kind === 'said' ? ('customer' as const) : entry.staffId ? ('staff' as const) : ('bot' as const);
      return [{ by, text: entry.text }];
    });
    if (entries.length < FEWEST_MESSAGES) return undefined;
    const key = `${conversationId} ${all.at(-1)!.id} ${words.language}`;
    const before = kept.get(key);
    if (before) return before;
    const { givenName, displayName } = story.place;
    const names = [givenName, displayName].flatMap((name) => name ?? []);
    const made = model!.summarise({ language: words.language, names, entries });
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    if ((await made) === undefined) kept.delete(key);
    return made;
  }

  return {
    'GET /console/conversations/:id/summary': async (call) => {
      const id = readId(call.params.id);
      const summary = id && (await summaryOf(call, id));
      return piece(summary ? summaryView(call, summary) : html``);
    },

    'GET /console/model': async (call) => {
      const { say } = call.words;
      const content = model ? useView(call, await model.use(call.now)) : html`<p>${say('model-none')}</p>`;
      return page(call, { title: say('model-title'), content: html`<h1>${say('model-title')}</h1>${content}`, wide: true });
    },
  } satisfies Partial<Handlers>;
}

const summaryView = ({ words: { say, language } }: Call, summary: string): View =>
  html`<section class="card" aria-labelledby="summary-title"><h2 id="summary-title">${say('summary-title')}</h2>
<p class="quiet">${say('summary-by-model')}</p>
<ul lang="${language}">${summary
    .split('\n')
    .map((line) => line.replace(/^\s*[-•]\s*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul></section>`;

const CENT_MICRO = 10_000;
const usdCents = (microUsd: number): number => Math.ceil(microUsd / CENT_MICRO);

function useView({ words }: Call, { name, today, days, rows }: ModelUse): View {
  const { say, whole, money } = words;
  const spent = { name, spent: money(usdCents(today.microUsd), 'USD'), most: money(usdCents(today.mostMicroUsd), 'USD') };
  const tokens = { tokens: whole(today.tokens), most: whole(today.mostTokens) };
  return html`<p>${say('model-today', spent)} ${say('model-today-tokens', tokens)}</p>
<p class="quiet">${say('model-explained')}</p>
${rows.length === 0 ? html`<p>${say('model-unused', { days: { whole: days } })}</p>` : ''}
<table class="stacks"><caption>${say('model-days', { days: { whole: days } })}</caption>
<thead><tr><th scope="col">${say('model-purpose')}</th><th scope="col">${say('model-language')}</th><th scope="col">${say('model-calls')}</th><th scope="col">${say('model-fallbacks')}</th><th scope="col">${say('model-tokens')}</th><th scope="col">${say('model-time')}</th></tr></thead>
<tbody>${rows.map((row) => {
    const fallbacks = row.calls - row.used;
    const share = Math.round((100 * fallbacks) / row.calls);
    return html`<tr><th scope="row"><code>${row.purpose}</code></th><td>${words.languageName(row.language)}</td><td>${whole(row.calls)}</td>
<td>${whole(fallbacks)} (${whole(share)} %) ${row.troubles.map(({ outcome, calls }) => html`<span class="pair"><code>${outcome}</code>: ${whole(calls)}</span> `)}</td>
<td>${whole(row.tokens)}</td><td>${whole(row.medianMs)} ms</td></tr>`;
  })}</tbody></table>`;
}
