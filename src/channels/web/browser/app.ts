// The page's script. It runs in the browser as it stands, without its types, so it imports nothing but types.
import type { WebEvent } from '../event.ts';
import type { PageData } from '../page.ts';

const { language, brand, mostLength, mostBytes, fileTypes, texts, start } = JSON.parse(document.body.dataset.page!) as PageData;
const byId = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const say = (key: string, name = ''): string => (texts[key] ?? key).replace('{name}', () => name);

const log = byId('log');
const typing = byId('typing');
const welcome = byId('welcome');
const starters = byId('starters');
/** The one button of a page whose link carries a one-time code. */
const offer = starters.querySelector<HTMLButtonElement>('button[data-start]');
const jump = byId<HTMLButtonElement>('jump');
const state = byId('state');
const composer = byId<HTMLFormElement>('composer');
const field = byId<HTMLTextAreaElement>('text');

/** Where a keyboard is at hand, the cursor stays in the field; on a phone it would pull up half a screen of keys. */
const hasKeyboard = matchMedia('(hover: hover) and (pointer: fine)').matches;

// --- What was said and told -----------------------------------------------------------------------------------------

const shown = new Set<string>();
let newestChoices: HTMLElement | undefined;
let lastDay = new Date().toDateString();

function showEvent(event: WebEvent): void {
  if (shown.has(event.id)) return;
  shown.add(event.id);
  if (event.kind === 'told') {
    setTyping(false);
    const { element } = addRow('told', brand, event.text, { told: event, place: event.place });
    showDay(event.at, element);
    if (event.unseen) awaitSight(element, event.id);
    return;
  }
  const { postedId } = event;
  const own = postedId === undefined ? undefined : ownRows.get(postedId);
  if (own) {
    settle(postedId!);
    keepInOrder(own, event.place);
    showDay(event.at, own);
  } else {
    const words = event.text ?? (event.file === undefined ? say('web-button-pressed') : '');
    const { element } = addRow('said', say('web-you'), words, { place: event.place, file: event.file });
    showDay(event.at, element);
    if (postedId !== undefined) ownRows.set(postedId, element);
  }
  setTyping(event.awaiting);
}

/** The reader's own way to write a date, where that is in the page's language. */
const dateLocale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
const dateFormat = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** A line with the date before `row`, wherever the conversation goes on another day. */
function showDay(at: string, row: HTMLElement): void {
  const day = new Date(at);
  if (day.toDateString() === lastDay) return;
  lastDay = day.toDateString();
  const line = document.createElement('p');
  line.className = 'day';
  line.textContent = dateFormat.format(day);
  keepingPlace(() => row.before(line));
}

type Told = Extract<WebEvent, { kind: 'told' }>;
type Row = { element: HTMLElement; note: HTMLElement };

type Extras = { told?: Pick<Told, 'language' | 'buttons' | 'files'>; file?: string | undefined; place?: number };

function addRow(kind: 'said' | 'told', speaker: string, text: string, { told, file, place }: Extras = {}): Row {
  const element = document.createElement('div');
  element.className = `row ${kind}`;
  // The speaker's name stands outside the bubble: inside, its first letter would decide the direction of the text.
  const name = document.createElement('span');
  name.className = 'spoken';
  name.textContent = `${speaker}: `;
  const bubble = document.createElement('p');
  bubble.className = 'bubble';
  bubble.dir = 'auto';
  bubble.append(...wordsOf(text));
  if (file !== undefined) bubble.append(...(text ? ['\n'] : []), fileMark(file));
  const note = document.createElement('p');
  note.className = 'note';
  element.append(name, bubble);
  if (told) {
    bubble.lang = told.language;
    for (const file of told.files ?? []) element.append(sentFile(file));
    if (told.buttons.length > 0) element.append(makeChoices(told));
  } else {
    element.append(note);
  }
  append(element, place);
  return { element, note };
}

/** What people read out or type at a till ("KF7-M2Q-9XR-4TH-W3C"): broken at a hyphen, half of it is overlooked. */
const CODE = /(?<![\p{L}\p{N}-])([A-Z0-9]{1,6}(?:-[A-Z0-9]{1,6}){1,5})(?![\p{L}\p{N}-])/u;

