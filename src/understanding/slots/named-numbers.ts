import { isOneTypoApart } from '../typos.ts';
import { anyOf, BEGIN, END, FILLER, type Found, firstOf } from './patterns.ts';
import { WORDS } from './words.ts';

/** Numbers that are told by what they are called, in plain text: of an order, a case, a membership, a telephone; and addresses of e-mail. */

const all = (kind: 'order' | 'case' | 'member' | 'phone' | 'parcel'): string =>
  anyOf(
    Object.values(WORDS)
      .map((words) => words[kind])
      .join('|'),
  );

/** What may stand between the name of a number and the number: "order no. is 48213", "ordre med nummer 48213". */
const BETWEEN = String.raw`(?:[\s.:;,#=°º"'()-]|${FILLER}+|(?<=')s(?![a-z])|${BEGIN}(?:dated|datert|dateret|daterad|from|fra|fraa?n|vom|van|ref|reference|referanse|referens|referenz|verwysing|viite|kode|code|koodi|number|num|no|nr|nro|nummer|nummeret|numret|numero|nommer|die|id|lost|mista|mistet|tappade|tappat|verloren|verloor|weg|borte|borta|vae?k|is|er|ar|ae?r|on|ist|was|war|var|oli|with|med|mit|met|har|has|hat|lautet|it's|its|the|my|min|mitt|mein|meine|mine|about|om|paa?|paa|pa|av|af|this|that|dette|det|den|vel|wohl|kai|vael?|nok|visst|tror|trur|think|i|jeg|jag|ek|dink|ungefae?hr)${END}){0,10}?`;
/** It says itself that a number follows. */
const SAYS_NUMBER = String.raw`(?:#|°|º|(?:number|no|nr|nro|num|nummer[a-z]*|numret|numero[a-z]*|nommer|id)[\s.:]*)`;
const CODE = String.raw`((?:[a-z]{1,5}[-_]?)?\d[\da-z]*(?:[-/](?:\d[\da-z]*|[a-z]{1,2}(?![a-z])))*)(?![a-z\d]|[.,]\d)`;
/** What makes a number a sum, a measure or a part of something else. */
const NO_UNIT = String.raw`(?!\s?(?:kr|kroner|kronor|nok|dkk|sek|eur|euro[a-z]*|rand|usd|zar|gbp|€|\$|£|%|,-|:-|pts?|points?|poeng|poae?ng|piste[a-z]*|punkt[a-z]*|punte?|g|kg|ml|cl|cm|mm|stk|pcs|st|kpl)${END})(?!\s?[%€£$])`;

type Reader = (text: string) => Found<string> | undefined;

const digitsIn = (code: string): number => code.replaceAll(/\D/g, '').length;
const isYear = (code: string): boolean => /^(?:19|20)\d\d$/.test(code);
const isDay = (code: string): boolean => /^\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?$|^\d{4}-\d{2}-\d{2}$/.test(code);

/** "Bestelling #7781 kort 'n skroef", "order 48213 case missing": a number that stands after its own name has no other one behind it. */
const NAMED_BEFORE = `(?<!${all('order')}[\\s.:#]{0,3})`;

/** A number beside what it is called, on either side. */
function called(names: string, fewest: number, notAfter = ''): Reader {
  const before = new RegExp(`${BEGIN}${notAfter}${names}(?<between>${BETWEEN})${CODE}${NO_UNIT}`, 'g');
  const after = new RegExp(
    `${BEGIN}${NAMED_BEFORE}${CODE}(?:\\s+(?:(?:is|er|ae?r|ar|on|ist|was|var)\\s+)?|,?\\s+(?:that'?s|that is|this is|which is|it'?s|det er|det ae?r|som er|som ae?r|se on|joka on|das ist|das waere|dis|dit is|dit was)\\s+)(?:(?:my|the|min|mitt|mit|mein|meine|mine|minun|die)\\s+)?${names}(?:et|en|mine|mitt|ni)?${END}(?!\\s*[:#]?\\s*\\d)`,
    'g',
  );
  const marked = new RegExp(`${SAYS_NUMBER}$`);
  const read = (code: string, isMarked: boolean): string | undefined =>
    digitsIn(code) < (isMarked ? FEWEST_MARKED : fewest) || isDay(code) || (isYear(code) && !isMarked) ? undefined : code;
  return (text) => {
    const found = firstOf(text, before, (match) => {
      const isMarked = marked.test(match[0].slice(0, match[0].length - match.at(-1)!.length).trimEnd());
      return read(match.at(-1)!, isMarked);
    });
    return found ?? firstOf(text, after, (match) => (digitsIn(match[1]!) >= 5 ? read(match[1]!, false) : undefined));
  };
}
const FEWEST_MARKED = 3;
const FEWEST_LETTERED = 5;

