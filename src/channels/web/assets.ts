import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { type Asset, asset, styledAsset } from '../../shared/pages/assets.ts';

/**
 * Reads the page's script, style and icon from beside this file. The script is TypeScript like the rest, with its types
 * taken off here as Node does for us: still no build step.
 */
export function loadAssets(): Readonly<Record<'app.js' | 'app.css' | 'icon.svg', Asset>> {
  const read = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');
  return {
    'app.js': asset('text/javascript; charset=utf-8', stripTypeScriptTypes(read('app.ts'))),
    'app.css': styledAsset(read('app.css')),
    'icon.svg': asset('image/svg+xml', read('icon.svg')),
  };
}
