import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** A file of the page, ready to be served. `version` changes with its content. */
export type Asset = { contentType: string; body: string; version: string };

/**
 * Reads the page's script, style and icon from beside this file. The script is TypeScript like the rest, with its types
 * taken off here as Node does for us: still no build step.
 */
export function loadAssets(): Readonly<Record<'app.js' | 'app.css' | 'icon.svg', Asset>> {
  const read = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');
  return {
    'app.js': asset('text/javascript; charset=utf-8', stripTypeScriptTypes(read('app.ts'))),
    'app.css': asset('text/css; charset=utf-8', read('app.css')),
    'icon.svg': asset('image/svg+xml', read('icon.svg')),
  };
}

/** Makes a file servable under its version. */
export function asset(contentType: string, body: string): Asset {
  return { contentType, body, version: createHash('sha256').update(body).digest('base64url').slice(0, 16) };
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
