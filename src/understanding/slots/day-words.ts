import { addDays, addMonths, type Day } from '../../shared/calendar.ts';
import { anyOf, BEGIN, END, type Found, firstOf, spelt as marked } from './patterns.ts';
import { dayInWeek, dayOf, dayOfMonth, dayOfWeek, dayOfYear, FEAST_NEAR_DAYS, fullYear, type Side } from './which-day.ts';
import type { SlotWords } from './words.ts';

/** Days as a language says them. A week or a month is no day. */

export type DayReader = (text: string, today: Day) => Found<Day> | undefined;

/** Which of several groups matched, counted from nought. */
const whichOf = (groups: readonly (string | undefined)[]): number => groups.findIndex((group) => group !== undefined);
const groupsOf = (alternatives: readonly string[]): string => `(${alternatives.map(anyOf).join(')|(')})`;

const UNTIL = new RegExp(
  `${BEGIN}(?:until|till|by|before|prior to|latest|no later than|til|innen|inden|foe?re?|senest|senast|innan|ennen|viimeistae?ae?n|bis|bis zum|vor|vor dem|spae?testens(?: am| bis)?|teen|tot|voor|due)\\s+(?:(?:den|the|d\\.|die|dem|on|om)\\s*)?$`,
  '',
);
const UNTIL_AFTER = /^\s*(?:mennessae?|saakka|asti|at the latest|senest|senast)(?![a-z])/;
/** "Keskiviikosta asti" is since then. */
const SINCE = /(?:sta|stae)$/;

/** "By 3 December", "3. joulukuuta mennessä". */
export const isDue = (text: string, { index, 0: said }: Pick<RegExpExecArray, 'index' | 0>): boolean =>
  UNTIL.test(text.slice(0, index)) || (UNTIL_AFTER.test(text.slice(index + said.length)) && !SINCE.test(said));

/** "3 November", "the third of November", "marraskuun 3. päivä", each with or without its year. */
export function datesWithMonth(words: SlotWords): DayReader {
  const month = `(?:${groupsOf(words.months)})`;
  const year = String.raw`(?:[\s,]+(?:i\s+)?((?:19|20)\d\d|'\d\d)(?!\d))?`;
  const dayFirst = new RegExp(
    String.raw`(?<![a-z\d.,/-])(\d{1,2})(?:\.|:?e|:?a|st|nd|rd|th|de|ste|te)?(?:\s+(?:of|dag|pae?ivae?|paiva))?\s*${month}\.?${year}(?![a-z])`,
    'g',
  );
  const monthFirst = new RegExp(
    String.raw`${BEGIN}${month}\.?\s+(?:the\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?(?!\d|[.,:]\d|\s?(?:€|kr|%))${year}`,
    'g',
  );
  const spelt = new RegExp(
    String.raw`${BEGIN}(?:${groupsOf(words.ordinals)})(?:\s+(?:of|pae?ivae?|dag))?\s+${month}${END}${year}`,
    'g',
  );
  const speltAfter = new RegExp(String.raw`${BEGIN}${month}\s+(?:the\s+)?(?:${groupsOf(words.ordinals)})${END}${year}`, 'g');
  const side = sideOf(words);
  const day = (text: string, today: Day, match: RegExpExecArray, [month, day, year]: [number, number, string?]) =>
    year === undefined ? dayOfYear(month, day, today, side(text, match)) : dayOf(fullYear(year), month, day);
  return (text, today) =>
    firstOf(text, dayFirst, (match) => day(text, today, match, [whichOf(match.slice(2, 14)) + 1, Number(match[1]), match[14]])) ??
    (words.monthFirst
      ? firstOf(text, monthFirst, (match) =>
          day(text, today, match, [whichOf(match.slice(1, 13)) + 1, Number(match[13]), match[14]]),
        )
      : undefined) ??
    firstOf(text, spelt, (match) =>
      day(text, today, match, [whichOf(match.slice(32, 44)) + 1, whichOf(match.slice(1, 32)) + 1, match[44]]),
    ) ??
    (words.monthFirst
      ? firstOf(text, speltAfter, (match) =>
          day(text, today, match, [whichOf(match.slice(1, 13)) + 1, whichOf(match.slice(13, 44)) + 1, match[44]]),
        )
      : undefined);
}

