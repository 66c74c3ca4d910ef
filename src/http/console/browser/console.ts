// What pages of the console do besides what htmx does for them. All of them work without it.

const LOOK_MS = 10_000;
const MINUTE_MS = 60_000;

const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: 'short' });

/** The program's clock, which a demonstration moves, against the browser's. The newest part of the page knows it best. */
function now(): number {
  const told = [...document.querySelectorAll<HTMLElement>('[data-now]')].at(-1)!;
  told.dataset.readAt ??= String(Date.now());
  return Date.parse(told.dataset.now!) + Date.now() - Number(told.dataset.readAt);
}

/** As the server writes it (`words.ts`). */
function relative(ms: number): string {
  const minutes = Math.trunc(ms / MINUTE_MS);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.trunc(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.trunc(hours / 24), 'day');
}

function tick(): void {
  const at = now();
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-live]')) {
    const leftMs = Date.parse(time.dateTime) - at;
    const words = relative(leftMs);
    if (time.textContent !== words) time.textContent = words;
    time.closest('.due')?.classList.toggle('late', leftMs <= 0);
  }
}

/** How many have to be seen to now stands in the title, for whoever has another tab before them. */
const title = document.title;
function count(): void {
  const here = Number(document.querySelector<HTMLElement>('[data-count]')?.dataset.count ?? 0);
  document.title = here > 0 ? `(${here}) ${title}` : title;
}

/** A conversation shows its end, unless somebody has gone back in it. */
let isAtEnd = true;
function showEnd(): void {
  const story = document.querySelector<HTMLElement>('.story-scroll');
  if (story && isAtEnd) story.scrollTop = story.scrollHeight;
}
document.addEventListener(
  'scroll',
  ({ target }) => {
    if (target instanceof HTMLElement && target.matches('.story-scroll'))
      isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 60;
  },
  true,
);

/** On a phone the pages stand in one line that is longer than the screen: the one that is open is in sight. */
function showCurrent(): void {
  const current = document.querySelector('.top nav [aria-current]');
  const nav = current?.closest('nav');
  if (!current || !nav) return;
  const [at, all] = [current.getBoundingClientRect(), nav.getBoundingClientRect()];
  nav.scrollLeft += at.left - all.left - (all.width - at.width) / 2;
}

const isDone = document.querySelector('.notice.done') !== null;
/** What was done is told once, and not again by a page that is loaded anew. */
if (isDone && location.search.startsWith('?done=')) history.replaceState(null, '', location.pathname);

/**
 * What somebody is writing is kept in this tab until its form was done: it outlives a page that is loaded anew, another form of the same
 * page, and a sign-in that was over. It is theirs alone, and gone when they sign out.
 */
type Field = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;
const DRAFT = 'draft ';
const SENT = 'sent drafts';
const draftKey = ({ form, name }: Field) => `${DRAFT}${document.body.dataset.me} ${new URL(form!.action).pathname} ${name}`;
const draftFields = (part: ParentNode) => [...part.querySelectorAll<Field>('[data-draft]')];

const sent = JSON.parse(sessionStorage.getItem(SENT) ?? '[]') as string[];
sessionStorage.removeItem(SENT);
if (isDone) for (const key of sent) sessionStorage.removeItem(key);

/** Also for fields that came with a part of the page. */
function restoreDrafts(): void {
  for (const field of draftFields(document)) {
    const kept = sessionStorage.getItem(draftKey(field));
    if (!kept || field.value !== '') continue;
    field.value = kept;
    field.closest('details')?.setAttribute('open', '');
  }
}
document.addEventListener('input', ({ target }) => {
  const field = target instanceof Element ? target.closest<Field>('[data-draft]') : null;
  if (field) sessionStorage.setItem(draftKey(field), field.value);
});

/** What is said to be kept is shown: the field beside the choice has to be filled in then, as the server asks. */
function askForProof(): void {
  for (const end of document.querySelectorAll<HTMLSelectElement>('[data-proof]')) {
    const proof = document.getElementById(end.dataset.proof!);
    if (proof instanceof HTMLInputElement) proof.required = end.value === 'kept';
  }
}
document.addEventListener('change', askForProof);

/** A button that is pressed twice sends its form once. */
const TWICE_MS = 3_000;
document.addEventListener('submit', (submit) => {
  const form = submit.target as HTMLFormElement;
  const sentAt = Number(form.dataset.sentAt ?? Number.NEGATIVE_INFINITY);
  if (submit.timeStamp - sentAt < TWICE_MS) return submit.preventDefault();
  form.dataset.sentAt = String(submit.timeStamp);
  sessionStorage.setItem(SENT, JSON.stringify(draftFields(form).map(draftKey)));
  if (new URL(form.action).pathname !== '/console/sign-out') return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFT)) sessionStorage.removeItem(key);
});

/** Ready-made words go where the cursor is. Without this script they are not there. */
function showReady(): void {
  for (const group of document.querySelectorAll<HTMLElement>('.ready')) group.hidden = false;
}
document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-insert]') : null;
  const field = button && document.querySelector<HTMLTextAreaElement>('#reply');
  if (!button || !field) return;
  field.setRangeText(button.dataset.insert!, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
});

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLInputElement && 'select' in target.dataset) target.select();
});

/** Without a connection the page shows how things were, and says so. Whoever has one again is told at once, and not at the next look. */
const offline = document.querySelector<HTMLElement>('#offline');
function hasConnection(is: boolean): void {
  if (offline) offline.hidden = is;
}
for (const lost of ['htmx:sse:error', 'htmx:error']) document.addEventListener(lost, () => hasConnection(false));
document.addEventListener('htmx:sse:after:connection', () => hasConnection(true));
addEventListener('offline', () => hasConnection(false));
addEventListener('online', () => document.querySelector('#live')?.dispatchEvent(new Event('news')));

function showPage(): void {
  restoreDrafts();
  askForProof();
  showReady();
  tick();
  count();
  showEnd();
}
document.addEventListener('htmx:after:swap', () => {
  hasConnection(true);
  showPage();
});
setInterval(tick, LOOK_MS);
showCurrent();
showPage();
