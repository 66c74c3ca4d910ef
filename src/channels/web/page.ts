import { MOST_BYTES as MOST_FILE_BYTES, MOST_MEGABYTES } from '../../chat/attachment.ts';
import type { Asset } from '../../shared/pages/assets.ts';
import { html, isSafeLink } from '../../shared/pages/html.ts';
import { codeInPayload } from '../../shared/payload.ts';
import { MOST_LENGTH } from './decode.ts';

/** The words of our pages, as the language files name them. Values are `$brand`, `$most`, `$seconds`, `$megabytes` and `$name`. */
export const WEB_TEXTS = [
  'web-intro',
  'web-automated',
  'web-welcome',
  'web-privacy',
  'web-conversation',
  'web-message',
  'web-send',
  'web-you',
  'web-connecting',
  'web-offline',
  'web-sending',
  'web-not-delivered',
  'web-writing',
  'web-new-messages',
  'web-too-long',
  'web-too-fast',
  'web-button-pressed',
  'web-no-script',
  'web-no-cookie',
  'web-refused',
  'web-start-points',
  'web-start-join',
  'web-start-help',
  'web-start-link',
  'web-attach',
  'web-attach-limits',
  'web-attach-remove',
  'web-attach-too-large',
  'web-attach-type',
  'web-attach-empty',
  'web-attach-progress',
  'web-attach-drop',
  'web-file',
  'web-picture',
  'mail-continue',
  'return-page-ask',
  'return-page-replaces',
  'return-page-button',
  'return-page-over',
  'return-page-chat',
] as const;
export type WebTextKey = (typeof WEB_TEXTS)[number];

/** Gives a text of the page in a language. */
export type WebTexts = (language: string, key: WebTextKey, values: WebTextValues) => string;
export type WebTextValues = { brand: string; most: number; seconds: number; megabytes: number; name: string };

export type Brand = {
  name: string;
  /** The address of the privacy notice. */
  privacyNotice: string;
  languages: { default: string; offered: readonly string[] };
};

/** What a browser offers to choose; what a file is, `chat/attachment.ts` finds out from its first bytes. */
const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'image/heif', 'application/pdf'] as const;

/** What the page's script finds in the page, since there is no script inside it. */
export type PageData = {
  brand: string;
  language: string;
  mostLength: number;
  mostBytes: number;
  /** What a file may be, as its type is named. */
  fileTypes: readonly string[];
  /** Those with a name in them have "{name}" in its place. */
  texts: Record<string, string>;
  start?: string;
};

/**
 * The page in one language. `embed` leaves out the heading, for a frame that has its own. `start` is what the link to the page
 * carried: a source goes along with the first message, a one-time code waits for its button to be pressed.
 */
export function renderPage(options: {
  brand: Brand;
  language: string;
  embed: boolean;
  start?: string;
  /** Somebody who is a member is not asked to join. */
  isMember: boolean;
  /** Whether files can be taken here. */
  takesFiles: boolean;
  texts: WebTexts;
  assets: Readonly<Record<'app.js' | 'app.css' | 'icon.svg', Asset>>;
}): string {
  const { brand, language, embed, start, assets } = options;
  const values = { brand: brand.name, most: MOST_LENGTH, seconds: 0, megabytes: MOST_MEGABYTES, name: '{name}' };
  const say = (key: WebTextKey) => options.texts(language, key, values);
  const href = (name: keyof typeof assets) => `/chat/${name}?v=${assets[name].version}`;
  const inScript: WebTextKey[] = [
    'web-you',
    'web-connecting',
    'web-offline',
    'web-sending',
    'web-not-delivered',
    'web-writing',
    'web-too-long',
    'web-button-pressed',
    'web-no-cookie',
    'web-attach-limits',
    'web-attach-remove',
    'web-attach-too-large',
    'web-attach-type',
    'web-attach-empty',
    'web-attach-progress',
    'web-file',
    'web-picture',
  ];
  const isLink = start !== undefined && codeInPayload(start) !== undefined;
  const data: PageData = {
    brand: brand.name,
    language,
    mostLength: MOST_LENGTH,
    mostBytes: MOST_FILE_BYTES,
    fileTypes: FILE_TYPES,
    texts: Object.fromEntries(inScript.map((key) => [key, say(key)])),
    ...(start && !isLink ? { start } : {}),
  };
  const privacy = isSafeLink(brand.privacyNotice)
    ? html`<a href="${brand.privacyNotice}" target="_blank" rel="noopener">${say('web-privacy')}</a>`
    : html``;
  const header = html`<header>
<span class="mark" aria-hidden="true">${[...brand.name][0] ?? ''}</span>
<div><h1 dir="auto">${brand.name}</h1><p>${say('web-automated')}</p></div>
${privacy}
</header>`;
  const usual = (['web-start-points', 'web-start-join', 'web-start-help'] as const)
    .filter((key) => key !== 'web-start-join' || !options.isMember)
    .map((key) => html`<button type="button">${say(key)}</button>`);
  const attach = html`<label id="attach" title="${say('web-attach-limits')}"><span class="spoken">${say('web-attach')}</span>
<svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="M20 11.5 12.2 19.3a5 5 0 0 1-7.1-7.1L13 4.3a3.4 3.4 0 0 1 4.8 4.8l-7.9 7.8a1.7 1.7 0 0 1-2.4-2.4l7.2-7.1"/></svg>
<input type="file" id="file" class="spoken" accept="${FILE_TYPES.join()}" multiple aria-describedby="limits"></label>
<span id="limits" hidden>${say('web-attach-limits')}</span>`;
  const starters = isLink ? html`<button type="button" data-start="${start}">${say('web-start-link')}</button>` : usual;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${brand.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="${href('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${href('app.css')}">
<script type="module" src="${href('app.js')}"></script>
</head>
<body${embed ? html` class="embed"` : html``} data-page="${JSON.stringify(data)}">
${embed ? html`<h1 class="spoken">${brand.name}</h1>` : header}
<main>
<div id="talk">
<div id="log" role="log" aria-live="off" aria-label="${say('web-conversation')}" tabindex="0">
${embed ? html`<p class="intro">${say('web-intro')} ${privacy}</p>` : html``}
<noscript><p class="intro">${say('web-no-script')}</p></noscript>
<p id="welcome" hidden>${say('web-welcome')}</p>
<div id="starters" class="choices newest" hidden>${starters}</div>
<div id="typing" aria-hidden="true" hidden><span></span><span></span><span></span></div>
</div>
<button type="button" id="jump" hidden>${say('web-new-messages')}</button>
${options.takesFiles ? html`<p id="drop" hidden>${say('web-attach-drop')}</p>` : html``}
</div>
<div id="foot">
<p id="state" role="status"></p>
<p id="activity" class="spoken" role="status"></p>
<form id="composer">
<ul id="files" hidden></ul>
${options.takesFiles ? attach : html``}
<label class="spoken" for="text">${say('web-message')}</label>
<textarea id="text" rows="1" placeholder="${say('web-message')}" autocomplete="off" enterkeyhint="send" dir="auto"></textarea>
<button type="submit"><span>${say('web-send')}</span></button>
</form>
</div>
</main>
</body>
</html>
`.markup;
}
