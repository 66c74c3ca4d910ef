import type { MappingRefusal } from './mapping.ts';
import type { MemberImportRefusal, MemberImportSummary } from './members.ts';
import type { OrderImportRefusal, OrderImportSummary } from './orders.ts';
import type { PurchaseImportRefusal, PurchaseImportSummary } from './purchases.ts';

/** Why an import was refused, and what to do about it, for the person at the command line. Nothing was changed. */
export function describeRefusal(
  refusal: PurchaseImportRefusal | MemberImportRefusal | OrderImportRefusal | MappingRefusal,
): string {
  switch (refusal.code) {
    case 'mapping_invalid':
      return `The mapping cannot be used:\n${refusal.problems.map((problem) => `  ${problem}`).join('\n')}`;
    case 'no_such_file':
      return `There is no file ${refusal.file}.`;
    case 'no_file':
      return `${refusal.file} is a folder. Name a file in it.`;
    case 'file_forbidden':
      return `${refusal.file} may not be read by you. Ask for permission, or run this as somebody who has it.`;
    case 'damaged_file':
      return `${refusal.file} cannot be unpacked (${refusal.problem}). Nothing was imported.`;
    case 'not_a_table':
      if (refusal.firstLine === '') return 'The file is empty, or its first line is.';
      return `This is no table of columns between semicolons, commas or tabs. It begins: ${refusal.firstLine}`;
    case 'missing_columns':
      return describeMissingColumns(refusal);
    case 'ambiguous_dates':
      return describeAmbiguousDates(refusal);
    case 'ambiguous_numbers':
      return (
        `The numbers can be read in two ways: in ${refusal.column}, is ${refusal.example} a thousand or more, or a little more than one?\n` +
        'Say so in the mapping, with "decimals: comma" or "decimals: point".'
      );
    case 'invalid_time_zone':
      return `timeZone: ${refusal.timeZone} is not a time zone. Europe/Oslo is one.`;
    case 'no_shop':
      return (
        `${refusal.named === undefined ? '' : `There is no shop ${refusal.named}; a new one has a name too. `}Which shop are these purchases from? Name it with --shop or in the mapping, e.g. "shop: { code: ${refusal.shops[0]} }", ` +
        `or name a column with "columns: { shop: ... }".\nShops: ${refusal.shops.join(', ')}`
      );
    case 'unknown_shop':
      return refusal.shops.length === 0
        ? 'There is no shop yet: make one with "npm run regulars -- shop add".'
        : `${refusal.named === undefined ? 'Which shop are these orders from?' : `There is no shop ${refusal.named}.`} Name it with --shop or in the mapping, e.g. "shop: { code: ${refusal.shops[0]} }", ` +
            `or name a column with "columns: { shop: ... }".\nShops: ${refusal.shops.join(', ')}`;
    case 'invalid_as_of':
      return `--as-of ${refusal.given} is no time that has been. It looks like this: --as-of "2026-11-22 05:00"`;
    case 'recorded_meanwhile':
      return 'Somebody else recorded some of these purchases at the same time. Nothing was changed: run the import again.';
  }
}

function describeMissingColumns({
  missing,
  unknown,
  found,
}: Extract<PurchaseImportRefusal, { code: 'missing_columns' }>): string {
  const lines = [`The columns of the file are: ${found.join(', ')}`];
  if (unknown.length > 0) lines.push(`The mapping names columns that it has not: ${unknown.join(', ')}`);
  if (missing.length > 0) {
    const example = missing.map(
      (role) => `  ${role.split(' ')[0]}: ${JSON.stringify(found[0] ?? 'Column')}   # the column's name in the file`,
    );
    lines.push(
      `Not recognised: ${missing.join(', ')}`,
      'Write a mapping, e.g. mapping.yaml, and add --mapping mapping.yaml:',
      'columns:',
      ...example,
    );
  }
  return lines.join('\n');
}

