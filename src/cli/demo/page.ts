import type { Asset } from '../../shared/pages/assets.ts';
import { html, type Markup } from '../../shared/pages/html.ts';
import { wallClock } from './browser/wall-clock.ts';
import type { Move } from './clock.ts';
import type { Person } from './people.ts';

export type DemoPage = {
  people: readonly Person[];
  current: Person;
  now: Date;
  timeZone: string;
  assets: Readonly<Record<'app.css' | 'app.js', Asset>>;
};

const MOVE_LABELS: Readonly<Record<Move, string>> = { hour: '+1 hour', morning: 'Next morning', days: '+5 days' };

/** The demo's page: who to be, what to say, the chat, the clock, and how to go on with data of one's own. */
export function renderDemo({ people, current, now, timeZone, assets }: DemoPage): string {
  const href = (name: keyof typeof assets) => `/demo/${name}?v=${assets[name].version}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Granlia, a demonstration of Regulars</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${href('app.css')}">
<script type="module" src="${href('app.js')}"></script>
</head>
<body data-now="${now.toISOString()}" data-zone="${timeZone}">
<main>
<header>
<h1>A shop called Granlia</h1>
<p>A made-up shop; its answers come from the real store, rules and jobs.</p>
</header>
<section class="who" aria-labelledby="who">
<h2 id="who">Be a customer</h2>
<form id="people" class="people" method="post" action="/demo/enter">${people.map((person) => personButton(person, person === current))}</form>
</section>
<section class="say" aria-labelledby="say">
<h2 id="say">Say, for example</h2>
${people.map((person) => sayings(person, person === current))}
</section>
<section class="phone" aria-label="The chat">
<div class="caller"><span class="mark" aria-hidden="true">G</span><p><strong>Granlia</strong><span>you are <span id="as">${current.inSentence}</span></span></p></div>
<iframe id="chat" src="/chat?embed=1" title="Chat with Granlia"></iframe>
</section>
<form id="clock" class="clock" method="post" action="/demo/clock" aria-labelledby="time">
<h2 id="time">Move the clock</h2>
<p class="time"><time id="now" datetime="${now.toISOString()}">${wallClock(now, timeZone)}</time></p>
<div class="moves">${Object.entries(MOVE_LABELS).map(([move, label]) => html`<button name="move" value="${move}">${label}</button>`)}</div>
<p id="news" class="news" role="status">Points become ready and expire as time goes by.</p>
</form>
<section class="own" aria-labelledby="own">
<h2 id="own">Now with your own data</h2>
<ol>
<li><p>Write your rules into <code>programme.yaml</code>, then import what your shop has sold:</p>
<pre tabindex="0"><code>npm run regulars -- import purchases purchases.csv</code></pre></li>
<li><p>Get a token from <a href="https://t.me/BotFather" target="_blank" rel="noopener noreferrer">@BotFather</a>, and start the shop with its web chat and Telegram:</p>
<pre tabindex="0"><code>TELEGRAM_BOT_TOKEN=your-token npm start</code></pre></li>
</ol>
<p>Your data is in <code>./data</code>. This demo keeps to itself in <code>./data/demo</code>.</p>
</section>
</main>
</body>
</html>
`.markup;
}

const personButton = ({ key, name, inSentence, speaks, language, story }: Person, isCurrent: boolean): Markup =>
  html`<button name="who" value="${key}" data-as="${inSentence}" aria-pressed="${String(isCurrent)}"><span class="name"><strong>${name}</strong> <span class="speaks" lang="${language}">${speaks}</span></span> <span class="story">${story}</span></button>`;

const sayings = ({ key, language, sayings }: Person, isCurrent: boolean): Markup =>
  html`<ul class="sayings" data-of="${key}"${isCurrent ? html`` : html` hidden`}>${sayings.map(
    ({ text, meaning }) =>
      html`<li><button type="button" data-text="${text}"><span lang="${language}">${text}</span>${meaning ? html` <span class="meaning">${meaning}</span>` : html``}</button></li>`,
  )}</ul>`;
