import { createHmac } from 'node:crypto';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { isAPIError } from 'better-auth/api';
import { hashPassword } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';
import type { Database } from '../../chat/skill.ts';
import { systemClock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { findStaff, type Staff } from '../../staff/index.ts';

/** A session ends so long after its last use, and one that is used is made longer once an hour. */
const SESSION_SECONDS = 12 * 60 * 60;
const LENGTHEN_SECONDS = 60 * 60;

/** One who is signed in, and the session's id, to which the proof in forms is bound. */
export type Session = { staff: Staff; sessionId: string };

/** Cookies to set come as header lines. */
export type SignedIn = { cookies: readonly string[] };

export type Auth = ReturnType<typeof consoleAuth>;

/**
 * Who is at the browser, by better-auth: passwords, sessions and their signed cookie. None of its own routes is reachable; the
 * console's handlers call it. Sessions run on the machine's clock, since they are about a browser; a demonstration that moves its
 * clock by five days shall not sign anybody out.
 */
export function consoleAuth({
  database,
  secret,
  publicUrl,
}: {
  database: Pick<Database, 'pool' | 'prisma' | 'transaction'>;
  secret: string;
  publicUrl: string | undefined;
}) {
  const auth = betterAuth({
    appName: 'Regulars',
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/console/auth',
    secret,
    database: prismaAdapter(database.prisma, { provider: 'postgresql' }),
    user: { modelName: 'staff' },
    session: {
      modelName: 'staffSession',
      fields: { userId: 'staffId' },
      expiresIn: SESSION_SECONDS,
      updateAge: LENGTHEN_SECONDS,
    },
    account: { modelName: 'staffAccount', fields: { userId: 'staffId' } },
    verification: { modelName: 'staffVerification' },
    emailAndPassword: { enabled: true, disableSignUp: true },
    rateLimit: { enabled: false }, // it believes X-Forwarded-For; ours is in `sign-in.ts` and `address-limit.ts`
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'regulars',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { path: '/console', httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => newId() },
    },
    // A wrong password is no news, and its messages may hold addresses.
    logger: { disabled: true },
    onAPIError: { throw: true },
  });

  return {
    hashPassword,

    /** @returns undefined for a wrong address or password, and for somebody who was shut out: nobody can tell which */
    async signIn(credentials: { email: string; password: string }, request: Request): Promise<SignedIn | undefined> {
      try {
        const { headers, response } = await auth.api.signInEmail({
          body: credentials,
          headers: request.headers,
          returnHeaders: true,
        });
        const staff = await findStaff(database, { id: response.user.id });
        const isIn = staff?.active === true;
        // What nobody will use any more goes along.
        const over = isIn ? { expiresAt: { lt: systemClock.now() } } : { staffId: response.user.id };
        await database.prisma.staffSession.deleteMany({ where: over });
        return isIn ? { cookies: headers.getSetCookie() } : undefined;
      } catch (error) {
        if (isAPIError(error)) return undefined;
        throw error;
      }
    },

    /** Who is signed in; whoever was deactivated is not, from that commit on. `cookies` lengthen a session that is used. */
    async find(request: Request): Promise<(Session & SignedIn) | undefined> {
      if (!request.headers.get('cookie')?.includes('regulars.session_token')) return undefined;
      const { headers, response } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
      if (!response) return undefined;
      const staff = await findStaff(database, { id: response.user.id });
      if (!staff?.active) return undefined;
      return { staff, sessionId: response.session.id, cookies: headers.getSetCookie() };
    },

    /** Opens a session for somebody who proved themselves in another way than by a password. */
    async openFor(staffId: string): Promise<readonly string[]> {
      const { internalAdapter, authCookies } = await auth.$context;
      const { token } = await internalAdapter.createSession(staffId);
      const { name, attributes } = authCookies.sessionToken;
      const signature = createHmac('sha256', secret).update(token).digest('base64');
      const flags = ['HttpOnly', 'SameSite=Lax', ...(attributes.secure ? ['Secure'] : [])];
      const value = encodeURIComponent(`${token}.${signature}`);
      return [[`${name}=${value}`, 'Path=/console', `Max-Age=${SESSION_SECONDS}`, ...flags].join('; ')];
    },

    async signOut(request: Request): Promise<SignedIn> {
      const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
      return { cookies: headers.getSetCookie() };
    },
  };
}
