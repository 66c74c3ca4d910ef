import { html } from 'hono/html';
import { consumeVoucher, findVoucher, formatCode, type Voucher, voucherState } from '../../../loyalty/index.ts';
import { listShops } from '../../../members/index.ts';
import { newId } from '../../../shared/ids.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readId, readText, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { type Notice, proofField, time } from '../layout.ts';
import type { Handlers } from '../routes.ts';
import type { Words } from '../words.ts';

type StaffCall = Call & { staff: Staff };
type Shop = { code: string; name: string };

const MOST_CODE = 60;

/** The desk where a code that somebody shows is looked up and used, once. */
export function voucherPages({ page, database }: Desk) {
  async function show(call: StaffCall, { code = '', notice }: { code?: string; notice?: Notice } = {}, status = 200) {
    const { say } = call.words;
    const voucher = code === '' ? undefined : await findVoucher(database, code);
    const told = notice ?? (code !== '' && !voucher ? ({ tone: 'refused', text: say('voucher-unknown') } as const) : undefined);
    const content = html`<h1>${say('voucher-title')}</h1>
${searchForm(call, code)}
${voucher ? voucherCard(call, voucher, await listShops(database.prisma)) : ''}`;
    return page(call, { title: say('voucher-title'), content, notice: told }, status);
  }

  return {
    'GET /console/vouchers': (call) => show(call, { code: (call.url.searchParams.get('code') ?? '').slice(0, MOST_CODE) }),

    'POST /console/vouchers': async (call) => {
      const { form, now, staff, words } = call;
      const [code, shopCode] = [readText(form, 'code', MOST_CODE), readText(form, 'shop', MOST_CODE)];
      // A form that is sent twice uses its voucher once, and says so both times.
      const idempotencyKey = `console:${readId(form.get('key')) ?? newId(now.getTime())}`;
      const used = await database.transaction(async (tx) => {
        const result = await consumeVoucher(tx, { code, shopCode, idempotencyKey }, now);
        if (result.ok && !result.value.again)
          await writeAudit(
            tx,
            {
              by: 'staff',
              staffId: staff.id,
              action: 'voucher.used',
              subject: { kind: 'member', id: result.value.voucher.memberId },
              detail: { voucher: result.value.voucher.id, shop: shopCode },
            },
            now,
          );
        return result;
      });
      if (used.ok) {
        const title = words.localised(used.value.voucher.title);
        return show(call, { code, notice: { tone: 'done', text: words.say('voucher-used-now', { title }) } });
      }
      return show(call, { code, notice: { tone: 'refused', text: whyNot(call, used.refusal) } }, 409);
    },
  } satisfies Partial<Handlers>;
}

type Refusal = Extract<Awaited<ReturnType<typeof consumeVoucher>>, { ok: false }>['refusal'];

function whyNot({ words }: Call, refusal: Refusal): string {
  const { say, at } = words;
  switch (refusal.code) {
    case 'unknown_voucher':
      return say('voucher-unknown');
    case 'unknown_shop':
      return say('voucher-no-shop');
    case 'voucher_used':
      return say('voucher-used-before', { at: at(refusal.usedAt), shop: refusal.shopName });
    case 'voucher_given_back':
      return say('voucher-given-back', { at: at(refusal.givenBackAt) });
    case 'voucher_expired':
      return say('voucher-expired', { day: lastDay(words, refusal.expiredAt) });
    case 'key_reused':
      return say('form-twice');
  }
}

const searchForm = (
  { words: { say } }: Call,
  code: string,
): View => html`<form method="get" action="/console/vouchers" class="search">
<label for="code">${say('voucher-code')}</label>
<div class="together"><input id="code" name="code" value="${code}" required maxlength="${MOST_CODE}" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="KF7-M4Q-9XR-4TH-W3C"><button class="main">${say('voucher-look')}</button></div>
</form>`;

function voucherCard({ words, proof, now }: StaffCall, voucher: Voucher, shops: readonly Shop[]): View {
  const { say, localised } = words;
  const state = voucherState(voucher, now);
  return html`<section class="card" aria-labelledby="voucher">
<h2 id="voucher"><bdi>${localised(voucher.title)}</bdi> <span class="tag ${state}">${say(`voucher-state-${state}`)}</span></h2>
<dl class="facts">
<dt>${say('voucher-code')}</dt><dd><code>${formatCode(voucher.code)}</code></dd>
<dt>${say('voucher-issued')}</dt><dd>${time(words, voucher.issuedAt)}</dd>
<dt>${say('voucher-expires')}</dt><dd>${lastDay(words, voucher.expiresAt)}</dd>
${voucher.settledAt ? html`<dt>${say('voucher-settled')}</dt><dd>${time(words, voucher.settledAt)} <bdi>${voucher.shopName ?? ''}</bdi></dd>` : ''}
</dl>
<p><a href="/console/members/${voucher.memberId}">${say('voucher-member')}</a></p>
${
  state === 'issued'
    ? html`<form method="post" action="/console/vouchers">${proofField(proof)}
<input type="hidden" name="code" value="${voucher.code}"><input type="hidden" name="key" value="${newId(now.getTime())}">
<label for="shop">${say('voucher-shop')}</label>
<div class="together"><select id="shop" name="shop" required>${shops.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select><button class="main">${say('voucher-use')}</button></div>
</form>`
    : ''
}
</section>`;
}

/** A voucher ends with a day: this one, as its customer reads it. */
const lastDay = ({ day }: Words, expiresAt: Date): string => day(new Date(expiresAt.getTime() - 1));
