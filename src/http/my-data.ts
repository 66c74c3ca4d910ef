import { type Copies, readCopyToken } from '../chat/copies.ts';
import { pageLanguage } from '../chat/page-language.ts';
import type { Clock } from '../shared/clock.ts';
import { html } from '../shared/pages/html.ts';
import { pageSecurity } from '../shared/pages/security.ts';
import type { Mount } from './server.ts';

/** Where a copy of somebody's data is fetched, for apps that take no files. */
export const MY_DATA_PATH = '/my-data';

type MyDataTextKey = 'copy-page-title' | 'copy-page-what' | 'copy-page-fetch' | 'copy-page-gone';

export type MyDataOptions = {
  brand: () => { name: string; languages: { default: string; offered: readonly string[] } };
  texts: (language: string, key: MyDataTextKey) => string;
  copies: Copies;
  secret: string;
  clock: Clock;
};

/**
 * `/my-data/<token>`: a page with a button, and behind it the copy, once. The page takes nothing away, since programs open links before
 * people do.
 */
export function myDataMounts({ brand, texts, copies, secret, clock }: MyDataOptions): Mount[] {
  async function handle(request: Request): Promise<Response> {
    if (!['GET', 'HEAD', 'POST'].includes(request.method))
      return new Response('GET, HEAD and POST only.\n', { status: 405, headers: { allow: 'GET, HEAD, POST' } });
    const token = new URL(request.url).pathname.slice(MY_DATA_PATH.length + 1);
    const fileId = readCopyToken(secret, token, clock.now());
    if (request.method === 'POST') {
      const file = fileId && (await copies.take(fileId));
      if (!file) return page(request, 'copy-page-gone');
      return new Response(Buffer.from(file.bytes), {
        headers: {
          'content-type': file.type,
          'content-disposition': 'attachment; filename="my-data.json"',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'content-security-policy': "sandbox; default-src 'none'",
        },
      });
    }
    return page(request, fileId && (await copies.isThere(fileId)) ? 'copy-page-what' : 'copy-page-gone');
  }

  function page(request: Request, said: 'copy-page-what' | 'copy-page-gone'): Response {
    const { name, languages } = brand();
    const language = pageLanguage(request.headers.get('accept-language'), languages);
    const say = (key: MyDataTextKey) => texts(language, key);
    const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${say('copy-page-title')} · ${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/go/page.css">
</head>
<body>
<header>
<p class="brand" dir="auto">${name}</p>
</header>
<main>
<h1>${say('copy-page-title')}</h1>
<p>${say(said)}</p>
${said === 'copy-page-what' ? html`<form method="post"><button type="submit">${say('copy-page-fetch')}</button></form>` : html``}
</main>
</body>
</html>
`.markup;
    return new Response(request.method === 'HEAD' ? null : body, {
      status: said === 'copy-page-what' ? 200 : 410,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        vary: 'accept-language',
        ...pageSecurity({ 'form-action': "'self'" }),
      },
    });
  }

  return [{ path: `${MY_DATA_PATH}/*`, handle }];
}
