import { hintedLanguage } from './language.ts';

/** The first of the browser's languages that is offered, by its own ranking (RFC 9110, 12.5.4), else the shop's default. */
export function pageLanguage(acceptLanguage: string | null, languages: { default: string; offered: readonly string[] }): string {
  for (const tag of ranked(acceptLanguage)) {
    const language = hintedLanguage(tag);
    if (language && languages.offered.includes(language)) return language;
  }
  return languages.default;
}

/** What the browser likes best ("nb-NO"), whether offered or not. */
export const languageHint = (acceptLanguage: string | null): string | undefined => ranked(acceptLanguage)[0];

function ranked(acceptLanguage: string | null): string[] {
  return (acceptLanguage ?? '')
    .slice(0, 1_000)
    .split(',')
    .map((part) => {
      const [tag, quality] = part.split(';', 2);
      const weight = quality === undefined ? 1 : Number(/^\s*q=([\d.]+)\s*$/.exec(quality)?.[1] ?? 0);
      return { tag: tag!.trim(), weight };
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
