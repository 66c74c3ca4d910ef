import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { Deed, DeedTexts } from '../../../feedback/index.ts';
import type { SegmentPreview } from '../../../outreach/index.ts';
import type { Call, View } from '../call.ts';
import type { Desk } from '../index.ts';
import { proofField } from '../layout.ts';
import { reachedOf, reasonsView } from '../preview.ts';
import { themePath } from './theme-field.ts';

/** What was done, as it is written in the form; `texts` once it can be told so. */
export type Draft = { id: string; written: DeedTexts; texts?: Pick<Deed, 'said' | 'did'> };

/** What somebody looked at, in short. */
export const digestOf = ({ said, did }: Pick<Deed, 'said' | 'did'>): string =>
  createHash('sha256')
    .update(JSON.stringify([said, did]))
    .digest('base64url')
    .slice(0, 22);

/** Those who said the theme: how many speak which language, and how many would be told as things are. */
export type Meant = {
  memberIds: readonly string[];
  spoken: ReadonlyMap<string, number>;
  preview: Pick<SegmentPreview, 'count' | 'suppressed'>;
};

type Setting = { default: string; offered: readonly string[]; asTold: Desk['deedAsTold'] };

/** The form of what was done, in each language that those who said it speak; and what they would read, with how many, before it is sent. */
export function draftView({ words, proof }: Call, themeCode: string, draft: Draft, meant: Meant, setting: Setting): View {
  const { say } = words;
  const { preview, spoken } = meant;
  const count = { whole: reachedOf(preview) };
  const shown = setting.offered.filter((one) => one === setting.default || spoken.has(one) || draft.written[one]?.did);
  return html`<section class="card" aria-labelledby="who"><h2 id="who">${say('deed-who')}</h2>${
    preview.count === 0
      ? html`<p>${say('deed-nobody')}</p>`
      : html`${reasonsView(words, preview, say('deed-if-now'))}<p class="quiet">${say('deed-who-what')}</p>`
  }</section>
<form method="post" action="${themePath(themeCode)}" class="card">${proofField(proof)}<input type="hidden" name="deed" value="${draft.id}"><input type="hidden" name="count" value="${count.whole}">
<h2>${say('deed-new')}</h2>
${draft.texts ? readyView(words, { ...draft, ...draft.texts }, count, setting) : html`<p class="quiet">${say('deed-what')}</p>`}
<p class="quiet">${say('deed-example')}</p>
${shown.map((language) => fieldsView(words, language, draft, { speakers: spoken.get(language) ?? 0, isDefault: language === setting.default }))}
<p><button name="do" value="preview" class="${draft.texts ? '' : 'main'}">${say('answer-preview')}</button></p></form>`;
}

function fieldsView(
  { say, languageName }: Call['words'],
  language: string,
  { written }: Draft,
  { speakers, isDefault }: { speakers: number; isDefault: boolean },
): View {
  const { said, did } = written[language] ?? { said: '', did: '' };
  const field = (name: 'said' | 'did', most: number, value: string) =>
    html`<label for="${name}-${language}">${say(`deed-${name}`)}</label><textarea id="${name}-${language}" name="${name}-${language}" rows="2" maxlength="${most}" lang="${language}" autocomplete="off" data-draft ${isDefault ? html`required` : ''}>${value}</textarea>`;
  return html`<fieldset><legend>${languageName(language)} <span class="quiet">${say('deed-speakers', { count: { whole: speakers } })}${isDefault ? html` · ${say('deed-default')}` : ''}</span></legend>
${field('said', 160, said)}${field('did', 300, did)}</fieldset>`;
}

function readyView(
  { say, languageName }: Call['words'],
  deed: Pick<Deed, 'id' | 'said' | 'did'>,
  count: { whole: number },
  { asTold }: Setting,
): View {
  return html`<input type="hidden" name="seen" value="${digestOf(deed)}"><h3>${say('deed-as-told')}</h3>
${Object.keys(deed.said).map(
  (language) =>
    html`<p>${languageName(language)}</p><blockquote lang="${language}"><bdi class="words">${asTold(deed, language)}</bdi></blockquote>`,
)}
<p class="quiet">${say('deed-as-told-what')}</p>
${count.whole === 0 ? html`<p>${say('deed-nobody-now')}</p>` : html`<p><button class="main" name="do" value="publish">${say('deed-publish', { count })}</button></p>`}`;
}
