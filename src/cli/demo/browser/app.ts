// The demo page's script. It runs in the browser as it stands, without its types. Without it, the forms work all the same:
// each loads the page anew.
import { wallClock } from './wall-clock.ts';

const page = document.body.dataset as { now: string; zone: string };
const byId = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;

const people = byId<HTMLFormElement>('people');
const clock = byId<HTMLFormElement>('clock');
const frame = byId<HTMLIFrameElement>('chat');
const news = byId('news');

// --- Who ------------------------------------------------------------------------------------------------------------

people.addEventListener('submit', (submit) => {
  const chosen = submit.submitter as HTMLButtonElement;
  submit.preventDefault();
  void enter(chosen);
});

/** @returns whether the phone is theirs now, or will be in a moment */
async function enter(chosen: HTMLButtonElement): Promise<boolean> {
  const wasLoading = isLoading;
  isLoading = true;
  if (!(await post(people, chosen))) {
    isLoading = wasLoading;
    return false;
  }
  // What one person could not deliver must not be said by another.
  sessionStorage.removeItem('regulars.pending');
  frame.contentWindow?.location.reload();
  for (const button of people.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button === chosen));
  for (const list of document.querySelectorAll<HTMLElement>('.sayings[data-of]')) list.hidden = list.dataset.of !== chosen.value;
  byId('as').textContent = chosen.dataset.as!;
  chosen.scrollIntoView({ block: 'nearest', inline: 'center' });
  return true;
}

// --- What to say ----------------------------------------------------------------------------------------------------

for (const saying of document.querySelectorAll<HTMLButtonElement>('button[data-text]'))
  saying.addEventListener('click', () => void sayAs(saying.dataset.who, saying.dataset.text!));

/** What is said as somebody is said on their phone. */
async function sayAs(who: string | undefined, text: string): Promise<void> {
  const person = people.querySelector<HTMLButtonElement>(`button[value="${who}"]`);
  if (person && person.getAttribute('aria-pressed') !== 'true' && !(await enter(person))) return;
  say(text);
  if (who) byId('chat').scrollIntoView({ block: 'nearest' });
}

/** While the chat of one person makes room for the next one's, nothing is said in either. */
let isLoading = frame.contentDocument?.readyState !== 'complete' || !fieldOf(frame);
frame.addEventListener('load', () => {
  isLoading = false;
});

function fieldOf({ contentDocument }: HTMLIFrameElement): HTMLTextAreaElement | null | undefined {
  return contentDocument?.querySelector<HTMLTextAreaElement>('#text');
}

/** Writes a sentence in the chat and sends it, as the person would. */
function say(text: string): void {
  if (isLoading) {
    frame.addEventListener('load', () => say(text), { once: true });
    return;
  }
  const field = fieldOf(frame);
  if (!field) return; // the chat itself says why it cannot be used
  field.value = text;
  field.form!.requestSubmit();
  // On a phone the keyboard would cover the answer.
  if (!matchMedia('(hover: hover) and (pointer: fine)').matches) field.blur();
}

// --- What time it is ------------------------------------------------------------------------------------------------

let aheadMs = Date.parse(page.now) - Date.now();

function showClock(): void {
  const shown = byId<HTMLTimeElement>('now');
  const now = new Date(Date.now() + aheadMs);
  const words = wallClock(now, page.zone);
  if (shown.textContent === words) return;
  shown.textContent = words;
  shown.dateTime = now.toISOString();
}
showClock();
setInterval(showClock, 1_000);

clock.addEventListener('submit', (submit) => {
  submit.preventDefault();
  void move(submit.submitter as HTMLButtonElement);
});

async function move(button: HTMLButtonElement): Promise<void> {
  clock.setAttribute('aria-busy', 'true');
  const moved = (await post(clock, button)) as { now: string; news: string } | undefined;
  clock.removeAttribute('aria-busy');
  if (!moved) return;
  aheadMs = Date.parse(moved.now) - Date.now();
  showClock();
  news.textContent = moved.news;
}

// --- The console, and the till ----------------------------------------------------------------------------------------

const staff = document.querySelector<HTMLFormElement>('#staff');
staff?.addEventListener('submit', (submit) => {
  submit.preventDefault();
  void sit(staff, submit.submitter as HTMLButtonElement);
});

async function sit(form: HTMLFormElement, chosen: HTMLButtonElement): Promise<void> {
  if (!(await post(form, chosen))) return;
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button === chosen));
  // The same page as before, as somebody else sees it; without what a form of the other's had brought about.
  const { contentWindow } = byId<HTMLIFrameElement>('console');
  contentWindow?.location.replace(contentWindow.location.pathname);
}

const till = document.querySelector<HTMLFormElement>('#till');
till?.addEventListener('submit', (submit) => {
  submit.preventDefault();
  void take(till);
});

async function take(form: HTMLFormElement): Promise<void> {
  const answer = (await post(form)) as { words: string; isTaken: boolean } | undefined;
  if (!answer) return;
  const taken = byId('taken');
  taken.textContent = answer.words;
  taken.className = answer.isTaken ? 'taken' : 'refused';
}

async function post(form: HTMLFormElement, button?: HTMLButtonElement): Promise<unknown> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams([...new FormData(form, button)].map(([name, value]) => [name, String(value)])),
    });
    if (response.ok) return await response.json();
    news.textContent = 'That did not work. Load the page again, please.';
  } catch {
    news.textContent = 'The demo does not answer. Is it still running in the terminal?';
  }
  return undefined;
}
