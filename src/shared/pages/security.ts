type Directive =
  | 'default-src'
  | 'script-src'
  | 'style-src'
  | 'img-src'
  | 'connect-src'
  | 'frame-src'
  | 'base-uri'
  | 'form-action'
  | 'frame-ancestors';

const STRICTEST: Readonly<Partial<Record<Directive, string>>> = {
  'default-src': "'none'",
  'script-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/**
 * The headers of a page of ours: no more than our own pictures and styles, no frames, and nothing told to where a link leads. A
 * page that needs more, such as a script, says so.
 */
export function pageSecurity(more: Readonly<Partial<Record<Directive, string>>> = {}): Readonly<Record<string, string>> {
  return {
    'content-security-policy': Object.entries({ ...STRICTEST, ...more })
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  };
}
