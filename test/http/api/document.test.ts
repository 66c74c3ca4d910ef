import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../src/http/problems.ts';
import { newId } from '../../../src/shared/ids.ts';
import { describeInChromium, launchChromium, PICTURES } from '../../helpers/chromium.ts';
import { useDatabase } from '../../helpers/database.ts';
import { openShop } from '../../helpers/shop.ts';
import { aKey, caller, type Served, serve } from './calling.ts';

type Operation = { operationId: string; responses: Record<string, unknown>; parameters?: { name: string; required: boolean }[] };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const database = useDatabase({ poolSize: 10 });
let served: Served;
let key: string;
beforeAll(async () => {
  const { shopId } = await openShop(database.current);
  served = await serve(database.current);
  key = await aKey(database.current, { shopId });
});
afterAll(() => served?.stop());

const load = async () => (await (await fetch(`${served.program.url}/api/v1/openapi.json`)).json()) as Document;

describe('the OpenAPI document', () => {
  it('is one of version 3.1', async () => {
    const document = await load();
    expect(document.openapi).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has the routes that there are, each with a name of its own, its answers and its Idempotency-Key', async () => {
    const { paths } = await load();
    const names = new Set<string>();
    let operations = 0;
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { operationId, responses, parameters = [] }] of Object.entries(methods)) {
        operations += 1;
        names.add(operationId);
        // Without a key, whatever is there says so; what is not there is not found.
        const { status } = await fetch(`${served.program.url}${path.replace('{id}', newId())}`, { method: method.toUpperCase() });
        expect(status, `${method} ${path}`).toBe(401);
        for (const expected of ['400', '401', '403', '429', '500', '503']) expect(Object.keys(responses)).toContain(expected);
        const keyed = parameters.find(({ name }) => name === 'Idempotency-Key');
        expect(keyed?.required, `${method} ${path}`).toBe(method === 'post' ? true : undefined);
      }
    expect(names.size).toBe(operations);
    expect(Object.keys(paths).toSorted()).toMatchInlineSnapshot(`
      [
        "/api/v1/members",
        "/api/v1/members/{id}",
        "/api/v1/members/{id}/adjustments",
        "/api/v1/members/{id}/balance",
        "/api/v1/members/{id}/ledger",
        "/api/v1/members/{id}/link-codes",
        "/api/v1/orders",
        "/api/v1/orders/batch",
        "/api/v1/purchases",
        "/api/v1/purchases/batch",
        "/api/v1/refunds",
        "/api/v1/vouchers/{code}",
        "/api/v1/vouchers/{code}/consumptions",
      ]
    `);
  });

  it('names every problem that there is, but those of paths that are none', async () => {
    const text = JSON.stringify(await load());
    const missing = Object.keys(PROBLEMS).filter((code) => !text.includes(`"${code}"`));
    expect(missing).toEqual(['not_found', 'method_not_allowed']);
  });

  it('tells what the bodies are', async () => {
    const text = JSON.stringify(await load());
    expect(text).not.toMatch(/"undefined"|\[object/);
    const { components } = (await load()) as unknown as { components: { schemas: Record<string, { required: string[] }> } };
    expect(components.schemas.Purchase!.required).toEqual(['receipt', 'purchasedAt', 'currency', 'lines']);
    expect(components.schemas.PurchaseLine).toMatchObject({
      additionalProperties: false,
      required: ['productCode', 'amountMinor'],
      properties: { quantity: { type: 'number', default: 1 }, earns: { type: 'boolean', default: true } },
    });
  });
});

describeInChromium('the page of the API in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it('shows every call and tries one, with nothing from elsewhere and nothing that its policy forbids', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    const faults: string[] = [];
    const asked = new Set<string>();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    const response = await page.goto(`${served.program.url}/api/docs`);
    expect(response!.headers()['content-security-policy']).toMatch(/script-src 'self'; /);
    await page.locator('.opblock').first().waitFor();
    const { paths } = await load();
    const operations = Object.values(paths).flatMap((methods) => Object.keys(methods)).length;
    expect(await page.locator('.opblock').count()).toBe(operations);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, 'api-docs.png') });

    await page.locator('button.authorize').click();
    await page.locator('.auth-container input').fill(key);
    await page.locator('.auth-btn-wrapper button.authorize').click();
    await page.locator('.auth-btn-wrapper button.btn-done').click();
    const post = page.locator('#operations-Members-postMembers');
    await post.locator('.opblock-summary-control').click();
    await post.locator('.try-out__btn').click();
    await post.locator('textarea').fill('{ "givenName": "Ada" }');
    await post.locator('tr[data-param-name="Idempotency-Key"] input').fill('tried-on-the-page');
    await post.locator('button.execute').click();
    await post.locator('.live-responses-table .response-col_status', { hasText: '201' }).waitFor();
    if (PICTURES) await page.screenshot({ path: join(PICTURES, 'api-docs-tried.png') });
    expect(faults).toEqual([]);
    expect([...asked].filter((origin) => origin !== 'null')).toEqual([served.program.url]);
    await context.close();
    const { body } = await caller(served.program.url, key).post('/api/v1/members', undefined, {
      idempotencyKey: 'tried-on-the-page',
      raw: '{ "givenName": "Ada" }',
    });
    expect(body).toMatchObject({ waiting: 100 });
  });
});

it('the page of the API asks for no more than is there', async () => {
  for (const path of ['/api/docs/nothing.js', '/api/docs/..%2fpackage.json', '/api/docs/constructor', '/api/docs/'])
    expect((await fetch(`${served.program.url}${path}`)).status, path).toBe(404);
  const page = await (await fetch(`${served.program.url}/api/docs`)).text();
  for (const [, src] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    const response = await fetch(`${served.program.url}${src}`);
    expect(response.status, src).toBe(200);
    expect(response.headers.get('cache-control')).toMatch(/immutable/);
  }
});
