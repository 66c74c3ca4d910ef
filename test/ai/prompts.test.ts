import { describe, expect, it } from 'vitest';
import { loadCheckWords } from '../../src/ai/backed.ts';
import { judgeCase, loadEvaluation } from '../../src/ai/evaluation.ts';
import { mask, type Sensitive } from '../../src/ai/mask.ts';
import { openModel } from '../../src/ai/model.ts';
import { loadPrompts, PromptInvalid, PURPOSES, parsePrompt } from '../../src/ai/prompts.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { createLog } from '../../src/shared/log.ts';
import { loadClassifier } from '../../src/understanding/classifier.ts';
import { openModelServer, type Reply } from '../helpers/model.ts';

const prompts = loadPrompts();
const texts = loadTexts(LANGUAGES);
const check = loadCheckWords(LANGUAGES, loadClassifier());
const budget = { reserve: async () => ({ day: '2026-11-22', tokens: 0, microUsd: 0 }), settle: async () => {} };

describe('the prompts', () => {
  it('do what their evaluations ask when the model answers as it should, and stand firm when it does not', async () => {
    const server = await openModelServer();
    const model = openModel({ settings: server.settings, budget, log: createLog('silent') });
    const failed: unknown[] = [];
    for (const purpose of PURPOSES)
      for (const one of loadEvaluation(purpose).cases) {
        server.answers((): Reply => ('json' in one.scripted ? { content: JSON.stringify(one.scripted.json) } : one.scripted));
        const { passed, got } = await judgeCase(purpose, one, { model, prompts, texts, check });
        if (!passed) failed.push({ purpose, case: one.name, got });
      }
    expect(failed).toEqual([]);
    expect(server.asked.some(({ user }) => /48213|Mette/.test(user))).toBe(false);
  });

  it('fill in what a customer wrote as it is, whatever it looks like', () => {
    const { user, system } = prompts.understand.fill({ brand: 'Granlia', language: 'English', text: '{{brand}} $& {{secret}}' });
    expect(user).toBe('{{brand}} $& {{secret}}');
    expect(system).toContain('the assistant of Granlia');
  });

  it.each([
    ['no front matter', '# System\na\n# User\nb'],
    ['another purpose', '---\npurpose: summarise\nversion: 1\ninputs: {}\nmostOutputTokens: 5\n---\n# System\na\n# User\nb\n'],
    [
      'an undeclared input',
      '---\npurpose: understand\nversion: 1\ninputs: {}\nmostOutputTokens: 5\n---\n# System\na\n# User\n{{b}}\n',
    ],
    [
      'an unknown field',
      '---\npurpose: understand\nversion: 1\ninputs: {}\nmostOutputTokens: 5\nsecret: 1\n---\n# System\na\n# User\nb\n',
    ],
  ])('are refused at the start with %s', (_, source) => {
    expect(() => parsePrompt(source, 'understand')).toThrow(PromptInvalid);
  });
});

describe('masking', () => {
  const cases: [text: string, masked: string, needs?: Sensitive[]][] = [
    ['order 48213 to mette.holm@example.no', 'order [number-a] to [email-a]'],
    ['K-2107 and again K-2107, not K-2108', '[number-a] and again [number-a], not [number-b]'],
    ['ring meg på +47 912 34 567', 'ring meg på [phone-a]'],
    ['call 0712345678 or (040) 123 4567', 'call [phone-a] or [phone-b]'],
    ['Mette here, METTE HOLM', '[name-b] here, [name-a]'],
    ['jeg hedder Anne-Grethe Sørensen og min kop er knust', 'jeg hedder [name-a] og min kop er knust'],
    ['2 of 6 cups, 298 kr', '2 of 6 cups, 298 kr'],
    ['member 1002003', 'member 1002003', ['numbers']],
    ['I was thinking', 'I was thinking'],
  ];
  it.each(cases)('%s', (text, expected, needs = []) => {
    const masked = mask(text, ['Mette Holm'], needs);
    expect(masked.text).toBe(expected);
    expect(masked.unmask(masked.text)).toBe(text);
  });

  it('puts nothing back that nobody masked', () => {
    expect(mask('order 48213', []).unmask('[number-a] [number-b] [name-a]')).toBe('48213 [number-b] [name-a]');
  });
});