/** A text in which each code stays on one line. */
const wordsOf = (text: string): (string | HTMLElement)[] =>
  text.split(CODE).map((part, i) => {
    if (i % 2 === 0) return part;
    const code = document.createElement('span');
    code.className = 'code';
    code.textContent = part;
    return code;
  });

/** The rows that the shop has, by their places in the conversation. What is on its way has none yet and stands at the end. */
const places = new Map<Element, number>();

/** The row after which something of this place stands. */
const rowBefore = (place: number): Element | undefined =>
  [...log.querySelectorAll('.row')].findLast((row) => (places.get(row) ?? Number.POSITIVE_INFINITY) <= place);

/** A page that was there all along shows the same as one that is loaded anew. */
function putInOrder(row: HTMLElement, place: number): void {
  const before = rowBefore(place);
  places.set(row, place);
  if (before) before.after(row);
  else log.insertBefore(row, log.querySelector('.row, .day') ?? typing);
}

/** What was sent again after others belongs behind them. */
function keepInOrder(row: HTMLElement, place: number): void {
  const before = rowBefore(place);
  if (before && row.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING)
    keepingPlace(() => putInOrder(row, place));
  else places.set(row, place);
}

/** A picture is shown where it was sent; a document is saved by whoever wants it. */
function sentFile({ href, name, isPicture }: NonNullable<Told['files']>[number]): HTMLElement {
  const link = document.createElement('a');
  link.className = isPicture ? 'picture' : 'document';
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener';
  if (!isPicture) {
    link.append(fileMark(name));
    return link;
  }
  const picture = document.createElement('img');
  picture.src = href;
  picture.alt = `${say('web-picture')}: ${name}`;
  picture.addEventListener('load', () => wasAtEnd && scrollToEnd());
  link.append(picture);
  return link;
}

function fileMark(name: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'file';
  mark.dir = 'auto';
  const clip = document.querySelector('#attach svg')?.cloneNode(true);
  mark.append(...(clip ? [clip] : []), name || say('web-file'));
  return mark;
}

// --- What was seen --------------------------------------------------------------------------------------------------

/** Messages that nobody asked for, until the shop knows that somebody saw them: it would send them by e-mail otherwise. */
const unseen = new Map<Element, string>();
const inSight = new Set<Element>();
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries)
    if (isIntersecting) inSight.add(target);
    else inSight.delete(target);
  void confirmSeen();
});
const MOST_CONFIRMED = 50;
const CONFIRM_AGAIN_MS = 5_000;
let confirmTimer = 0;

function awaitSight(element: HTMLElement, id: string): void {
  unseen.set(element, id);
  sight.observe(element);
}

async function confirmSeen(): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  const elements = [...inSight].filter((element) => unseen.has(element)).slice(0, MOST_CONFIRMED);
  if (elements.length === 0) return;
  const ids = elements.map((element) => unseen.get(element)!);
  for (const element of elements) unseen.delete(element);
  const isTold = await fetch('/chat/seen', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids }),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isTold) return;
  for (const [i, element] of elements.entries()) unseen.set(element, ids[i]!);
  clearTimeout(confirmTimer);
  confirmTimer = window.setTimeout(() => void confirmSeen(), CONFIRM_AGAIN_MS);
}

document.addEventListener('visibilitychange', () => void confirmSeen());

// --- Buttons --------------------------------------------------------------------------------------------------------

function makeChoices({ buttons, language }: Pick<Told, 'buttons' | 'language'>): HTMLElement {
  const choices = document.createElement('div');
  choices.className = 'choices newest';
  choices.lang = language;
  for (const button of buttons) {
    if ('url' in button) {
      const link = document.createElement('a');
      link.href = button.url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      link.dir = 'auto';
      link.textContent = button.label;
      choices.append(link);
      continue;
    }
    const press = document.createElement('button');
    press.type = 'button';
    press.dir = 'auto';
    press.textContent = button.label;
    let pressedAt = Number.NEGATIVE_INFINITY;
    press.addEventListener('click', (click) => {
      // A double click is meant as one.
      if (click.timeStamp - pressedAt < 1_000) return;
      pressedAt = click.timeStamp;
      post({ id: newId(), token: button.token, label: button.label });
      refocus(click);
    });
    choices.append(press);
  }
  newestChoices?.classList.remove('newest');
  newestChoices = choices;
  return choices;
}

