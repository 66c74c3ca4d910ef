import { z } from 'zod';
import type { RejectedLine } from '../../loyalty/index.ts';
import {
  MOST_CARRIER,
  MOST_ITEM,
  MOST_LINES,
  MOST_NUMBER,
  MOST_TRACKING_URL,
  ORDER_STATES,
  type OrderCommand,
  type OrderLine,
  type OrderShop,
  type OrderState,
} from '../../orders/index.ts';
import { localDay } from '../../shared/calendar.ts';
import type { DateOrder, DecimalMark, Encoding } from './dialect.ts';
import { isBlank, NOT_UTF8, rawOf, textOf, unreadable, wholeAt } from './fields.ts';
import type { OrderColumns, OrderMapping } from './order-mapping.ts';
import { isRejectsHeader, REJECT_COLUMNS } from './rejects.ts';
import type { FileRecord } from './scan.ts';
import { inUnits, localTime, readInstant, readNumber } from './values.ts';

type Origin = Omit<RejectedLine, 'reason'>;
type Told = Omit<OrderCommand, 'memberId' | 'lines'> & { memberNumber: string | undefined };
/** An order as the file tells it, from all its lines. */
export type FileOrder = Told & { lines: OrderLine[]; origins: Origin[] };

/** Clocks of other systems may be ahead of ours by so much. */
const FUTURE_MS = 5 * 60_000;

/**
 * Reads records as orders; what cannot be read is rejected with a reason. The newest line of an order holds, and of two of the same
 * instant the later. Where the file has goods, lines of the same instant and state are one order together; then it is taken whole or,
 * if one of its lines cannot be read, not at all, since half of its goods would pass for all of them.
 */
