/** Markup, as opposed to text: only `html` makes it, so what is not made by it is escaped. */
export type Markup = { readonly markup: string };

export function html(strings: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  const written = (value: string | Markup | readonly Markup[]): string =>
    typeof value === 'string' ? escapeText(value) : 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
  return { markup: strings.reduce((page, string, index) => page + written(values[index - 1]!) + string) };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** A link that a page may open. `javascript:` and its kin are none, wherever the address came from. */
export const isSafeLink = (url: string): boolean => /^(https?:\/\/|mailto:|tel:)/i.test(url);
