import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { from as copyFrom } from 'pg-copy-streams';
import { importPurchases, parsePurchaseMapping } from '../src/cli/import/index.ts';
import { checkLedger, parseProgramme, saveProgramme } from '../src/loyalty/index.ts';
import { systemClock } from '../src/shared/clock.ts';
import { bootstrapEmbedded, migrateDatabase } from '../src/store/bootstrap.ts';
import { connectClient, openDatabase } from '../src/store/database.ts';
import { startEmbedded } from '../src/store/embedded.ts';
import { median } from './measure.ts';

export type ImportBench = {
  lines: number;
  /** Rows per second, medians of the rounds. */
  importRate: number;
  copyRate: number;
  /** Median of the rounds' own ratios. */
  ratio: number;
  rounds: { importMs: number; copyMs: number }[];
};

/**
 * Generates purchases as the Online Retail data have them: some twenty lines a receipt, a quarter of them guests', one line in
 * sixty given back, postage now and then. The same seed gives the same file.
 */
export async function generatePurchases(path: string, { lines, seed = 42 }: { lines: number; seed?: number }): Promise<void> {
  const out = createWriteStream(path);
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const whole = (most: number) => Math.floor(random() * most);
  let text = 'InvoiceNo,Line,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  let written = 0;
  let invoice = 500_000;
  let atMs = Date.UTC(2024, 10, 1, 8);
  const sold: { product: string; quantity: number; price: string; customer: number }[] = [];
  while (written < lines) {
    invoice += 1;
    atMs += whole(1_260_000);
    const date = new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
    const isReturn = sold.length > 2_000 && random() < 0.12;
    if (isReturn) {
      const back = sold.splice(whole(sold.length), 1)[0]!;
      const more = sold.filter(({ customer }) => customer === back.customer).slice(0, whole(3));
      for (const [i, { product, quantity, price, customer }] of [back, ...more].entries()) {
        if (written++ >= lines) break;
        text += `C${invoice},${i + 1},${product},${-quantity},${date},${price},${customer},United Kingdom\n`;
      }
      continue;
    }
    const customer = random() < 0.25 ? '' : 12_000 + whole(20_000);
    const count = 1 + whole(42);
    for (let i = 1; i <= count && written < lines; i++, written++) {
      const isPostage = i === count && random() < 0.05;
      const product = isPostage ? 'POST' : `${20_000 + whole(4_000)}${random() < 0.2 ? 'A' : ''}`;
      const quantity = 1 + whole(12);
      const price = (0.2 + random() * 12).toFixed(2);
      if (customer !== '' && !isPostage && random() < 0.02) {
        sold.push({ product, quantity, price, customer });
        if (sold.length > 4_000) sold.shift();
      }
      text += `${invoice},${i},${product},${quantity},${date},${price},${customer},United Kingdom\n`;
    }
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end(text);
  await finished(out);
}

/**
 * The import against a plain COPY of the same generated file, on the same embedded PostgreSQL with its default settings, in alternating
 * rounds, each into an empty database. COPY: the file as it is into one table with its eight columns and a primary key on
 * (invoice, line). Import: the whole of `import purchases`, from opening the file to the commit: members, purchases, lines, returns
 * matched, ledger, lots and balances; proven by the ledger check afterwards, outside the clock. Takes about a minute and 1.5 GB in the
 * temporary directory.
 */
export async function benchImport({
  lines = 1_000_000,
  rounds = 5,
}: {
  lines?: number;
  rounds?: number;
} = {}): Promise<ImportBench> {
  const dir = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const file = join(dir, 'purchases.csv');
  await generatePurchases(file, { lines });
  const server = await startEmbedded(join(dir, 'db'));
  try {
    const measured: ImportBench['rounds'] = [];
    for (let round = 0; round < rounds; round++) {
      const copyMs = await onEmptyDatabase(server.adminUrl, (url) => plainCopy(url, file, lines));
      const importMs = await onEmptyDatabase(server.adminUrl, (url) => ourImport(url, file, lines));
      measured.push({ importMs, copyMs });
    }
    const rate = (ms: number) => Math.round((lines / ms) * 1_000);
    return {
      lines,
      importRate: median(measured.map(({ importMs }) => rate(importMs))),
      copyRate: median(measured.map(({ copyMs }) => rate(copyMs))),
      ratio: median(measured.map(({ importMs, copyMs }) => copyMs / importMs)),
      rounds: measured,
    };
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function plainCopy(url: string, file: string, lines: number): Promise<number> {
  const client = await connectClient(url);
  await client.query(
    `create table purchase_file (invoice text, line int, stock_code text, quantity int, invoiced_at timestamp, unit_price numeric,
       customer text, country text, primary key (invoice, line))`,
  );
  const started = performance.now();
  const stream = client.query(copyFrom('copy purchase_file from stdin (format csv, header)'));
  await pipeline(createReadStream(file, { highWaterMark: 1 << 19 }), stream);
  const ms = performance.now() - started;
  await client.end();
  if (stream.rowCount !== lines) throw new Error(`${stream.rowCount} rows instead of ${lines}`);
  return ms;
}

async function ourImport(url: string, file: string, lines: number): Promise<number> {
  await migrateDatabase(url);
  const database = openDatabase(url);
  try {
    const fixture = (name: string) =>
      readFile(fileURLToPath(new URL(`../test/fixtures/online-retail/${name}`, import.meta.url)), 'utf8');
    const rules = parseProgramme(await fixture('programme.yaml'));
    const programme = await database.transaction((tx) => saveProgramme(tx, rules, systemClock.now()));
    const mapping = parsePurchaseMapping(await fixture('mapping.yaml'));
    if (!mapping.ok) throw new Error(mapping.refusal.problems.join('\n'));
    const started = performance.now();
    const report = { dialect: () => {}, progress: () => {} };
    const done = await importPurchases({ database, file, mapping: mapping.value, programme, clock: systemClock, report });
    const ms = performance.now() - started;
    if (!done.ok) throw new Error(done.refusal.code);
    const { counts } = done.value;
    const { discrepancies } = await checkLedger(database);
    if (done.value.lines !== lines || counts.sales === 0 || counts.returns === 0 || discrepancies.length > 0)
      throw new Error(`the import is not right: ${JSON.stringify({ counts, discrepancies: discrepancies.slice(0, 3) })}`);
    return ms;
  } finally {
    await database.close();
  }
}

async function onEmptyDatabase(adminUrl: string, work: (url: string) => Promise<number>): Promise<number> {
  const url = await bootstrapEmbedded(adminUrl, 'bench');
  try {
    return await work(url);
  } finally {
    const admin = await connectClient(adminUrl);
    await admin.query('drop database bench with (force)');
    await admin.query('checkpoint'); // the next round does not pay for this one's pages
    await admin.end();
  }
}
