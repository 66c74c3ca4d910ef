import type { Asset } from '../../shared/pages/assets.ts';
import { html, isSafeLink } from '../../shared/pages/html.ts';
import { qrCode, qrPath } from '../../shared/qr.ts';

/** The words of the page, as the language files name them. */
export const GO_TEXTS = [
  'go-title',
  'go-what',
  'go-what-here',
  'go-link',
  'go-app',
  'go-web',
  'go-web-note',
  'go-scan',
  'go-qr',
  'web-automated',
  'web-privacy',
] as const;
export type GoTextKey = (typeof GO_TEXTS)[number];

/** A way into the conversation. */
export type Door = {
  /** The platform's own name; undefined for our chat page. */
  title?: string;
  url: string;
};

export type GoPage = {
  brand: { name: string; privacyNotice: string };
  /** The shop whose poster or receipt led here. */
  shopName?: string;
  /** The address carries a one-time code. */
  isLink: boolean;
  doors: readonly Door[];
  /** This page as a phone reaches it; undefined where that is not known. */
  address?: string;
  language: string;
  say: (key: GoTextKey) => string;
  stylesheet: Asset;
};

/** The page that lets somebody choose where to chat. It needs no script. */
export function renderGo({ brand, shopName, isLink, doors, address, language, say, stylesheet }: GoPage): string {
  const apps = doors.filter(({ title }) => title !== undefined);
  const pages = doors.filter(({ title }) => title === undefined);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${brand.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/go/page.css?v=${stylesheet.version}">
</head>
<body>
<header>
<span class="mark" aria-hidden="true">${[...brand.name][0] ?? ''}</span>
<p class="brand" dir="auto">${brand.name}</p>
${shopName ? html`<p class="shop" dir="auto">${shopName}</p>` : html``}
</header>
<main>
<div class="choice">
<h1>${say('go-title')}</h1>
<p class="what">${say(isLink ? 'go-link' : apps.length > 0 ? 'go-what' : 'go-what-here')}</p>
<ul class="doors">
${apps.map(({ title, url }) => door(url, title!, say('go-app')))}
${pages.map(({ url }) => door(url, say('go-web'), say('go-web-note')))}
</ul>
</div>
${address ? scan(address, say) : html``}
</main>
<footer>
<p>${say('web-automated')}</p>
${isSafeLink(brand.privacyNotice) ? html`<a href="${brand.privacyNotice}" rel="noopener">${say('web-privacy')}</a>` : html``}
</footer>
</body>
</html>
`.markup;
}

const door = (url: string, title: string, note: string) =>
  html`<li><a href="${url}" rel="noopener"><span><strong>${title}</strong> <span class="note">${note}</span></span><span class="arrow" aria-hidden="true">›</span></a></li>
`;

/** Shown where there is a mouse and room: whoever is on a phone is where the code would lead. */
function scan(address: string, say: GoPage['say']) {
  const { path, side } = qrPath(qrCode(address, 'M'));
  return html`<aside class="scan">
<svg viewBox="0 0 ${String(side)} ${String(side)}" role="img" aria-label="${say('go-qr')}" shape-rendering="crispEdges"><path d="${path}"/></svg>
<p>${say('go-scan')}</p>
</aside>`;
}