const orders = called(all('order'), 4);
const HASH = new RegExp(`(?:(?<=${BEGIN}ord)|(?<![a-z\\d&]))#\\s?${CODE}${NO_UNIT}`, 'g');
const PARCEL = new RegExp(`${BEGIN}${all('parcel')}`);
/** A number with nothing beside it that says what it is. */
const BARE = new RegExp(String.raw`(?<![a-z\d.,/:+#€£$-])(?<!\d )(\d{5,8})(?![a-z\d%€]|[.,/:-]\d| \d)${NO_UNIT}`, 'g');

/** "Bestilling 99 01 23": groups of digits, where no unit counts the last of them. */
const GROUPED_ORDER = new RegExp(
  `${BEGIN}${all('order')}${BETWEEN}(\\d{4} \\d{3,4}|\\d{1,3}(?: \\d{2,4}){1,3})(?![a-z\\d]|[.,/:-]\\d| [a-z]*\\d)${NO_UNIT}`,
  'g',
);
/** "ORD-2024-0001": letters and digits that say themselves that they number something. What is tracked, redeemed or typed has such ones too. */
const LETTERED = /(?<![a-z\d.,/:+#@_-])([a-z]{2,5}-?\d{3,}(?:-\d+)*(?:-[a-z]{1,2})?)(?![a-z\d@_-]|[.,]\d)/g;
const OTHERWISE_NUMBERED =
  /(?:track|spor|seurant|sending|kolli|cod|kod|code|kupon|coupon|gutschein|voucher|rabatt|gavekort|lahjakort|presentkort|geskenk|gift|model|mall|artik|varenum|varunum|tuotenum|serie|sarja|iban|konto|account|vat|mva)[a-z]*[\s.:#]*(?:[a-z]{1,7}[\s.:#]*){0,2}$/;

/** "Best 71203984", "ord. 48213": nothing else is shortened so before so many digits. */
const SHORTENED = new RegExp(`${BEGIN}(?:ord|best)\\.?\\s?(\\d{5,8})(?![a-z\\d]|[.,/:-]\\d| \\d)${NO_UNIT}`, 'g');

/** "4471-2290" */
const DASHED = new RegExp(
  String.raw`(?<![a-z\d.,/:+#€£$()-])(?<!\d )([1-9]\d{1,5}(?:-\d{2,6}){1,2})(?![a-z\d%€]|[.,/:-]\d| \d)${NO_UNIT}`,
  'g',
);

const parcels = called(all('parcel'), 5);
/** What a carrier calls a parcel by is no number of an order. */
const TRACKED =
  /(?:track|spor|sparn|spaarn|seurant|kolli|sendungsn|sendungsv|opspoor|opsporing)[a-z]*[\s.:#]*(?:(?:number|num|no|nr|nro|nummer|nommer|numero|id|code|kode|is|er|ar|on|ist)[\s.:#]*){0,3}$/;

/** Of an order or a receipt: where it is called so, stands beside a parcel, or after "#". */
export const orderNumber: Reader = (text) =>
  firstOf(text, GROUPED_ORDER, (match) => (digitsIn(match[1]!) >= 6 ? match[1] : undefined)) ??
  orders(text) ??
  firstOf(text, SHORTENED, (match) => match[1]) ??
  firstOf(text, HASH, (match) => (digitsIn(match[1]!) >= 4 ? match[1] : undefined)) ??
  firstOf(text, LETTERED, ({ index, 1: code }) =>
    digitsIn(code!) >= FEWEST_LETTERED && !OTHERWISE_NUMBERED.test(text.slice(0, index)) ? code : undefined,
  ) ??
  untracked(parcels(text), text);

const untracked = (found: Found<string> | undefined, text: string): Found<string> | undefined =>
  found && (digitsIn(found.value) > MOST_ORDERED || TRACKED.test(text.slice(0, text.indexOf(found.value, found.at))))
    ? undefined
    : found;
const MOST_ORDERED = 12;

/** A number that nothing names, where the text speaks of an order ("är 48213 skickad") or seems to ("oder 48213"). */
export function bareOrderNumber(text: string, written: string): Found<string> | undefined {
  const speaks = PARCEL.test(text) || ASKS_WHERE.test(text);
  const dashed = speaks
    ? firstOf(text, DASHED, (match) => (digitsIn(match[1]!) >= 6 && !isDay(match[1]!) ? match[1] : undefined))
    : undefined;
  if (dashed) return dashed;
  return firstOf(text, BARE, (match) => {
    const before = text.slice(0, match.index);
    const isPostalCode = PLACE.test(written.slice(match.index + match[0].length));
    if (isPostalCode || /^20\d{6}$/.test(match[1]!) || PAID.test(before)) return undefined;
    return speaks || isNearlyOrder(before) ? match[1] : undefined;
  });
}

const PLACE = /^ \p{Lu}\p{Ll}/u;
const ASKS_WHERE =
  /(?<![a-z])(?:where is|where's|wheres|where r|hvor er|hvor blir|hvor bliver|kor e|hvor e|var ae?r|var e|var blir|missae? on|missae? viipyy|missae?|wo ist|wo bleibt|waar is|waar bly)\s+\d{5,8}(?![a-z\d]|[.,/:-]\d)/;
const PAID = new RegExp(
  `${BEGIN}${anyOf(
    Object.values(WORDS)
      .map(({ paid }) => paid)
      .join('|'),
  )}\\s*$`,
);

const ORDER_WORDS = Object.values(WORDS)
  .flatMap(({ order }) => order.split('|'))
  .filter((word) => /^[a-z]{5,}$/.test(word));

function isNearlyOrder(before: string): boolean {
  const word = /([a-z]{4,})[\s.:#]*(?:nr|no|nro)?[\s.:#]*$/.exec(before)?.[1];
  return word !== undefined && ORDER_WORDS.some((known) => known[0] === word[0] && isOneTypoApart(word, known));
}

const CASE = /(?<![a-z\d-])(?:k[- ]?\d{4,7}|c-\d{3,7})(?![a-z\d]|[.,/-]\d)/g;
const cases = called(all('case'), 4, `(?<!${all('order')}[\\s.-]{0,2})`);

export const caseNumber: Reader = (text) => firstOf(text, CASE, (match) => match[0]) ?? cases(text);

/** Cards are numbered with spaces between groups, too. */
const GROUPED = new RegExp(`${BEGIN}${all('member')}${BETWEEN}(\\d{2,4}(?: \\d{1,5}){1,4})(?![a-z\\d]|[.,]\\d)${NO_UNIT}`, 'g');
const members = called(all('member'), 4);
/** A card's number as our tills read it: an EAN-13 of those that are free for use inside shops. */
const CARD = /(?<![a-z\d.,+-])(29\d{11})(?![a-z\d]|[.,]\d)/g;

export const memberNumber: Reader = (text) =>
  firstOf(text, GROUPED, (match) => (digitsIn(match[1]!) >= 6 ? match[1] : undefined)) ??
  members(text) ??
  firstOf(text, CARD, (match) => match[1]);

const MAIL = /[a-z\d][a-z\d._%+'-]{0,63}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d-]+)*\.[a-z]{2,}/g;

export const email: Reader = (text) => firstOf(text, MAIL, (match) => match[0]);

const DIGITS = String.raw`\(?\+?\d[\d ()/.-]{3,20}\d`;
const PHONE_CALLED = new RegExp(
  `${BEGIN}${all('phone')}(?:${BETWEEN}|\\s*(?:at|to|til|till|auf|unter|op|by|via|gjerne|asap|pls|please|tilbake|back)\\s*)(${DIGITS})(?![a-z\\d])${NO_UNIT}`,
  'g',
);
const ABROAD = /(?<![a-z\d.,-])((?:\+|00)\d[\d ()/.-]{6,18}\d)(?![a-z\d])/g;
const LEADING_ZERO = /(?<![a-z\d.,/-])(\(?0\d{1,5}\)?[ /-]?\d[\d -]{4,12}\d)(?![a-z\d]|[.,/-]\d)/g;
/** Who somebody is to the state, by the day of their birth: "010190-1234". */
const IS_PERSONAL = /^\d{6}-\d{4,5}$/;
/** Eight digits, as Norwegians and Danes group them. */
const EIGHT =
  /(?<![a-z\d.,/+#-])(?<!\d )([2-9]\d \d\d \d\d \d\d|[2-9]\d\d \d\d \d\d\d|[2-9]\d{3} \d{4}|[2-9]\d{7})(?![a-z\d]|[.,/-]\d| \d)/g;
/** Where a number of eight digits is a telephone's, and what it begins with. */
const EIGHT_DIGITS: Readonly<Record<string, RegExp>> = { nb: /^[49]/, da: /^[2-9]/ };

/** Digits only. */
export function phoneNumber(text: string, language: string): Found<string> | undefined {
  const digits =
    (fewest: number, most: number) =>
    (match: RegExpExecArray): string | undefined => {
      const number = match[1]!.replaceAll(/\D/g, '');
      return number.length >= fewest && number.length <= most ? number : undefined;
    };
  const own = EIGHT_DIGITS[language];
  return (
    firstOf(text, ABROAD, digits(8, 15)) ??
    firstOf(text, PHONE_CALLED, digits(5, 15)) ??
    firstOf(text, LEADING_ZERO, (match) => (IS_PERSONAL.test(match[1]!) ? undefined : digits(9, 12)(match))) ??
    firstOf(text, EIGHT, (match) => {
      const number = match[1]!.replaceAll(' ', '');
      if (OTHERWISE_NUMBERED.test(text.slice(0, match.index))) return undefined;
      const isGrouped = number.length < match[1]!.length;
      return isGrouped ? (own ? number : undefined) : own?.test(number) && !/^20[0-3]\d{5}$/.test(number) ? number : undefined;
    })
  );
}