/** After a press, back to the field; by keyboard always, since otherwise the next Tab would start from an old message. */
function refocus(click: MouseEvent): void {
  if (hasKeyboard || click.detail === 0) field.focus();
}

let typingTimer = 0;
/** A little more than an answer takes for which a language model is asked, as it comes: dots for longer promise what will not come. */
const TYPING_AT_MOST_MS = 9_000;

/** The dots that say an answer is on its way. They end by themselves, should we not hear that no answer comes. */
function setTyping(on: boolean): void {
  clearTimeout(typingTimer);
  if (typing.hidden === on) {
    keepingPlace(() => {
      typing.hidden = !on;
    });
    if (isReady) byId('activity').textContent = on ? say('web-writing') : '';
  }
  if (on) typingTimer = window.setTimeout(() => setTyping(false), TYPING_AT_MOST_MS);
}

// --- The place in the conversation ----------------------------------------------------------------------------------

const isAtEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

/** Whoever reads at the end stays there; whoever has scrolled up is left alone and offered the way down. */
function keepingPlace(change: () => void): void {
  const follow = isAtEnd();
  change();
  if (follow) scrollToEnd();
}

function append(row: HTMLElement, place?: number): void {
  const follow = isAtEnd();
  setWelcome(false);
  if (place === undefined) log.insertBefore(row, typing);
  else putInOrder(row, place);
  if (follow) scrollToEnd();
  else if (isReady) jump.hidden = false;
}

/** What an empty page says, with a few ways to begin. */
function setWelcome(on: boolean): void {
  welcome.hidden = !on;
  starters.hidden = !on;
}

function scrollToEnd(): void {
  log.scrollTop = log.scrollHeight;
  jump.hidden = true;
}

jump.addEventListener('click', () => {
  scrollToEnd();
  field.focus();
});
log.addEventListener('scroll', () => {
  if (isAtEnd()) jump.hidden = true;
});
// The keyboard of a phone and a growing field take room from below: the end stays in sight.
let wasAtEnd = true;
log.addEventListener('scroll', () => {
  wasAtEnd = isAtEnd();
});
new ResizeObserver(() => {
  if (wasAtEnd) scrollToEnd();
}).observe(log);

// --- Sending --------------------------------------------------------------------------------------------------------

/** What is on its way. It is kept, under the same id, until the shop has confirmed it: so it is never lost nor doubled. */
type Outgoing = { id: string; label: string } & ({ text: string } | { token: string } | { start: string } | { file: File });
type Pending = { message: Outgoing; row: Row; state: 'waiting' | 'given up' | 'refused'; attempts: number };

/** A random UUID. `crypto.randomUUID` exists on https alone, and a shop tries things out without. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const KEPT = 'regulars.pending';
const TRIES = 6;
const pending: Pending[] = [];
/** What the customer said and this page shows, by the id under which it was posted. */
const ownRows = new Map<string, HTMLElement>();
let sending = false;
let unsentStart = start;

function post(message: Outgoing): void {
  tellStart();
  const row = addRow('said', say('web-you'), message.label, 'file' in message ? { file: message.file.name } : {});
  scrollToEnd();
  ownRows.set(message.id, row.element);
  enqueue(message, row);
}

/** What the link to this page carried goes ahead of the first message, once: who only looks leaves nothing behind. */
function tellStart(): void {
  const carried = unsentStart;
  if (carried === undefined) return;
  unsentStart = undefined;
  forgetStart();
  postUnseen({ id: newId(), label: '', start: carried });
}

/** Takes it out of the page's address: a reload must not bring it again. */
function forgetStart(): void {
  const address = new URL(location.href);
  address.searchParams.delete('from');
  history.replaceState(null, '', address);
}

/** Nobody said it, so it has no row to be seen. */
function postUnseen(message: Outgoing): void {
  enqueue(message, { element: document.createElement('div'), note: document.createElement('p') });
}

