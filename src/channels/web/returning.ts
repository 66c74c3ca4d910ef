import { pageLanguage } from '../../chat/page-language.ts';
import { readBody } from '../body.ts';
import { type NoticeStyle, noticePage } from '../notice.ts';
import type { Brand, WebTextKey, WebTexts } from './page.ts';

const MOST_BYTES = 4 * 1024;

export type Returning = {
  brand: Brand;
  texts: WebTexts;
  style: NoticeStyle;
  /** The visitor whose conversation the token opens; undefined when it opens none any more. */
  findVisitor: (token: string) => Promise<string | undefined>;
  /** Who this browser is so far. */
  current: string | undefined;
  isSameOrigin: boolean;
  /** The Set-Cookie header of a visitor. */
  issue: (visitorId: string) => string;
};

/**
 * The link of a mail back into its conversation. Programs that check links look at it too, so looking changes nothing: a person
 * presses a button, and only then is this browser the visitor's.
 */
export async function answerReturning(request: Request, options: Returning): Promise<Response> {
  const { brand, texts, style, current } = options;
  const language = pageLanguage(request.headers.get('accept-language'), brand.languages);
  const say = (key: WebTextKey) => texts(language, key, { brand: brand.name, most: 0, seconds: 0, megabytes: 0, name: '' });
  const page = (paragraphs: readonly WebTextKey[], more: { token?: string; code?: number } = {}) =>
    noticePage(
      {
        language,
        brand: brand.name,
        title: say('mail-continue'),
        paragraphs: paragraphs.map(say),
        ...(more.token
          ? { form: { action: '/chat/return', button: say('return-page-button'), token: more.token } }
          : { link: { href: '/chat', label: say('return-page-chat') } }),
      },
      style,
      more.code,
    );

  const isPost = request.method === 'POST';
  const token = (isPost ? await postedToken(request) : new URL(request.url).searchParams.get('token')) ?? '';
  const visitorId = await options.findVisitor(token);
  if (!visitorId) return page(['return-page-over'], { code: 410 });
  if (visitorId === current) return seeOther();
  if (!isPost) return page(['return-page-ask', ...(current ? (['return-page-replaces'] as const) : [])], { token });
  // Another site could otherwise put somebody into a conversation that is not theirs.
  if (!options.isSameOrigin) return page(['return-page-ask'], { token, code: 403 });
  return seeOther({ 'set-cookie': options.issue(visitorId) });
}

async function postedToken(request: Request): Promise<string | null> {
  return new URLSearchParams((await readBody(request, MOST_BYTES)) ?? '').get('token');
}

const seeOther = (headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location: '/chat', 'cache-control': 'no-store', ...headers } });
