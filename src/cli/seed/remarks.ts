import type { Language } from '../../loyalty/index.ts';
import type { ComplaintCategory } from '../../support/index.ts';

// What customers of Granlia wrote beside a number, and in what words a parcel was wet.

export type Mood = 'glad' | 'so_so' | 'cross';

const WORDS: Readonly<Record<Mood, Partial<Record<Language, readonly string[]>>>> = {
  glad: {
    nb: [
      'Alltid hyggelig betjening i butikken.',
      'Kaffen deres er den beste i byen.',
      'Rask levering, og pent pakket.',
      'Dere hjalp meg med en gang da noe var galt.',
      'Fine ting til hjemmet, og poengene kommer av seg selv.',
      'Svaret kom samme dag. Imponert!',
    ],
    en: ['Lovely things and kind people.', 'The coffee is worth every krone.', 'Quick answers, no fuss.'],
    sv: ['Trevlig personal och fina saker.', 'Bästa kaffet i stan.'],
    da: ['Altid sød betjening.', 'Hurtigt leveret og pænt pakket.'],
    de: ['Immer freundlich und schnell.', 'Sehr schöne Sachen für die Küche.'],
    fi: ['Ystävällinen palvelu ja hyvä kahvi.'],
    af: ['Vriendelike mense en lekker koffie.'],
  },
  so_so: {
    nb: ['Litt dyrt, men bra.', 'Savner flere farger på håndklærne.', 'Helt greit.', 'Det tok litt tid i kassen.'],
    en: ['Fine, but a bit dear.', 'Good shop, slow till.'],
    sv: ['Helt okej, lite dyrt.'],
    da: ['Fint nok, men lidt dyrt.'],
    de: ['Gut, aber etwas teuer.'],
    fi: ['Ihan hyvä, vähän kallis.'],
    af: ['Goed, maar bietjie duur.'],
  },
  cross: {
    nb: ['Måtte vente lenge i kassen.', 'Varen var utsolgt igjen.', 'Fant ingen å spørre i butikken.', 'Dyrere enn sist.'],
    en: ['Sold out again.', 'Waited twenty minutes at the till.'],
    sv: ['Slut i lager, igen.'],
    da: ['Udsolgt igen.'],
    de: ['Schon wieder ausverkauft.'],
    fi: ['Tuote oli taas loppu.'],
    af: ['Alweer uitverkoop.'],
  },
};

const WET: Partial<Record<Language, readonly string[]>> = {
  nb: [
    'Pakken var våt da den kom.',
    'Esken var gjennomvåt og koppen sprukket.',
    'Våt pakke på trappa, og duken var ødelagt.',
    'Pappen hadde løst seg opp i regnet.',
  ],
  en: ['My parcel was soaking wet.', 'Wet box, ruined tablecloth.'],
  sv: ['Paketet var genomvått.', 'Kartongen hade lösts upp av regnet.'],
  da: ['Pakken var våd.', 'Kassen var gennemblødt, da den kom.'],
  de: ['Das Paket war völlig nass.'],
  fi: ['Paketti oli märkä.', 'Laatikko oli aivan märkä.'],
  af: ['My pakkie was papnat.'],
};

/** In their own language, where somebody wrote in it; in Norwegian otherwise. */
export const remarksOf = (mood: Mood, language: string): readonly string[] => ofLanguage(WORDS[mood], language);
export const wetRemarksOf = (language: string): readonly string[] => ofLanguage(WET, language);

const ofLanguage = (words: Partial<Record<Language, readonly string[]>>, language: string): readonly string[] =>
  words[language as Language] ?? words.nb ?? [];

const COMPLAINTS: Readonly<Partial<Record<ComplaintCategory, Partial<Record<Language, readonly string[]>>>>> = {
  damaged: {
    nb: [
      'Vasen var knust da jeg åpnet esken.',
      'En av koppene er sprukket.',
      'Speilet kom i tusen biter.',
      'Krukken hadde et hakk i kanten.',
    ],
    en: ['The vase arrived in pieces.', 'One of the plates is cracked.'],
    sv: ['Tallriken var trasig när jag öppnade paketet.'],
    da: ['Koppen var gået i stykker.'],
    de: ['Die Vase war zerbrochen.'],
    fi: ['Kuppi oli rikki.'],
    af: ['Die koppie was stukkend.'],
  },
  not_arrived: {
    nb: [
      'Pakken skulle kommet på mandag.',
      'Jeg venter fortsatt på bestillingen min.',
      'Sporingen sier levert, men her er det ingenting.',
    ],
    en: ['My order never came.', 'Tracking says delivered. It is not here.'],
    sv: ['Paketet har inte kommit.'],
    da: ['Min pakke er ikke kommet.'],
    de: ['Mein Paket ist nicht angekommen.'],
    fi: ['Paketti ei ole tullut.'],
    af: ['My pakkie het nie gekom nie.'],
  },
  wrong_item: {
    nb: ['Jeg bestilte grønn pute og fikk blå.', 'Feil størrelse på teppet.'],
    en: ['I ordered the small rug and got the large one.'],
    sv: ['Jag fick fel färg.'],
    da: ['Jeg fik den forkerte størrelse.'],
    de: ['Falsche Farbe geliefert.'],
    fi: ['Sain väärän värisen tyynyn.'],
    af: ['Ek het die verkeerde kleur gekry.'],
  },
  faulty: {
    nb: ['Kaffekvernen sluttet å virke etter to uker.', 'Lampen blinker hele tiden.'],
    en: ['The kitchen scale shows nothing any more.'],
    sv: ['Lampan slutade fungera.'],
    da: ['Lampen virker ikke.'],
    de: ['Die Waage geht nicht mehr.'],
    fi: ['Vaaka ei toimi.'],
    af: ['Die skaal werk nie meer nie.'],
  },
  staff: { nb: ['Jeg ble avvist ganske brått i kassen.'], en: ['The person at the till was rude to me.'] },
  other: { nb: ['Prisen i kassen var en annen enn på hylla.'], en: ['The price at the till was not the one on the shelf.'] },
};

export const complaintRemarksOf = (category: ComplaintCategory, language: string): readonly string[] =>
  ofLanguage(COMPLAINTS[category] ?? COMPLAINTS.other ?? {}, language);
