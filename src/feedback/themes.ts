import type { Tx } from '../store/database.ts';
import { type Read, sqlOf } from '../store/sql.ts';

// What several people said, in a word of staff's.

/** How often a theme was said, asked and unasked, and when something was last told to have been done about it. */
export type ListedTheme = { code: string; said: Record<string, string>; count: number; actedAt: Date | null };

/** The same words always name the same theme: "Wet parcels!" is "wet-parcels". Undefined where no letter or digit is in them. */
export function themeCode(name: string): string | undefined {
  const code = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return code === '' ? undefined : code;
}

/** What somebody wrote: unasked, or to a question, by the id of its run. */
export type Remark = { kind: 'opinion' | 'answer'; id: string };

/** Says what a remark is about; without a theme, that it is about none. @returns false where there is no such remark */
export async function nameTheme(
  tx: Tx,
  { remark: { kind, id }, theme }: { remark: Remark; theme?: { code: string; name: string; language: string } },
): Promise<boolean> {
  if (theme)
    await tx.$executeRaw`insert into theme (code, said) values (${theme.code}, ${JSON.stringify({ [theme.language]: theme.name })}::jsonb)
      on conflict (code) do nothing`;
  const data = { themeCode: theme?.code ?? null };
  const { count } =
    kind === 'opinion'
      ? await tx.opinion.updateMany({ where: { id }, data })
      : await tx.answer.updateMany({ where: { runId: id, question: 'words' }, data });
  return count === 1;
}

/** All themes, the most often said first. */
export const listThemes = (read: Read): Promise<ListedTheme[]> =>
  sqlOf(
    read,
  )<ListedTheme>(`select t.code, t.said, (select max(d.published_at) from deed d where d.theme_code = t.code) as "actedAt",
        ((select count(*) from opinion o where o.theme_code = t.code) + (select count(*) from answer a where a.theme_code = t.code))::int as count
      from theme t order by count desc, t.code`);
