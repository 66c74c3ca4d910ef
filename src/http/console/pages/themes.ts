import { html } from 'hono/html';
import {
  type Deed,
  type DeedRefusal,
  type DeedTexts,
  findDeed,
  type ListedTheme,
  listDeeds,
  listSayings,
  listThemes,
  publishDeed,
  readDeedTexts,
  whoSaid,
} from '../../../feedback/index.ts';
import {
  type CampaignFigures,
  type CampaignState,
  campaignFigures,
  cancelCampaign,
  noticeRecipients,
  planNotice,
  previewNotice,
  stateOfPlanned,
} from '../../../outreach/index.ts';
import { DAY_MS } from '../../../shared/clock.ts';
import { newId } from '../../../shared/ids.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readId, readText, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { type Notice, proofField, time } from '../layout.ts';
import { reachedOf } from '../preview.ts';
import { type Handlers, mayOpen } from '../routes.ts';
import { outcomesView } from './campaign-view.ts';
import { type Draft, digestOf, draftView, type Meant } from './deed-form.ts';
import { themeName, themePath } from './theme-field.ts';

type StaffCall = Call & { staff: Staff };

const MOST_SAID = 160;
const MOST_DID = 300;
const SAYINGS_SHOWN = 20;
/** Whoever cannot be told within these hears no more of it: their limit, or their silence, lasts longer than the news. */
const TOLD_WITHIN_DAYS = 30;

/** Nobody can be told under this id, which a campaign has: takes the deed back. */
class NotPlanned extends Error {
  override name = 'NotPlanned';
}

type Told = {
  deed: Deed;
  figures: CampaignFigures;
  state: CampaignState | undefined;
  /** How many had said it, too, and were not known to have when it was published. */
  more: number;
};

/** A theme of what customers said: their words, and "you said, we did": what was done about it, told to each of them once. */
export function themePages({ page, database, programme, deedAsTold }: Desk) {
  const languages = () => programme().rules.languages;

  async function show(call: StaffCall, theme: ListedTheme, { draft, notice }: { draft: Draft; notice?: Notice }, status = 200) {
    const meant = await loadMeant(theme.code, call.now);
    const deeds = await Promise.all((await listDeeds(database, theme.code)).map((deed) => loadTold(deed)));
    const sayings = await listSayings(database, theme.code, { until: call.now, most: SAYINGS_SHOWN });
    const title = nameOf(theme, call);
    const content = html`<p><a href="/console/opinions">${call.words.say('opinions-title')}</a></p>
<h1><bdi>${title}</bdi></h1>
<p>${call.words.say('theme-count', { count: { whole: theme.count } })}</p>
<div class="split"><div>${deeds.map((one) => toldView(call, one, languages().default))}
${mayTell(call) ? draftView(call, theme.code, draft, meant, { ...languages(), asTold: deedAsTold }) : ''}</div>
<div><section class="card" aria-labelledby="sayings"><h2 id="sayings">${call.words.say('theme-sayings')}</h2><ul class="plain-list quotes">${sayings.map(
      ({ words: said, language, saidAt }) =>
        html`<li><blockquote ${language ? html`lang="${language}"` : ''}><bdi dir="auto">${said}</bdi></blockquote><p class="quiet">${time(call.words, saidAt)}</p></li>`,
    )}</ul></section></div></div>`;
    return page(call, { title, content, notice, wide: true }, status);
  }

  async function loadMeant(code: string, now: Date): Promise<Meant> {
    const people = await whoSaid(database, code, now);
    const spoken = Map.groupBy(people, ({ language }) => language ?? languages().default);
    return {
      memberIds: people.map(({ memberId }) => memberId),
      spoken: new Map([...spoken].map(([language, some]) => [language, some.length])),
      preview: await previewNotice(
        database,
        people.map(({ memberId }) => memberId),
      ),
    };
  }

  async function loadTold(deed: Deed): Promise<Told> {
    const figures = await campaignFigures(database, deed.id);
    const people = await whoSaid(database, deed.themeCode, deed.publishedAt);
    const planned = new Set(await noticeRecipients(database, deed.id));
    const more = people.filter(({ memberId }) => !planned.has(memberId)).length;
    return { deed, figures, state: await stateOfPlanned(database, deed.id), more };
  }

  const find = async ({ params }: Call): Promise<ListedTheme | undefined> =>
    (await listThemes(database)).find(({ code }) => code === params.code);

  /** Plans to tell it to everyone who said it before it was published and was not planned for yet. */
  const tell = async (
    tx: Parameters<typeof planNotice>[0],
    deed: Pick<Deed, 'id' | 'themeCode'>,
    name: string,
    until: Date,
    now: Date,
  ) => {
    const memberIds = (await whoSaid(tx, deed.themeCode, until)).map(({ memberId }) => memberId);
    const endsAt = new Date(now.getTime() + TOLD_WITHIN_DAYS * DAY_MS);
    return await planNotice(tx, { id: deed.id, name, memberIds, endsAt }, now);
  };

  const audit = (
    tx: Parameters<typeof planNotice>[0],
    { staff, now }: StaffCall,
    action: string,
    id: string,
    recipients?: number,
  ) =>
    writeAudit(
      tx,
      {
        by: 'staff',
        staffId: staff.id,
        action,
        subject: { kind: 'deed', id },
        detail: recipients === undefined ? {} : { recipients },
      },
      now,
    );

  return {
    'GET /console/themes/:code': async (call) => {
      const theme = await find(call);
      if (!theme) return redirect('/console/opinions');
      const done = DONE.find((one) => one === call.url.searchParams.get('done'));
      // A link may bring words along to begin with.
      const draft = { id: newId(call.now.getTime()), written: readWritten(call.url.searchParams, languages().offered) };
      return show(call, theme, { draft, ...(done && { notice: { tone: 'done', text: call.words.say(`deed-${done}`) } }) });
    },

    'POST /console/themes/:code': async (call) => {
      const theme = await find(call);
      if (!theme) return redirect('/console/opinions');
      const { form, words, staff, now } = call;
      const { say } = words;
      const draft: Draft = {
        id: readId(form.get('deed')) ?? newId(now.getTime()),
        written: readWritten(form, languages().offered),
      };
      const texts = readDeedTexts(draft.written, languages().default);
      if (!texts.ok) return show(call, theme, { draft, notice: { tone: 'refused', text: whyNot(call, texts.refusal) } }, 422);
      const ready = { ...draft, texts: texts.value };
      if (form.get('do') !== 'publish') return show(call, theme, { draft: ready });
      const meant = await loadMeant(theme.code, now);
      // Nobody tells other words, or more people or fewer, than they saw when they said yes.
      const isSeen = form.get('seen') === digestOf(texts.value) && form.get('count') === String(reachedOf(meant.preview));
      if (!isSeen || meant.memberIds.length === 0)
        return show(call, theme, { draft: ready, notice: { tone: 'refused', text: say('deed-changed') } }, 409);
      try {
        await database.transaction(async (tx) => {
          const deed = { id: draft.id, themeCode: theme.code, ...texts.value };
          // The same form once more: it is published already.
          if (!(await publishDeed(tx, { ...deed, staffId: staff.id }, now))) return;
          const planned = await tell(tx, deed, nameOf(theme, call), now, now);
          if (!planned.ok) throw new NotPlanned(planned.refusal.code);
          await audit(tx, call, 'deed.published', deed.id, planned.value.planned);
        });
      } catch (error) {
        if (!(error instanceof NotPlanned)) throw error;
        const again = { ...ready, id: newId(now.getTime()) };
        return show(call, theme, { draft: again, notice: { tone: 'refused', text: say('deed-changed') } }, 409);
      }
      return redirect(`${themePath(theme.code)}?done=published`);
    },

    'POST /console/themes/:code/deeds/:id': async (call) => {
      const theme = await find(call);
      const id = readId(call.params.id);
      const deed = id && (await findDeed(database, id));
      if (!theme || !deed || deed.themeCode !== theme.code) return redirect('/console/opinions');
      const { form, now } = call;
      const done = await database.transaction(async (tx) => {
        if (form.get('do') === 'stop') {
          const stopped = await cancelCampaign(tx, deed.id, now);
          if (stopped.ok) await audit(tx, call, 'deed.stopped', deed.id);
          return stopped.ok ? 'stopped' : undefined;
        }
        const planned = await tell(tx, deed, nameOf(theme, call), deed.publishedAt, now);
        if (planned.ok) await audit(tx, call, 'deed.published', deed.id, planned.value.planned);
        return planned.ok ? 'published' : undefined;
      });
      return redirect(`${themePath(theme.code)}${done ? `?done=${done}` : ''}`);
    },
  } satisfies Partial<Handlers>;
}

