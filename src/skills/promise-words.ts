import { choice, continued, type Fact, type Line, line, type Reply, type Source } from '../chat/reply.ts';
import type { Programme } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { type CustomerPromise, caseNumber, type Listener, type Missed, type Moved } from '../support/index.ts';
import { count, customerService, instant, localisedName, name, points, settings } from './facts.ts';

/** How promises are told. Each says what was promised in its own words; times, sums and names are facts. */

export const promiseSource = (promiseId: string): Source => ({ kind: 'promise', promiseId });

export const due = (at: Date, source: Source): Fact => ({ kind: 'due', value: at.toISOString(), source });

/** A time that was promised, as it is told when it has come: on that day the clock is enough. */
function dueThen(at: Date, source: Source, { rules: { timeZone } }: Programme, now: Date): Fact {
  const isToday = localDay(at, timeZone) === localDay(now, timeZone);
  return isToday ? { kind: 'clock', value: at.toISOString(), source } : due(at, source);
}

/** The name of a team, as the programme gives it. */
export function teamName(code: string, programme: Programme): Fact {
  const team = programme.rules.service.teams.find((one) => one.code === code);
  return team ? localisedName(team.name, settings(programme)) : name(code, settings(programme));
}

/** "We promised to send your cups by 16:00. We did not, and we're sorry.", who has it now, and what it gave. */
export function missedReply({ promise, miss, next, points: given }: Missed, programme: Programme, now: Date): Reply {
  const source = promiseSource(promise.id);
  const lines = [missedLine(promise, dueThen(promise.dueAt, source, programme, now))];
  const team = teamName(next.team, programme);
  lines.push(
    continued(
      miss.say === 'apology'
        ? line('promise-missed-next', { team, next: due(next.dueAt, promiseSource(next.id)) })
        : line('promise-missed-last', { team, ...customerService(programme) }),
    ),
  );
  if (given > 0) lines.push(line('promise-missed-points', { points: points(given, source) }));
  return { lines, choices: [choice('button-why', 'why'), choice('button-person', 'person')] };
}

function missedLine({ promised }: CustomerPromise, dueFact: Fact): Line {
  const facts = { due: dueFact };
  const { source } = dueFact;
  switch (promised.kind) {
    case 'answer':
      return line('promise-missed-answer', facts);
    case 'replacement':
      return line('promise-missed-replacement', { ...facts, count: goods(promised, source) });
    case 'money_back':
      return line('promise-missed-money', { ...facts, amount: amount(promised, source) });
    case 'next_word':
      return line('promise-missed-word', facts);
    case 'staff':
      return line('promise-missed-staff', { ...facts, words: words(promised, source) });
  }
}

/** "As promised: …", or that it is done at last. Undefined where what was promised was an answer: that is itself the word of it. */
export function keptReply(
  promise: CustomerPromise,
  { proof, late }: { proof?: string; late: boolean },
  now: Date,
): Reply | undefined {
  const source = promiseSource(promise.id);
  const done = doneLine(promise, late, instant(now, source));
  if (!done) return undefined;
  if (proof === undefined) return { lines: [done] };
  if (isLink(proof)) return { lines: [done], choices: [{ label: 'button-promise-track', url: proof }] };
  return { lines: [done, line('promise-kept-proof', { proof: name(proof, source) })] };
}

/** A colleague's word is not needed any more: whoever still counts on it hears so while they can object. */
export const withdrawnReply = ({ id, first }: CustomerPromise): Reply | undefined =>
  first.kind === 'staff'
    ? {
        lines: [line('promise-withdrawn-staff', { words: words(first, promiseSource(id)) })],
        choices: [choice('button-person', 'person')],
      }
    : undefined;

function doneLine({ first }: CustomerPromise, late: boolean, at: Fact): Line | undefined {
  const { source } = at;
  switch (first.kind) {
    case 'answer':
    case 'next_word':
      return undefined;
    case 'replacement': {
      const facts = { at, count: goods(first, source) };
      return late ? line('promise-late-replacement', facts) : line('promise-kept-replacement', facts);
    }
    case 'money_back': {
      const facts = { at, amount: amount(first, source) };
      return late ? line('promise-late-money', facts) : line('promise-kept-money', facts);
    }
    case 'staff': {
      const facts = { words: words(first, source) };
      return late ? line('promise-late-staff', facts) : line('promise-kept-staff', facts);
    }
  }
}

/** A link that a customer may be given: the shop's carriers have https. */
function isLink(proof: string): boolean {
  return URL.canParse(proof) && new URL(proof).protocol === 'https:';
}

