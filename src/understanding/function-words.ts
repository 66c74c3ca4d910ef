import { fold } from './features.ts';

/** Words that say nothing of what a question is about, by language, folded as `features.ts` folds. */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: `now time work works day days for saturday sunday monday friday weekend weekends saturdays sundays today tomorrow tonight
      a an the i me my you your u ur we us our it its is are am was be been do does did have has had can could will would shall
      should may might must what whats which who how when where why if and or but so to of in on at for from with by about as this
      that these those there here please pls thanks hi hello hey just any some not no yes ok know tell want need like get got
      many much long good say give thing things something anything`,
    nb: `nå tid lørdag søndag mandag fredag lørdager søndager lørdagen helgen helga dag morgen kveld
      en et ei den det de jeg eg meg min mitt mine du deg dere dykk din deres vi oss vår er var være bli blir har hadde kan kunne
      vil ville skal skulle må hva ka hvilke hvilken hvem hvordan korleis hvor kor når hvorfor om og eller men så til av i på ved for fra
      med å som dette denne disse der her takk hei hallo bare noe noen ikke nei ja ok vet si fortelle trenger får få mange mye lenge
      lang god ting noko litt da`,
    da: `nu tid lørdag søndag mandag fredag weekenden lørdage søndage dag morgen aften
      en et den det de jeg mig min mit mine du dig jer i jeres din vi os vores er var være blive bliver har havde kan kunne vil ville
      skal skulle må hvad hvilke hvilken hvem hvordan hvor hvornår hvorfor om og eller men så til af på ved for fra med at som dette denne
      disse der her tak hej hallo bare noget nogen nogle ikke nej ja ok ved sige brug får få mange meget længe lang god ting lige`,
    sv: `nu tid lördag söndag måndag fredag lördagar söndagar helgen dag imorgon morgon kväll idag
      en ett den det de jag mig min mitt mina du dig ni er din era ert vi oss vår är var vara bli blir har hade kan kunde vill ville ska
      skulle måste vad vilka vilken vem hur när var varför om och eller men så till av i på vid för från med att som detta denna dessa där
      här tack hej hallå bara något någon några inte nej ja ok vet säga behöver får få många mycket länge lång bra sak lite man`,
    fi: `nyt lauantai sunnuntai maanantai lauantaina sunnuntaina maanantaina perjantaina sunnuntaisin viikonloppuna tänään huomenna ootteko olette onks onkos saakohan kauanko paljonko paljo tän
      minä mä mun minun minulla sinä sä te teillä teidän teiltä hän se sen tämä tuo ne me on ovat oli olla onko oon voi voiko voinko
      voisin haluan haluaisin pitää täytyy mikä mitä mitkä missä mistä milloin koska miten kuinka kuka miksi jos ja tai mutta niin kun
      kuin että tässä siellä täällä kiitos moi hei terve vain joku jotain ei kyllä joo ok tiedä saa saanko saako paljon monta hyvä teet
      teette`,
    de: `jetzt samstag sonntag montag freitag samstags sonntags wochenende heute morgen habt seid man
      ein eine einen einem einer der die das den dem des ich mich mir mein meine du dich dir dein ihr euch euer sie ihnen wir uns unser
      es ist sind war sein bin wird werden hat haben hatte kann können könnte könnt will wollen möchte soll muss was welche welcher wer
      wie wo wann warum wieso ob und oder aber so zu zum zur von vom im in an am auf bei für aus mit als dies diese dieser da hier bitte
      danke hallo hi nur etwas jemand nicht nein ja ok weiß sagen brauche bekomme viel viele lange gut ding denn noch gibt`,
    af: `nou laat saterdag sondag maandag vrydag sondae saterdae naweek vandag môre more vat
      n die dit hy sy ek my jy jou u julle ons is was wees word het had kan kon wil sal sou moet mag wat watter wie hoe waar wanneer
      hoekom of en maar so na van in op by vir uit met om te as hierdie daardie daar hier asseblief dankie hallo hi net iets iemand nie
      nee ja ok weet sê nodig kry baie lank goed ding dan gee`,
  }).map(([language, words]) => [language, new Set(words.split(/\s+/).map(fold))]),
);
