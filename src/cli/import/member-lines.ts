import type { RejectedLine, Rules } from '../../loyalty/index.ts';
import type { ImportedMember } from '../../members/index.ts';
import { isTimeZone } from '../../shared/calendar.ts';
import type { DateOrder, Encoding } from './dialect.ts';
import { isBlank, NOT_UTF8, rawOf, textOf, unreadable, wholeAt } from './fields.ts';
import type { MemberColumns, MemberMapping } from './mapping.ts';
import { isRejectsHeader, REJECT_COLUMNS } from './rejects.ts';
import type { FileRecord } from './scan.ts';
import { inUnits, localTime, readInstant, readNumber } from './values.ts';

export type MemberLine = ImportedMember & { points: number } & Omit<RejectedLine, 'reason'>;

/** A ledger entry's points are a 32-bit integer; a tenth of that is more than anybody has. */
const MOST_POINTS = 200_000_000;

/** Reads records as members. What cannot be read is rejected with a reason; a number counts once in a file. */
export function memberReader(options: {
  header: readonly string[];
  encoding: Encoding;
  columns: MemberColumns;
  mapping: MemberMapping;
  rules: Pick<Rules, 'languages'>;
  dates: DateOrder;
  timeZone: string;
  reject(line: RejectedLine): void;
}) {
  const { columns, encoding, header, mapping, rules, dates, reject } = options;
  const toInstant = localTime(options.timeZone);
  const isRejects = isRejectsHeader(header);
  const ownColumns = isRejects ? header.length - REJECT_COLUMNS.length : header.length;
  const lines: MemberLine[] = [];
  const numbers = new Set<string>();
  const written = { mantissa: 0, decimals: 0 };
  let count = 0;

  return {
    read,
    lines: lines as readonly MemberLine[],
    /** Lines read so far, those that were rejected included. */
    get count() {
      return count;
    },
  };

  function read(record: FileRecord): void {
    if (isBlank(record)) return;
    count += 1;
    const fileLine = isRejects ? wholeAt(record, ownColumns, record.line) : record.line;
    const rawEnd = isRejects && record.fields === header.length ? record.outer[ownColumns]! - 1 : record.to;
    const origin = { raw: rawOf(record, rawEnd), fileLine, place: fileLine };
    const member = memberOf(record);
    if (typeof member === 'string') reject({ ...origin, reason: member });
    else lines.push({ ...member, ...origin });
  }

  /** The member, or why it cannot be read. */
  function memberOf(record: FileRecord): (ImportedMember & { points: number }) | string {
    if (record.isTorn) return 'quotation marks that do not match';
    if (record.fields !== header.length) return `${record.fields} columns instead of ${header.length}`;
    const text = (column: number) => (column < 0 ? '' : textOf(record, encoding, column));
    const [number, givenName, email, phone, language, timeZone] = [
      text(columns.number),
      text(columns.givenName),
      text(columns.email),
      text(columns.phone),
      text(columns.language),
      text(columns.timeZone),
    ];
    if (number === undefined || givenName === undefined || email === undefined || phone === undefined) return NOT_UTF8;
    if (language === undefined || timeZone === undefined) return NOT_UTF8;
    if (number === '') return 'the member number is missing';
    if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return `the e-mail address cannot be read: ${plain(email)}`;
    const digits = internationalPhone(phone, mapping.countryCode);
    if (phone !== '' && digits === undefined)
      return /^(\+|00)/.test(phone.trim()) || mapping.countryCode !== undefined
        ? `the phone number cannot be read: ${plain(phone)}`
        : `the phone number has no country code (say countryCode in the mapping): ${plain(phone)}`;
    const spoken = language === '' ? undefined : languageOf(language, rules.languages.offered);
    if (language !== '' && spoken === undefined) return `the programme does not speak: ${plain(language)}`;
    if (timeZone !== '' && !isTimeZone(timeZone)) return `there is no such time zone (e.g. Europe/Oslo): ${plain(timeZone)}`;
    const joinedMs = joinedOf(record);
    if (Number.isNaN(joinedMs)) return unreadable('date', record, columns.joinedAt);
    const points = pointsOf(record);
    if (points === undefined) return unreadable('balance', record, columns.balance);
    if (numbers.has(number)) return 'the member number comes twice in the file';
    numbers.add(number);
    return {
      number,
      givenName: givenName || undefined,
      email: email || undefined,
      phone: digits,
      language: spoken,
      timeZone: timeZone || undefined,
      joinedAt: joinedMs === undefined ? undefined : new Date(joinedMs),
      points,
    };
  }

  function joinedOf({ bytes, starts, ends }: FileRecord): number | undefined {
    const at = columns.joinedAt;
    if (at < 0 || ends[at] === starts[at]) return undefined;
    return readInstant(bytes, starts[at]!, ends[at]!, dates, toInstant);
  }

  /** Whole points, 0 or more. A point or comma can only stand between thousands, or before zeros. */
  function pointsOf({ bytes, starts, ends }: FileRecord): number | undefined {
    const at = columns.balance;
    if (at < 0 || ends[at] === starts[at]) return 0;
    for (const mark of [',', '.'] as const) {
      if (!readNumber(bytes, starts[at]!, ends[at]!, mark, written)) continue;
      const points = inUnits(written, 0);
      const isThousand = written.decimals === 3; // "1,200": the other mark reads it as it is meant
      if (points !== undefined && !isThousand) return points >= 0 && points <= MOST_POINTS ? points : undefined;
    }
    return undefined;
  }
}

/** Digits with a leading +, or undefined if that cannot be made of it. */
export function internationalPhone(written: string, countryCode: string | undefined): string | undefined {
  const digits = written
    .replace('(0)', '')
    .replace(/[\s().\-/\u00a0]/g, '')
    .replace(/^00/, '+');
  if (/^\+[1-9]\d{5,14}$/.test(digits)) return digits;
  if (countryCode === undefined || !/^\d{4,14}$/.test(digits)) return undefined;
  // A zero in front of a national number is dialled only within the country (Sweden, Finland, Germany, Britain).
  return `+${countryCode}${digits.replace(/^0/, '')}`;
}

/** "nb", "no", "nb-NO" and "NO" are the programme's "nb"; a language that it does not speak is none. */
function languageOf(written: string, offered: Rules['languages']['offered']): string | undefined {
  const code = written.toLowerCase().split(/[-_]/)[0]!;
  const own = ['no', 'nn'].includes(code) ? 'nb' : code === 'dk' ? 'da' : code === 'se' ? 'sv' : code;
  return offered.find((language) => language === own);
}

const plain = (text: string): string => text.replace(/[^\x20-\x7e]|"/g, '?').slice(0, 40);
