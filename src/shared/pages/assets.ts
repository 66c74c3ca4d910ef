import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file of a page, ready to be served. `version` changes with its content. */
export type Asset = { contentType: string; body: string; version: string };

/** Makes a file servable under its version. */
export function asset(contentType: string, body: string): Asset {
  return { contentType, body, version: createHash('sha256').update(body).digest('base64url').slice(0, 16) };
}

/** A style sheet that begins with the colours and letters that all our pages share. */
export function styledAsset(css: string): Asset {
  return asset('text/css; charset=utf-8', readFileSync(new URL('./theme.css', import.meta.url), 'utf8') + css);
}

/** An address that names the version may be kept for ever; without it, the browser asks each time whether there is a new one. */
export function serveAsset({ contentType, body, version }: Asset, request: Request, asked: string | null): Response {
  const etag = `"${version}"`;
  const headers = {
    etag,
    'cache-control': asked === version ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': contentType,
    'x-content-type-options': 'nosniff',
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}
