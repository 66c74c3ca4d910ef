import { html } from 'hono/html';
import { type ListedOpinion, type ListedTheme, listOpinions, listThemes, nameTheme, themeCode } from '../../../feedback/index.ts';
import { listShops } from '../../../members/index.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readId, readText, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { proofField, time } from '../layout.ts';
import { type Handlers, mayOpen } from '../routes.ts';
import { themePath } from './deed-form.ts';

type StaffCall = Call & { staff: Staff };
type Shop = { code: string; name: string };

const PAGE = 50;
const MOST_THEME = 80;

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
      const { staff, form, now } = call;
      const opinionId = readId(call.params.id);
      const name = readText(form, 'theme', MOST_THEME);
      const known = (await listThemes(database)).find(({ said }) => Object.values(said).some((one) => isSameName(one, name)));
      const code = known?.code ?? themeCode(name);
      if (opinionId)
        await database.transaction(async (tx) => {
          const theme = code ? { code, name, language: staff.language } : undefined;
          if (!(await nameTheme(tx, { opinionId, ...(theme && { theme }) }))) return;
          const subject = { kind: 'opinion', id: opinionId };
          await writeAudit(
            tx,
            { by: 'staff', staffId: staff.id, action: 'opinion.themed', subject, detail: { theme: code ?? null } },
            now,
          );
        });
      return redirect('/console/opinions');
    },
  } satisfies Partial<Handlers>;
}

function opinionsView(
  { words, staff, proof }: StaffCall,
  opinions: readonly ListedOpinion[],
  { shops, shop, themes }: { shops: readonly Shop[]; shop: string | undefined; themes: readonly ListedTheme[] },
): View {
  const { say } = words;
  const last = opinions.at(-1);
  const older =
    last && opinions.length === PAGE ? `?before=${last.id}${shop ? `&shop=${encodeURIComponent(shop)}` : ''}` : undefined;
  // Marketing reads what was said; who said it is for those who talk with customers.
  const nameOfTheme = (code: string | null): string => {
    const theme = themes.find((one) => one.code === code);
    return theme ? nameIn(theme.said, staff.language, theme.code) : '';
  };
  const mayOpenMember = mayOpen('GET /console/members/:id', staff.role);
  return html`<h1>${say('opinions-title')}</h1>
<p class="quiet">${say('opinions-what')}</p>
<form method="get" action="/console/opinions" class="row period">
<label>${say('opinions-shop')} <select name="shop"><option value="">${say('opinions-every-shop')}</option>${shops.map(({ code, name }) => html`<option value="${code}" ${code === shop ? html`selected` : ''}>${name}</option>`)}</select></label>
<button>${say('show')}</button>
</form>
${
  themes.length > 0
    ? html`<section class="card" aria-labelledby="themes"><h2 id="themes">${say('themes-title')}</h2><table><tbody>${themes.map(({ code, said, count, actedAt }) => html`<tr><th scope="row"><a href="${themePath(code)}"><bdi>${nameIn(said, staff.language, code)}</bdi></a></th><td class="number">${words.whole(count)}</td><td>${actedAt ? say('theme-acted', { on: words.day(actedAt) }) : ''}</td></tr>`)}</tbody></table></section>`
    : ''
}
<datalist id="known-themes">${themes.map(({ code, said }) => html`<option value="${nameIn(said, staff.language, code)}"></option>`)}</datalist>
${opinions.length === 0 ? html`<p>${say('opinions-none')}</p>` : ''}
<ul class="plain-list quotes">${opinions.map(
    ({
      id,
      themeCode: themeOf,
      words: said,
      language,
      saidAt,
      shop: where,
      withName,
      memberId,
    }) => html`<li class="card"><blockquote lang="${language}"><bdi dir="auto">${said}</bdi></blockquote>
<p class="quiet">${time(words, saidAt)} · ${where ? html`<bdi>${where}</bdi>` : say('opinions-no-shop')} · ${say(withName ? 'opinions-with-name' : 'opinions-without-name')}${memberId && mayOpenMember ? html` · <a href="/console/members/${memberId}">${say('opinions-who')}</a>` : ''}</p>
<form method="post" action="/console/opinions/${id}/theme">${proofField(proof)}<label for="t-${id}">${say('theme-name')}</label>
<div class="together"><input id="t-${id}" name="theme" list="known-themes" maxlength="${MOST_THEME}" autocomplete="off" value="${nameOfTheme(themeOf)}"><button>${say('theme-keep')}</button></div></form></li>`,
  )}</ul>
${older ? html`<p><a href="/console/opinions${older}">${say('older')}</a></p>` : ''}`;
}

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A theme as staff named it, in their language where somebody did. */
const nameIn = (said: Readonly<Record<string, string>>, language: string, code: string): string =>
  said[language] ?? said.en ?? Object.values(said)[0] ?? code;
