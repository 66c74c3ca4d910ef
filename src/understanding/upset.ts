import { normalise } from './keywords.ts';
import { type FindMoods, loadMoods } from './moods.ts';
import { onlyUpset } from './only-upset.ts';

/**
 * What is thrown at somebody, by language, in small letters without marks; beside the displeasure that `moods/` knows. English is tried in
 * all of them, since people swear in it.
 */
const THROWN: Readonly<Record<string, string>> = {
  en: 'idiot\\w*|moron\\w*|stupid|dumb\\w*|fools?|fuck\\w*|shut up|piss off|bullshit|assholes?|bastards?|scam\\w*|worthless',
  nb: 'dust|duster|tullinger?|teite?|dum|dumme|hold kjeft\\w*|drit i|ubrukelig\\w*|verdilos\\w*|skjerp\\w*',
  da: 'dum|dumme|hold (?:din )?kaeft|ubrugelig\\w*|vaerdilos\\w*',
  sv: 'dum|dumma|dumt|korkad\\w*|hall kaften|vardelos\\w*|javla|oduglig\\w*',
  fi: 'idiootti\\w*|tyhma\\w*|typera\\w*|hyodyton\\w*|turpa kiinni|pelle|pellet|vitun',
  de: 'dumm(?:e[rmns]?|kopf\\w*)?|blod\\w*|halt die klappe|nutzlos\\w*|arschloch|verarsch\\w*|unfahig\\w*',
  af: 'onnosel\\w*|dwaas|idioot|idiote|dom|bly stil|hou jou bek|nutteloos|waardeloos',
};

const ANGRY_FACES = /[😡😠🤬👿💢🖕]/u;
const MOST_WORDS = 40;

/** Whether somebody is angry with us, or with the bot. Who only says that something is broken is not. Pure. */
export function soundsUpset(text: string, language: string): boolean {
  const words = normalise(text).slice(0, MOST_WORDS).join(' ');
  return ANGRY_FACES.test(text) || onlyUpset(text) || thrownIn(language).test(words) || moodsOf(language)(text).has('negative');
}

const thrown = new Map<string, RegExp>();
const moods = new Map<string, FindMoods>();

function thrownIn(language: string): RegExp {
  const made = thrown.get(language) ?? new RegExp(`\\b(?:${THROWN.en}|${THROWN[language] ?? THROWN.en})\\b`);
  thrown.set(language, made);
  return made;
}

/** The patterns are read when they are first asked for: most messages are understood without them. */
function moodsOf(language: string): FindMoods {
  const read = moods.get(language) ?? loadMoods([language]);
  moods.set(language, read);
  return read;
}
