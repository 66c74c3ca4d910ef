import { createHmac, timingSafeEqual } from 'node:crypto';

const VISITOR_COOKIE = 'regulars_visitor';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Who writes on the page: an id in a cookie that only we can make. There is nothing else to a visitor until they join. */
export type Visitors = {
  /** The visitor of a request; undefined for none, and for a cookie that is not ours. */
  read(request: Request): string | undefined;
  /** The Set-Cookie header that makes a browser this visitor's. */
  issue(visitorId: string): string;
};

/** @param options.secure the page is reached by https alone, so the cookie never travels without it */
export function visitors(options: { secretKey: string; secure: boolean }): Visitors {
  const sign = (id: string) => createHmac('sha256', options.secretKey).update(`web visitor ${id}`).digest();

  function verified(value: string): string | undefined {
    const [id, signature, ...rest] = value.split('.');
    if (!id || !signature || rest.length > 0) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const expected = sign(id);
    return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
  }

  return {
    read(request) {
      for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
        const [name, value] = pair.split('=', 2);
        const id = name?.trim() === VISITOR_COOKIE && value ? verified(value.trim()) : undefined;
        if (id) return id;
      }
      return undefined;
    },
    issue(visitorId) {
      const value = `${visitorId}.${sign(visitorId).toString('base64url')}`;
      const secure = options.secure ? '; Secure' : '';
      return `${VISITOR_COOKIE}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
    },
  };
}
