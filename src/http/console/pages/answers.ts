import { html } from 'hono/html';
import {
  type Answer,
  type AnswerDraft,
  draftSchema,
  HOURS,
  holdsOf,
  listAnswers,
  MOST_QUESTION,
  MOST_QUESTIONS,
  MOST_TEXT,
  MOST_TITLE,
  missingLanguages,
  SERVICE_HOURS,
  type ShopHours,
  saveAnswers,
  shopHours,
} from '../../../answers/index.ts';
import { LANGUAGES } from '../../../loyalty/index.ts';
import { localDay, startOfDay } from '../../../shared/calendar.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readText, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { type Notice, proofField, time } from '../layout.ts';
import type { Handlers } from '../routes.ts';
import type { Words } from '../words.ts';

type StaffCall = Call & { staff: Staff };

const MOST_CODE = 40;
const MOST_SHOPS = 200;

/** As somebody has it in the form, right or wrong. */
type Entered = {
  code: string;
  from: string;
  until: string;
  active: boolean;
  by: Readonly<Record<string, { title: string; questions: string; text: string }>>;
  /** Other texts for single shops: by their codes, then by language. */
  shops: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;
};

/** What every shop is asked, and what is answered: read, written and put out of use here. */
export function answerPages({ page, database, programme, asTold }: Desk) {
  const today = (now: Date) => localDay(now, programme().rules.timeZone);
  const offered = () => programme().rules.languages.offered;
  const find = async (code: string, now: Date) => (await listAnswers(database, today(now))).find((one) => one.code === code);

  async function edit(
    call: StaffCall,
    entered: Entered,
    given: { answer?: Answer | undefined; notice?: Notice; preview?: boolean },
  ) {
    const title = given.answer
      ? call.words.localised(given.answer.content.title as Record<string, string>)
      : call.words.say('answer-new');
    const shops = await shopHours(database);
    const content = formView(call, entered, { ...given, shops, languages: offered(), asTold });
    return page(call, { title, content, notice: given.notice, wide: true }, given.notice?.tone === 'refused' ? 422 : 200);
  }

  async function save(call: StaffCall, code: string, before: Answer | undefined): Promise<Response> {
    const { form, staff, now, words } = call;
    const entered = readEntered(form, code, before);
    if (form.get('do') === 'shop') return edit(call, withShop(entered, readText(form, 'shop', MOST_CODE)), { answer: before });
    const parsed = draftSchema(LANGUAGES).safeParse(toDraft(entered));
    if (!parsed.success) {
      const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' · ');
      return edit(call, entered, { answer: before, notice: { tone: 'refused', text: words.say('answer-wrong', { problems }) } });
    }
    if (form.get('do') === 'preview') return edit(call, entered, { answer: before, preview: true });
    const saved = await database.transaction(async (tx) => {
      const done = await saveAnswers(tx, [parsed.data], staff.id, now);
      const isNew = done.added.length > 0;
      if (isNew || done.changed.length > 0) {
        const action = isNew ? 'answer.added' : 'answer.changed';
        await writeAudit(tx, { by: 'staff', staffId: staff.id, action, subject: { kind: 'answer' }, detail: { code } }, now);
      }
      return done;
    });
    return redirect(`/console/answers?saved=${saved.unchanged.length > 0 ? 'same' : encodeURIComponent(code)}`);
  }

  return {
    'GET /console/answers': async (call) => {
      const { say } = call.words;
      const answers = await listAnswers(database, today(call.now));
      const saved = call.url.searchParams.get('saved');
      const notice: Notice | undefined = saved
        ? { tone: 'done', text: saved === 'same' ? say('answer-same') : say('answer-saved') }
        : undefined;
      const content = listView(call, answers, {
        languages: offered(),
        today: today(call.now),
        timeZone: programme().rules.timeZone,
      });
      return page(call, { title: say('answers-title'), content, notice, wide: true });
    },
    'GET /console/answers/new': async (call) => {
      const question = (call.url.searchParams.get('question') ?? '').slice(0, MOST_QUESTION);
      const language = offered().find((one) => one === call.url.searchParams.get('language')) ?? offered()[0]!;
      const by = question ? { [language]: { title: '', questions: question, text: '' } } : {};
      return edit(call, { code: '', from: '', until: '', active: true, by, shops: {} }, {});
    },
    'POST /console/answers': async (call) => {
      const code = readText(call.form, 'code', 40);
      const taken = await find(code, call.now);
      if (!taken) return save(call, code, undefined);
      const notice: Notice = { tone: 'refused', text: call.words.say('answer-taken', { code }) };
      return edit(call, readEntered(call.form, code), { notice });
    },
    'GET /console/answers/:code': async (call) => {
      const answer = await find(call.params.code ?? '', call.now);
      return answer ? edit(call, toEntered(answer), { answer }) : redirect('/console/answers');
    },
    'POST /console/answers/:code': async (call) => {
      const answer = await find(call.params.code ?? '', call.now);
      return answer ? save(call, answer.code, answer) : redirect('/console/answers');
    },
  } satisfies Partial<Handlers>;
}

