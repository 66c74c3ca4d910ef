import { readFileSync } from 'node:fs';
import { type Asset, styledAsset } from '../shared/pages/assets.ts';
import { html } from '../shared/pages/html.ts';
import { pageSecurity } from '../shared/pages/security.ts';

/** A page that says one thing and has at most one button: where links of our mails lead. */
export type Notice = {
  language: string;
  brand: string;
  title: string;
  paragraphs: readonly string[];
  /** What is done only by a person: programs that look at links in mails send no forms. */
  form?: { action: string; button: string; token?: string; isQuiet?: true };
  link?: { href: string; label: string };
};

export type NoticeStyle = { href: string; asset: Asset };

/** @param path where the style is served, beside the pages */
export function noticeStyle(path: string): NoticeStyle {
  const asset = styledAsset(readFileSync(new URL('./notice.css', import.meta.url), 'utf8'));
  return { href: `${path}?v=${asset.version}`, asset };
}

export function noticePage(notice: Notice, style: NoticeStyle, status = 200): Response {
  const { language, brand, title, form, link } = notice;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title} · ${brand}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${style.href}">
</head>
<body>
<main>
<p class="brand" dir="auto">${brand}</p>
<h1>${title}</h1>
${notice.paragraphs.map((text) => html`<p>${text}</p>\n`)}
${form ? html`<form method="post" action="${form.action}">${form.token ? html`<input type="hidden" name="token" value="${form.token}">` : html``}<button type="submit"${form.isQuiet ? html` class="quiet"` : html``}>${form.button}</button></form>` : html``}
${link ? html`<p><a class="way" href="${link.href}">${link.label}</a></p>` : html``}
</main>
</body>
</html>
`.markup;
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...pageSecurity({ 'form-action': "'self'" }),
      // The address holds a token: it goes nowhere else, but our own form says where it comes from.
      'referrer-policy': 'same-origin',
    },
  });
}