function enqueue(message: Outgoing, row: Row): void {
  pending.push({ message, row, state: 'waiting', attempts: 0 });
  keep();
  void drain();
}

function keep(): void {
  try {
    // A file does not fit in there: a reload loses one that was not delivered yet, and the page shows that it is not there.
    const messages = pending.map(({ message }) => message).filter((message) => !('file' in message));
    sessionStorage.setItem(KEPT, JSON.stringify(messages));
  } catch {
    // Storage is full or forbidden: then a reload loses what was not delivered yet, and nothing else.
  }
}

/** What an earlier load of this tab could not deliver. */
function kept(): Outgoing[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as Outgoing[];
  } catch {
    return [];
  }
}

/** Takes a message off the list, since it is known to be stored. */
function settle(id: string): void {
  const index = pending.findIndex(({ message }) => message.id === id);
  if (index < 0) return;
  const [settled] = pending.splice(index, 1);
  setNote(settled!, '');
  keep();
}

/** One at a time, so that they arrive in the order in which they were written. */
async function drain(): Promise<void> {
  if (sending) return;
  sending = true;
  for (let next = firstWaiting(); next; next = firstWaiting()) await deliver(next);
  sending = false;
}

const firstWaiting = (): Pending | undefined => pending.find((item) => item.state === 'waiting');

async function deliver(item: Pending): Promise<void> {
  item.attempts += 1;
  const slow = window.setTimeout(() => setNote(item, say('web-sending')), 600);
  const outcome = 'file' in item.message ? await attemptFile(item, item.message) : await attempt(item.message);
  clearTimeout(slow);
  if (!pending.includes(item)) return; // its echo came before the response
  switch (outcome.kind) {
    case 'stored':
      settle(item.message.id);
      setTyping(true);
      return;
    case 'wait':
      setNote(item, outcome.message);
      return pause(outcome.ms);
    case 'refused':
      return fail(item, 'refused', outcome.message);
    case 'unreachable':
      if (item.attempts >= TRIES) return fail(item, 'given up');
      setNote(item, say('web-sending'));
      return pause(Math.min(500 * 2 ** item.attempts, 10_000));
  }
}

type Outcome =
  | { kind: 'stored' }
  | { kind: 'wait'; ms: number; message: string }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' };

async function attempt({ label: _, ...message }: Outgoing): Promise<Outcome> {
  try {
    const response = await fetch('/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(15_000),
    });
    return outcomeOf(response.status, await response.text(), response.headers.get('retry-after'));
  } catch {
    return { kind: 'unreachable' };
  }
}

function outcomeOf(status: number, body: string, retryAfter: string | null): Outcome {
  if (status === 202) return { kind: 'stored' };
  if (status >= 500 || status === 0) return { kind: 'unreachable' };
  const message = messageOf(body) ?? say('web-not-delivered');
  return status === 429
    ? { kind: 'wait', ms: Math.max(1, Number(retryAfter) || 1) * 1_000, message }
    : { kind: 'refused', message };
}

function messageOf(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { message?: string }).message;
  } catch {
    return undefined; // a proxy's own page
  }
}

const FILE_PATIENCE_MS = 120_000;

/** The old way to send, since it alone tells how far it has come. */
function attemptFile(item: Pending, { id, label, file }: Outgoing & { file: File }): Promise<Outcome> {
  const form = new FormData();
  form.set('id', id);
  form.set('caption', label);
  form.set('file', file);
  const progress = document.createElement('progress');
  progress.setAttribute('aria-label', say('web-attach-progress', file.name));
  progress.max = 1;
  const shown = window.setTimeout(() => keepingPlace(() => item.row.element.insertBefore(progress, item.row.note)), 300);
  return new Promise<Outcome>((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/chat/files');
    request.timeout = FILE_PATIENCE_MS;
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.value = loaded / total;
    });
    request.addEventListener('loadend', () => {
      clearTimeout(shown);
      keepingPlace(() => progress.remove());
      resolve(outcomeOf(request.status, request.responseText, request.getResponseHeader('retry-after')));
    });
    request.send(form);
  });
}