/** The form has fields for the languages that are offered now; what was written `before` in another one stays as it is. */
function readEntered(form: URLSearchParams, code: string, before?: Answer): Entered {
  const kept = before && toEntered(before);
  const readOr = (field: string, most: number, otherwise = '') => (form.has(field) ? readText(form, field, most) : otherwise);
  const by = Object.fromEntries(
    LANGUAGES.map((language) => {
      const was = kept?.by[language];
      return [
        language,
        {
          title: readOr(`title-${language}`, MOST_TITLE * 4, was?.title),
          questions: readOr(`questions-${language}`, MOST_QUESTION * MOST_QUESTIONS, was?.questions),
          text: readOr(`text-${language}`, MOST_TEXT * 2, was?.text),
        },
      ];
    }),
  );
  const shops = Object.fromEntries(
    form
      .getAll('shops')
      .slice(0, MOST_SHOPS)
      .map((shop) => [
        shop,
        Object.fromEntries(
          LANGUAGES.map((language) => [
            language,
            readOr(`shop-${shop}-${language}`, MOST_TEXT * 2, kept?.shops[shop]?.[language]),
          ]),
        ),
      ]),
  );
  const [from, until] = [readText(form, 'from', 10), readText(form, 'until', 10)];
  return { code, from, until, active: form.get('active') === 'yes', by, shops };
}

/** With fields for one more shop. */
const withShop = (entered: Entered, shop: string): Entered =>
  shop === '' || Object.hasOwn(entered.shops, shop) ? entered : { ...entered, shops: { ...entered.shops, [shop]: {} } };

/** What is empty is not there. */
function toDraft({ code, from, until, active, by, shops }: Entered): unknown {
  const filled = (read: (one: Entered['by'][string]) => unknown) =>
    Object.fromEntries(
      Object.entries(by).flatMap(([language, one]) => {
        const value = read(one);
        return value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[language, value]];
      }),
    );
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return {
    code,
    active,
    ...(from && { from }),
    ...(until && { until }),
    title: filled(({ title }) => title),
    questions: filled(({ questions }) => lines(questions)),
    text: filled(({ text }) => text),
    shops: Object.fromEntries(
      Object.entries(shops).flatMap(([shop, texts]) => {
        const written = Object.entries(texts).filter(([, text]) => text !== '');
        return written.length > 0 ? [[shop, Object.fromEntries(written)]] : [];
      }),
    ),
  } satisfies Record<keyof Omit<AnswerDraft, 'from' | 'until'>, unknown>;
}

const toEntered = ({ code, content, validFrom, validUntil }: Answer): Entered => ({
  code,
  from: validFrom ?? '',
  until: validUntil ?? '',
  active: content.active,
  shops: content.shops,
  by: Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        title: content.title[language] ?? '',
        questions: (content.questions[language] ?? []).join('\n'),
        text: content.text[language] ?? '',
      },
    ]),
  ),
});

function listView(
  { words }: StaffCall,
  answers: readonly Answer[],
  { languages, today, timeZone }: { languages: readonly string[]; today: string; timeZone: string },
): View {
  const { say } = words;
  const dayOf = (day: string | null) => (day === null ? say('answer-always') : words.day(startOfDay(day, timeZone)));
  return html`<h1>${say('answers-title')}</h1>
<p class="quiet">${say('answers-what')}</p>
<p><a href="/console/answers/new">${say('answer-new')}</a> · <a href="/console/unanswered">${say('unanswered-title')}</a></p>
${
  answers.length === 0
    ? html`<p>${say('answers-none')}</p>`
    : html`<table class="stacks">
<thead><tr><th scope="col">${say('answer')}</th><th scope="col">${say('answer-from')}</th><th scope="col">${say('answer-until')}</th><th scope="col">${say('answer-missing')}</th><th scope="col">${say('answer-saved-by')}</th></tr></thead>
<tbody>${answers.map((answer) => {
        const { code, version, content, validFrom, validUntil, savedAt, savedBy } = answer;
        const missing = missingLanguages(content, languages);
        const holds = holdsOf([answer], today) !== undefined;
        return html`<tr class="${holds ? '' : 'off'}">
<th scope="row"><a href="/console/answers/${code}"><bdi>${words.localised(content.title as Record<string, string>)}</bdi></a> <span class="quiet">${code}</span>${holds ? '' : html` <span class="tag">${say('answer-not-now')}</span>`}</th>
<td data-label="${say('answer-from')}">${dayOf(validFrom)}</td>
<td data-label="${say('answer-until')}">${dayOf(validUntil)}</td>
<td data-label="${say('answer-missing')}">${missing.length === 0 ? say('answer-none-missing') : missing.map((one) => words.languageName(one)).join(', ')}</td>
<td data-label="${say('answer-saved-by')}"><bdi>${savedBy ?? say('answer-imported')}</bdi> · ${time(words, savedAt)} · ${say('answer-version', { version: { whole: version } })}</td>
</tr>`;
      })}</tbody></table>`
}
<p class="quiet">${say('answers-file')} <code>npm run regulars -- answers export answers-now.yaml</code></p>`;
}

