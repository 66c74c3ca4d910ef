import { html } from 'hono/html';
import {
  type Bucket,
  type Figure,
  type ListedSurvey,
  type ListedTheme,
  listSurveys,
  listThemes,
  type SurveyResults,
  surveyCsv,
  surveyResults,
} from '../../../feedback/index.ts';
import { addDays, type Day, localDay, startOfDay } from '../../../shared/calendar.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readId, redirect, type View } from '../call.ts';
import { barView, chartView, type Mark } from '../chart.ts';
import { isDay } from '../fields.ts';
import type { Desk } from '../index.ts';
import { time } from '../layout.ts';
import type { Handlers } from '../routes.ts';
import type { Words } from '../words.ts';
import { keepTheme, knownThemes, themeField } from './theme-field.ts';

type StaffCall = Call & { staff: Staff };

const BUCKETS = ['week', 'month'] as const satisfies readonly Bucket[];
/** What is shown without being asked for: a quarter by week, a year by month. */
const DAYS_SHOWN: Readonly<Record<Bucket, number>> = { week: 91, month: 364 };
/** More weeks than this are a line that nobody reads. */
const MOST_DAYS = 1_830;
/** Words that a page shows; the older ones are a press away. */
const WORDS_SHOWN = 50;

/** Both days are inside. */
type Shown = { from: Day; to: Day; bucket: Bucket };

/** What people are asked, and what came of it. */
export function surveyPages({ page, database, programme }: Desk) {
  const timeZone = () => programme().rules.timeZone;

  const unknown = (call: StaffCall) => {
    const title = call.words.say('surveys-title');
    const content = html`<h1>${title}</h1><p>${call.words.say('survey-unknown')}</p><p><a href="/console/surveys">${call.words.say('surveys-all')}</a></p>`;
    return page(call, { title, content }, 404);
  };

  return {
    'GET /console/surveys': async (call) => {
      const { say } = call.words;
      const content = surveyList(call, await listSurveys(database));
      return page(call, { title: say('surveys-title'), content, wide: true });
    },

    'GET /console/surveys/:code': async (call) => {
      const shown = readShown(call, timeZone());
      const { from, to, bucket } = shown;
      const period = { from, until: addDays(to, 1), timeZone: timeZone() };
      const before = call.url.searchParams.get('before');
      const results = await surveyResults(database, call.params.code ?? '', {
        ...period,
        bucket,
        words: WORDS_SHOWN,
        ...(before !== null && { before }),
      });
      if (!results) return unknown(call);
      const title = call.words.localised(results.survey.title);
      return page(call, {
        title,
        content: resultsView(call, { results, themes: await listThemes(database) }, shown, timeZone()),
        wide: true,
      });
    },

    'POST /console/surveys/:code/answers/:id/theme': async (call) => {
      const id = readId(call.params.id);
      if (id) await keepTheme(call, database, { kind: 'answer', id });
      return redirect(`/console/surveys/${encodeURIComponent(call.params.code ?? '')}#words`);
    },

    'GET /console/surveys/:code/answers.csv': async (call) => {
      const { staff, now } = call;
      const code = call.params.code ?? '';
      const { from, to } = readShown(call, timeZone());
      const csv = await surveyCsv(database, code, { from, until: addDays(to, 1), timeZone: timeZone() });
      if (csv === undefined) return unknown(call);
      await database.transaction((tx) =>
        writeAudit(
          tx,
          { by: 'staff', staffId: staff.id, action: 'survey.exported', subject: { kind: 'survey' }, detail: { code, from, to } },
          now,
        ),
      );
      return new Response(csv, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          // A code is small letters, digits and hyphens.
          'content-disposition': `attachment; filename="${code}-${from}-${to}.csv"`,
        },
      });
    },
  } satisfies Partial<Handlers>;
}

/** What the address asks for; whatever makes no sense in it is left aside. */
function readShown({ url: { searchParams: asked }, now }: Call, timeZone: string): Shown {
  const bucket = BUCKETS.find((known) => known === asked.get('by')) ?? 'week';
  const today = localDay(now, timeZone);
  const given = (name: string) => {
    const day = asked.get(name) ?? '';
    return isDay(day) && day <= today ? day : undefined;
  };
  const to = given('to') ?? today;
  const from = given('from') ?? addDays(to, 1 - DAYS_SHOWN[bucket]);
  const earliest = addDays(to, -MOST_DAYS);
  return { from: from > to ? to : from < earliest ? earliest : from, to, bucket };
}