/** Gives up until asked: the words stay, with a button to send them again. */
function fail(item: Pending, state: 'given up' | 'refused', reason = ''): void {
  item.state = state;
  setNote(item, reason);
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = say('web-not-delivered');
  again.addEventListener('click', (click) => {
    retry(item);
    refocus(click);
  });
  item.row.element.classList.add('failed');
  keepingPlace(() => item.row.note.append(again));
}

function retry(item: Pending): void {
  item.state = 'waiting';
  item.attempts = 0;
  setNote(item, say('web-sending'));
  void drain();
}

function setNote(item: Pending, text: string): void {
  item.row.element.classList.remove('failed');
  keepingPlace(() => {
    item.row.note.textContent = text;
  });
}

let endPause: (() => void) | undefined;
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, ms);
    endPause = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** The line is back: no need to wait any longer, and what was given up gets another chance. */
function tryAgain(): void {
  endPause?.();
  for (const item of pending) if (item.state === 'given up') retry(item);
}

// --- Listening ------------------------------------------------------------------------------------------------------

let source: EventSource | undefined;
let cursor = '';
let isReady = false;
let reopenTimer = 0;
let reopenAfterMs = 1_000;
let offlineTimer = 0;

function open(): void {
  clearTimeout(reopenTimer);
  source?.close();
  const opened = new EventSource(`/chat/events${cursor ? `?after=${encodeURIComponent(cursor)}` : ''}`);
  source = opened;
  opened.addEventListener('message', ({ data, lastEventId }) => {
    cursor = lastEventId;
    showEvent(JSON.parse(data) as WebEvent);
  });
  opened.addEventListener('unanswered', () => setTyping(false));
  opened.addEventListener('ready', () => {
    reopenAfterMs = 1_000;
    setOnline(true);
    if (!isReady) becomeReady();
    tryAgain();
  });
  opened.addEventListener('error', () => {
    setOnline(false);
    // The browser comes back by itself from a lost connection, but not from an answer such as 503.
    if (opened.readyState !== EventSource.CLOSED) return;
    reopenTimer = window.setTimeout(open, reopenAfterMs);
    reopenAfterMs = Math.min(reopenAfterMs * 2, 30_000);
  });
}

/** From now on what comes is news: it is read out, and pointed at when it is out of sight. */
function becomeReady(): void {
  isReady = true;
  for (const message of kept())
    if (message.label === '') postUnseen(message);
    else if (!ownRows.has(message.id)) post(message);
  setWelcome(log.querySelector('.row') === null);
  if (offer) {
    log.insertBefore(starters, typing);
    starters.hidden = false;
  }
  scrollToEnd();
  // A little later, or what was just put in would be read out as well.
  window.setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
}

function setOnline(online: boolean): void {
  if (online) {
    clearTimeout(offlineTimer);
    offlineTimer = 0;
    notice('line', '');
  } else {
    // A blink of the line is nobody's business.
    offlineTimer ||= window.setTimeout(() => notice('line', say(isReady ? 'web-offline' : 'web-connecting')), 1_500);
  }
}

const notices = { length: '', file: '', line: '' };

/** What stands above the field while it holds; one at a time, and nothing as a rule. */
function notice(about: keyof typeof notices, text: string): void {
  notices[about] = text;
  const current = notices.length || notices.file || notices.line;
  if (state.textContent === current) return;
  keepingPlace(() => {
    state.textContent = current;
  });
}

// A page in the background gives its connection back after a minute: browsers allow six to a host, over all tabs.
let sleepTimer = 0;
document.addEventListener('visibilitychange', () => {
  clearTimeout(sleepTimer);
  if (document.visibilityState === 'hidden')
    sleepTimer = window.setTimeout(() => {
      clearTimeout(reopenTimer);
      source?.close();
    }, 60_000);
  else if (source?.readyState === EventSource.CLOSED) open();
});
window.addEventListener('online', tryAgain);
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) open();
});

// --- Writing --------------------------------------------------------------------------------------------------------

