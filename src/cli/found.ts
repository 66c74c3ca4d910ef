import { existsSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { type Config, ConfigInvalid } from '../config.ts';
import { loadTexts } from '../locales/index.ts';
import { LANGUAGES, type Language, type Programme } from '../loyalty/index.ts';
import { addSource, findPosterSource, loadSources, nameShopSources, type UnknownShop } from '../members/index.ts';
import { normaliseCode } from '../shared/ids.ts';
import { LINK_PAYLOAD } from '../shared/payload.ts';
import type { Database } from '../store/database.ts';
import { layOut } from './poster/layout.ts';
import { toPdf } from './poster/pdf.ts';
import { toSvg } from './poster/svg.ts';

// The commands that help people find the shop: sources, posters, and links with a one-time code. Each gives back what the person at
// the keyboard has to hear when it could not be done.

type Complaint = string | undefined;

/** What the chat page's address is without PUBLIC_URL is nobody else's business: a printed code leads to a public one. */
export function publicUrlOf({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  if (publicUrl) return publicUrl;
  const message =
    'is needed, since links and printed codes lead there: the https address under which customers reach this program';
  throw new ConfigInvalid([{ variable: 'PUBLIC_URL', message: `${message}, e.g. PUBLIC_URL=https://chat.granlia.example` }]);
}

export async function addOneSource(
  { database, publicUrl, now }: { database: Database; publicUrl: string | undefined; now: Date },
  given: { code: string; label?: string; shopCode?: string },
): Promise<Complaint> {
  const added = await database.transaction((tx) => addSource(tx, given, now));
  if (added.ok) {
    console.log(`${added.value.label}: ${publicUrl ?? ''}/go/${added.value.code}`);
    return undefined;
  }
  switch (added.refusal.code) {
    case 'unusable_code':
      return `"${given.code}" cannot be a code: at most 40 of a-z, 0-9, - and _, and none that begins with ${LINK_PAYLOAD}`;
    case 'source_taken':
      return `"${given.code}" is taken already, by ${added.refusal.label}. Take another code.`;
    case 'unknown_shop':
      return whichShops(given.shopCode ?? '', added.refusal);
  }
}

/** What each source has brought. */
export async function listSources(database: Database, publicUrl: string | undefined, now: Date): Promise<void> {
  await database.transaction((tx) => nameShopSources(tx, now));
  const sources = await loadSources(database);
  if (sources.length === 0) return console.log('There are no sources yet. Shops come with purchases, or: source add <code>');
  const rows = sources.map(({ code, label, shopName, people, foundHere, members }) => [
    `${publicUrl ?? ''}/go/${code}`,
    shopName && shopName !== label ? `${label} (${shopName})` : label,
    String(people),
    String(foundHere),
    String(members),
  ]);
  console.log(table([['address', 'where', 'people', 'found us here', 'members since'], ...rows]));
}

/** Columns under each other; the figures stand at their right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ');
  return rows.map(line).join('\n');
}

/** Writes a poster into a file. @returns why not */
export async function drawPoster(
  { database, publicUrl, programme, now }: { database: Database; publicUrl: string; programme: Programme; now: Date },
  { place, out, languages }: { place: string; out?: string; languages?: string },
): Promise<Complaint> {
  const { rules } = programme;
  const chosen = (languages ?? rules.languages.default).split(',').map((language) => language.trim());
  const unknown = chosen.find((language) => !LANGUAGES.includes(language as Language));
  if (unknown !== undefined || chosen.length > 3)
    return `--languages takes up to three of ${LANGUAGES.join(', ')}, with commas between them.`;
  if (out !== undefined && !['.svg', '.pdf'].includes(kindOf(out))) return 'A poster is a .svg or a .pdf: --out says which.';
  if (out !== undefined && !existsSync(dirname(out))) return `There is no folder ${dirname(out)}.`;
  const found = await database.transaction((tx) => findPosterSource(tx, place, now));
  if (!found.ok) return whichShops(place, found.refusal);
  const file = out ?? `poster-${found.value.code}.svg`;
  if (existsSync(file)) return `There is a file ${file} already. Delete it, or name another one with --out.`;
  const texts = loadTexts(chosen);
  const layout = layOut({
    brand: rules.brand.name,
    sentences: chosen.map((language) => texts.format(language, 'poster-scan')),
    address: `${publicUrl}/go/${found.value.code}`,
    place: found.value.shopName ?? found.value.label,
  });
  const drawn = kindOf(file) === '.pdf' ? toPdf(layout) : toSvg(layout);
  if (drawn === undefined)
    return 'A PDF takes letters of Western Europe alone, and a name here has others. Take a .svg: it has them all.';
  writeFileSync(file, drawn, { flag: 'wx' });
  console.log(`${file} leads to ${layout.words.address}. Print it on A4 without scaling.`);
  if (new URL(publicUrl).protocol === 'http:') console.log('PUBLIC_URL is of this machine alone: no phone will get there.');
  return undefined;
}

const kindOf = (file: string): string => extname(file).toLowerCase();

function whichShops(typed: string, { shops }: UnknownShop): string {
  if (shops.length === 0) return `There is no shop "${typed}", and no other one yet: shops come with purchases.`;
  const lines = shops.map(({ code, name }) => `  ${code}  ${name}`);
  return `There is no shop "${typed}". These are there:\n${lines.join('\n')}`;
}

const ASK_TELEGRAM_SECONDS = 5;

/** Links that carry a one-time code into the chat: one that lets people choose, and one for each channel that can carry it. */
export async function linksFor(code: string, publicUrl: string, { telegram }: Pick<Config, 'telegram'>): Promise<string[]> {
  const payload = `${LINK_PAYLOAD}${normaliseCode(code)}`;
  const links = [`To choose a channel:  ${publicUrl}/go/${payload}`, `Web page:             ${publicUrl}/chat?from=${payload}`];
  if (!telegram) return links;
  const { token, apiRoot = 'https://api.telegram.org' } = telegram;
  const { telegramApi } = await import('../channels/telegram/api.ts'); // its library is large
  const api = telegramApi(token, { apiRoot, timeoutSeconds: ASK_TELEGRAM_SECONDS });
  const link = await api.raw.getMe().then(
    ({ username }) => `https://t.me/${username}?start=${payload}`,
    (error: Error) => `not known, since Telegram could not be asked (${error.name}); the first link leads there too`,
  );
  return [...links, `Telegram:             ${link}`];
}