/** "Am dritten elften", "den tredje i ellevte", "den 3. i 11.": the month by its number. */
export function datesWithNumberedMonth(words: SlotWords): DayReader {
  const months = groupsOf(words.ordinals.slice(0, 12));
  const day = `(?:(\\d{1,2})\\.|${groupsOf(words.ordinals)})`;
  const pattern = new RegExp(
    String.raw`${BEGIN}(?:am|den|d\.|vom|seit|bis|zum|fra|fraa?n|til|till|paa?|siden|sedan|sen)\s+${day}\s*(?:i\s+)?(?:(?<month>\d{1,2})\.|${months})(?![a-z\d]|\s?\d)`,
    'g',
  );
  const side = sideOf(words);
  return (text, today) =>
    firstOf(text, pattern, (match) => {
      const [figure, ...named] = match.slice(1);
      const { month } = match.groups!;
      // Both in figures is what other rules read, and an ordinal after a figure counts things: "die 2. ersten".
      if ((figure === undefined) === (month !== undefined)) return undefined;
      const monthOf = month === undefined ? whichOf(named.slice(32)) + 1 : Number(month);
      return dayOfYear(
        monthOf,
        figure === undefined ? whichOf(named.slice(0, 31)) + 1 : Number(figure),
        today,
        side(text, match),
      );
    });
}

/** "The twelfth of last month", "viime kuun 5. päivä". */
export function daysOfMonthBeside({ monthsBeside: { last, next, current }, ordinals }: SlotWords): DayReader {
  const months = `(?:${groupsOf([last, next, current])})`;
  const day = `(?:(\\d{1,2})(?:\\.|:?e|:?a|st|nd|rd|th|de|ste)?|${groupsOf(ordinals)})`;
  const before = new RegExp(`${BEGIN}${day}(?:\\s+(?:of|i|in|van|av|af|dag|paiva[a-z]*))*\\s+${months}${END}`, 'g');
  const after = new RegExp(`${BEGIN}${months}\\s+${day}${END}`, 'g');
  const dayIn = (today: Day, monthsOn: number | undefined, day: number): Day | undefined => {
    const [year, month] = addMonths(`${today.slice(0, 8)}01`, monthsOn!)
      .split('-')
      .map(Number) as [number, number];
    return dayOf(year, month, day);
  };
  const ON = [-1, 1, 0];
  return (text, today) =>
    firstOf(text, before, (match) =>
      dayIn(today, ON[whichOf(match.slice(33, 36))], match[1] === undefined ? whichOf(match.slice(2, 33)) + 1 : Number(match[1])),
    ) ??
    firstOf(text, after, (match) =>
      dayIn(today, ON[whichOf(match.slice(1, 4))], match[4] === undefined ? whichOf(match.slice(5, 36)) + 1 : Number(match[4])),
    );
}

/** "Two weeks ago", "om tre dager". */
export function distances({ spans, ago, ahead }: SlotWords): DayReader {
  const units = [spans.day, spans.week, spans.month];
  const unit = (forms: readonly string[]) => {
    const [days, weeks, months] = forms.map(anyOf);
    return `(?:(?<days>${days})|(?<weeks>${weeks})|(?<months>${months}))`;
  };
  const readers = (alternatives: string, sign: 1 | -1) =>
    alternatives.split('|').map((one) => {
      const source = marked(one)
        .replaceAll(' ', String.raw`\s+`)
        // "It broke in a week" names no day.
        .replace('#', sign < 0 ? String.raw`(?<count>\d{1,3}|an?|'?n)` : String.raw`(?<count>\d{1,3}|'?n)`)
        .replace('~', unit(units))
        .replace('%', unit(units.map((forms) => forms.split('|')[0]!)));
      return { sign, pattern: new RegExp(`${BEGIN}${source}${END}`, 'g') };
    });
  const all = [...readers(ago, -1), ...readers(ahead, 1)];
  return (text, today) => {
    for (const { sign, pattern } of all) {
      const found = firstOf(text, pattern, ({ index, 0: said, groups }) => {
        if (sign > 0 && (TOOK.test(text.slice(0, index)) || TOOK_BEFORE.test(text.slice(index + said.length)))) return undefined;
        const count = /^\d/.test(groups!.count ?? '') ? Number(groups!.count) : 1;
        if (groups!.months) return addMonths(today, sign * count);
        return addDays(today, sign * count * (groups!.weeks ? 7 : 1));
      });
      if (found) return found;
    }
    return undefined;
  };
}