/** Notice that a promise takes longer, before its time; after a miss, the new time of what is still owed. */
export function movedReply(
  { from, to }: Moved,
  { offersMoney }: { offersMoney: boolean },
  programme: Programme,
  now: Date,
): Reply {
  const source = promiseSource(to.id);
  const choices = [
    choice('button-promise-fine', 'promise_fine', { promiseId: to.id }),
    ...(offersMoney ? [choice('button-promise-money', 'money_instead', { promiseId: to.id })] : []),
    choice('button-person', 'person'),
  ];
  if (from.misses > 0 || !from.told) return { lines: newLines(to), choices };
  const facts = { was: dueThen(from.dueAt, promiseSource(from.id), programme, now), due: due(to.dueAt, source) };
  return { lines: [movedLine(to, facts)], choices };
}

function movedLine({ promised }: CustomerPromise, facts: { was: Fact; due: Fact }): Line {
  const { source } = facts.due;
  switch (promised.kind) {
    case 'answer':
    case 'next_word':
      return line('promise-moved-answer', facts);
    case 'replacement':
      return line('promise-moved-replacement', { ...facts, count: goods(promised, source) });
    case 'money_back':
      return line('promise-moved-money', { ...facts, amount: amount(promised, source) });
    case 'staff':
      return line('promise-moved-staff', { ...facts, words: words(promised, source) });
  }
}

/** What is promised, by when, and what a miss gives. */
export function newLines(promise: CustomerPromise): Line[] {
  const source = promiseSource(promise.id);
  const { pointsIfMissed } = promise;
  return [
    newLine(promise, due(promise.dueAt, source)),
    pointsIfMissed > 0 ? line('promise-new-points', { points: points(pointsIfMissed, source) }) : line('promise-new-word'),
  ];
}

function newLine({ promised }: CustomerPromise, dueFact: Fact): Line {
  const facts = { due: dueFact };
  const { source } = dueFact;
  switch (promised.kind) {
    case 'answer':
    case 'next_word':
      return line('promise-new-answer', facts);
    case 'replacement':
      return line('promise-new-replacement', { ...facts, count: goods(promised, dueFact.source) });
    case 'money_back':
      return line('promise-new-money', { ...facts, amount: amount(promised, source) });
    case 'staff':
      return line('promise-new-staff', { ...facts, words: words(promised, source) });
  }
}

/** "K-2107: two new cups will be sent by Monday, 16:00. That still stands." */
export function statusLine(promise: CustomerPromise, complaintNumber: number, programme: Programme): Line {
  const source = promiseSource(promise.id);
  const facts = { case: name(caseNumber(complaintNumber), source), due: due(promise.dueAt, source) };
  const team = teamName(promise.team, programme);
  if (!promise.told) return line('promise-status-owed', { case: facts.case, team });
  const { promised } = promise;
  switch (promised.kind) {
    case 'answer':
      return line('promise-status-answer', facts);
    case 'replacement':
      return line('promise-status-replacement', { ...facts, count: goods(promised, source) });
    case 'money_back':
      return line('promise-status-money', { ...facts, amount: amount(promised, source) });
    case 'next_word':
      return line('promise-status-word', { ...facts, team });
    case 'staff':
      return line('promise-status-staff', { ...facts, words: words(promised, source) });
  }
}

/** "Why?": when it was promised, for when, who keeps it, and what the rules give for a miss. */
export function whyPromise(promise: CustomerPromise, programme: Programme): Line[] {
  const source = promiseSource(promise.id);
  const { missed } = programme.rules.service.promises;
  const made = line('why-promise', {
    at: instant(promise.promisedAt, source),
    due: due(promise.dueAt, source),
    team: teamName(promise.team, programme),
  });
  if (promise.pointsIfMissed === 0) return [made];
  const rule = settings(programme);
  const given = {
    points: points(missed.points, rule),
    most: { kind: 'count', value: missed.most.points, source: rule } as const,
    days: { kind: 'count', value: missed.most.days, source: rule } as const,
  };
  return [made, line('why-promise-points', given)];
}

const amount = ({ minor, currency }: { minor: number; currency: string }, source: Source): Fact => ({
  kind: 'money',
  minor,
  currency,
  source,
});

/** How many are sent. Where nobody said, it is spoken of as one. */
const goods = ({ count: value = 1 }: { count?: number }, source: Source): Fact => count(value, source);

const words = ({ words: value }: { words: string }, source: Source): Fact => ({ kind: 'quote', value, source });

/** The language in which somebody is told what they did not ask for. */
export function languageOf({ language }: Pick<Listener, 'language'>, { rules: { languages } }: Programme): string {
  return language !== null && languages.offered.some((offered) => offered === language) ? language : languages.default;
}