function surveyList({ words }: StaffCall, surveys: readonly ListedSurvey[]): View {
  const { say } = words;
  return html`<h1>${say('surveys-title')}</h1>
${
  surveys.length === 0
    ? html`<p>${say('surveys-none')}</p>`
    : html`<table class="stacks">
<thead><tr><th scope="col">${say('survey')}</th><th scope="col">${say('survey-kind')}</th><th scope="col" class="number">${say('survey-asked')}</th><th scope="col" class="number">${say('survey-answered')}</th><th scope="col">${say('survey-last')}</th></tr></thead>
<tbody>${surveys.map(
        ({ code, kind, title, asked, answered, lastAskedAt, active }) => html`<tr class="${active ? '' : 'off'}">
<th scope="row"><a href="/console/surveys/${code}"><bdi>${words.localised(title)}</bdi></a>${active ? '' : html` <span class="tag">${say('switched-off')}</span>`}</th>
<td>${say(`survey-kind-${kind}`)}</td>
<td class="number" data-label="${say('survey-asked')}">${words.whole(asked)}</td>
<td class="number" data-label="${say('survey-answered')}">${words.whole(answered)}</td>
<td data-label="${say('survey-last')}">${lastAskedAt ? words.day(lastAskedAt) : say('never')}</td>
</tr>`,
      )}</tbody>
</table>`
}
<p class="quiet">${say('surveys-file')} <code>npm run regulars -- survey import surveys.yaml</code></p>`;
}

function resultsView(
  call: StaffCall,
  { results, themes }: { results: SurveyResults; themes: readonly ListedTheme[] },
  shown: Shown,
  timeZone: string,
): View {
  const { words, now } = call;
  const { say } = words;
  const { survey, asked, total, distribution } = results;
  const base = `/console/surveys/${survey.code}`;
  const dayOf = (day: Day) => words.day(startOfDay(day, timeZone));
  return html`<p><a href="/console/surveys">${say('surveys-all')}</a></p>
<h1><bdi>${words.localised(survey.title)}</bdi></h1>
<form method="get" action="${base}" class="row period">
<label>${say('results-from')} <input type="date" name="from" value="${shown.from}" max="${localDay(now, timeZone)}"></label>
<label>${say('results-to')} <input type="date" name="to" value="${shown.to}" max="${localDay(now, timeZone)}"></label>
<label>${say('results-by')} <select name="by">${BUCKETS.map((one) => html`<option value="${one}" ${one === shown.bucket ? html`selected` : ''}>${say(`results-course-${one}`)}</option>`)}</select></label>
<button>${say('show')}</button>
</form>
<section class="card" aria-labelledby="score"><h2 id="score">${total ? say(`survey-kind-${survey.kind}`) : say('results-answers')}</h2>
${total ? scoreView(words, survey.kind, total) : ''}
<p>${say('results-asked', {
    asked: { whole: asked.count },
    answered: { whole: asked.answered },
    declined: { whole: asked.declined },
    left: { whole: asked.count - asked.answered - asked.declined },
  })}</p>
<p><a href="${base}/answers.csv?from=${shown.from}&to=${shown.to}" download>${say('results-csv')}</a></p>
</section>
${
  total && total.count > 0
    ? html`<section class="card" aria-labelledby="distribution"><h2 id="distribution">${say('results-distribution')}</h2>${distributionView(words, distribution, total.count)}</section>
<section class="card" aria-labelledby="course"><h2 id="course">${say(`results-course-${shown.bucket}`)}</h2>${courseView(words, results, shown.bucket, dayOf)}</section>`
    : ''
}
<section class="card" aria-labelledby="words"><h2 id="words">${say('results-words')}</h2>${wordsView(call, results, themes, `${base}?from=${shown.from}&to=${shown.to}&by=${shown.bucket}`)}</section>`;
}

type Kind = SurveyResults['survey']['kind'];

/** As it is told: NPS goes from -100 to 100, CSAT is a share. */
const scoreIn = (words: Words, kind: Kind, score: number): string =>
  kind === 'csat'
    ? words.say('share', { value: words.whole(Math.round(score)) })
    : words.whole(Math.round(score) + 0).replace('-', '−');

const intervalIn = (words: Words, kind: Kind, { low, high }: Extract<Figure, { score: number }>): string =>
  words.say('results-interval', { low: scoreIn(words, kind, low), high: scoreIn(words, kind, high) });

