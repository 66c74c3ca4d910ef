import type { Day } from '../../shared/calendar.ts';
import { date, fullDate, withoutTimes } from './dates.ts';
import { type Amount, payment, price } from './money.ts';
import { bareOrderNumber, caseNumber, email, memberNumber, orderNumber, phoneNumber } from './named-numbers.ts';
import { inFigures } from './numbers.ts';
import { FILLER, type Found, plain, tidy, without } from './patterns.ts';
import { points } from './points.ts';
import { type Asked, answer, score } from './scores.ts';

export type { Amount } from './money.ts';
export type { Asked } from './scores.ts';

/** What a text holds besides its wish. What is not in it is absent: nothing is guessed. */
export type Slots = {
  /** These three as they were written, without "#" or "no." before. */
  orderNumber?: string;
  caseNumber?: string;
  memberNumber?: string;
  /** Digits only. */
  phone?: string;
  email?: string;
  amount?: Amount;
  points?: number;
  date?: Day;
  /** Of five or six; what was said may be half of one. */
  rating?: number;
  /** From 0 to 10. */
  nps?: number;
};

/** The language of the text, today where its writer is, and the question that is open. Without a today, no day is told from it. */
export type SlotContext = { language: string; today?: Day; asked?: Asked };

/** Longer texts are read by people. It bounds what a hostile message can cost. */
const LONGEST = 4_000;

/**
 * Finds numbers, addresses, sums, days and scores. What is surest to tell is looked for first and taken out of the text, so that the digits of
 * an order are never money, and a day is never a price.
 */
export function readSlots(text: string, { language, today, asked }: SlotContext): Slots {
  const slots: Slots = {};
  let written = tidy(text.slice(0, LONGEST));
  const answered = asked && answer(written, asked, language);
  if (answered) {
    slots[answered.score.kind] = answered.score.value;
    written = answered.rest;
  }
  let left = withDecimals(plain(written), language).replaceAll(LINK, (link) => FILLER.repeat(link.length));
  const take = <Value>(found: Found<Value> | undefined): Value | undefined => {
    if (found) left = without(left, found);
    return found?.value;
  };
  const takeAsWritten = (found: Found<string> | undefined): string | undefined => {
    if (!found) return undefined;
    const at = left.indexOf(found.value, found.at);
    left = without(left, found);
    return written.slice(at, at + found.value.length);
  };
  if (left.includes('@')) slots.email = takeAsWritten(email(left));
  if (LONG_NUMBER.test(left)) {
    slots.caseNumber = takeAsWritten(caseNumber(left));
    slots.date = take(fullDate(left));
    slots.memberNumber = takeAsWritten(memberNumber(left));
    slots.orderNumber = takeAsWritten(orderNumber(left));
    slots.phone = take(phoneNumber(left, language));
    slots.orderNumber ??= takeAsWritten(bareOrderNumber(left, written));
  }
  left = withoutTimes(inFigures(left, language));
  const said = answered ? undefined : take(score(left, language, asked));
  if (said) slots[said.kind] = said.value;
  const hasFigure = /\d/.test(left);
  if (hasFigure) slots.points = take(points(left, language));
  slots.amount = take(price(left, written, language));
  if (today !== undefined) slots.date ??= take(date(left, language, today));
  if (hasFigure) slots.amount ??= take(payment(left, language));
  return defined(slots);
}

/** "49:90 kr", "kostade 12:50": crowns and their hundredths in Swedish. */
const COLON =
  /(?<![\d.,:])(\d{1,5}):(\d\d)(?=\s?(?:kr|sek)(?![a-z]))|(?<=(?:kosta[a-z]*|betalt?|betala[a-z]*|pris[a-z]*|drogs?|dragit|debitera[a-z]*|skyldiga?)\s(?:mig\s|oss\s)?)(\d{1,5}):(\d\d)(?![\d:])/g;
const withDecimals = (text: string, language: string): string =>
  language === 'sv' ? text.replaceAll(COLON, (sum) => sum.replace(':', ',')) : text;

const LINK = /(?:https?:\/\/|www\.)\S+/g;
/** Three digits that belong together: what numbers of orders and telephones have at least. */
const LONG_NUMBER = /\d{3}|\d\D\d\d|\d\d\D\d/;

const defined = (slots: Slots): Slots => Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined));
