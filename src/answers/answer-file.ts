import { LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { type Answer, type AnswerDraft, draftSchema } from './answer.ts';

/** A file of answers cannot be used; the message lists every problem with its line. */
export class AnswersInvalid extends Error {
  override name = 'AnswersInvalid';
}

/**
 * Reads answers as people write them, in YAML or JSON. The comments in `answers.yaml` explain each field.
 *
 * @throws AnswersInvalid with all problems at once, each with its line
 */
export function parseAnswers(source: string, terms: { languages: readonly string[]; shops: readonly string[] }): AnswerDraft[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0)
    throw new AnswersInvalid(`The file is not YAML:\n${document.errors.map(({ message }) => `  ${message}`).join('\n')}`);
  const file = z.strictObject({ answers: z.array(draftSchema(terms.languages)) }).superRefine(({ answers }, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [i, { code, shops }] of answers.entries()) {
      if (answers.findIndex((other) => other.code === code) < i) problem(['answers', i, 'code'], `${code} is there twice`);
      for (const shop of Object.keys(shops))
        if (!terms.shops.includes(shop)) problem(['answers', i, 'shops', shop], 'there is no such shop');
    }
  });
  const content: unknown = document.toJS();
  const parsed = file.safeParse(content);
  if (parsed.success) return parsed.data.answers;
  const problems = parsed.error.issues.flatMap((issue) => {
    // A field that is not known stands in the file; its place is its own.
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const message = issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message;
    return paths.map((path) => `  ${lineOf(path)}${nameOf(path, content)}: ${message}`);
  });
  throw new AnswersInvalid(
    `The file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.join('\n')}`,
  );

  /** Of the value itself, or of the innermost thing around it that is there. */
  function lineOf(path: readonly PropertyKey[]): string {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length).map(String), true);
      const isThere = typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
      if (isThere) return `line ${lines.linePos((node.range as number[])[0]!).line}, `;
    }
    return '';
  }
}

/** "opening-hours.text.nb" where the answer has a code: "answers.3.text.nb" would make people count. */
function nameOf(path: readonly PropertyKey[], content: unknown): string {
  const [top, index, ...rest] = path;
  if (top !== 'answers' || typeof index !== 'number') return path.join('.') || '(the whole file)';
  const { code } = ((content as { answers: unknown[] }).answers[index] ?? {}) as { code?: unknown };
  return [typeof code === 'string' ? code : `answers.${index}`, ...rest.map(String)].join('.');
}

/** Answers as a file that can be imported again. */
export const answersFile = (answers: readonly Answer[]): string =>
  stringify({
    answers: answers.map(({ code, content, validFrom, validUntil }) => toDraft(code, content, validFrom, validUntil)),
  });

function toDraft(code: string, { shops, active, ...content }: Answer['content'], from: string | null, until: string | null) {
  return {
    code,
    ...content,
    ...(Object.keys(shops).length > 0 && { shops }),
    ...(from !== null && { from }),
    ...(until !== null && { until }),
    ...(active ? {} : { active }),
  };
}