/** "The second time in three weeks", "it broke in two days": how long it took. */
const TOOK =
  /(?:times?|once|twice|broke[a-z]*|died|gone|dead|stopped|failed|mal|keer|kaputt?|gebreek|stukkend|gang|ganger|gange|gaa?ng|gaa?nger)\s+$/;
/** "Binne ses weke gebreek", "in zwei Tagen kaputt": where the verb comes last. */
const TOOK_BEFORE =
  /^\s+(?:(?:al|schon|heeltemal|komplett|voellig|vollig)\s+)?(?:gebreek|stukkend|geskeur|opgehou|opgebruik|leeg|kaputt?|hin|hinueber|hinuber|defekt|gerissen|zerbrochen|abgefallen|gestorben|leer|zerfallen)(?![a-z])/;

/** "Good morning" is no tomorrow. */
const GREETING = String.raw`(?<!${BEGIN}(?:guten|gut|heute|am|gestern|jeden|diesen|goeie|goeiemore|goie|god|gode|goden|one|no|any|more|some)\s+)`;
const GREETED = /^\s*[a-z]+\s*(?:$|[,!.])/;

/** "Yesterday", "i forgårs", "huomenna". */
export function daysFromToday({ days }: SlotWords): DayReader {
  // "Day after tomorrow" holds "tomorrow".
  const farthestFirst = Object.entries(days)
    .map(([distance, names]) => ({ distance: Number(distance), names }))
    .toSorted((a, b) => Math.abs(b.distance) - Math.abs(a.distance))
    .map(({ distance, names }) => ({ distance, pattern: new RegExp(`${GREETING}${BEGIN}${anyOf(names)}${END}`, 'g') }));
  return (text, today) => {
    for (const { distance, pattern } of farthestFirst) {
      const found = firstOf(text, pattern, ({ index, 0: said }) =>
        MORNING.test(said) && text.slice(0, index).trim() === '' && GREETED.test(text) ? undefined : addDays(today, distance),
      );
      if (found) return found;
    }
    return undefined;
  };
}

/** "Before Christmas Eve", "på nyttårsaften". */
export function feasts(words: SlotWords): DayReader {
  const days = Object.entries(words.feasts).map(([day, names]) => {
    const [month, dayOfIt] = day.split('-').map(Number) as [number, number];
    return { month, day: dayOfIt, names };
  });
  const pattern = new RegExp(`${BEGIN}(?:${groupsOf(days.map(({ names }) => names))})${END}`, 'g');
  const side = sideOf(words);
  return (text, today) =>
    firstOf(text, pattern, (match) => {
      const { month, day } = days[whichOf(match.slice(1))]!;
      return dayOfYear(month, day, today, side(text, match), FEAST_NEAR_DAYS);
    });
}

/** "Morgen!", "Môre," at the beginning of a message. */
const MORNING = /^m[oo]rg?en?$|^m[oo]re$/;

/** "Friday a week ago", "a week on Friday", "Maandag oor 'n week": so many weeks before this one, or after the next of them. */
export function weekdaysByWeeks({ weekdays, spans, ago, ahead, weekLater, last }: SlotWords): DayReader {
  const readers = (alternatives: string, sign: 1 | -1) =>
    alternatives.split('|').map((one) => {
      const source = marked(one)
        .replaceAll(' ', String.raw`\s+`)
        .replace('#', String.raw`(?<count>\d{1,2}|an?|'?n)`)
        .replace(/[~%]/, anyOf(spans.week));
      return { sign, pattern: new RegExp(`${BEGIN}(?:${groupsOf(weekdays)})(?:'?s)?[\\s,]+${source}${END}`, 'g') };
    });
  const later = weekLater && [
    `(?<!${anyOf(last)}\\s)${BEGIN}${anyOf(weekLater.before)}\\s+(?:${groupsOf(weekdays)})${END}`,
    `${BEGIN}(?:${groupsOf(weekdays)})\\s+${anyOf(weekLater.after)}${END}`,
  ];
  const all = [
    ...readers(ago, -1),
    ...readers(ahead, 1),
    ...(later ?? []).map((source) => ({ sign: 1 as const, pattern: new RegExp(source, 'g') })),
  ];
  return (text, today) => {
    for (const { sign, pattern } of all) {
      const found = firstOf(text, pattern, (match) => {
        const { count = '1' } = match.groups ?? {};
        const weeks = /^\d/.test(count) ? Number(count) : 1;
        const wanted = whichOf(match.slice(1, 8));
        return sign < 0 ? dayInWeek(wanted, today, -weeks) : addDays(dayOfWeek(wanted, today, true), 7 * weeks);
      });
      if (found) return found;
    }
    return undefined;
  };
}

