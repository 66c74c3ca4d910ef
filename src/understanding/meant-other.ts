import { normalise } from './keywords.ts';

/** "That's not what I meant", in every language: nobody minds which one it was. In small letters without marks. */
const SAID = [
  '(?:thats|that is|this is|it is|its|this isnt|that isnt|it isnt|that was|this was) (?:not )?(?:at all )?what i (?:meant|mean|asked|asked for|asked about|am asking|wanted|said|wrote)',
  'not (?:at all )?what i (?:meant|mean|asked|asked for|asked about|wanted|said|wrote)|i didnt (?:mean|ask|ask for|ask about|say) (?:that|this|it)|thats not my question|(?:that |this |you )?(?:doesnt|does not|didnt|did not) answer my question|you (?:misunderstand|misunderstood)(?: me)?|wrong answer',
  // bokmål, Danish, Swedish
  '(?:det|dette|det her) (?:var|er) (?:jo |slett |slet )?ikke (?:det|hva|hvad) jeg (?:mente|mener|spurte om|spurte etter|spurgte om|ba om|bad om|skrev|sa|sagde|ville|ville ha|ville have)',
  '(?:det|dette) (?:mente|spurte|spurgte|sa|sagde) jeg (?:jo )?ikke(?: om)?|(?:du|dere|i) misfor?star(?: meg| mig)?|du misforsto(?:d)?(?: meg| mig)?|(?:feil|forkert) svar',
  '(?:det|det dar|det har) (?:var|ar) (?:ju )?inte (?:det|vad|sa)(?: som)? jag (?:menade|menar|fragade om|fragade|bad om|skrev|sa|ville|ville ha)|det (?:menade|fragade|sa) jag (?:ju )?inte(?: om)?|(?:du|ni) missforst(?:ar|od)(?: mig)?|fel svar',
  // Finnish
  '(?:en|emma|enha) (?:ma |mina )?(?:(?:tata|sita|tuota|tota) )?(?:tarkoittanut|tarkottanu|tarkoittanu|kysynyt|kysyny|pyytanyt)(?: tata| sita| tuota| tota)?|(?:tata|sita|tuota) (?:ma )?en (?:tarkoittanut|kysynyt|pyytanyt)|(?:se|toi|tama|tuo) ei (?:ollut|oo|ole) se mita (?:ma )?(?:tarkoitin|kysyin|pyysin)|ymmarsit vaarin|vaara vastaus',
  // German
  'das (?:meinte|meine|wollte|sagte) ich (?:doch |aber )?(?:gar )?nicht|das habe? ich (?:doch |aber )?(?:gar )?nicht (?:gemeint|gefragt|gesagt|gewollt)|so (?:war|habe? ich) das nicht gemeint|danach habe? ich (?:doch |aber )?(?:gar )?nicht gefragt|(?:sie haben|du hast) mich falsch verstanden|(?:sie verstehen|du verstehst) mich falsch|falsche antwort',
  // Afrikaans
  '(?:dit is|dis|dit was) nie wat ek (?:bedoel|gevra|gese|wil|wou)(?: het| he)?(?: nie)?|ek het (?:dit )?nie (?:dit |daarvoor )?(?:bedoel|gevra)(?: nie)?|dit het ek nie (?:bedoel|gevra)(?: nie)?|jy verstaan (?:my )?verkeerd|verkeerde antwoord',
].join('|');
const BEFORE = 'no|nope|nei|nej|nein|nee|ei|eiku|but|men|aber|maar|mutta|sorry|hey|oh|argh|og|och|hm|hmm|uh|ne|na';
const WHOLE = new RegExp(`^(?:(?:${BEFORE}) )*(?:${SAID})$`);

/** Whether somebody only says that our answer was to something else than they meant. Pure. */
export const meantOther = (text: string): boolean => {
  const words = normalise(text);
  return words.length <= MOST_WORDS && WHOLE.test(words.join(' '));
};

const MOST_WORDS = 14;
