import type { Asset } from '../../shared/pages/assets.ts';
import { html, type Markup } from '../../shared/pages/html.ts';
import { wallClock } from './browser/wall-clock.ts';
import type { Move } from './clock.ts';
import { DOORS, type DoorKey, STAFF_DOORS, type StaffDoor, type Step } from './doors.ts';
import type { Person, Saying } from './people.ts';

export type DemoPage = {
  door: DoorKey;
  people: readonly Person[];
  /** Who is on the phone. */
  current: Person;
  /** Who is in the console, by their key; undefined at the customers' door. */
  colleague: string | undefined;
  /** What the till answered, where the form came without a script. */
  till?: { words: string; isTaken: boolean };
  now: Date;
  timeZone: string;
  assets: Readonly<Record<'app.css' | 'app.js', Asset>>;
};

const MOVE_LABELS: Readonly<Record<Move, string>> = { hour: '+1 hour', morning: 'Next morning', days: '+5 days' };
const DOOR_LABELS: Readonly<Record<DoorKey, string>> = { customer: 'Customer', support: 'Support', marketing: 'Marketing' };
const NOTHING = html``;

export const doorPath = (door: DoorKey): string => (door === 'customer' ? '/demo' : `/demo/${door}`);

/** The demo's page at one of its doors: the phone with its person, the clock, and what belongs to the door. */
export function renderDemo(page: DemoPage): string {
  const { door, now, timeZone, assets } = page;
  const href = (name: keyof typeof assets) => `/demo/${name}?v=${assets[name].version}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${DOOR_LABELS[door]} · Granlia, a demonstration of Regulars</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${href('app.css')}">
<script type="module" src="${href('app.js')}"></script>
</head>
<body data-now="${now.toISOString()}" data-zone="${timeZone}">
<main class="${door}">
<header>
<div><h1>A shop called Granlia</h1>
<p>A made-up shop; its answers come from the real store, rules and jobs.</p></div>
<nav aria-label="Doors"><ul class="doors">${DOORS.map((key) => doorLink(key, key === door))}</ul></nav>
</header>
${door === 'customer' ? customerParts(page) : staffParts(page, STAFF_DOORS[door])}
</main>
</body>
</html>
`.markup;
}

const doorLink = (key: DoorKey, isHere: boolean): Markup =>
  html`<li><a href="${doorPath(key)}"${isHere ? html` aria-current="page"` : NOTHING}>${DOOR_LABELS[key]}</a></li>`;

const customerParts = (page: DemoPage): Markup => html`<section class="who" aria-labelledby="who">
<h2 id="who">Be a customer</h2>
${peopleForm(page)}
</section>
<section class="say" aria-labelledby="say">
<h2 id="say">Say, for example</h2>
${page.people.map((person) => sayings(person, person === page.current))}
</section>
${phone(page)}
${clock(page)}
${till(page)}
${OWN_DATA}`;

const staffParts = (page: DemoPage, { colleagues, steps }: StaffDoor): Markup => html`<details class="try" open>
<summary>What to try</summary>
<ol>${steps.map((step) => stepItem(step, page.people))}</ol>
</details>
<section class="desk" aria-labelledby="desk">
<div class="seat"><h2 id="desk">You are</h2>
<form id="staff" class="people" method="post" action="/demo/staff">${colleagues.map(
  ({ key, name, does }) =>
    html`<button name="who" value="${key}" aria-pressed="${String(key === page.colleague)}"><strong>${name}</strong> <span>${does}</span></button>`,
)}<input type="hidden" name="door" value="${page.door}"></form>
<p><a href="/console" target="_blank" rel="noopener">The console on its own</a></p></div>
<iframe id="console" name="console" src="/console" title="The console"></iframe>
</section>
<section class="who" aria-labelledby="who">
<h2 id="who">On the phone</h2>
${peopleForm(page)}
</section>
${phone(page)}
${clock(page)}
${OWN_DATA}`;

function stepItem({ words, says, opens }: Step, people: readonly Person[]): Markup {
  const who = people.find(({ key }) => key === says?.who);
  const saying =
    says && who
      ? html`<button type="button" data-text="${says.text}" data-who="${who.key}">${who.name}: ${spoken(says, who.language)}</button>`
      : NOTHING;
  // Shown in the frame of that name, so it needs no script.
  const link = opens ? html`<a href="${opens.path}" target="console">${opens.label}</a>` : NOTHING;
  return html`<li>${words} ${link}${saying}</li>`;
}