const DONE = ['published', 'stopped'] as const;

/** It is written to many at once, as a campaign is. */
const mayTell = ({ staff }: StaffCall): boolean => mayOpen('POST /console/themes/:code', staff.role);

const nameOf = (theme: ListedTheme, { words }: Call): string => themeName(theme, words.language);

const readWritten = (form: URLSearchParams, offered: readonly string[]): DeedTexts =>
  Object.fromEntries(
    offered.map((language) => [
      language,
      { said: readText(form, `said-${language}`, MOST_SAID), did: readText(form, `did-${language}`, MOST_DID) },
    ]),
  );

function whyNot({ words }: Call, refusal: DeedRefusal): string {
  switch (refusal.code) {
    case 'no_default':
      return words.say('deed-no-default');
    case 'half':
      return words.say('deed-half', { languages: refusal.languages.map((one) => words.languageName(one)).join(', ') });
  }
}

/** What was done, when and by whom it was published, and what became of it for each of those who had said it. */
function toldView(call: StaffCall, { deed, figures, state, more }: Told, byDefault: string): View {
  const { words, proof } = call;
  const { say } = words;
  const act = (what: 'more' | 'stop', label: string) =>
    html`<form method="post" action="${themePath(deed.themeCode)}/deeds/${deed.id}">${proofField(proof)}<input type="hidden" name="do" value="${what}"><button>${label}</button></form>`;
  return html`<section class="card" aria-labelledby="d-${deed.id}"><h2 id="d-${deed.id}">${say('deed-title')}</h2>
<p><bdi>${words.localised({ en: deed.did[byDefault] ?? '', ...deed.did })}</bdi></p>
<p class="quiet">${time(words, deed.publishedAt)}${deed.by ? html` · <bdi>${deed.by}</bdi>` : ''}</p>
${outcomesView(words, figures.outcomes)}
${mayTell(call) ? html`<div class="buttons">${more > 0 && state !== 'cancelled' ? act('more', say('deed-more', { count: { whole: more } })) : ''}${state === 'running' ? act('stop', say('deed-stop')) : ''}</div>` : ''}</section>`;
}