/** Weekdays: the last one, unless the words beside it look ahead. */
export function weekdays(words: SlotWords): DayReader {
  const [last, next, lastWeek, nextWeek] = [words.last, words.next, words.lastWeek, words.nextWeek].map(anyOf);
  const leads = words.shortWeekdays && `(?<=${BEGIN}${anyOf(words.shortWeekdays.after)}\\s)`;
  const named = words.weekdays.map((names, index) => {
    const short = words.shortWeekdays?.names[index];
    return short ? { names, short: `${leads}${anyOf(short)}` } : { names };
  });
  const pattern = new RegExp(
    String.raw`(?:${BEGIN}(?:(?<weekBefore>${lastWeek})|(?<weekAfter>${nextWeek}))[\s,(-]+(?:(?:paa?|on|op|am|on the|the)\s+(?=[a-z]))?)?(?:${BEGIN}(?:(?<last>${last})|(?<next>${next}))\s+)?${BEGIN}(?:${named.map(({ names, short }) => `(${anyOf(names)}${short ? `|${short}` : ''})`).join('|')})(?<ending>'?s)?${END}(?:\s+(?:(?<beforeIt>${lastWeek})|(?<afterIt>${nextWeek}))${END})?`,
    'g',
  );
  const tense = tenseOf(words);
  return (text, today) =>
    firstOf(text, pattern, (match) => {
      const wanted = whichOf(match.slice(5, 12));
      const { weekBefore, weekAfter, last, next, ending, beforeIt, afterIt } = match.groups!;
      if (weekBefore ?? beforeIt) return dayInWeek(wanted, today, -1);
      if (weekAfter ?? afterIt) return dayInWeek(wanted, today, 1);
      if (EVERY.test(text.slice(0, match.index))) return undefined;
      // "Perjantaiksi" is by then.
      if (words.currency === 'EUR' && /ksi$/.test(match[0])) return dayOfWeek(wanted, today, true);
      // "On Saturdays" is every one; "from Saturdays shop" is the last.
      if (ending === 's' && words.currency === 'GBP' && !FROM.test(text.slice(0, match.index))) return undefined;
      // "I tirsdags" was, in Danish and Swedish; "i" alone tells nothing.
      const was = last?.toLowerCase() === 'i' ? /s$/.test(match[0]) : last !== undefined;
      const isNext = next !== undefined && !(EITHER.test(next) && tellsOfPast(text, match, tense));
      return dayOfWeek(
        wanted,
        today,
        !was && (isNext || (next === undefined && (isDue(text, match) || looksAhead(text, match, tense)))),
      );
    });
}

/** Every one, or a day with a name of its own. */
const EVERY = /(?:every|each|hver|hvert|varje|joka|jeden|jede|elke|black|cyber|good|easter|lang|long)\s+$/;
const FROM = /(?:from|since|on my|my)\s+$/;

/** "På tirsdag" is the next one, but "jeg fikk den på tirsdag" the last. */
const EITHER = /^(?:paa?|naa? paa?|nu paa?|this|hierdie|diesen|tana|taenae)$/;
const PREPOSITION = /^(?:from|of|fra|fraa?n|van|vom|von|siden|sedan|sen|sida|seit|since|sedert)$/;

const tenseOf = ({ past, future }: SlotWords): RegExp =>
  new RegExp(`${BEGIN}(?:(?<past>${anyOf(past)})|(?<future>${anyOf(future)}))${END}`, 'g');

/** The last verb before a day, where it tells of what was. */
function looksBack(text: string, { index }: Pick<RegExpExecArray, 'index'>, tense: RegExp): string | undefined {
  const verb = [...text.slice(0, index).matchAll(tense)].findLast(([word]) => !PREPOSITION.test(word));
  return verb?.groups?.past;
}

