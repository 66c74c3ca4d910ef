/** How people say yes and no to a question of ours, as the whole message, in every language: nobody minds which one it was. */
const YES =
  'yes|yes please|yep|yeah|yup|sure|ok|okay|do it|go on|y|ja|ja takk|ja tak|ja tack|ja bitte|ja gerne|jepp|jo|gjerne|gerne|gärna|kyllä|joo|juu|ok joo|asseblief|ja asseblief|jawohl|klar|of course|definitely|yes thanks|ja gjerne|jada|absolutt|javisst|javist|ja gerne|ja gärna|klart|totta kai|kyllä kiitos|joo kiitos|natürlich|ja natürlich|natuurlik|ja dankie';
const NO =
  'no|no thanks|no thank you|nope|not now|n|nei|nei takk|nej|nej tak|nej tack|ei|ei kiitos|en|nee|nee dankie|nein|nein danke|lieber nicht|nah|no way|ikke nå|nei ikke nå|ikke nu|nej ikke nu|inte nu|nä|nej inte nu|ei nyt|en halua|jetzt nicht|nicht jetzt|nie nou nie';

const [YES_WORDS, NO_WORDS] = [YES, NO].map((words) => new Set(words.split('|'))) as [Set<string>, Set<string>];

/** @returns undefined for what is neither */
export function yesOrNo(text: string): boolean | undefined {
  const said = text
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}]|\uFE0F|\u200D/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (said === '') {
    const [isYes, isNo] = [/[👍👌✅✔]/u, /[👎❌✖]/u].map((signs) => signs.test(text)) as [boolean, boolean];
    return isYes === isNo ? undefined : isYes;
  }
  if (YES_WORDS.has(said)) return true;
  return NO_WORDS.has(said) ? false : undefined;
}
