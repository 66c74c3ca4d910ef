import type { HtmlEscapedString } from 'hono/utils/html';
import { cleanText } from '../../chat/message.ts';
import type { Staff } from '../../staff/index.ts';
import type { Words } from './words.ts';

/** Markup, in which every value that was put in is escaped. */
export type View = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A request to the console, as its handlers see it. */
export type Call = {
  request: Request;
  url: URL;
  /** What stands in the address for `:id` and its like. */
  params: Readonly<Record<string, string>>;
  /** The fields of a posted form; empty otherwise. */
  form: URLSearchParams;
  now: Date;
  /** In the language of whoever is signed in, or of their browser. */
  words: Words;
  /** What a form of theirs carries (`proof.ts`); empty where nobody is signed in. */
  proof: string;
  staff?: Staff;
};

/** Goes to another page; after a form that did something, so that reloading does not do it again. */
export const redirect = (to: string, cookies: readonly string[] = []): Response =>
  new Response(null, {
    status: 303,
    headers: [['location', to], ...cookies.map((cookie): [string, string] => ['set-cookie', cookie])],
  });

/** A piece of a page, which a page that is open puts in. */
export async function piece(view: View, status = 200): Promise<Response> {
  return new Response(String(await view), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id as it stands in an address; undefined for what cannot be one. */
export const readId = (text: string | undefined | null): string | undefined => (text && ID.test(text) ? text : undefined);

/** A text field, without control characters, which no keyboard makes; at most `most` characters. */
export function readText(form: URLSearchParams, name: string, most: number): string {
  const text = cleanText((form.get(name) ?? '').replaceAll('\r\n', '\n'));
  return text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, most)
    .trim();
}
