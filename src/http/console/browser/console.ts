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

/** What somebody is writing outlives a page that is loaded anew, or a sign-in that was over. */
const draftKey = (field: HTMLTextAreaElement) => `draft ${location.pathname} ${field.name}`;
const isDone = document.querySelector('.notice.done') !== null;
/** What was done is told once, and not again by a page that is loaded anew. */
if (isDone && location.search.startsWith('?done=')) history.replaceState(null, '', location.pathname);
for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')) {
  const kept = sessionStorage.getItem(draftKey(field));
  if (isDone && field.value === '' && kept !== null) sessionStorage.removeItem(draftKey(field));
  else if (field.value === '' && kept !== null) field.value = kept;
  field.addEventListener('input', () => sessionStorage.setItem(draftKey(field), field.value));
}

/** Ready-made words go where the cursor is. Without this script they are not there. */
for (const group of document.querySelectorAll<HTMLElement>('.ready')) group.hidden = false;
document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-insert]') : null;
  const field = button && document.querySelector<HTMLTextAreaElement>('textarea[data-draft]');
  if (!button || !field) return;
  field.setRangeText(button.dataset.insert!, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input'));
  field.focus();
});

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLInputElement && 'select' in target.dataset) target.select();
});

document.addEventListener('htmx:after:swap', () => {
  tick();
  showEnd();
});
setInterval(tick, LOOK_MS);
tick();
showEnd();