/** "Jeg fikk den på tirsdag", "på tirsdag fikk jeg den". */
function tellsOfPast(text: string, day: Pick<RegExpExecArray, 'index' | 0>, tense: RegExp): boolean {
  if (looksBack(text, day, tense) !== undefined) return true;
  const after = text.slice(day.index + day[0].length);
  const [verb] = after.matchAll(tense);
  return verb?.groups?.past !== undefined && verb.index === 1 && !PREPOSITION.test(verb[0]);
}

/** "It was to come on the 25th": it may still come. */
const MEANT =
  /^(?:was|were|supposed|should|should have|skulle|var|vart|sollte|war|sou|piti|oli|had|hadde|havde|hade|hatte|moes)$/;

/** "I have an appointment on the 4th", "ich habe am 4. bestellt": the verb after it tells. */
const HAVE = /^(?:hab|habe|haben|hat|het|have|has|har)$/;

/** On which side of today a day without its year lies: where nothing says so, the nearer one. */
export const sideOf = (words: SlotWords): ((text: string, day: Pick<RegExpExecArray, 'index' | 0>) => Side) => {
  const tense = tenseOf(words);
  return (text, day) => {
    if (isDue(text, day) || looksAhead(text, day, tense)) return 'ahead';
    const past = looksBack(text, day, tense);
    if (past === undefined || MEANT.test(past)) return 'near';
    if (!HAVE.test(past)) return 'past';
    const after = text.slice(day.index + day[0].length).matchAll(tense);
    return [...after].some(({ 0: word, groups }) => groups?.past && !PREPOSITION.test(word) && !HAVE.test(word))
      ? 'past'
      : 'near';
  };
};

/** "Is Tuesday at 12 all right?" */
const ASKED = /^[^.!?\n]*\?/;

/** The verb before a day tells whether it is over, or else the first one after it; a question without one asks of what comes. */
function looksAhead(text: string, { index, 0: said }: Pick<RegExpExecArray, 'index' | 0>, tense: RegExp): boolean {
  const verbs = [...text.matchAll(tense)].filter(
    (verb) => verb.index + verb[0].length <= index || verb.index >= index + said.length,
  );
  const verb = verbs.findLast((one) => one.index < index) ?? verbs[0];
  return verb ? verb.groups?.future !== undefined : ASKED.test(text.slice(index + said.length));
}

/** "The 3rd floor", "die 4de keer": what follows is counted, and no month is meant. */
const ORDERED =
  /^\s*(?:floor|time|attempt|try|one|week|day|month|row|year|item|order|email|mail|call|line|place|grade|class|person|parcel|cup|etasje|gang|forsok|plass|klasse|uke|sal|vaning|gaa?ng|gangen|forsoket|plats|kerta|kerros|stock|etage|og|mal|klasse|versuch|platz|tag|vloer|verdieping|keer|poging|klas|plek)(?![a-z])/;

/** "Friday the 13th", "fredag den 13.": the day of the month tells which Friday. */
export function weekdaysOfMonth({ weekdays, future }: SlotWords): DayReader {
  const pattern = new RegExp(
    String.raw`${BEGIN}(?:${weekdays.map(anyOf).join('|')})[\s,]+(?:(?:the|den|d\.?|der|die|am)\s+)?(\d{1,2})(?:\.?\s*paiva(?:na|n)?|\.|:?e|:?a|st|nd|rd|th|de|ste)(?![a-z\d]|[.,:]?\d|\s*(?:kr|uhr|€)(?![a-z]))`,
    'g',
  );
  const ahead = new RegExp(`${BEGIN}${anyOf(future)}${END}`);
  return (text, today) =>
    firstOf(text, pattern, (match) =>
      ORDERED.test(text.slice(match.index + match[0].length))
        ? undefined
        : dayOfMonth(Number(match[1]), today, isDue(text, match) || ahead.test(text)),
    );
}

/** "The 3rd", "am 3.": of this month or the last, unless it is due. */
export function daysOfMonth({ dayOfMonth: written, future }: SlotWords): DayReader {
  const pattern = new RegExp(`${BEGIN}(?:${written})`, 'g');
  const ahead = new RegExp(`${BEGIN}${anyOf(future)}${END}`);
  return (text, today) =>
    firstOf(text, pattern, (match) =>
      ORDERED.test(text.slice(match.index + match[0].length))
        ? undefined
        : dayOfMonth(Number(match[1] ?? match[2]), today, isDue(text, match) || ahead.test(text)),
    );
}