function formView(
  { words, proof }: StaffCall,
  entered: Entered,
  {
    answer,
    preview,
    languages,
    shops,
    asTold,
  }: {
    answer?: Answer | undefined;
    preview?: boolean;
    languages: readonly string[];
    shops: readonly ShopHours[];
    asTold: Desk['asTold'];
  },
): View {
  const { say } = words;
  const nameOf = (code: string) => shops.find((shop) => shop.code === code)?.name ?? code;
  const quoted = (language: string, text: string, meant: readonly ShopHours[]) =>
    html`<blockquote lang="${language}"><bdi class="words">${asTold(text, { language, shops: meant })}</bdi></blockquote>`;
  return html`<p><a href="/console/answers">${say('answers-title')}</a></p>
<h1>${answer ? html`<bdi>${words.localised(answer.content.title as Record<string, string>)}</bdi>` : say('answer-new')}</h1>
${
  preview
    ? html`<section class="card" aria-labelledby="preview"><h2 id="preview">${say('answer-preview')}</h2>${languages.map(
        (language) => {
          const text = entered.by[language]?.text;
          return html`<h3>${words.languageName(language)}</h3>${text ? quoted(language, text, shops) : html`<p class="quiet">${say('answer-falls-back')}</p>`}${Object.entries(
            entered.shops,
          ).map(([shop, texts]) =>
            texts[language]
              ? html`<p><bdi>${nameOf(shop)}</bdi></p>${quoted(
                  language,
                  texts[language],
                  shops.filter(({ code }) => code === shop),
                )}`
              : '',
          )}`;
        },
      )}</section>`
    : ''
}
<form method="post" action="/console/answers${answer ? `/${answer.code}` : ''}">${proofField(proof)}
<section class="card">
${
  answer
    ? ''
    : html`<label for="code">${say('answer-code')}</label><input id="code" name="code" required pattern="[a-z][a-z0-9\\-]*" maxlength="40" value="${entered.code}" autocomplete="off"><p class="quiet">${say('answer-code-what')}</p>`
}
<div class="row"><label>${say('answer-from')} <input type="date" name="from" value="${entered.from}"></label>
<label>${say('answer-until')} <input type="date" name="until" value="${entered.until}"></label>
<label>${say('answer-active')} <select name="active"><option value="yes">${say('yes')}</option><option value="no" ${entered.active ? '' : html`selected`}>${say('no')}</option></select></label></div>
<p class="quiet">${say('answer-hours-what', { hours: HOURS, service: SERVICE_HOURS })}</p>
</section>
${languages.map((language) => {
  const one = entered.by[language] ?? { title: '', questions: '', text: '' };
  const isMissing = one.text === '' || one.questions === '';
  return html`<section class="card" aria-labelledby="l-${language}"><h2 id="l-${language}">${words.languageName(language)}${isMissing ? html` <span class="tag">${say('answer-missing-here')}</span>` : ''}</h2>
<label for="title-${language}">${say('answer-title')}</label><input id="title-${language}" name="title-${language}" maxlength="${MOST_TITLE}" value="${one.title}" lang="${language}" autocomplete="off">
<label for="questions-${language}">${say('answer-questions')}</label><textarea id="questions-${language}" name="questions-${language}" rows="4" autocomplete="off" data-draft lang="${language}">${one.questions}</textarea>
<label for="text-${language}">${say('answer-text')}</label><textarea id="text-${language}" name="text-${language}" rows="5" maxlength="${MOST_TEXT}" autocomplete="off" data-draft lang="${language}">${one.text}</textarea></section>`;
})}
${shopTexts(words, entered, { languages, shops })}
<p><button name="do" value="preview">${say('answer-preview')}</button> <button class="main" name="do" value="save">${say('answer-save')}</button></p>
</form>`;
}

/** A text of its own for a shop where what is true elsewhere is not: "behind the shop" is so in one of them. */
function shopTexts(
  words: Words,
  { shops: written }: Entered,
  { languages, shops }: { languages: readonly string[]; shops: readonly ShopHours[] },
): View {
  const { say } = words;
  const others = shops.filter(({ code }) => !Object.hasOwn(written, code));
  return html`<section class="card" aria-labelledby="shops"><h2 id="shops">${say('answer-shops')}</h2>
<p class="quiet">${say('answer-shops-what')}</p>
${Object.entries(written).map(([code, texts]) => {
  const name = shops.find((shop) => shop.code === code)?.name ?? code;
  return html`<fieldset><legend><bdi>${name}</bdi></legend><input type="hidden" name="shops" value="${code}">${languages.map(
    (language) => {
      const field = `shop-${code}-${language}`;
      return html`<label for="${field}">${words.languageName(language)}</label><textarea id="${field}" name="${field}" rows="2" maxlength="${MOST_TEXT}" autocomplete="off" data-draft lang="${language}">${texts[language] ?? ''}</textarea>`;
    },
  )}</fieldset>`;
})}
${
  others.length > 0
    ? html`<label for="shop">${say('answer-shop')}</label><div class="together"><select id="shop" name="shop"><option value="">${say('choose')}</option>${others.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select><button name="do" value="shop">${say('answer-shop-add')}</button></div>`
    : ''
}</section>`;
}
