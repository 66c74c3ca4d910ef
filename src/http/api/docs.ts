import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Asset, asset, serveAsset } from '../../shared/pages/assets.ts';
import { html } from '../../shared/pages/html.ts';
import { pageSecurity } from '../../shared/pages/security.ts';

export const DOCS_PATH = '/api/docs';

/** Starts the page. A file of its own: no page of ours runs scripts that stand in it. */
const START = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#docs',
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
`;

/**
 * The page on which the API can be read and tried. All of it comes from here: Swagger UI's files are read from where npm put them,
 * when somebody first asks for them.
 */
export function docsPage(): (request: Request) => Response {
  const packageJson = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json');
  const read = (file: string) => readFileSync(new URL(file, `file://${packageJson}`), 'utf8');
  const makers: Readonly<Record<string, () => Asset>> = {
    'swagger-ui.css': () => asset('text/css; charset=utf-8', read('swagger-ui.css')),
    'swagger-ui-bundle.js': () => asset('text/javascript; charset=utf-8', read('swagger-ui-bundle.js')),
    'start.js': () => asset('text/javascript; charset=utf-8', START),
  };
  const made = new Map<string, Asset>();
  const assetOf = (name: string): Asset | undefined => {
    const known = made.get(name) ?? (Object.hasOwn(makers, name) ? makers[name]!() : undefined);
    if (known) made.set(name, known);
    return known;
  };

  return (request) => {
    const url = new URL(request.url);
    if (url.pathname === DOCS_PATH) return new Response(request.method === 'HEAD' ? null : page(assetOf), { headers: PAGE });
    const found = assetOf(url.pathname.slice(DOCS_PATH.length + 1));
    return found
      ? serveAsset(found, request, url.searchParams.get('v'))
      : new Response('There is nothing here.\n', { status: 404 });
  };
}

function page(assetOf: (name: string) => Asset | undefined): string {
  const src = (name: string) => `${DOCS_PATH}/${name}?v=${assetOf(name)!.version}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Regulars API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${src('swagger-ui.css')}">
</head>
<body>
<div id="docs"></div>
<script src="${src('swagger-ui-bundle.js')}"></script>
<script src="${src('start.js')}"></script>
</body>
</html>
`.markup;
}

const PAGE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  // It calls the API that it is about, and its icons are data.
  ...pageSecurity({ 'script-src': "'self'", 'connect-src': "'self'", 'img-src': "'self' data:" }),
};
