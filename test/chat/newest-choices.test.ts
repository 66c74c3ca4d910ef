import { describe, expect, it } from 'vitest';
import { actionSaid } from '../../src/chat/newest-choices.ts';
import { choice } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/locales/index.ts';

describe('the words of a button, written instead of pressed', () => {
  const rendering = {
    texts: loadTexts(['en', 'nb']),
    language: 'en',
    timeZone: 'Europe/Oslo',
    now: new Date('2026-11-23T11:00:00Z'),
  };
  const help = choice('button-help', 'help');
  const said = (text: string, ...choices: Parameters<typeof actionSaid>[1]) => actionSaid(text, choices, rendering);

  it.each(['What can you do?', 'what can you do', 'ok, what can you do?!'])('are the press: %s', (text) => {
    expect(said(text, choice('button-person', 'person'), help)).toEqual({ skill: 'help', input: {} });
  });

  it.each(['what can you do about my cup', '?', '', 'person'])('are none: %s', (text) => {
    expect(said(text, help)).toBeUndefined();
  });

  it('press none where two buttons that say the same do different things', () => {
    const [one, other] = ['1', '2'].map((id) => choice('button-case-new', 'complaint', { id }));
    expect(said('report a problem', one!, other!)).toBeUndefined();
    expect(said('report a problem', one!, one!)).toEqual({ skill: 'complaint', input: { id: '1' } });
  });
});
