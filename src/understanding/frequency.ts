/** So many times in any so many days. */
export type Frequency = { contacts: number; days: number };

/** Words as the keyword matcher normalises them, in all of our languages at once: none of them means another thing elsewhere. */
const lexicon = <Value>(entries: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(entries.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

const DAYS = lexicon([
  [1, 'day dag dagen dagligt daglig paivassa paiva tag'],
  [7, 'week uke uka uken uge ugen vecka veckan viikossa viikko woche'],
  [30, 'month maned maneden manad manaden kuussa kuukaudessa kuukausi monat maand'],
  [91, 'quarter kvartal kvartalet kvartalen neljannesvuodessa quartal kwartaal'],
  [182, 'halvar halvaret halvaaret halbjahr halfjaar puolivuodessa'],
  [365, 'year ar aret vuodessa vuosi jahr jaar'],
]);
const NUMBERS = lexicon([
  [1, '1 one a en ein een yksi yhden'],
  [2, '2 two to tva zwei twee kaksi'],
  [3, '3 three tre drei drie kolme'],
  [4, '4 four fire fyra vier nelja'],
  [5, '5 five fem funf vyf viisi'],
  [6, '6 six seks sex sechs ses kuusi'],
  [10, '10 ten ti tio zehn tien kymmenen'],
  [12, '12 twelve tolv zwolf twaalf kaksitoista'],
]);
const TIMES = new Set('time times gang ganger gange gangen kerta kertaa mal keer maal'.split(' '));
/** A count and its "times" in one word. */
const COUNTS = lexicon([
  [1, 'once engang kerran einmal eenmaal'],
  [2, 'twice kahdesti zweimal tweemaal'],
  [3, 'thrice kolmesti dreimal driemaal'],
  [4, 'neljasti viermal viermaal'],
]);
const EVERY = new Set('every each hver hvert varje joka jeden jede jedes elke'.split(' '));
/** Once in that time, in one word. */
const REGULARLY = lexicon([
  [7, 'weekly ukentlig ukentlige ugentligt ugentlig veckovis viikoittain wochentlich weekliks'],
  [30, 'monthly manedlig manedlige manedligt manadsvis kuukausittain monatlich maandeliks'],
  [91, 'quarterly kvartalsvis vierteljahrlich kwartaalliks'],
  [365, 'yearly annually arlig arlige arligt arligen vuosittain jahrlich jaarliks'],
]);

/** Between the count and the time: "a", "i", "im", "om", "'n", "per". */
const MOST_BETWEEN = 2;

/** How often somebody says that something may be, at most: "once a month", "kaksi kertaa vuodessa". Undefined where no such words are. */
export function readFrequency(words: readonly string[]): Frequency | undefined {
  for (const [at, word] of words.entries()) {
    const regularly = REGULARLY.get(word);
    if (regularly !== undefined) return { contacts: 1, days: regularly };
    const days = DAYS.get(word);
    const contacts = days === undefined ? undefined : countBefore(words, at);
    if (days !== undefined && contacts !== undefined) return { contacts, days };
  }
  return undefined;
}

function countBefore(words: readonly string[], at: number): number | undefined {
  if (EVERY.has(words[at - 1] ?? '')) return 1;
  for (let last = at - 1; last >= Math.max(0, at - 1 - MOST_BETWEEN); last -= 1) {
    const count = COUNTS.get(words[last]!);
    if (count !== undefined) return count;
    if (TIMES.has(words[last]!)) return NUMBERS.get(words[last - 1] ?? '');
  }
  return undefined;
}
