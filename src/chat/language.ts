/** What may decide the language of an answer, the strongest first. */
export type LanguageEvidence = {
  /** The message is clearly written in it. */
  understood?: string;
  /** What this conversation is in. */
  conversation?: string;
  /** What the member chose. */
  member?: string;
  /** A BCP 47 tag of the platform or browser. */
  hint?: string;
};

/** Names of our languages in other tags: both written forms of Norwegian, and its old joint tag, are served by bokmål. */
const SAME: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/** The language of the answer: one that is offered, in the order of the evidence, else the programme's own. */
export function chooseLanguage(evidence: LanguageEvidence, offered: readonly string[], byDefault: string): string {
  const candidates = [evidence.understood, evidence.conversation, evidence.member, hintedLanguage(evidence.hint)];
  return candidates.find((language) => language !== undefined && offered.includes(language)) ?? byDefault;
}

/** The one of our languages, offered or not, that a tag ("nb-NO") stands for. */
export function hintedLanguage(hint: string | undefined): string | undefined {
  const primary = hint?.toLowerCase().split(/[-_]/)[0];
  return primary ? (SAME[primary] ?? primary) : undefined;
}
