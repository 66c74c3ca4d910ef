import { html } from 'hono/html';
import { type ListedOpinion, type ListedTheme, listOpinions, listThemes } from '../../../feedback/index.ts';
import { listShops } from '../../../members/index.ts';
import type { Staff } from '../../../staff/index.ts';
import { type Call, readId, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { time } from '../layout.ts';
import { type Handlers, mayOpen } from '../routes.ts';
import { keepTheme, knownThemes, themeField, themeName, themePath } from './theme-field.ts';

type StaffCall = Call & { staff: Staff };
type Shop = { code: string; name: string };

const PAGE = 50;

/** What customers said unasked and wanted us to hear, the newest first. */
export function opinionPages({ page, database }: Desk) {
  return {
    'GET /console/opinions': async (call) => {
      const { say } = call.words;
      const asked = call.url.searchParams;
      const shops = await listShops(database.prisma);
      const shop = shops.find(({ code }) => code === asked.get('shop'))?.code;
      const before = readId(asked.get('before'));
      const opinions = await listOpinions(database, {
        from: new Date(0),
        until: new Date(call.now.getTime() + 1),
        limit: PAGE,
        ...(before && { before }),
        ...(shop && { shop }),
      });
      return page(call, {
        title: say('opinions-title'),
        content: opinionsView(call, opinions, { shops, shop, themes: await listThemes(database) }),
      });
    },

    'POST /console/opinions/:id/theme': async (call) => {
      const id = readId(call.params.id);
      if (id) await keepTheme(call, database, { kind: 'opinion', id });
      return redirect('/console/opinions');
    },
  } satisfies Partial<Handlers>;
}

function opinionsView(
  call: StaffCall,
  opinions: readonly ListedOpinion[],
  { shops, shop, themes }: { shops: readonly Shop[]; shop: string | undefined; themes: readonly ListedTheme[] },
): View {
  const { words, staff } = call;
  const { say } = words;
  const last = opinions.at(-1);
  const older =
    last && opinions.length === PAGE ? `?before=${last.id}${shop ? `&shop=${encodeURIComponent(shop)}` : ''}` : undefined;
  // Marketing reads what was said; who said it is for those who talk with customers.
  const mayOpenMember = mayOpen('GET /console/members/:id', staff.role);
  return html`<h1>${say('opinions-title')}</h1>
<p class="quiet">${say('opinions-what')}</p>
<form method="get" action="/console/opinions" class="row period">
<label>${say('opinions-shop')} <select name="shop"><option value="">${say('opinions-every-shop')}</option>${shops.map(({ code, name }) => html`<option value="${code}" ${code === shop ? html`selected` : ''}>${name}</option>`)}</select></label>
<button>${say('show')}</button>
</form>
${
  themes.length > 0
    ? html`<section class="card" aria-labelledby="themes"><h2 id="themes">${say('themes-title')}</h2><table><tbody>${themes.map(({ code, said, count, actedAt }) => html`<tr><th scope="row"><a href="${themePath(code)}"><bdi>${themeName({ said, code }, staff.language)}</bdi></a></th><td class="number">${words.whole(count)}</td><td>${actedAt ? say('theme-acted', { on: words.day(actedAt) }) : ''}</td></tr>`)}</tbody></table></section>`
    : ''
}
${knownThemes(themes, call)}
${opinions.length === 0 ? html`<p>${say('opinions-none')}</p>` : ''}
<ul class="plain-list quotes">${opinions.map(
    ({
      id,
      themeCode,
      words: said,
      language,
      saidAt,
      shop: where,
      withName,
      memberId,
    }) => html`<li class="card"><blockquote lang="${language}"><bdi dir="auto">${said}</bdi></blockquote>
<p class="quiet">${time(words, saidAt)} · ${where ? html`<bdi>${where}</bdi>` : say('opinions-no-shop')} · ${say(withName ? 'opinions-with-name' : 'opinions-without-name')}${memberId && mayOpenMember ? html` · <a href="/console/members/${memberId}">${say('opinions-who')}</a>` : ''}</p>
${themeField(call, { id, action: `/console/opinions/${id}/theme`, themeCode, themes })}</li>`,
  )}</ul>
${older ? html`<p><a href="/console/opinions${older}">${say('older')}</a></p>` : ''}`;
}