function describeAmbiguousDates({ column, example }: Extract<PurchaseImportRefusal, { code: 'ambiguous_dates' }>): string {
  const parts = /^(\d+)[-/](\d+)[-/](\d+)/.exec(example);
  const [first, second, year] = (parts?.slice(1) ?? []).map(Number) as [number, number, number];
  const month = (number: number) =>
    new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, number - 1, 1));
  const options = [
    { format: 'dd/mm/yyyy', day: first, month: second },
    { format: 'mm/dd/yyyy', day: second, month: first },
  ].filter((option) => option.month >= 1 && option.month <= 12);
  const meanings = options.map(
    (option) =>
      `  dates: ${option.format}   # ${example} is ${option.day} ${month(option.month)} ${year < 100 ? year + 2000 : year}`,
  );
  // With a year of two digits, the first part may be one too.
  if (year < 100) meanings.push(`  dates: yy-mm-dd   # ${example} is of the year ${first + 2000}`);
  return `The dates in ${column} can be read in more than one way, and no date of the file settles it. Say in the mapping which it is:\n${meanings.join('\n')}`;
}

/** What an import did, line by line; the lines of the file all appear once. */
export function describePurchases({ lines, counts, rejects }: PurchaseImportSummary): string {
  const kinds: [number, string][] = [
    [counts.sales, 'lines sold to members'],
    [counts.returns, 'lines given back by members'],
    [counts.withoutPoints, 'lines that earn nothing (no goods)'],
    [counts.guest, 'lines of guests, stored without points'],
    [counts.unchanged, 'lines imported before'],
    [counts.rejected, 'lines rejected'],
  ];
  const nothingNew = counts.unchanged + counts.rejected === lines;
  return [
    `${number(lines)} lines:`,
    ...kinds.filter(([count]) => count > 0).map(([count, what]) => `${number(count).padStart(12)} ${what}`),
    nothingNew
      ? 'Nothing was changed.'
      : `${number(counts.purchases)} new purchases, ${number(counts.newMembers)} new members; ` +
        `${number(counts.pointsEarned)} points earned, ${number(counts.pointsTakenBack)} taken back.`,
    ...describeRejects(rejects),
  ].join('\n');
}

export function describeMembers({ lines, counts, rejects }: MemberImportSummary): string {
  const kinds: [number, string][] = [
    [counts.created, 'new members'],
    [counts.updated, 'members changed'],
    [counts.unchanged, 'members as they were'],
    [counts.rejected, 'lines rejected'],
  ];
  return [
    `${number(lines)} lines:`,
    ...kinds.filter(([count]) => count > 0).map(([count, what]) => `${number(count).padStart(12)} ${what}`),
    `${number(counts.openingPoints)} points brought over.`,
    ...describeRejects(rejects),
  ].join('\n');
}

export function describeOrders({ lines, counts, rejects }: OrderImportSummary): string {
  const kinds: [number, string][] = [
    [counts.created, 'new orders'],
    [counts.changed, 'orders brought up to date'],
    [counts.unchanged, 'orders as they were'],
    [counts.outdated, 'orders of which something newer is known'],
    [counts.rejected, 'lines rejected'],
  ];
  const guests = counts.withoutMember;
  return [
    `${number(lines)} lines:`,
    ...kinds.filter(([count]) => count > 0).map(([count, what]) => `${number(count).padStart(12)} ${what}`),
    ...(counts.created + counts.changed === 0 ? ['Nothing was changed.'] : []),
    ...(guests > 0 ? [`${number(guests)} name no member: seen by the one who has the order's e-mail address, if anybody.`] : []),
    ...describeRejects(rejects),
  ].join('\n');
}

function describeRejects({ count, path, reasons, examples }: PurchaseImportSummary['rejects']): string[] {
  if (count === 0) return [];
  return [
    `Rejected lines are in ${path}: correct them there and import that file.`,
    ...[...reasons].toSorted((a, b) => b[1] - a[1]).map(([reason, times]) => `${number(times).padStart(12)} ${reason}`),
    ...examples.slice(0, 3).map(({ fileLine, reason }) => `  line ${fileLine}: ${reason}`),
  ];
}

const number = (value: number): string => value.toLocaleString('en');
