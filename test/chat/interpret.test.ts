import { describe, expect, it } from 'vitest';
import { formsOf } from '../../src/chat/form.ts';
import { createFormDesk } from '../../src/chat/forms.ts';
import { interpret } from '../../src/chat/interpret.ts';
import { MENU_COMMANDS } from '../../src/chat/menu.ts';
import type { Flow } from '../../src/chat/work.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { createSkills } from '../../src/skills/index.ts';
import { loadUnderstanding } from '../../src/understanding/index.ts';
import { granlia, SECRET } from '../helpers/people.ts';

const rules = granlia();
const skills = createSkills({
  programme: () => ({ version: 1, validFrom: new Date(0), rules }),
  secret: SECRET,
  forms: createFormDesk(formsOf([]), loadTexts(LANGUAGES)),
  texts: loadTexts(LANGUAGES),
  privateUrl: () => undefined,
});
const understand = loadUnderstanding(LANGUAGES);

const context = (flow?: Flow, language = 'en') => ({ language, flow, skills, understand, languages: LANGUAGES });
const says = (text: string, flow?: Flow, language?: string) => interpret({ kind: 'text', text }, context(flow, language));
const commands = (name: string, argument = '') => interpret({ kind: 'command', name, argument }, context());

const asksForCode: Flow = { skill: 'link', data: {} };
const missedOnce: Flow = { skill: 'not_understood', data: { missed: 1 } };

describe('a command', () => {
  it.each([
    ['points', 'balance'],
    ['history', 'history'],
    ['why', 'why'],
    ['join', 'join'],
    ['link', 'link'],
    ['unlink', 'unlink'],
    ['language', 'language'],
    ['privacy', 'privacy'],
    ['stop', 'stop'],
    ['help', 'help'],
    ['start', 'greet'],
  ])('/%s asks for %s, from a menu or typed', (name, skill) => {
    expect(commands(name)).toEqual({ skill, input: {} });
    for (const typed of [`/${name}`, `  /${name.toUpperCase()} `]) expect(says(typed)).toEqual({ skill, input: {} });
  });

  it.each([
    ['osl-storo', { skill: 'arrive', input: { source: 'osl-storo' } }],
    ['x'.repeat(64), { skill: 'arrive', input: { source: 'x'.repeat(64) } }],
    ['linked', { skill: 'arrive', input: { source: 'linked' } }],
    ['link-', { skill: 'arrive', input: { source: 'link-' } }],
    ['link-A3C4D6E7F', { skill: 'link', input: { code: 'A3C4D6E7F', byLink: true } }],
    ['LINK-a3c-4d6-e7f', { skill: 'link', input: { code: 'a3c-4d6-e7f', byLink: true } }],
  ])('/start with what a link carried, %s', (payload, request) => {
    expect(commands('start', payload)).toEqual(request);
    expect(says(`/start ${payload}`)).toEqual(request);
  });

  it('of the menu is one that is understood', () => {
    for (const name of MENU_COMMANDS) expect(commands(name).skill).not.toBe('not_understood');
  });

  it.each(['nonsense', 'constructor', '__proto__', 'tostring', 'hasownproperty', ''])(
    'that does not exist is not understood: /%s',
    (name) => {
      expect(commands(name)).toEqual({ skill: 'not_understood', input: { missed: 0 } });
      expect(says(`/${name}`)).toMatchObject({ skill: 'not_understood' });
    },
  );

  it('/link takes the code along', () => {
    expect(says('/link abc-def-ghj')).toEqual({ skill: 'link', input: { code: 'abc-def-ghj' } });
    expect(commands('link', 'ABC DEF GHJ')).toEqual({ skill: 'link', input: { code: 'ABC DEF GHJ' } });
  });

  it.each([
    ['suomi', 'fi'],
    ['Finnish', 'fi'],
    ['norsk', 'nb'],
    ['deutsch', 'de'],
    ['svenska', 'sv'],
    ['Afrikaans', 'af'],
    ['dansk', 'da'],
    ['english', 'en'],
  ])('/language %s changes to %s', (named, language) => {
    expect(says(`/language ${named}`)).toEqual({ skill: 'language', input: { language } });
  });

  it('/language with anything else asks which', () => {
    for (const argument of ['klingon', '', '😀'])
      expect(commands('language', argument)).toEqual({ skill: 'language', input: {} });
  });

  it('has an input that its skill takes, however long or odd its argument is', () => {
    for (const name of [...MENU_COMMANDS, 'start', 'why', 'unlink', 'constructor'])
      for (const argument of ['', 'x', 'x'.repeat(4_000), '😀'.repeat(500), '\u202Eabc', "'; drop table member; --"]) {
        const { skill, input } = commands(name, argument);
        expect(skills.get(skill)?.input.safeParse(input).success, `/${name} ${argument.slice(0, 20)}`).toBe(true);
      }
  });
});

describe('a text', () => {
  it('answers what the running flow asked, if it can be an answer', () => {
    for (const code of ['acd efg hjk', 'abc-def-ghj', 'ACD4FGHJK'])
      expect(says(code, asksForCode)).toEqual({ skill: 'link', input: { code } });
  });

  it('breaks out of a flow when it means something else', () => {
    expect(says('how many points do I have?', asksForCode)).toMatchObject({ skill: 'balance' });
    expect(says('stop', asksForCode)).toMatchObject({ skill: 'stop' });
    expect(says('perfect', asksForCode)).toMatchObject({ skill: 'thanks' });
    expect(says('/points', asksForCode)).toMatchObject({ skill: 'balance' });
  });

  it('that is not understood counts how often in a row', () => {
    expect(says('qwertz')).toMatchObject({ skill: 'not_understood', input: { missed: 0 } });
    expect(says('qwertz', missedOnce)).toMatchObject({ skill: 'not_understood', input: { missed: 1 } });
    expect(says('qwertz', { skill: 'not_understood', data: {} })).toMatchObject({ input: { missed: 0 } });
    expect(says('my points', missedOnce)).toMatchObject({ skill: 'balance' });
  });

  it('names the language that it is clearly written in', () => {
    expect(says('hvor mange poeng har jeg?')).toMatchObject({ skill: 'balance', language: 'nb' });
    expect(says('how many points do I have?')).toEqual({ skill: 'balance', input: {}, language: undefined });
  });

  it('of a flow whose skill is no more is understood like any other', () => {
    expect(says('my points', { skill: 'gone', data: {} })).toMatchObject({ skill: 'balance' });
  });
});

describe('what we cannot read', () => {
  it('is answered by its caption, if it has one', () => {
    expect(interpret({ kind: 'attachment', media: 'photo', caption: 'my points' }, context())).toMatchObject({
      skill: 'balance',
    });
    expect(interpret({ kind: 'attachment', media: 'voice' }, context())).toEqual({
      skill: 'attachment',
      input: { media: 'voice' },
    });
  });

  it('answers a clear wish beside danger that was only learnt, and nothing beside what was said', () => {
    const heard = { intent: 'balance', certainty: 'likely', confidence: 0.9, alternatives: [], slots: {} } as const;
    const request = (danger: object) =>
      interpret({ kind: 'text', text: 'hm' }, { ...context(), understand: () => ({ ...heard, danger: 'unclear', ...danger }) });
    expect(request({ isDangerLearnt: true })).toMatchObject({
      skill: 'danger',
      input: { danger: 'unclear' },
      further: { skill: 'balance' },
    });
    expect(request({ danger: 'fire' })).not.toHaveProperty('further');
  });
});