export function orderReader(options: {
  header: readonly string[];
  encoding: Encoding;
  columns: OrderColumns;
  mapping: OrderMapping;
  dates: DateOrder;
  decimals: DecimalMark;
  shops: ReadonlyMap<string, OrderShop>;
  /** The shop of lines that name none. */
  shop: OrderShop | undefined;
  /** Of what instant lines tell that do not say it. */
  asOf: Date;
  now: Date;
  reject(line: RejectedLine): void;
}) {
  const { columns, header, encoding, mapping, dates, decimals, shops, now, reject } = options;
  const isRejects = isRejectsHeader(header);
  const ownColumns = isRejects ? header.length - REJECT_COLUMNS.length : header.length;
  const states = statesOf(mapping);
  const clocks = new Map<string, (localMs: number) => number>();
  const orders = new Map<string, FileOrder>();
  /** Orders with a line that cannot be read, and which line that is. */
  const torn = new Map<string, number>();
  const written = { mantissa: 0, decimals: 0 };
  let count = 0;

  return {
    read,
    /** Lines read so far, those that were rejected included. */
    get count() {
      return count;
    },
    /** The orders of the file, when all of it was read. */
    finish(): FileOrder[] {
      for (const [key, fileLine] of torn) {
        for (const origin of orders.get(key)?.origins ?? [])
          reject({ ...origin, reason: `another line of this order cannot be read: line ${fileLine}` });
        orders.delete(key);
      }
      return [...orders.values()];
    },
  };

  function read(record: FileRecord): void {
    if (isBlank(record)) return;
    count += 1;
    const fileLine = isRejects ? wholeAt(record, ownColumns, record.line) : record.line;
    const rawEnd = isRejects && record.fields === header.length ? record.outer[ownColumns]! - 1 : record.to;
    const origin: Origin = { raw: rawOf(record, rawEnd), fileLine, place: fileLine };
    const named = nameOf(record);
    if (typeof named === 'string') {
      reject({ ...origin, reason: named });
      return;
    }
    const key = `${named.shop.shopId} ${named.number}`;
    const told = toldOf(record, named, columns.item < 0 ? undefined : orders.get(key));
    const goods = goodsOf(record);
    if (typeof told === 'string' || typeof goods === 'string') {
      if (columns.item >= 0) torn.set(key, fileLine);
      const reason = typeof told === 'string' ? told : (goods as string);
      reject({ ...origin, reason });
      return;
    }
    const known = orders.get(key);
    if (!known || known.asOf < told.asOf) orders.set(key, { ...told, lines: goods, origins: [origin] });
    else if (known.asOf > told.asOf) return;
    else if (columns.item < 0 || known.state !== told.state) orders.set(key, { ...told, lines: goods, origins: [origin] });
    else if (known.lines.length + goods.length > MOST_LINES) {
      torn.set(key, fileLine);
      reject({ ...origin, reason: `an order has at most ${MOST_LINES} kinds of goods` });
    } else orders.set(key, joined(known, told, goods, origin));
  }

  /** Which order a line is about, or why that cannot be read. */
  function nameOf(record: FileRecord): { number: string; shop: OrderShop } | string {
    if (record.isTorn) return 'quotation marks that do not match';
    if (record.fields !== header.length) return `${record.fields} columns instead of ${header.length}`;
    const [number, code] = [textAt(record, columns.number), textAt(record, columns.shop)];
    if (number === undefined || code === undefined) return NOT_UTF8;
    if (number === '' || number.length > MOST_NUMBER || /\s/.test(number)) return wrong('number', 'is no order number', number);
    const shop = code === '' ? options.shop : shops.get(code);
    if (!shop) return code === '' ? wrong('shop', 'names no shop', '') : wrong('shop', 'names a shop that we do not have', code);
    return { number, shop };
  }

  /** @param before what lines before said of the same order: one that names no state goes on with it */
  function toldOf(
    record: FileRecord,
    { number, shop }: { number: string; shop: OrderShop },
    before: FileOrder | undefined,
  ): Told | string {
    const [memberNumber, email, word, carrier, trackingUrl] = [
      textAt(record, columns.member),
      textAt(record, columns.email),
      textAt(record, columns.state),
      textAt(record, columns.carrier),
      textAt(record, columns.trackingUrl),
    ];
    if (memberNumber === undefined || email === undefined || word === undefined) return NOT_UTF8;
    if (carrier === undefined || trackingUrl === undefined) return NOT_UTF8;
    const state = word === '' && before ? before.state : states.get(plainState(word));
    if (!state) return wrong('state', 'is no state that we know (say states in the mapping)', word);
    if (email !== '' && !address.safeParse(email).success) return wrong('email', 'is no e-mail address', email);
    if (carrier.length > MOST_CARRIER) return wrong('carrier', `is longer than ${MOST_CARRIER} letters`, carrier);
    if (trackingUrl !== '' && !link.safeParse(trackingUrl).success)
      return wrong('trackingUrl', 'is no https address', trackingUrl);
    const [placedMs, expectedMs, asOfMs] = [
      instantAt(record, columns.placedAt, shop),
      instantAt(record, columns.expectedOn, shop),
      instantAt(record, columns.asOf, shop),
    ];
    for (const [role, ms] of [
      ['placedAt', placedMs],
      ['expectedOn', expectedMs],
      ['asOf', asOfMs],
    ] as const)
      if (Number.isNaN(ms)) return unreadable(`date in column ${titleOf(role)}`, record, columns[role]);
    if (asOfMs !== undefined && asOfMs > now.getTime() + FUTURE_MS)
      return wrong('asOf', 'lies in the future', textAt(record, columns.asOf) ?? '');
    return {
      shopId: shop.shopId,
      number,
      memberNumber: memberNumber || undefined,
      email: email || undefined,
      state,
      placedAt: placedMs === undefined ? undefined : new Date(placedMs),
      carrier: carrier || undefined,
      trackingUrl: trackingUrl || undefined,
      expectedOn: expectedMs === undefined ? undefined : localDay(new Date(expectedMs), zoneOf(shop)),
      asOf: asOfMs === undefined ? (word === '' && before?.asOf) || options.asOf : new Date(asOfMs),
    };
  }

  /** The goods of this line, if it names any; one of them where it does not say how many. */
  function goodsOf(record: FileRecord): OrderLine[] | string {
    const item = textAt(record, columns.item);
    if (item === undefined) return NOT_UTF8;
    if (item === '') return [];
    if (item.length > MOST_ITEM) return wrong('item', `is longer than ${MOST_ITEM} letters`, item);
    const at = columns.quantity;
    if (at < 0 || record.ends[at] === record.starts[at]) return [{ name: item, quantity: 1 }];
    const isNumber = readNumber(record.bytes, record.starts[at]!, record.ends[at]!, decimals, written);
    const milli = isNumber ? inUnits(written, 3) : undefined;
    if (milli === undefined || milli <= 0 || milli > MOST_MILLI)
      return unreadable(`quantity in column ${titleOf('quantity')}`, record, at);
    return [{ name: item, quantity: milli / 1_000 }];
  }

  function textAt(record: FileRecord, column: number): string | undefined {
    return column < 0 ? '' : textOf(record, encoding, column);
  }

  /** Milliseconds since 1970, NaN when it cannot be read, undefined when there is nothing. */
  function instantAt({ bytes, starts, ends }: FileRecord, at: number, shop: OrderShop): number | undefined {
    if (at < 0 || bytes.toString('latin1', starts[at]!, ends[at]!).trim() === '') return undefined;
    const zone = zoneOf(shop);
    if (!clocks.has(zone)) clocks.set(zone, localTime(zone));
    return readInstant(bytes, starts[at]!, ends[at]!, dates, clocks.get(zone)!);
  }

  function zoneOf(shop: OrderShop): string {
    return mapping.timeZone ?? shop.timeZone;
  }

  function titleOf(role: keyof OrderColumns): string {
    return header[columns[role]] ?? role;
  }

  /** Why a field is refused; what stands there comes last, after a colon. */
  function wrong(role: keyof OrderColumns, why: string, found: string): string {
    if (found === '') return `the column ${titleOf(role)} is empty`;
    return `the column ${titleOf(role)} ${why}: ${found.replace(/[^\x20-\x7e]|"/g, '?').slice(0, 40)}`;
  }
}

const MOST_MILLI = 1_000_000_000;

const address = z.email().max(254);
const link = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(MOST_TRACKING_URL);

/** A further line of an order: its goods come on top, and it tells what those before it left out. */
function joined(known: FileOrder, told: Told, goods: readonly OrderLine[], origin: Origin): FileOrder {
  const news = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { ...known, ...news, lines: [...known.lines, ...goods], origins: [...known.origins, origin] };
}

/** Words for states: ours, and those of the mapping, which go before them. */
function statesOf({ states }: Pick<OrderMapping, 'states'>): ReadonlyMap<string, OrderState> {
  const own = ORDER_STATES.map((state) => [plainState(state), state] as const);
  return new Map([...own, ...Object.entries(states).map(([word, state]) => [plainState(word), state] as const)]);
}

/** "Ready for pickup", "ready_for_pickup" and "READY-FOR-PICKUP" are one word. */
const plainState = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
