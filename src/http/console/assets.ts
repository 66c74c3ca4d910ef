import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { type Asset, asset, styledAsset } from '../../shared/pages/assets.ts';

export type Assets = ReturnType<typeof loadAssets>;

const SCRIPT = 'text/javascript; charset=utf-8';

/** What the pages of the console load, all of it from this program: htmx from its package, the rest from beside this file. */
export function loadAssets() {
  const own = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');
  const htmx = (name: string) => readFileSync(createRequire(import.meta.url).resolve(`htmx.org/dist/${name}`), 'utf8');
  return {
    'console.css': styledAsset(own('console.css') + own('marketing.css')),
    'console.js': asset(SCRIPT, stripTypeScriptTypes(own('console.ts'))),
    // One file: htmx looks through the page in a timer of its own, and an extension that arrived later would be told of nothing. On a slow
    // way pages had no live news then.
    'htmx.js': asset(SCRIPT, `${htmx('htmx.min.js')};\n${htmx('ext/hx-sse.min.js')}`),
  } satisfies Record<string, Asset>;
}
