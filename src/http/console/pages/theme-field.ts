import { html } from 'hono/html';
import { type ListedTheme, listThemes, nameTheme, type Remark, themeCode } from '../../../feedback/index.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readText, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { proofField } from '../layout.ts';

// What something that a customer wrote is about: a word of staff's, the same for all who said it.

type StaffCall = Call & { staff: Staff };

const MOST_THEME = 80;

/** A code has the letters of whatever language a theme was named in. */
export const themePath = (code: string): string => `/console/themes/${encodeURIComponent(code)}`;

/** Keeps what the form says: a theme that has this name in some language, else a new one; without a name, none. */
export async function keepTheme({ staff, form, now }: StaffCall, database: Desk['database'], remark: Remark): Promise<void> {
  const name = readText(form, 'theme', MOST_THEME);
  const known = (await listThemes(database)).find(({ said }) => Object.values(said).some((one) => isSameName(one, name)));
  const code = known?.code ?? themeCode(name);
  await database.transaction(async (tx) => {
    const theme = code ? { code, name, language: staff.language } : undefined;
    if (!(await nameTheme(tx, { remark, ...(theme && { theme }) }))) return;
    const subject = { kind: 'opinion', id: remark.id };
    const detail = { theme: code ?? null };
    await writeAudit(tx, { by: 'staff', staffId: staff.id, action: 'opinion.themed', subject, detail }, now);
  });
}

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The names that are there already, for the fields of a page. */
export const knownThemes = (themes: readonly ListedTheme[], { staff }: StaffCall): View =>
  html`<datalist id="known-themes">${themes.map((theme) => html`<option value="${themeName(theme, staff.language)}"></option>`)}</datalist>`;

/** @param given.id of the remark, for the field */
export function themeField(
  { words: { say }, proof, staff }: StaffCall,
  given: { id: string; action: string; themeCode: string | null; themes: readonly ListedTheme[] },
): View {
  const { id, action } = given;
  const theme = given.themes.find(({ code }) => code === given.themeCode);
  const name = theme ? themeName(theme, staff.language) : '';
  return html`<details><summary>${name ? html`<bdi>${name}</bdi>` : say('theme-name')}</summary>
<form method="post" action="${action}">${proofField(proof)}<label for="t-${id}" class="hidden">${say('theme-name')}</label>
<div class="together"><input id="t-${id}" name="theme" list="known-themes" maxlength="${MOST_THEME}" autocomplete="off" value="${name}"><button>${say('theme-keep')}</button></div></form></details>`;
}

/** A theme as staff named it, in their language where somebody did. */
export const themeName = ({ said, code }: Pick<ListedTheme, 'said' | 'code'>, language: string): string =>
  said[language] ?? said.en ?? Object.values(said)[0] ?? code;
