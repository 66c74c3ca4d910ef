import { normalise } from './keywords.ts';

/** Words by language, in small letters without marks. */
type Words = {
  /** To give, to move, to share. */
  gives: string;
  /** To give away, which says by itself that it is to somebody else. */
  givesAway: string;
  uses: string;
  /** Somebody of theirs, or another member. */
  others: string;
};

const POINTS = 'points?|pts|poeng\\w*|point\\w*|poang\\w*|piste\\w*|\\w*punkte?n?|punte';

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    gives: 'give|transfer|send|share|move|gift(?= (?:my |our |some |the )?points)|donate|pass|pool|combine|lend|put',
    givesAway: '(?:give|giving) away(?: \\w+){0,2} points|(?:transfer|share|gift|donate)(?: my| our| some| the)? points',
    uses: 'use|spend|redeem',
    others:
      '(?:husband|wife|partner|boyfriend|girlfriend|spouse|fiancee?|mother|mum|mom|father|dad|parent|son|daughter|kid|child|children|brother|sister|friend|mate|family|household|neighbou?r|colleague|grandma|granny|grandpa|flatmate|roommate)s?|(?:someone|somebody|anyone|anybody) else|another (?:member|person|card|account|membership)|other (?:members?|people)',
  },
  nb: {
    gives: 'gi|gir|overfore?|overforer|sende?|sender|dele?|deler|flytte?|samle?|skjenke?|donere?|lane?|felles',
    givesAway:
      'gi(?:r|tt)? bort(?: \\w+){0,2} poeng\\w*|poeng\\w*(?: \\w+){0,1} (?:bort|videre)|overfore? (?:\\w+ )?poeng\\w*|dele poeng\\w*',
    uses: 'bruke?|bruker|nytte|benytte',
    others:
      'mannen|kona|kjaeresten?|samboer\\w*|ektefellen?|mamma|moren?|pappa|faren?|foreldre\\w*|sonnen?|datter\\w*|barn\\w*|unge(?:ne|n)|bror\\w*|soster\\w*|venn(?:en|er)?|venninn\\w*|kompis\\w*|familien?|husstanden?|naboen?|kollega\\w*|(?:noen|nokon) (?:andre|annen)|en annen|(?:til|med) andre|et annet (?:medlem|kort|medlemskap)',
  },
  da: {
    gives:
      'give|gives|giver|overfore?|overforer|faelles|overdrage\\w*|sende?|dele?|deler|flytte?|samle?|foraere?|foraerer|skaenke|donere?|lane?',
    givesAway:
      '(?:give|foraere)(?: \\w+){0,2} point\\w* (?:vaek|videre)|(?:give|foraere) (?:vaek|videre)(?: \\w+){0,2} point\\w*|overfore? (?:\\w+ )?point|overdrage (?:mine )?point|dele point',
    uses: 'bruge?|bruger|benytte',
    others:
      'mand|kone|kaereste|samlever|aegtefaelle|mor|far|foraeldre|son|datter|born|barn|bror|soster|ven|venner|veninde|familien?|husstanden?|nabo|kollega|en anden|(?:til|med) andre|et andet (?:medlem|kort|medlemskab)',
  },
  sv: {
    gives: 'ge|ger|overfora|overfor|fora|gemensamma|skicka|skickar|dela|delar|flytta|samla|skanka|donera|overlata|lana',
    givesAway:
      '(?:ge|skanka) bort(?: \\w+){0,2} poang\\w*|poang\\w*(?: \\w+){0,1} (?:bort|vidare)|(?:overfora|fora over) (?:\\w+ )?poang\\w*|dela poang\\w*',
    uses: 'anvanda|anvander|utnyttja|nyttja',
    others:
      'min mans?|mannen|fru|frun|sambon?|partner|pojkvan\\w*|flickvan\\w*|mamma|pappa|foraldrar\\w*|son|sonen|dotter|barn\\w*|bror|brorsan|syster|syrran|van|vanner|vaninna|kompis\\w*|familjen?|hushallet|granne\\w*|kollega|(?:nagon|en) annan|(?:till|med) andra|en annan (?:medlem|person)|ett annat (?:kort|medlemskap)',
  },
  fi: {
    gives:
      'antaa|annan|antaisin|siirtaa|siirran|siirra|siirtaisin|jakaa|jaan|jaetaan|lahjoittaa|lahjoitan|lahjoittaisin|luovuttaa|luovutan|lahettaa|lahetan|laheta|yhdistaa|yhdistamme|yhdistan|lainata|lainaan',
    givesAway:
      '(?:siirtaa|lahjoittaa|jakaa) (?:\\w+ )?piste\\w*|piste\\w* (?:siirtaa|lahjoittaa|jakaa|antaa pois)|antaa piste\\w* pois',
    uses: 'kaytt\\w*|kayta\\w*|lunasta\\w*',
    others:
      'miehe\\w*|vaimo\\w*|puoliso\\w*|kumppani\\w*|avo(?:miehe|vaimo|puoliso)\\w*|(?:tytto|poika)ystava\\w*|aiti\\w*|aidi\\w*|isa(?:lle|ni|lleni|n|nsa)|vanhemm\\w*|poika\\w*|poja\\w*|tytar\\w*|tyttare\\w*|laps\\w*|velje\\w*|veli\\w*|sisko\\w*|ystava\\w*|kaveri\\w*|perhe\\w*|talou\\w*|naapuri\\w*|toiselle|toisen jasen\\w*|toinen (?:jasen|henkilo)\\w*|toiseen jasen\\w*|jollekin|jollekulle|muille',
  },
  de: {
    gives:
      'gebe?n?|abgeben|weitergeben|ubertrage?n?|uberschreib\\w*|schicke?n?|senden?|teilen?|verschieben|verschenken?|schenken?|sammeln|zusammenlegen|uberlassen|spenden|leihen|gutschreiben',
    givesAway:
      'punkte?(?: \\w+){0,2} (?:verschenken|weitergeben|ubertragen)|(?:ubertrage|verschenke) (?:ich )?(?:meine |die )?punkte',
    uses: 'nutzen?|nutzt|benutzen?|verwenden?|einlosen?|ausgeben',
    others:
      '(?:meine[mnrs]?|mein|unsere[rnm]?|eine[mnr]?|der|den|die) (?:mann(?:es)?|frau|partner(?:in|s)?|freund(?:in|es)?|ehemann(?:es)?|ehefrau|mutter|mama|vaters?|papa|eltern|sohn(?:es)?|tochter|kind(?:er|ern|es)?|bruders?|schwester|oma|opa|familie|nachbar(?:n|in)?|kolleg(?:e|en|in))|freunden?|familie|haushalt|(?:jemand|jemandem|jemanden) ander\\w*|an andere|mit anderen|ander\\w* (?:mitglied\\w*|konto|karte)',
  },
  af: {
    gives: 'gee|stuur|deel|skenk|skuif|oordra|dra|oorplaas|plaas|leen|kombineer|bymekaarsit',
    givesAway: 'punte weggee|weggee(?: \\w+){0,2} punte|punte oordra|dra(?: \\w+){0,2} punte oor',
    uses: 'gebruik|spandeer|bestee',
    others:
      '(?:man|vrou|maat|kerel|meisie|verloofde|ma|pa|ouers|seun|dogter|kind|kinders|broer|suster|vriend|vriendin|vriende|gesin|familie|huishouding|buurman|buurvrou|kollega)|iemand anders|ander (?:lid|persoon|kaart|mense)',
  },
};