function scoreView(words: Words, kind: Kind, total: Figure): View {
  const { say } = words;
  switch (total.state) {
    case 'none':
      return html`<p>${say('results-none')}</p>`;
    case 'too_few':
      return html`<p><strong>${say('results-few', { count: { whole: total.count } })}</strong></p>
<p>${say('results-few-score', { score: scoreIn(words, kind, total.score) })} ${intervalIn(words, kind, total)}</p>`;
    case 'enough':
      return html`<p class="figure"><strong>${scoreIn(words, kind, total.score)}</strong> ${say('results-count', { count: { whole: total.count } })}</p>
<p>${intervalIn(words, kind, total)}</p>`;
  }
}

function distributionView(words: Words, distribution: SurveyResults['distribution'], total: number): View {
  const { say } = words;
  const most = Math.max(...distribution.map(({ count }) => count));
  return html`<table class="bars">
<thead><tr><th scope="col">${say('results-number')}</th><th scope="col"><span class="hidden">${say('results-share')}</span></th><th scope="col" class="number">${say('results-answers')}</th><th scope="col" class="number">${say('results-share')}</th></tr></thead>
<tbody>${distribution.map(
    ({ value, count }) => html`<tr><th scope="row">${words.whole(value)}</th><td class="bar">${barView(count / most)}</td>
<td class="number">${words.whole(count)}</td><td class="number">${say('share', { value: words.whole(Math.round((100 * count) / total)) })}</td></tr>`,
  )}</tbody>
</table>`;
}

function courseView(words: Words, { survey, buckets }: SurveyResults, bucket: Bucket, dayOf: (day: Day) => string): View {
  const { say } = words;
  const { kind } = survey;
  const scale = kind === 'csat' ? { min: 0, max: 100 } : { min: -100, max: 100 };
  const marks: (Mark | undefined)[] = buckets.map(({ figure }) => (figure.state === 'none' ? undefined : figure));
  const middle = (scale.min + scale.max) / 2;
  const chart = chartView(marks, {
    ...scale,
    label: say('results-chart', { kind: say(`survey-kind-${kind}`) }),
    heights: [scale.max, middle, scale.min].map((value) => scoreIn(words, kind, value)),
    first: buckets[0] ? dayOf(buckets[0].from) : '',
    last: buckets.length > 1 ? dayOf(buckets.at(-1)!.from) : '',
  });
  return html`<div class="beside">${chart}
<div class="scrolls" tabindex="0" role="group" aria-labelledby="course"><table>
<thead><tr><th scope="col">${say(`results-by-${bucket}`)}</th><th scope="col" class="number">${say('results-score')}</th><th scope="col" class="number">${say('results-between')}</th><th scope="col" class="number">${say('results-answers')}</th></tr></thead>
<tbody>${buckets.toReversed().map(
    ({ from, figure }) => html`<tr class="${figure.state === 'enough' ? '' : 'off'}"><th scope="row">${dayOf(from)}</th>
${
  figure.state === 'none'
    ? html`<td class="number">–</td><td class="number">–</td>`
    : html`<td class="number">${scoreIn(words, kind, figure.score)}</td><td class="number">${scoreIn(words, kind, figure.low)} … ${scoreIn(words, kind, figure.high)}</td>`
}<td class="number">${words.whole(figure.count)}</td></tr>`,
  )}</tbody>
</table></div></div>
<p class="quiet">${say('results-quiet-few')}</p>`;
}

/** What people wrote, as they wrote it; `here` is the page's address without its place in the words. */
function wordsView(
  call: StaffCall,
  { survey, words: written, older, erased }: SurveyResults,
  themes: readonly ListedTheme[],
  here: string,
): View {
  const { words } = call;
  const { say } = words;
  const gone = erased > 0 ? html`<p class="quiet">${say('results-erased', { count: { whole: erased } })}</p>` : '';
  if (written.length === 0) return html`<p>${say('results-no-words')}</p>${gone}`;
  return html`${knownThemes(themes, call)}<ul class="plain-list quotes">${written.map(
    ({
      runId: id,
      at,
      rating,
      words: said,
      themeCode,
      complaintId,
    }) => html`<li><blockquote><bdi dir="auto">${said}</bdi></blockquote>
<p class="quiet">${rating === null ? '' : html`<span class="tag">${words.whole(rating)}</span> `}${time(words, at)}${complaintId ? html` · ${say('results-became-complaint')}` : ''}</p>
${themeField(call, { id, action: `/console/surveys/${survey.code}/answers/${id}/theme`, themeCode, themes })}</li>`,
  )}</ul>
${older ? html`<p><a href="${here}&before=${older}#words">${say('older')}</a></p>` : ''}${gone}`;
}
