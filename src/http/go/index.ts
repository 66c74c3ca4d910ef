import { readFileSync } from 'node:fs';
import { pageLanguage } from '../../chat/page-language.ts';
import type { Source } from '../../members/index.ts';
import { normaliseCode } from '../../shared/ids.ts';
import { serveAsset, styledAsset } from '../../shared/pages/assets.ts';
import { pageSecurity } from '../../shared/pages/security.ts';
import { codeInPayload, LINK_PAYLOAD } from '../../shared/payload.ts';
import type { Mount } from '../server.ts';
import { type Door, type GoTextKey, renderGo } from './page.ts';

export { type Door, GO_TEXTS, type GoTextKey } from './page.ts';

export type GoOptions = {
  /** Read for each page, so that a new version of the programme shows at once. */
  brand: () => { name: string; privacyNotice: string; languages: { default: string; offered: readonly string[] } };
  texts: (language: string, key: GoTextKey) => string;
  /** The channels that are on, with links that carry a payload as far as each can. */
  doors: (payload?: string) => readonly Door[];
  findSource: (code: string) => Promise<Source | undefined>;
  /** Without it there is no code to scan: a phone would not reach this machine's own address. */
  publicUrl?: string;
};

/**
 * `/go/<code>`: the page behind a shop's QR code, where people choose in which app to chat. The code says where they found us and
 * goes along into the chat where the platform can carry it: Telegram and our own page send it, Teams writes it into the box for the
 * person to send, Discord has nothing of the kind. A code that nobody made opens the same page. `/go/link-<code>` carries a
 * one-time code instead: nothing is used before its owner says yes in the chat.
 */
export function goMounts(options: GoOptions): Mount[] {
  const stylesheet = styledAsset(readFileSync(new URL('./page.css', import.meta.url), 'utf8'));

  async function handle(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response('GET and HEAD only.\n', { status: 405, headers: { allow: 'GET, HEAD' } });
    const url = new URL(request.url);
    if (url.pathname === '/go/page.css') return serveAsset(stylesheet, request, url.searchParams.get('v'));
    const asked = /^\/go\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? '';
    const link = readLink(asked);
    const source = link ? undefined : await options.findSource(asked);
    return page(request, { link, source });
  }

  function page(request: Request, { link, source }: { link?: string; source?: Source }): Response {
    const { languages, ...brand } = options.brand();
    const language = pageLanguage(request.headers.get('accept-language'), languages);
    const payload = link ?? source?.code;
    const body = renderGo({
      brand,
      shopName: source?.shopName ?? undefined,
      isLink: link !== undefined,
      doors: link ? doorsThatCarry(link) : options.doors(payload),
      address: options.publicUrl && [`${options.publicUrl}/go`, ...(payload ? [payload] : [])].join('/'),
      language,
      say: (key) => options.texts(language, key),
      stylesheet,
    });
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        vary: 'accept-language',
        ...pageSecurity(),
      },
    });
  }

  /** A one-time code must arrive: a door that leaves it behind would lead nowhere. */
  function doorsThatCarry(payload: string): readonly Door[] {
    const plain = new Set(options.doors().map(({ url }) => url));
    return options.doors(payload).filter(({ url }) => !plain.has(url));
  }

  return ['/go', '/go/*'].map((path) => ({ path, handle }));
}

/** A payload with a one-time code in it, in the form in which it travels; undefined for everything else. */
function readLink(asked: string): string | undefined {
  const code = normaliseCode(codeInPayload(asked) ?? '');
  return code.length > 0 && code.length <= 20 ? `${LINK_PAYLOAD}${code}` : undefined;
}
