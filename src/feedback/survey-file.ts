import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { BUILT_IN, SURVEY_KINDS, type Survey } from './surveys.ts';

/** What a file of surveys must fit: as the programme of loyalty has it. */
export type SurveyFileRules = {
  languages: { offered: readonly string[] };
  service: { teams: readonly { code: string }[] };
};

/** `surveys.yaml` cannot be used; the message lists every problem with its place. */
export class SurveysInvalid extends Error {
  override name = 'SurveysInvalid';
}

const text = z.string().trim().min(1).max(300);
const team = z.string().min(1);

const schema = (offered: readonly string[]) => {
  // Half a question in another language is worse than none: whoever writes one writes it in every language that is offered.
  const localised = z.record(z.string(), text).superRefine((texts, context) => {
    const missing = offered.filter((language) => texts[language] === undefined);
    const unknown = Object.keys(texts).filter((language) => !offered.includes(language) && language !== 'en');
    if (missing.length > 0)
      context.addIssue({
        code: 'custom',
        message: `is missing in ${missing.join(', ')}: everybody is asked in their own language`,
      });
    if (unknown.length > 0)
      context.addIssue({ code: 'custom', message: `has ${unknown.join(', ')}, which the programme does not offer` });
  });
  return z.strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is short, in small letters, digits and hyphens, e.g. delivery'),
    kind: z.enum(SURVEY_KINDS),
    title: z
      .record(z.string(), text)
      .refine(({ en }) => en !== undefined, 'needs at least the English text, e.g. { en: After a delivery }'),
    question: localised.optional(),
    followUp: localised.optional(),
    reason: localised.optional(),
    team: team.optional(),
    openDays: z.int().min(1).max(60).default(7),
    active: z.boolean().default(true),
  });
};

/** A survey as a marketing manager writes it. The comments in `surveys.yaml` explain each field. */
export type SurveyDraft = Omit<Survey, 'id'>;

/** @throws SurveysInvalid with all problems at once */
export function parseSurveys(yaml: string, { languages, service }: SurveyFileRules): SurveyDraft[] {
  let document: unknown;
  try {
    document = parse(yaml);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new SurveysInvalid(`The file is not YAML: ${cause.message}`, { cause });
  }
  const teams = service.teams.map(({ code }) => code);
  const file = z.strictObject({ surveys: z.array(schema(languages.offered)) }).superRefine(({ surveys }, context) => {
    for (const [i, { code, kind, team }] of surveys.entries()) {
      const builtIn = Object.hasOwn(BUILT_IN, code) ? BUILT_IN[code] : undefined;
      if (surveys.findIndex((other) => other.code === code) < i)
        context.addIssue({ code: 'custom', path: ['surveys', i, 'code'], message: `${code} is there twice` });
      if (team !== undefined && !teams.includes(team))
        context.addIssue({ code: 'custom', path: ['surveys', i, 'team'], message: `is one of ${teams.join(', ')}` });
      if (builtIn && builtIn.kind !== kind)
        context.addIssue({ code: 'custom', path: ['surveys', i, 'kind'], message: `is ${builtIn.kind} for ${code}` });
    }
  });
  const parsed = file.safeParse(document);
  if (parsed.success) return parsed.data.surveys;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${placeOf(path, document)}: ${message}`);
  throw new SurveysInvalid(
    `The file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.join('\n')}`,
  );
}

/** "delivery.question" where the survey has a code, else by its place in the file. */
function placeOf(path: readonly PropertyKey[], document: unknown): string {
  const [top, index, ...rest] = path;
  if (top !== 'surveys' || typeof index !== 'number') return path.join('.') || '(the whole file)';
  const { code } = ((document as { surveys: unknown[] }).surveys[index] ?? {}) as { code?: unknown };
  return [typeof code === 'string' ? code : `surveys.${index}`, ...rest.map(String)].join('.');
}