/** Who brings friends asks for something of their own. */
const BRINGS =
  /(?:^| )(?:bring\w*|refer\w*|invit\w*|recruit\w*|verve\w*|verving|varva\w*|anbefal\w*|inviter\w*|bjud\w*|tuo\w*|kutsu\w*|werbe\w*|geworben\w*|empfehl\w*|einlad\w*|saambring\w*|nooi\w*|verwys\w*)(?= |$)/u;
/** What was done already may have been done without asking: that is no question. */
const DONE = /(?:^| )(?:hat|haben (?:sie|die)|wurden?|worden|har (?:noen|nogen|nagon)|joku on)(?= |$)/u;
/** Points that somebody wants for themselves. */
const FOR_ME =
  /(?:^| )(?:(?:give|send) (?:me|us)|gi(?:r|v|ve)? m(?:eg|ig)|ger? mig|(?:anna|antakaa) m(?:in)?ulle|geb(?:t|en)(?: sie)? mir|gib mir)(?= |$)/u;
/** Who uses them already, and should not, complains. */
const MAY = /(?:^| )(?:can|may|could|allowed|wants?|ok|kan|ma|far|lov|voi\w*|saa\w*|kann|konn\w*|darf\w*|durf\w*|mag)(?= |$)/u;
const MOST_WORDS = 24;
const THEM = '(?:them|dem|dom|de|niita|sie|hulle|mine|mina|meine|myne)';

const inWords = (words: string): RegExp => new RegExp(`(?:^| )(?:${words})(?= |$)`, 'u');
const PATTERNS = new Map(
  Object.entries(WORDS).map(([language, { gives, givesAway, uses, others }]) => [
    language,
    {
      gives: inWords(gives),
      givesAway: inWords(givesAway),
      uses: inWords(uses),
      usesThem: new RegExp(`(?:^| )(?:(?:${uses}) ${THEM}|${THEM}(?: (?:auch|ook|also))? (?:${uses}))(?: \\w+)?$`, 'u'),
      others: inWords(`(?:${others})s?`),
      // "My daughter … my points", "my husband's points"; "points for a gift for my wife" are theirs.
      othersPoints: inWords(`(?:${others})s?(?: \\w+){0,4} (?:${POINTS})|(?:${POINTS}) (?:til |till |av |von )?(?:${others})`),
    },
  ]),
);
const NAMES_POINTS = inWords(POINTS);
/** "Can my wife use them?": who says no more than this asks it of points. */
const MOST_WORDS_OF_THEM = 6;

/** Whether somebody wants points to go to another person, or be used by one: "can I give my points to my husband?". Pure. */
export function sharesPoints(text: string, language: string): boolean {
  const patterns = PATTERNS.get(language);
  const words = normalise(text);
  const said = words.join(' ');
  if (!patterns || words.length > MOST_WORDS || BRINGS.test(said) || FOR_ME.test(said) || DONE.test(said)) return false;
  if (!NAMES_POINTS.test(said))
    return (
      words.length <= MOST_WORDS_OF_THEM && MAY.test(words[0]!) && patterns.usesThem.test(said) && patterns.others.test(said)
    );
  if (patterns.givesAway.test(said)) return true;
  if (patterns.gives.test(said) && patterns.others.test(said)) return true;
  return patterns.uses.test(said) && patterns.othersPoints.test(said) && MAY.test(said);
}