function grow(): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
  const isTooLong = field.value.length > mostLength;
  field.setAttribute('aria-invalid', String(isTooLong));
  notice('length', isTooLong ? say('web-too-long') : '');
}

field.addEventListener('input', grow);
field.addEventListener('keydown', (key) => {
  if (key.key !== 'Enter' || key.shiftKey || key.isComposing) return;
  key.preventDefault();
  composer.requestSubmit();
});
composer.addEventListener('submit', (submit) => {
  submit.preventDefault();
  const text = field.value.trim();
  if ((text !== '' || chosen.length > 0) && field.value.length <= mostLength) {
    // Words beside a file belong to it.
    if (chosen.length === 0) post({ id: newId(), text, label: text });
    for (const [i, file] of chosen.splice(0).entries()) post({ id: newId(), file, label: i === 0 ? text : '' });
    showChosen();
    notice('file', '');
    field.value = '';
    grow();
  }
  field.focus();
});
for (const starter of starters.querySelectorAll('button'))
  starter.addEventListener('click', (click) => {
    const label = starter.textContent ?? '';
    if (starter === offer) forgetStart();
    post({ id: newId(), label, ...(starter === offer ? { start: starter.dataset.start! } : { text: label }) });
    refocus(click);
  });

// --- Files ----------------------------------------------------------------------------------------------------------

const MOST_FILES = 5;
const chosen: File[] = [];
const chosenList = byId('files');
const picker = document.getElementById('file') as HTMLInputElement | null;
const dropZone = document.getElementById('drop');

/** Puts files beside the words, where they can be taken back until they are sent. */
function choose(files: Iterable<File>): void {
  let problem = '';
  for (const file of files) {
    const unfit = whyUnfit(file);
    problem ||= unfit ? `${file.name}: ${say(unfit)}` : '';
    if (!unfit && chosen.length < MOST_FILES) chosen.push(file);
  }
  showChosen();
  notice('file', problem);
  field.focus();
}

/** What is plain before anything is sent; the shop looks into the file itself. Some systems do not know the type of a photo. */
function whyUnfit({ size, type }: File): string | undefined {
  if (size > mostBytes) return 'web-attach-too-large';
  if (size === 0) return 'web-attach-empty';
  return type !== '' && !fileTypes.includes(type) ? 'web-attach-type' : undefined;
}

function showChosen(): void {
  const items = chosen.map((file) => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'file';
    name.dir = 'auto';
    name.textContent = file.name;
    const size = document.createElement('span');
    size.textContent = sizeOf(file);
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.setAttribute('aria-label', say('web-attach-remove', file.name));
    remove.textContent = '×';
    remove.addEventListener('click', () => {
      chosen.splice(chosen.indexOf(file), 1);
      showChosen();
      field.focus();
    });
    item.append(name, size, remove);
    return item;
  });
  keepingPlace(() => {
    chosenList.replaceChildren(...items);
    chosenList.hidden = items.length === 0;
  });
}

function sizeOf({ size }: File): string {
  const [value, unit] = size < 100_000 ? [Math.max(size / 1_000, 0.1), 'kilobyte'] : [size / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(dateLocale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

if (picker && dropZone) {
  picker.addEventListener('click', () => notice('file', say('web-attach-limits')));
  picker.addEventListener('cancel', () => notice('file', ''));
  picker.addEventListener('change', () => {
    choose(picker.files ?? []);
    picker.value = ''; // the same file may be chosen again
  });
  field.addEventListener('paste', (paste) => {
    const files = paste.clipboardData?.files;
    if (!files?.length) return;
    paste.preventDefault();
    choose(files);
  });
  const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (drag) => {
    if (!bringsFiles(drag)) return;
    drag.preventDefault();
    dropZone.hidden = false;
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) dropZone.hidden = true;
  });
  document.addEventListener('drop', (drop) => {
    dropZone.hidden = true;
    if (!bringsFiles(drop)) return;
    drop.preventDefault(); // the browser would open it in place of the page
    choose(drop.dataTransfer!.files);
  });
}

if (navigator.cookieEnabled) setOnline(false);
else notice('line', say('web-no-cookie'));
open();
if (hasKeyboard && !document.body.classList.contains('embed')) field.focus();
