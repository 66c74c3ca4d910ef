import type { Understand, Understanding } from './index.ts';

const LONGEST_REMEMBERED = 60;
const MOST_REMEMBERED = 2_000;

/**
 * Remembers what short texts mean, since the same ones come all day long.
 *
 * @param knowledge what a meaning depends on besides the text and its context; everything is forgotten when it becomes another one
 */
export function remembering(understand: Understand, knowledge: () => unknown): Understand {
  const meanings = new Map<string, Understanding>();
  let known = knowledge();
  return (text, context) => {
    if (text.length > LONGEST_REMEMBERED) return understand(text, context);
    const current = knowledge();
    if (current !== known || meanings.size >= MOST_REMEMBERED) meanings.clear();
    known = current;
    const { language = '?', languages: offered, today = '', asked = '' } = context;
    const key = `${language} ${offered.join()} ${today} ${asked} ${text}`;
    const remembered = meanings.get(key);
    if (remembered) return remembered;
    const meaning = understand(text, context);
    meanings.set(key, meaning);
    return meaning;
  };
}
