import { beforeAll, describe, expect, it } from 'vitest';
import { isOpen, mayOpen, ROUTES, type Route } from '../../../src/http/console/routes.ts';
import { newId } from '../../../src/shared/ids.ts';
import { ROLES, type Role } from '../../../src/staff/index.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type House, hire, openHouse, signedIn, type Visitor, visitor } from './visiting.ts';

const database = useDatabase();
let house: House;
let visitors: Record<Role, Visitor>;
beforeAll(async () => {
  house = await openHouse(database.current);
  const one = async (role: Role) =>
    signedIn(house, database.current, await hire(database.current, { email: `${role}@granlia.example`, role }));
  visitors = { support: await one('support'), marketing: await one('marketing'), admin: await one('admin') };
});

const routes = Object.keys(ROUTES) as Route[];
/** An address of the route, of things that do not exist. */
const addressOf = (route: Route) => route.split(' ')[1]!.replaceAll(/:(\w+)/g, (_, name) => (name === 'id' ? newId() : 'none'));
const methodOf = (route: Route) => route.split(' ')[0]!;

/** What came of it, as far as rights go: whoever may, is answered by the page, be it that something does not exist. */
async function tried(route: Route, by: Visitor): Promise<'answered' | 'refused' | 'sign in'> {
  const answer = methodOf(route) === 'GET' ? await by.get(addressOf(route)) : await by.post(addressOf(route));
  expect(answer.status, `${route}: ${answer.text}`).toBeLessThan(500);
  if (answer.text.includes('Your role does not open this page')) {
    expect(answer.status).toBe(403);
    return 'refused';
  }
  const isSignIn = answer.status === 401 && answer.text.includes('not signed in');
  return isSignIn || answer.headers.get('location')?.startsWith('/console/sign-in?') ? 'sign in' : 'answered';
}

/** What changes the one who tries is not tried here. */
const ENDS_SESSION: Route = 'POST /console/sign-out';

describe('each route', () => {
  it('lets in exactly those that the table names', async () => {
    const table: string[] = [];
    for (const route of routes.filter((one) => one !== ENDS_SESSION)) {
      const cells: string[] = [];
      for (const role of ROLES) {
        const outcome = await tried(route, visitors[role]);
        expect(`${route} as ${role}: ${outcome}`).toBe(`${route} as ${role}: ${mayOpen(route, role) ? 'answered' : 'refused'}`);
        cells.push(mayOpen(route, role) ? 'yes' : '403');
      }
      const nobody = await tried(route, visitor(house, database.current));
      const expected = isOpen(route) || addressOf(route) === '/console' ? ['answered', 'sign in'] : ['sign in'];
      expect(expected, route).toContain(nobody);
      table.push([route.padEnd(72), ...cells.map((cell) => cell.padEnd(10)), isOpen(route) ? 'yes' : 'sign in'].join(''));
    }
    console.log([''.padEnd(72) + [...ROLES, 'nobody'].map((who) => who.padEnd(10)).join(''), ...table].join('\n'));
  });

  it('answers one method alone, and nothing else is there', async () => {
    for (const path of ['/console/nothing', '/console/staff/x/y/z', '/console/auth/sign-up/email', '/console/auth/get-session']) {
      expect((await visitors.admin.get(path)).status, path).toBe(404);
      expect((await visitors.admin.post(path)).status, path).toBe(404);
    }
    expect((await visitors.admin.call('DELETE', '/console/staff')).status).toBe(404);
    expect((await visitors.admin.call('PUT', '/console/vouchers')).status).toBe(404);
  });
});