const peopleForm = ({ people, current, door }: DemoPage): Markup =>
  html`<form id="people" class="people" method="post" action="/demo/enter"><input type="hidden" name="door" value="${door}">${people.map((person) => personButton(person, person === current))}</form>`;

const phone = ({ current }: DemoPage): Markup => html`<section class="phone" aria-label="The chat">
<div class="caller"><span class="mark" aria-hidden="true">G</span><p><strong>Granlia</strong><span>you are <span id="as">${current.inSentence}</span></span></p></div>
<iframe id="chat" src="/chat?embed=1" title="Chat with Granlia"></iframe>
</section>`;

const NEWS: Readonly<Record<DoorKey, string>> = {
  customer: 'Points become ready and expire as time goes by.',
  support: 'Promises come due as time goes by.',
  marketing: 'Campaigns are sent as time goes by, never at night.',
};

const clock = ({
  now,
  timeZone,
  door,
}: DemoPage): Markup => html`<form id="clock" class="clock" method="post" action="/demo/clock" aria-labelledby="time">
<h2 id="time">Move the clock</h2>
<p class="time"><time id="now" datetime="${now.toISOString()}">${wallClock(now, timeZone)}</time></p>
<input type="hidden" name="door" value="${door}">
<div class="moves">${Object.entries(MOVE_LABELS).map(([move, label]) => html`<button name="move" value="${move}">${label}</button>`)}</div>
<p id="news" class="news" role="status">${NEWS[door]}</p>
</form>`;

/** A voucher's code goes over a counter. */
const till = ({
  till: answer,
}: DemoPage): Markup => html`<form id="till" class="till" method="post" action="/demo/till" aria-labelledby="till-title">
<h2 id="till-title">At the till</h2>
<p>Swap points for a reward on the phone, and give its code here, as a till does. Then once more.</p>
<p class="together"><label for="code">Code of a voucher</label><input id="code" name="code" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="KF7-M4Q-9XR-4TH-W3C"><button>Take it</button></p>
<p id="taken" role="status"${answer ? html` class="${answer.isTaken ? 'taken' : 'refused'}"` : NOTHING}>${answer?.words ?? ''}</p>
</form>`;

const OWN_DATA = html`<section class="own" aria-labelledby="own">
<h2 id="own">Now with your own data</h2>
<ol>
<li><p>Write your rules into <code>programme.yaml</code>, then import what your shop has sold:</p>
<pre tabindex="0"><code>npm run regulars -- import purchases purchases.csv</code></pre></li>
<li><p>Get a token from <a href="https://t.me/BotFather" target="_blank" rel="noopener noreferrer">@BotFather</a>, and start the shop with its web chat and Telegram:</p>
<pre tabindex="0"><code>TELEGRAM_BOT_TOKEN=your-token npm start</code></pre></li>
<li><p>Invite a colleague to the console; the command prints a link for them:</p>
<pre tabindex="0"><code>npm run regulars -- staff add kim@shop.example --name Kim --role admin</code></pre></li>
</ol>
<p>Your data is in <code>./data</code>. This demo keeps to itself in <code>./data/demo</code>.</p>
</section>`;

const personButton = ({ key, name, inSentence, speaks, language, story }: Person, isCurrent: boolean): Markup =>
  html`<button name="who" value="${key}" data-as="${inSentence}" aria-pressed="${String(isCurrent)}"><span class="name"><strong>${name}</strong> <span class="speaks" lang="${language}">${speaks}</span></span> <span class="story">${story}</span></button>`;

const sayings = ({ key, language, sayings }: Person, isCurrent: boolean): Markup =>
  html`<ul class="sayings" data-of="${key}"${isCurrent ? NOTHING : html` hidden`}>${sayings.map(
    (saying) => html`<li><button type="button" data-text="${saying.text}">${spoken(saying, language)}</button></li>`,
  )}</ul>`;

const spoken = ({ text, meaning }: Saying, language: string): Markup =>
  html`<span lang="${language}">${text}</span>${meaning ? html` <span class="meaning">${meaning}</span>` : NOTHING}`;
