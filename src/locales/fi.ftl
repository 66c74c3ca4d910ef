# Tekstit suomeksi. Paikkamerkit ({ $points }) täytetään tietokannan tiedoilla; mikään teksti ei itse sisällä lukuja.
# Ensimmäinen virke vastaa; painikkeissa (avaimet, jotka alkavat "button-") on enintään 24 merkkiä.
# Myymälöiden ja tasojen nimiä ei taivuteta. Päivä ("28.11.") ei päätä virkettä, koska siinä on jo piste.

## Tapaaminen

greet-hello = Hei, olen automaattinen { $brand }-avustaja. Kerron pisteesi, autan kun jokin on mennyt pieleen, ja etsin tarjouksia. Ihmisen saat mukaan yhdellä painalluksella. Jos et ole vielä jäsen, siihenkin riittää yksi painallus.
greet-member = Hei, olen automaattinen { $brand }-avustaja. Kerron pisteesi, autan kun jokin on mennyt pieleen, ja etsin tarjouksia. Ihmisen saat mukaan yhdellä painalluksella.
greet-privacy = Mitä tallennamme sinusta ja miksi: { $notice }
arrive-shop = Tervetuloa, terveisin { $shop }!
intro-note = Olen automaattinen { $brand }-avustaja. Mitä tallennamme sinusta ja miksi: { $notice }
help-what = Näytän pisteesi ja korttisi, vaihdan pisteitä etuihin ja etsin sinulle sopivia tarjouksia. Jos jokin on mennyt pieleen, kerro minulle: kirjaan asian ja sanon, milloin saat vastauksen. Palautteesi välitän juuri niin kuin sen sanot. Teen sinusta myös jäsenen, yhdistän jäsenyytesi ja vaihdan kieltä. Kirjoita omin sanoin tai valitse:
thanks-reply = Eipä kestä.
goodbye-reply = Hei hei. Olen täällä aina, kun kirjoitat.
robot-reply = Olen automaattinen avustaja. Haluatko mieluummin jutella ihmisen kanssa?
not-understood = En ihan ymmärtänyt. Onko kyse jostakin näistä?
not-understood-again = Anteeksi, en vieläkään ymmärrä. Jatkaisiko kollegani? Sinun ei tarvitse selittää uudelleen.
not-understood-upset = Anteeksi. Minusta olisi pitänyt olla enemmän apua. Kerro muutamalla sanalla, mikä on pielessä, niin kirjaan asian, tai anna kollegani jatkaa.
not-working = Pahoittelut. Mikä ei toimi? Jos se on meiltä ostettu, kerro mikä se on, niin kirjaan asian. Jos vika on tässä keskustelussa, kerro muutamalla sanalla, mitä haluat.
not-working-chat = Pahoittelut. Kerro muutamalla sanalla, mitä haluat, niin yritän sillä tavalla. Kollegakin voi jatkaa.
not-working-site = Pahoittelut siitä. Mitä halusit tehdä siellä? Kirjoita se muutamalla sanalla: osan voi hoitaa tässä, ja muusta kirjaan asian.
not-meant = Selvä, ei sitten sitä. Mitä tarkoitit?
attachment-voice = En osaa kuunnella ääniviestejä. Kirjoita muutama sana, niin vastaan.
attachment-other = En osaa lukea kuvia enkä tiedostoja. Kirjoita muutama sana, niin vastaan.
old-button = Se painike kuuluu vanhaan viestiin. Nyt voimassa ovat nämä:
private-only = Se on henkilökohtaista, joten kerron sen vain yksityisessä keskustelussa. Siirry sinne painikkeesta.
private-only-write = Se on henkilökohtaista, joten kerron sen vain yksityisessä keskustelussa. Kirjoita minulle siellä.
fault = Meillä tapahtui virhe. Viestisi on tallessa, sinun ei tarvitse lähettää sitä uudelleen.
fault-not-taken = Meillä tapahtui virhe, eikä viimeisin tullut perille. Yritäthän hetken päästä uudelleen.

## Pisteet

balance-spendable = { $points ->
    [one] Sinulla on käytettävissä { $points } piste.
   *[other] Sinulla on käytettävissä { $points } pistettä.
}
balance-none = Sinulla ei ole nyt käytettäviä pisteitä.
balance-pending-one = { $points ->
    [one] Tulossa on { $points } piste
   *[other] Tulossa on { $points } pistettä
}: { $purchasedOn } tekemäsi ostos lasketaan mukaan { $availableOn } alkaen, kun palautusaika on päättynyt.
balance-pending-several = { $points ->
    [one] Tulossa on { $points } piste.
   *[other] Tulossa on { $points } pistettä.
} Niistä { $next } on käytettävissä { $availableOn } alkaen, kun palautusaika on päättynyt.
balance-waiting = { $points ->
    [one] Saat { $points } tervetuliaispisteen ensimmäisellä ostoksellasi.
   *[other] Saat { $points } tervetuliaispistettä ensimmäisellä ostoksellasi.
}
balance-expiry = { $points ->
    [one] { $expiresOn } vanhenee { $points } piste.
   *[other] { $expiresOn } vanhenee { $points } pistettä.
}
balance-owed = { $points ->
    [one] Palautetun ostoksen pisteistä { $points } oli jo käytetty. Seuraava ansaitsemasi piste korvaa sen.
   *[other] Palautetun ostoksen pisteistä { $points } oli jo käytetty. Seuraavat ansaitsemasi pisteet korvaavat ne.
}
balance-tier-next = { $missing ->
    [one] Olet { $tier }-tasolla, ja { $next }-tasoon puuttuu enää { $missing } ansaittu piste.
   *[other] Olet { $tier }-tasolla, ja { $next }-tasoon puuttuu vielä { $missing } ansaittua pistettä.
}
balance-tier-top = Olet { $tier }-tasolla, joka on korkein tasomme.
balance-late = Myymälöiden tiedot ovat myöhässä. Mukana ovat { $countedUntil } asti tehdyt ostokset, ja sinulla on käytettävissä { $points ->
    [one] { $points } piste
   *[other] { $points } pistettä
}. Myöhempiä ostoksia en vielä näe.
balance-stranger = Tätä keskustelua ei ole vielä yhdistetty jäsenyyteen.

## Miksi?

why-total = { $points ->
    [one] Näistä muodostuu { $points } piste (tilanne { $at }):
   *[other] Näistä muodostuu { $points } pistettä (tilanne { $at }):
}
why-zero = Käytettäviä pisteitä ei ole (tilanne { $at }).
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  palautus, { $shop }, { $on }
entry-welcome = { $points }  tervetuliaislahja, { $on }
entry-welcome-taken-back = { $points }  toinen tervetuliaislahja peruttu, { $on }
entry-expiry = { $points }  vanhentuneita pisteitä, { $on }
entry-merge = { $points }  siirto toisen jäsenyytesi yhdistyessä, { $on }
entry-merge-undone = { $points }  jäsenyyksien yhdistäminen peruttu, { $on }
entry-opening = { $points }  siirretty saldo, { $on }
entry-correction = { $points }  korjaus, { $on }
entry-apology = { $points }  meiltä hyvitykseksi, { $on }
entry-erasure = { $points }  poistettu, kun jäsenyys poistettiin, { $on }
entry-owed = { $points }  käytetty palautuksen kattamiseen, { $on }
entry-earlier = { $count ->
    [one] { $points }  aiemmin, { $count } tapahtuma
   *[other] { $points }  aiemmin, { $count } tapahtumaa
}
why-earning = Saat { $points ->
    [one] { $points } pisteen
   *[other] { $points } pistettä
} jokaista { $amount } kohti. Pisteet pyöristetään alaspäin ostos kerrallaan.
why-pending-now = Voit käyttää pisteet heti.
why-pending-days = Voit käyttää pisteet { $days } päivän kuluttua ostoksesta, kun palautusaika on päättynyt.
why-expiry-never = Pisteet eivät vanhene.
why-expiry-months = Pisteet vanhenevat { $months } kuukauden kuluttua ostoksesta.
why-expiry-year = { $years ->
    [0] Pisteet vanhenevat ostovuoden lopussa.
    [one] Pisteet vanhenevat ostovuotta seuraavan vuoden lopussa.
   *[other] Pisteet vanhenevat, kun ostovuoden päättymisestä on kulunut { $years } vuotta.
}
why-tier-level = { $tier }-taso alkaa { $from } pisteestä.
why-welcome = Jokainen saa tervetuliaislahjan kerran, ja se lasketaan mukaan ensimmäisestä ostoksesta alkaen.
why-linking = Koodi toimii kerran ja { $minutes } minuutin ajan. { $guesses } väärän koodin jälkeen on odotettava.
why-list-points = { $points ->
    [one] Käytettävissäsi on { $points } piste: ansaitut ja saadut pisteet, miinus käytetyt ja vanhentuneet (tilanne { $at }).
   *[other] Käytettävissäsi on { $points } pistettä: ansaitut ja saadut pisteet, miinus käytetyt ja vanhentuneet (tilanne { $at }).
}
why-rules = Säännöt: versio { $version }, { $since } alkaen.
why-counted = Mukana ovat { $countedUntil } asti tehdyt ostokset.
why-member = Nämä tiedot sinusta on tallennettu.
why-nothing = Edellisessä vastauksessani ei ollut lukuja. Näytänkö pisteesi?

## Tapahtumat

history-title = Tässä ovat viimeisimmät tapahtumasi:
history-older = Ja nämä sitä ennen:
history-empty = Sinulla ei ole vielä tapahtumia. Ensimmäiset tulevat ensimmäisestä ostoksestasi.
history-end = Vanhempia tapahtumia ei ole.

## Liittyminen ja yhdistäminen

join-done = Tervetuloa, olet nyt jäsen, eikä minun tarvinnut tietää sinusta enempää.
join-gift = { $points ->
    [one] Saat { $points } tervetuliaispisteen ensimmäisellä ostoksellasi.
   *[other] Saat { $points } tervetuliaispistettä ensimmäisellä ostoksellasi.
}
join-number = Kerro kassalla jäsennumerosi: { $number }
join-already = Olet jo jäsen. Jäsennumerosi on { $number }.
link-ask = Kirjoita saamasi kertakäyttökoodi. Se toimii { $minutes } minuutin ajan.
link-where = Koodin saat asiakaspalvelusta: { $phone } tai { $email }.
link-no-code = Pelkkä numero tai osoite ei vielä todista, että jäsenyys on sinun. Kerro se asiakaspalvelulle, niin saat kertakoodin: { $phone } tai { $email }. Kirjoita koodi tähän.
link-confirm = Tämä linkki yhdistää keskustelun jäsenyyteen. Jatka vain, jos olet itse pyytänyt linkin.
link-refused = Hyvä, mitään ei yhdistetty.
link-done = Tämä keskustelu on nyt yhdistetty jäsenyyteesi { $number }.
link-merged = Tämän keskustelun aiempi jäsenyytesi on nyt osa sitä kaikkine pisteineen ja tietoineen.
link-gift-taken-back = { $points ->
    [one] Jokainen saa tervetuliaislahjan kerran, joten toinen lahja, { $points } piste, on peruttu.
   *[other] Jokainen saa tervetuliaislahjan kerran, joten toinen lahja, { $points } pistettä, on peruttu.
}
link-already = Tämä keskustelu on jo yhdistetty jäsenyyteesi { $number }.
link-wrong = { $left ->
    [0] Koodi on väärä, tai se ei ole enää voimassa.
    [one] Koodi on väärä, tai se ei ole enää voimassa. Sinulla on vielä { $left } yritys.
   *[other] Koodi on väärä, tai se ei ole enää voimassa. Sinulla on vielä { $left } yritystä.
}
link-wait = Vääriä koodeja oli liian monta. Voit yrittää uudelleen { $until }. Asiakaspalvelu auttaa jo sitä ennen: { $phone } tai { $email }.
unlink-ask = Irrotanko tämän keskustelun jäsenyydestäsi { $number }? Pisteesi säilyvät jäsenyydessä.
unlink-done = Tehty. Tämä keskustelu ei ole enää yhteydessä jäsenyyteen. Pisteesi ovat ennallaan.
unlink-kept = Hyvä, kaikki pysyy ennallaan.

## Edut ja etukupongit

rewards-fit = { $points ->
    [one] Sinulla on käytettävissä { $points } piste. Nämä ovat etumme, lähimmät ensin:
   *[other] Sinulla on käytettävissä { $points } pistettä. Nämä ovat etumme, lähimmät ensin:
}
rewards-none-fit = { $points ->
    [one] Sinulla on käytettävissä { $points } piste. Mikään ei ole vielä ulottuvilla; nämä ovat lähimpänä:
   *[other] Sinulla on käytettävissä { $points } pistettä. Mikään ei ole vielä ulottuvilla; nämä ovat lähimpänä:
}
rewards-all = Nämä ovat etumme:
rewards-further = Ja lisäksi nämä:
rewards-which = Nämä ovat lähellä sitä, mitä kirjoitit. Minkä niistä otat?
rewards-empty = Etuja ei ole juuri nyt.
reward-open = { $points ->
    [one] { $reward }: { $points } piste
   *[other] { $reward }: { $points } pistettä
}
reward-short = { $points ->
    [one] { $reward }: { $points } piste, vielä { $missing } (ostoksia noin { $amount })
   *[other] { $reward }: { $points } pistettä, vielä { $missing } (ostoksia noin { $amount })
}
reward-tier = { $points ->
    [one] { $reward }: { $points } piste, tasosta { $tier } ylöspäin
   *[other] { $reward }: { $points } pistettä, tasosta { $tier } ylöspäin
}
reward-sold-out = { $points ->
    [one] { $reward }: { $points } piste, loppunut
   *[other] { $reward }: { $points } pistettä, loppunut
}
reward-not-yet = { $points ->
    [one] { $reward }: { $points } piste, alkaen { $on }
   *[other] { $reward }: { $points } pistettä, alkaen { $on }
}
locked-short = { $cost ->
    [one] { $reward } maksaa { $cost } pisteen, ja sinulla on { $points }. Vielä { $missing }: ostoksia noin { $amount }.
   *[other] { $reward } maksaa { $cost } pistettä, ja sinulla on { $points }. Vielä { $missing }: ostoksia noin { $amount }.
}
locked-tier = { $missing ->
    [one] { $reward } on tarjolla tasosta { $tier } ylöspäin. Tasosi on { $mine }, ja siihen puuttuu { $missing } kertynyt piste.
   *[other] { $reward } on tarjolla tasosta { $tier } ylöspäin. Tasosi on { $mine }, ja siihen puuttuu { $missing } kertynyttä pistettä.
}
locked-sold-out = { $reward } on loppunut, joten en voi antaa sitä nyt. Sinulta ei vähennetty mitään.
locked-not-yet = { $reward } on saatavilla alkaen { $on }.
locked-over = { $reward } oli saatavilla { $on } asti, joten en voi enää antaa sitä.
locked-gone = Sitä etua ei enää ole listallamme.
redeem-ask = { $points ->
    [one] Vaihdetaanko { $points } piste? Saat: { $reward }. Sinulle jää { $left }.
   *[other] Vaihdetaanko { $points } pistettä? Saat: { $reward }. Sinulle jää { $left }.
}
redeem-done = Se on sinun. Näytä tämä koodi kassalla: { $code }
redeem-declined = { $points ->
    [one] Selvä, mitään ei vaihdettu. Sinulla on käytettävissä { $points } piste.
   *[other] Selvä, mitään ei vaihdettu. Sinulla on käytettävissä { $points } pistettä.
}
redeem-ended = Se kysymys on vanhentunut. Mitään ei vaihdettu, ja varaamani pisteet ovat taas vapaat.
redeem-closed = Se kysymys on jo suljettu, eikä sillä vaihdettu mitään.
redeem-short = Osa pisteistäsi on vanhentunut tai mennyt takaisin palautuksen mukana, joten niitä on liian vähän. Mitään ei vaihdettu.
vouchers-title = Nämä ovat etukuponkisi:
vouchers-none = Sinulla ei ole vielä etukuponkeja. Saat sellaisen, kun vaihdat pisteitä etuun.
voucher-terms = Kerran, missä tahansa myymälässä, voimassa { $until } asti.
voucher-show = { $reward }: näytä tämä koodi kassalla: { $code }
voucher-open = { $reward }: { $code }, voimassa { $until } asti
voucher-used = { $reward }: käytetty { $at }, myymälä: { $shop }
voucher-given-back = { $reward }: palautettu { $at }
voucher-expired = { $reward }: ei enää voimassa, oli voimassa { $on } asti
voucher-unknown = En löydä sitä etukuponkia omistasi.
give-back-done = { $points ->
    [one] Se on palautettu, ja { $points } piste on taas tililläsi.
   *[other] Se on palautettu, ja { $points } pistettä on taas tililläsi.
}
give-back-nothing = Se on palautettu. Pisteitä ei tullut takaisin.
give-back-ask = { $points ->
    [one] Maksoit { $points } pisteen, ja takaisin tulisi { $left }: loput ovat vanhentuneet, tai ostos, josta ne kertyivät, on palautettu. Palautetaanko silti?
   *[other] Maksoit { $points } pistettä, ja takaisin tulisi { $left }: loput ovat vanhentuneet, tai ostos, josta ne kertyivät, on palautettu. Palautetaanko silti?
}
over-used = Tämä koodi käytettiin { $at }. Myymälä: { $shop }.
over-given-back = Tämä etukuponki palautettiin { $at }.
over-expired = Tämä etukuponki oli voimassa { $on } asti. Se ei ole enää voimassa, eivätkä pisteet tule takaisin.
over-final = Tätä ei voi palauttaa. Se on voimassa { $until } asti.
card-number = Jäsennumerosi: { $number }
card-how = Näytä se kassalla tai sano numero.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (käytetty)
entry-redeem-expired = { $points }  { $reward }, { $on } (etukuponki ei enää voimassa)
entry-redeem-given-back = { $points }  { $reward }, { $on } (palautettu)
entry-redeem-returned = { $points }  takaisin, { $reward }, { $on }
entry-redeem-reserved = { $points }  varattu: { $reward }, päättyy { $until }
why-reward-price = { $points ->
    [one] { $reward } maksaa { $points } pisteen.
   *[other] { $reward } maksaa { $points } pistettä.
}
why-reward-order = Ensin käytetään ne pisteet, jotka vanhenevat ensin.
why-reward-days = { $days ->
    [one] Etukuponki on voimassa { $days } päivän.
   *[other] Etukuponki on voimassa { $days } päivää.
}
why-reward-return = Sen voi palauttaa niin kauan kuin sitä ei ole käytetty.
why-reward-final = Sitä ei voi palauttaa.
know-vouchers = Etukuponkeja: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = Katso edut
button-other-rewards = Muut edut
button-more-rewards = Lisää etuja
button-yes-swap = Kyllä, vaihda
button-qr = Näytä QR
button-give-back = Palauta
button-yes-give-back = Kyllä, palauta
button-vouchers = Etukuponkini
button-older-vouchers = Vanhemmat kupongit
button-card = Näytä korttini
button-not-me = En se ollut minä
command-rewards = Mitä pisteilläsi saa
command-card = Korttisi kassaa varten

## Kieli

language-ask = Millä kielellä jatketaan?
language-done = Kirjoitan tästä lähtien suomeksi.

## Mitä tallennamme

know-stranger = Et ole jäsen. Säilytän tämän keskustelun viestit, jotta voin vastata sinulle. Niitä on tähän mennessä { $messages }.
know-name = Sovellus näyttää minulle tämän nimen: { $name }.
know-membership = Olet ollut jäsen { $joinedOn } alkaen. Jäsennumerosi on { $number }.
know-details = Tietosi: { $details }.
know-activity = { $purchases ->
    [one] { $purchases } ostos
   *[other] { $purchases } ostosta
}, { $entries ->
    [one] { $entries } pistetapahtuma
   *[other] { $entries } pistetapahtumaa
} ja { $messages ->
    [one] { $messages } viesti välillämme.
   *[other] { $messages } viestiä välillämme.
}
know-chats = { $chats ->
    [one] Jäsenyyteesi on yhdistetty { $chats } keskustelu.
   *[other] Jäsenyyteesi on yhdistetty { $chats } keskustelua.
}
know-answers = Vastauksiani sinulle: { $count }.
know-cases = Asioita: { $count }.
know-opinions = Kyselyitä ja palautteita: { $count }.
know-files = Lähettämiäsi kuvia ja tiedostoja: { $count }.
know-forms = Aloittamiasi lomakkeita: { $count }.
know-language = Keskustelun kieli: { $language }.
know-codes = Yrityksiä kertakoodeilla: { $count }.
know-contacts = Kertoja, jolloin kirjoitin ensin: { $count }.
know-sources = Mistä löysit meidät: { $sources }.
know-consent-yes = { $purpose }: kyllä, { $on } alkaen.
know-consent-no = { $purpose }: ei, { $on } alkaen.
know-consent-none = Et ole antanut lupaa mihinkään, joten en koskaan kirjoita sinulle ensin.
know-rights = Voit katsoa kaiken, ottaa kopion tai poistaa tiedot. Lisää tietosuojasta: { $notice }
know-why = Sitä ei ole pakko antaa täällä. Se, mitä pyydän, käytetään vain siihen, mihin sitä pyysin. Mitä tallennamme ja mihin käytämme sitä: { $notice }
purpose-offers = Tarjoukset
purpose-surveys = Kyselyt
stop-done = Selvä. En lähetä enää kyselyjä enkä tarjouksia. Vastaan edelleen, kun kirjoitat, ja kerron keskeneräisistä asioistasi.
stop-undone = Kumottu. Kaikki on niin kuin ennenkin.
stop-undone-nothing = Kumottavaa ei ollut: et ollut antanut lupaa mihinkään.

## Palaute ja kyselyt

survey-ask-nps = Kuinka todennäköisesti suosittelisit meitä ystävällesi? { $brand }, asteikolla { $lowest } (en lainkaan) – { $highest } (aivan varmasti).
survey-ask-csat = Miten asiointi onnistui? { $brand }, asteikolla { $lowest } (huonosti) – { $highest } (loistavasti).
survey-ask-complaint = Asiasi { $case } on nyt hoidettu. Miten onnistuimme? Asteikko { $lowest } (huonosti) – { $highest } (loistavasti).
survey-ask-text = Mitä meidän pitäisi tehdä paremmin? { $brand } lukee vastauksesi. Kirjoita omin sanoin.
survey-question = { $question }
survey-scale-nps = Asteikko { $lowest } (en lainkaan) – { $highest } (aivan varmasti).
survey-scale-csat = Asteikko { $lowest } (huonosti) – { $highest } (loistavasti).
survey-often = { $most ->
    [one] Kirjoitamme sinulle oma-aloitteisesti enintään kerran { $days } päivän aikana.
   *[other] Kirjoitamme sinulle oma-aloitteisesti enintään { $most } kertaa { $days } päivän aikana.
} Jos et halua kyselyjä, kirjoita LOPETA.
survey-words-nps = Kiitos! Mikä on tärkein syy? Kirjoita omin sanoin tai ohita.
survey-words-csat = Kiitos! Mikä olisi tehnyt siitä vitosen? Kirjoita omin sanoin tai ohita.
survey-words-best = Kiitos! Missä onnistuimme parhaiten? Kirjoita omin sanoin tai ohita.
survey-words-low = Kiitos, että kerroit. Mikä meni pieleen? Kirjoita omin sanoin tai ohita.
survey-words-added = Mikä meni pieleen? Kirjoita omin sanoin tai ohita. Lisään sen asiaasi.
survey-thanks = Kiitos, vastauksesi on tallessa.
survey-thanks-words = Kiitos, tästä on apua. { $team } saa sen juuri niin kuin sanoit: ”{ $words }”.
survey-words-first = Kiitos, se on tallessa juuri niin kuin kirjoitit.
survey-number = Entä numerona, asteikolla { $lowest }–{ $highest }?
survey-number-again = En löytänyt siitä numeroa. Mikä se olisi asteikolla { $lowest }–{ $highest }?
survey-outside = Tuo numero ei ole asteikolla. Mikä se olisi väliltä { $lowest }–{ $highest }?
survey-guess = Merkitsenkö arvosanaksi { $rating }?
survey-changed = Muutettu, nyt arvosana on { $rating }.
survey-have = Kiitos, arvosanasi { $rating } on tallessa.
survey-edit = Kirjoita uudelleen niin kuin haluat sen sanoa. Tallessa on nyt: ”{ $words }”.
survey-not-now = Selvä. En kysy tätä uudelleen.
survey-skipped = Selvä, vastauksesi on tallessa sellaisenaan.
survey-ended = Tähän kysymykseen saattoi vastata { $day } asti. Kiitos kuitenkin.
survey-ended-keep = Saanko tallentaa kirjoittamasi palautteena?
survey-declined = Tämä kysymys on suljettu, kuten halusit.
survey-gone = Tuo kysymys ei ole enää avoinna.
survey-colleague = Haluatko, että kollegani katsoo asiaa?
survey-colleague-no = Selvä. Vastauksesi on tallessa.
survey-help-sorry = Olemme pahoillamme, että asia meni näin huonosti.
survey-help-case = Avasin siitä heti asian { $case }, joten sinun ei tarvitse ilmoittaa siitä erikseen.
survey-why-campaign = Olet sallinut kyselymme. Etsimme niillä sitä, mitä voimme tehdä paremmin.
survey-why-complaint = Asiasi { $case } saatiin päätökseen. Haluamme tietää, korjaantuiko se.
survey-why-asked = Halusit kertoa meille jotakin.
survey-why-reason = { $reason }
survey-why-who = { $team } näkee vastauksesi. Se ei vaikuta pisteisiisi eikä tarjouksiisi.
question-open-yesterday = Yksi kysymys jäi eilen kesken. Jatketaanko?
question-open = Yksi kysymys jäi { $day } kesken. Jatketaanko?
opinion-ask-shop = Hyvä tietää, kiitos. Saanko välittää tämän myymälälle? Myymälä: { $shop }
opinion-ask = Hyvä tietää, kiitos. Saanko välittää tämän kollegoilleni?
opinion-tell = Mielelläni. Mitä haluat kertoa meille?
opinion-tell-stranger = Palautetta voi antaa ilman jäsenyyttä.
opinion-passed = Kiitos, välitin sen juuri niin kuin sanoit: ”{ $words }”.
opinion-passed-nameless = Kiitos, välitin sen ilman nimeäsi: ”{ $words }”.
opinion-kept-back = Selvä, en välitä mitään eteenpäin.
deed-told = Kerroit { $month }ssa, { $said }. { $did } Kiitos, että kerroit.
deed-consent = Saat tämän, koska { $on } annoit luvan kyselyihin. Riittääkö jo? Kirjoita LOPETA.
why-deed-words = Kirjoitit { $on }: ”{ $words }”
why-deed-gone = Silloin kertomasi ei ole enää tallessa.
why-deed-did = Kollegani kirjoitti { $on }, mitä sen jälkeen on tehty. Se ei vaikuta pisteisiisi eikä tarjouksiisi.
button-rating = { $rating }
button-yes-rating = Kyllä, { $rating }
button-choose = Valitsen itse
button-not-now = Ei nyt
button-edit = Muokkaa
button-why-ask = Miksi kysytte?
button-go-on = Jatka
button-yes-please = Kyllä, kiitos
button-pass-on = Kyllä
button-pass-on-nameless = Kyllä, nimettömänä

## Painikkeet

button-balance = Pisteeni
button-why = Miksi?
button-history = Tapahtumat
button-older = Näytä vanhemmat
button-join = Liity maksutta
button-member = Olen jäsen
button-help = Mitä osaat?
button-person = Juttele ihmisen kanssa
button-not-meant = En tarkoittanut tätä
button-swap-points = Vaihda pisteitä
button-profile = Muuta tietojani
button-opinion = Anna palautetta
button-stop = Lopeta viestit
button-language = Kieli
button-in-language = { $name }
button-know = Mitä tiedät minusta?
button-yes-unlink = Kyllä, irrota
button-yes-link = Kyllä, yhdistä
button-no = Ei
button-undo = Kumoa
button-private = Jatka yksityisesti

## Komennot (näkyvät valikossa, jos alustalla on sellainen)

command-points = Pisteesi
command-history = Mistä pisteesi tulevat
command-join = Liity jäseneksi
command-link = Yhdistä jäsenyytesi
command-language = Vaihda kieltä
command-privacy = Mitä tallennamme sinusta
command-stop = Ei enää kyselyjä eikä tarjouksia
command-help = Mitä osaan

## Kello ja päivä

at-today = tänään { $clock }
at-yesterday = eilen { $clock }
at-tomorrow = huomenna { $clock }
at-day = { $day } { $clock }

# Sanan ”viimeistään” jälkeen.
due-today = tänään { $clock }
due-day = { $day } { $clock }

## Lomakkeet

form-how = Muutama kysymys, yksi kerrallaan. Kirjoita "peruuta", jos et haluakaan jatkaa; vastauksesi jäävät talteen.
form-optional = Tämän voit ohittaa.
form-problem-missing = Tämä täytyy täyttää.
form-problem-too-long = { $most ->
    [one] Tähän mahtuu { $most } merkki.
   *[other] Tähän mahtuu { $most } merkkiä.
} Kirjoitit { $length }.
form-problem-number = Kirjoita kokonaisluku väliltä { $min }–{ $max }.
form-problem-email = Kirjoita sähköpostiosoite, esimerkiksi { $example }.
form-problem-day = Kirjoita päivä näin: { $example }.
form-problem-option = Valitse jokin vastauksista.
form-problem-field = { $field }:
form-again = Melkein valmista, mutta katsotko tämän vielä:
form-waiting = Sinulta jäi tämä kesken: { $title }. Jatketaanko?
form-goes-on = Jatketaan siitä, mihin jäit.
form-cancelled = Selvä, jätin sen sivuun. Mitään ei lähetetty.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = peru, keskeytä, anna olla, ei nyt, jätetään tämä, unohda koko juttu, muutin mieleni
form-nothing-open = Mikään ei ole kesken. Miten voin auttaa?
form-done-already = Se on jo tehty. Kerta riittää.
form-gone = Sitä minulla ei enää ole. Voimme aloittaa alusta milloin vain.
form-elsewhere = Jatkoit sitä täällä: { $channel }. Jatketaanko sittenkin tässä?
button-form-resume = Jatka siitä mihin jäin
button-form-here = Jatka tässä
button-form-skip = Ohita
button-form-cancel = Peruuta

## Kuvat ja tiedostot

attachment-photo = Kuvasi tuli perille, kiitos. Kerro muutamalla sanalla, mistä on kyse, niin ihminen katsoo sen.
attachment-file = Tiedostosi tuli perille, kiitos. Kerro muutamalla sanalla, mistä on kyse, niin ihminen katsoo sen.
attachment-too = Myös mukana lähettämäsi tuli perille.
attachment-wrong-type = Tällaista tiedostoa en voi ottaa vastaan. Kuvat ja PDF-tiedostot käyvät.
attachment-too-large = Tiedosto on minulle liian suuri. Se saa olla enintään { $most } megatavua.
attachment-too-many = Siinä on enemmän kuin voin ottaa vastaan yhden päivän aikana. Lähetäthän loput huomenna.
attachment-lost = En saanut haettua lähettämääsi tiedostoa. Lähetäthän sen uudelleen, jos voit.

## Mikä keskustelu

channel-ask = Tavoitat minut nyt useammassa keskustelussa. Mihin kirjoitan, kun on kerrottavaa?
channel-done = Hyvä, kirjoitan sinulle täällä: { $channel }. Sano "toinen keskustelu", kun haluat vaihtaa.
channel-only = Tämä on ainoa jäsenyyteesi liitetty keskustelu, joten kirjoitan sinulle tässä.
channel-name = { $channel }

## Sähköposti

leave-ask = Mihin sähköpostiosoitteeseen kirjoitan? Käytän sitä vain vastauksiin, jotka tulevat, kun tämä sivu on suljettu.
leave-wrong = Se ei ole vielä kokonainen sähköpostiosoite. Se näyttää tältä: nimi@example.com
leave-done = Kiitos. Vastaukset, jotka tulevat sivun ollessa suljettuna, menevät osoitteeseen { $email }, eikä sinne mene mitään muuta.
leave-known = Vastaukset, jotka tulevat sivun ollessa suljettuna, menevät osoitteeseen { $email }.
leave-stopped = Osoitteesta { $email } on pyydetty, ettei sinne lähetetä enää sähköpostia, joten en lähetä. Postilaatikon lukija voi sallia viestit taas viimeisimmän sähköpostimme lopussa olevasta linkistä.
leave-none = Selvä, ei sähköposteja. Myöhemmät vastaukset odottavat sinua tällä sivulla.
leave-withdrawn = Selvä. En enää kirjoita osoitteeseen { $email }. Myöhemmät vastaukset odottavat sinua tällä sivulla.
leave-here = Osoitetta ei tarvita: myöhemmät vastaukset tulevat tähän keskusteluun.
leave-off = En voi lähettää sähköpostia. Myöhemmät vastaukset odottavat sinua tällä sivulla. Asiakaspalvelu voi kirjoittaa sinulle: { $phone } tai { $email }.
stop-mail = Eikä enää sähköposteja tästä keskustelusta.
know-mail = Vastaukset, jotka tulevat sivun ollessa suljettuna, menevät osoitteeseen { $email }.
purpose-answers-by-email = Vastaukset sähköpostilla
button-leave-address = Ilmoita sähköpostilla
button-another-address = Toinen osoite
button-no-mails = Ei sähköposteja
button-no-thanks = Ei kiitos
mail-subject = Viesti: { $brand }
mail-first = Jätit tämän osoitteen keskusteluumme, jotta vastaukset tavoittavat sinut, kun sivu on suljettu. Tämä on niistä ensimmäinen. Etkö jättänyt sitä itse? Voit lopettaa nämä sähköpostit alareunan linkistä.
mail-continue = Jatka keskustelua
mail-until = Linkki avaa keskustelusi, viimeinen päivä on { $until }. Älä anna sitä eteenpäin.
mail-why = Saat tämän viestin, koska jätit osoitteesi keskusteluumme vain tällaisia vastauksia varten. Se lähetettiin automaattisesti. Jos haluat vastata, jatka keskustelua.
mail-stop = Ei enää näitä sähköposteja
stop-page-title = Ei enää sähköposteja?
stop-page-ask = Silloin tähän osoitteeseen ei enää tule vastauksia keskustelusta. Lähettäjä: { $brand }.
stop-page-button = Kyllä, ei enää sähköposteja
stop-page-done = Selvä. Et saa enää näitä sähköposteja.
stop-page-allow = Salli taas
stop-page-allowed = Saamme taas kirjoittaa tähän osoitteeseen. Jos haluat vastaukset sähköpostilla, jätä osoite keskusteluun uudelleen.
return-page-ask = Keskustelusi avautuu tähän selaimeen ja pysyy siinä auki ({ $brand }). Älä tee tätä toisen laitteella.
return-page-replaces = Tässä selaimessa on auki toinen keskustelu. Tämä tulee sen tilalle.
return-page-button = Jatka
return-page-over = Linkki on vanhentunut. Keskustelusi on yhä siinä selaimessa, jossa aloitit sen.
return-page-chat = Siirry keskusteluun
link-page-broken = Linkki ei ole kokonainen. Kopioi se kokonaan sähköpostista.

## Verkkosivu

web-intro = Kirjoitat automaattiselle { $brand }-avustajalle.
web-automated = Automaattinen avustaja
web-welcome = Mitä haluat tietää?
web-privacy = Tietosuojaseloste
web-conversation = Keskustelu
web-message = Viesti
web-send = Lähetä
web-you = Sinä
web-connecting = Yhdistetään…
web-offline = Ei yhteyttä. Kirjoittamasi säilyy ja lähtee, kun yhteys palaa.
web-sending = Lähetetään…
web-not-delivered = Ei mennyt perille, yritä uudelleen
web-writing = { $brand } kirjoittaa
web-new-messages = Uusia viestejä
web-too-long = Viesti on liian pitkä. Yhteen viestiin mahtuu enintään { $most } merkkiä.
web-too-fast = Viestejä tuli paljon kerralla. Tämä lähtee itsestään { $seconds } sekunnin kuluttua.
web-button-pressed = (painike)
web-no-script = Ota JavaScript käyttöön, niin voit kirjoittaa meille tässä.
web-no-cookie = Salli tämän sivun evästeet ja lataa sivu uudelleen, niin voit kirjoittaa meille tässä.
web-refused = Tätä ei voitu ottaa vastaan. Lataa sivu uudelleen.
web-start-points = Paljonko minulla on pisteitä?
web-start-join = Haluan liittyä jäseneksi
web-start-link = Yhdistä jäsenyyteni
web-start-help = Mitä osaat?
web-attach = Lisää kuva tai asiakirja
web-attach-limits = Kuva (JPEG, PNG, WebP, GIF, HEIC) tai PDF, enintään { $megabytes } Mt.
web-attach-remove = Poista { $name }
web-attach-too-large = Tiedosto on liian suuri. Se voi olla enintään { $megabytes } Mt.
web-attach-type = Voin ottaa vastaan vain kuvia (JPEG, PNG, WebP, GIF, HEIC) ja PDF-asiakirjoja.
web-attach-empty = Tiedosto on tyhjä.
web-attach-progress = Lähetetään: { $name }
web-attach-drop = Pudota tiedosto tähän
web-file = (tiedosto)
web-picture = Kuva, lähettäjä { $brand }

## Näin meidät löytää

go-title = Missä jutellaan?
go-what = Kysy pisteistäsi, niin saat vastauksen heti sovelluksessa, joka sinulla jo on.
go-what-here = Kysy pisteistäsi, niin saat vastauksen heti.
go-link = Tämä linkki yhdistää jäsenyytesi. Se toimii kerran ja vain hetken.
go-app = Avaa sovelluksen
go-web = Täällä selaimessa
go-web-note = Ilman sovellusta ja tunnuksia
go-scan = Mieluummin puhelimella? Skannaa tämä.
go-qr = QR-koodi, jossa on tämän sivun osoite
poster-scan = Skannaa, katso pisteesi ja juttele kanssamme sovelluksessa, joka sinulla jo on.

## Ihminen jatkaa

handoff-asked-open = Totta kai. Kerroin asiakaspalvelulle, ja saat vastauksen tähän viimeistään { $by }. He näkevät kaiken, mitä olet kirjoittanut.
handoff-asked-closed = Totta kai. Asiakaspalvelu avautuu { $opensAt }, ja saat vastauksen tähän viimeistään { $by }. He näkevät kaiken, mitä olet kirjoittanut.
handoff-no-wait = Sinun ei tarvitse odottaa, kirjoitan sinulle.
call-ask = Mihin numeroon soitamme? Käytämme sitä vain tähän.
call-wrong = En löydä tuosta puhelinnumeroa. Kirjoita numerot, ja maatunnus, jos numero on ulkomailta.
call-noted = Kollegani soittaa numeroon { $phone } viimeistään { $by }. Numeroa käytetään vain tähän, ja se poistetaan samalla.
call-noted-late = Kollegani soittaa numeroon { $phone }. Olemme myöhässä, ja pahoittelemme sitä.
call-withdrawn = Selvä, kukaan ei soita, ja numero on poistettu. Saat vastauksen tähän.
button-call-me = Soittakaa mieluummin
button-another-number = Toinen numero
button-no-call = Älkää soittako
handoff-leave = Jos suljet tämän sivun, minne saan kirjoittaa sinulle? Osoitetta käytetään vain tällaisiin vastauksiin.
handoff-already = Asia on jo asiakaspalvelulla. Saat vastauksen tähän viimeistään { $by }.
handoff-late = Asiakaspalvelu tietää, että odotat. Sinun piti saada vastaus viimeistään { $by }, ja olemme myöhässä. Se on meidän virheemme.
handoff-passed-on = En osaa itse vastata tähän, joten välitin viestisi asiakaspalvelulle juuri niin kuin kirjoitit. Saat vastauksen tähän viimeistään { $by }.
handoff-agreed = Selvä. Saat vastauksen tähän viimeistään { $by }.
handoff-called-off = Selvä. Asiakaspalvelu näkee tämänkin. Saat silti vastauksen tähän viimeistään { $by }.
handoff-passed-on-late = En osaa itse vastata tähän, joten välitin viestisi asiakaspalvelulle juuri niin kuin kirjoitit. He tietävät, että olemme myöhässä.
handoff-rest-too = Kaikki muukin, mitä kirjoitat tähän, menee heille.
handoff-taken = { $name } asiakaspalvelusta jatkaa tästä ja näkee koko keskustelun.
handoff-taken-team = { $name } ({ $team }) jatkaa tästä ja näkee koko keskustelun.
handoff-back = { $name } sai osuutensa valmiiksi, joten jatkan taas minä. Ratkesiko asia?
handoff-on = { $name } pyysi kollegaa jatkamaan tästä ({ $team }). Hän näkee koko keskustelun, ja saat vastauksen viimeistään { $by }.
handoff-solved = Hyvä kuulla. Kirjoita minulle, kun on jotakin.
handoff-not-solved = Asia on siis vielä kesken. Kerroin asiakaspalvelulle, ja saat vastauksen tähän viimeistään { $by }. Sinun ei tarvitse selittää alusta.
why-handoff = Pyysit ihmistä { $asked }. Kun asiakaspalvelu on auki, vastaus tulee sääntöjemme mukaisessa ajassa: viimeistään { $by }.
why-handoff-danger = Kutsuin heti ihmisen, { $asked }, koska kirjoittamasi kuulosti vaaralliselta.
why-handoff-limit = Pyysin ihmistä { $asked }, koska en saa päättää tästä itse.
why-handoff-unsolved = Kerroit { $asked }, ettei asia ratkennut, joten pyysin ihmistä uudelleen.
why-handoff-missed = Pyysin ihmistä { $asked }, koska emme pitäneet lupaustamme sinulle.
why-handoff-code = Pyysin ihmistä { $asked }, koska kerroit jonkun muun käyttäneen koodiasi.
why-handoff-colleague = Kollegani otti asian hoitaakseen { $asked }.
why-handoff-by = Ihminen vastaa viimeistään { $by }.
button-solved = Kyllä
button-come-back = Tulen itse takaisin
button-colleague = Kyllä, kollega jatkakoon

## Microsoft Teams

teams-fill-in = Täytä tämä kohta.
teams-one-moment = Pieni hetki, vastaus on tulossa.
teams-left-out = Tähän kuuluu kuva tai asiakirja, jota en voi lähettää sinulle Teamsissa.
teams-description = Pisteesi ja mistä ne tulevat, ja ihminen avuksi, kun tarvitset.

## Tarjoukset

offer-yes = Kyllä: { $offer }, viimeistään { $until }.
offer-yes-several = { $count ->
    [one] Kyllä, tämä sopii sinulle:
   *[other] Kyllä, nämä { $count } sopivat sinulle, paras ensin:
}
offer-item = { $offer }, viimeistään { $until }.
offer-why-you = Miksi sinä?
reason-weekday = Olet ostanut meiltä { $goods } { $since }sta lähtien { $count ->
    [one] kerran
   *[other] { $count } kertaa
} { $weekday }.
reason-often = Olet ostanut meiltä { $goods } { $since }sta lähtien { $count ->
    [one] kerran.
   *[other] { $count } kertaa.
}
reason-last = Ostit meiltä { $goods } viimeksi { $on }
reason-some = Se on tarkoitettu osalle jäsenistämme, ja sinä olet yksi heistä.
reason-everyone = Se on kaikille.
on-monday = maanantaina
on-tuesday = tiistaina
on-wednesday = keskiviikkona
on-thursday = torstaina
on-friday = perjantaina
on-saturday = lauantaina
on-sunday = sunnuntaina
offers-everyone = Nämä ovat kaikille:
offers-everyone-none = Kaikille tarkoitettuja tarjouksia ei nyt ole.
offers-nothing = Tänään ei ole mitään, mikä todella sopisi sinulle.
offers-next-reward = { $points ->
    [one] Sinulla on { $points } piste. Vielä { $missing }, niin saat edun: { $reward }.
   *[other] Sinulla on { $points } pistettä. Vielä { $missing }, niin saat edun: { $reward }.
}
offers-enough = { $points ->
    [one] Sinulla on { $points } piste. Se riittää tähän: { $reward }.
   *[other] Sinulla on { $points } pistettä. Ne riittävät tähän: { $reward }.
}
offers-complaint = Asiasi { $case } hoidetaan ensin. Tarjoukset odottavat, kunnes se on kunnossa.
offers-complaint-due = Asiasi { $case } hoidetaan ensin: saat vastauksemme viimeistään { $due }. Tarjoukset odottavat, kunnes asia on kunnossa.
offers-stranger = Minulla on tarjouksia kaikille. Jotta löydän sinulle sopivat, tarvitsen jäsenyytesi.
offers-stranger-none = Jotta löydän sinulle sopivat tarjoukset, tarvitsen jäsenyytesi.
offers-public = Henkilökohtaiset tarjoukset ovat vain sinun silmillesi.
offer-voucher-terms = Kerran, missä tahansa myymälässä, viimeistään { $until }.
offer-taken-again = Se on jo sinun. Näytä tämä koodi kassalla: { $code }
offer-limit = { $count ->
    [one] Olet saanut tämän tarjouksen kerran, eikä sitä voi saada useammin.
   *[other] Olet saanut tämän tarjouksen { $count } kertaa, eikä sitä voi saada useammin.
}
offer-over-yesterday = Tämä tarjous päättyi eilen, joten en voi enää antaa sitä.
offer-over = Tämä tarjous päättyi { $on }, joten en voi enää antaa sitä.
offer-sold-out = Tämä tarjous on loppunut, joten en voi enää antaa sitä.
offer-not-yet = Tämä tarjous alkaa { $on }
offer-gone = Tätä tarjousta ei enää ole.
offer-no-return = Tätä ei voi palauttaa, kun olet ottanut sen.
offer-kept = Selvä. Sen voi ottaa viimeistään { $until }.
offer-refused = Selvä, ei tätä. En tarjoa sitä sinulle uudelleen.
offer-refused-group = Selvä, en enää tarjoa sinulle { $goods }.
offer-others-stay = Muita tarjouksia saat edelleen, kuten valitsit.
offer-refused-unknown = En lajittele tarjouksia sen mukaan, joten en voi jättää pois vain niitä. Lopetanko kaikki tarjoukset?
button-stop-all-offers = Lopeta kaikki tarjoukset
offer-refusal-undone = Kumottu. Voin taas tarjota sinulle sitä.
offer-refusal-gone = Kumottavaa ei ollut.
offer-terms = { $terms }
personal-off = Jätän ostoksesi tästä lähtien rauhaan. Kaikille tarkoitetut tarjoukset näytän edelleen, kun kysyt.
personal-on = Katson tästä lähtien ostoksiasi löytääkseni sinulle sopivaa.
why-offer-title = { $offer }:
why-offer-weekday = Katsoin, milloin olet ostanut { $goods } { $since } lähtien: { $purchases } kertaa, niistä { $count } { $weekday }.
why-offer-weekday-all = Katsoin, milloin olet ostanut { $goods } { $since } lähtien: { $count } kertaa, aina { $weekday }.
why-offer-often = Katsoin, milloin olet ostanut { $goods } { $since } lähtien: { $count } kertaa.
why-offer-last = Katsoin, milloin ostit meiltä viimeksi { $goods }: { $on }
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = ja { $count } sitä ennen
why-offer-everyone = Se on kaikille, joten en katsonut sinusta mitään: en ostoksia, en viestejä, en ikää enkä osoitetta.
why-offer-nothing-else = En mitään muuta: en viestejäsi, en ikääsi enkä osoitettasi.
why-some = Se on tarkoitettu osalle jäsenistämme. Nähdäkseni, oletko yksi heistä, katsoin myös tätä:
why-some-standing = tasoasi tai pisteitäsi
why-some-chat = kieltäsi tai sitä, missä keskustelet kanssamme
why-some-shopping = mitä ostat, milloin ja missä
why-some-contact = mihin olet antanut luvan ja milloin kirjoitimme sinulle
push-hello = Hei { $name }!
push-offer = Sinulle: { $offer }, viimeistään { $until }.
push-offer-held = Tarjouksesi on käytettävä viimeistään { $until }: { $offer }.
push-consent = Saat tämän, koska { $on } annoit luvan tarjouksiin. Riittääkö jo? Kirjoita LOPETA.
wish-noted = Selvä. Kirjoitan sinulle, kun tämä on ulottuvillasi: { $reward }. Sitä ennen en palaa asiaan.
wish-not-needed = Sinun ei tarvitse odottaa, tämä on nyt ulottuvillasi: { $reward }.
wish-undone = Selvä, en kirjoita siitä.
wish-ready = { $cost ->
    [one] Pyysit kertomaan: nyt tämä on ulottuvillasi: { $reward }. Se maksaa { $cost } pisteen, ja sinulla on { $points }.
   *[other] Pyysit kertomaan: nyt tämä on ulottuvillasi: { $reward }. Se maksaa { $cost } pistettä, ja sinulla on { $points }.
}
over-expired-free = Tämä etukuponki oli voimassa { $on } asti. Se ei ole enää voimassa.
purpose-use-purchases = Tarjoukset ostostesi mukaan
button-offers = Tarjoukset
button-offers-everyone = Tarjoukset kaikille
button-offers-now = Mikä on nyt voimassa?
button-take-offer = Otan sen
button-not-for-me = Ei minulle
button-no-such-offers = Ei mitään tällaista
button-show-case = Näytä asiani
button-show-code = Näytä koodi
button-terms = Ehdot
button-fine = Hyvä näin
button-leave-purchases = Älä katso ostoksiani
button-use-purchases = Saa katsoa ostoksiani
button-tell-me = Kerro minulle
command-offers = Mitä sinulle on tänään
## Kopio ja unohdetuksi tuleminen

copy-section-membership = Jäsenyys ja tilit
copy-section-points = Pisteet
copy-section-purchases = Ostokset
copy-section-rewards = Edut ja etukupongit
copy-section-messages = Viestit
copy-section-cases = Asiat
copy-section-opinions = Vastaukset ja palautteet
copy-section-offers = Tarjoukset, ja milloin kirjoitimme ensin
copy-section-consents = Mihin sanoit kyllä tai ei
copy-section-technical = Miten se toimii sisältä
copy-title = Mitä { $brand } on tallentanut sinusta
copy-made = Kirjoitettu { $at }.
copy-you = Sinä
copy-row = { $row }
copy-newest = Nämä ovat uusimmat. Kopiossa on kaikki.
copy-done = Tässä on kopiosi: yksi tiedosto luettavaksi ja yksi, jossa on kaikki muita ohjelmia varten. Jokainen, jolla on tiedostot, voi lukea ne.
copy-link = Tässä ei voi lähettää tiedostoja, joten kopiosi on tämän painikkeen takana, kunnes sen aika loppuu: { $until }. Sen voi hakea kerran.
copy-nowhere = Tässä ei voi lähettää tiedostoja. Kirjoita osoitteeseen { $email }, niin saat kopion sähköpostitse.
copy-page-title = Kopiosi
copy-page-what = Sen voi hakea kerran. Siinä on kaikki, mitä olemme tallentaneet sinusta.
copy-page-fetch = Hae kopio
copy-page-gone = Kopio ei ole enää täällä. Se on haettu, tai sen aika on loppunut. Keskustelussa voit ottaa uuden.
erase-member = Silloin lopullisesti katoavat: jäsenyytesi, { $points ->
    [one] { $points } piste
   *[other] { $points } pistettä
} ja { $count ->
    [one] { $count } etukuponki
   *[other] { $count } etukuponkia
}, viestimme kaikissa keskusteluissasi sekä asioidesi ja vastaustesi sanat.
erase-stranger = Silloin tämän keskustelun viestit ja kaikki, mitä olet niissä kertonut, katoavat lopullisesti.
erase-kept = Ostokset ja pisteiden tapahtumat jäävät kirjanpitoon ilman nimeäsi. Samoin jää tieto siitä, että jokin kyllä tai ei on annettu, ja kielto lähettää sähköpostia.
erase-recall = Sitä, mikä on jo tässä sovelluksessa, en voi ottaa takaisin: poista keskustelu täältä itse.
erase-case = Asiasi { $number } suljetaan samalla, emmekä enää kirjoita sinulle siitä.
erase-confirm = Jos haluat poistaa kaiken, kirjoita { $word }. Jos kirjoitat jotain muuta, mitään ei poisteta.
erase-wrong = Mitään ei ole poistettu. Jos haluat poistaa kaiken, kirjoita vain { $word }.
erase-late = Siitä on jo hetki, joten mitään ei ole poistettu. Aloitetaanko uudelleen?
erase-not = Mitään ei ole poistettu. Kaikki on ennallaan.
erase-done = Se on tehty. En enää tiedä, kuka olet, ja jos kirjoitat uudelleen, aloitamme alusta. Myös tämä viesti poistetaan meiltä, kun olet saanut sen.
button-see-data = Katso kaikki
button-copy-data = Ota kopio
button-erase-data = Poista kaikki
button-keep-data = Säilytä kaikki
button-fetch-copy = Hae kopio

## Lopeta, ja harvemmin

stop-surveys = Selvä, en lähetä enää kyselyjä. Tarjouksia saat edelleen, kuten valitsit.
stop-offers = Selvä, en lähetä enää tarjouksia. Kyselyjä saat edelleen, kuten valitsit.
stop-offers-alone = Selvä, en lähetä enää tarjouksia. Vastaan edelleen, kun kirjoitat, ja kerron keskeneräisistä asioistasi.
stop-surveys-alone = Selvä, en lähetä enää kyselyjä. Vastaan edelleen, kun kirjoitat, ja kerron keskeneräisistä asioistasi.
button-stop-offers = Myös tarjoukset pois
button-stop-surveys = Myös kyselyt pois
button-surveys-twice = Kysely 2 kertaa vuodessa
button-once-month = Kerran kuussa
button-twice-year = Kaksi kertaa vuodessa
button-stop-all = Ei ollenkaan
limit-ask = Toki. Kuinka usein saan enintään kirjoittaa ensin?
limit-stranger = Täällä vain vastaan enkä koskaan kirjoita ensin, joten rajoitettavaa ei ole.
limit-undone-nothing = Kumottavaa ei ollut.
limit-all = Selvä. Kirjoitan ensin enintään { $contacts ->
        [one] kerran
       *[other] { $contacts } kertaa
    } { $days ->
        [7] viikossa
        [30] kuussa
        [91] neljännesvuodessa
        [182] puolessa vuodessa
        [365] vuodessa
       *[other] { $days } päivässä
    }.
limit-surveys = Selvä. Kysyn enintään { $contacts ->
        [one] kerran
       *[other] { $contacts } kertaa
    } { $days ->
        [7] viikossa
        [30] kuussa
        [91] neljännesvuodessa
        [182] puolessa vuodessa
        [365] vuodessa
       *[other] { $days } päivässä
    }.
limit-offers = Selvä. Saat tarjouksia enintään { $contacts ->
        [one] kerran
       *[other] { $contacts } kertaa
    } { $days ->
        [7] viikossa
        [30] kuussa
        [91] neljännesvuodessa
        [182] puolessa vuodessa
        [365] vuodessa
       *[other] { $days } päivässä
    }.
know-limit-all = Kyselyjä ja tarjouksia yhteensä enintään { $contacts ->
        [one] kerran
       *[other] { $contacts } kertaa
    } { $days ->
        [7] viikossa
        [30] kuussa
        [91] neljännesvuodessa
        [182] puolessa vuodessa
        [365] vuodessa
       *[other] { $days } päivässä
    }, kuten pyysit.
know-limit-surveys = Kyselyjä enintään { $contacts ->
        [one] kerran
       *[other] { $contacts } kertaa
    } { $days ->
        [7] viikossa
        [30] kuussa
        [91] neljännesvuodessa
        [182] puolessa vuodessa
        [365] vuodessa
       *[other] { $days } päivässä
    }, kuten pyysit.
know-limit-offers = Tarjouksia enintään { $contacts ->
        [one] kerran
       *[other] { $contacts } kertaa
    } { $days ->
        [7] viikossa
        [30] kuussa
        [91] neljännesvuodessa
        [182] puolessa vuodessa
        [365] vuodessa
       *[other] { $days } päivässä
    }, kuten pyysit.

## Lupaukset

promise-missed-answer = Lupasimme sinulle vastauksen viimeistään { $due }. Et saanut sitä, ja olemme siitä pahoillamme.
promise-missed-replacement = { $count ->
    [one] Lupasimme lähettää sinulle uuden tuotteen viimeistään { $due }. Emme lähettäneet, ja olemme siitä pahoillamme.
   *[other] Lupasimme lähettää sinulle { $count } uutta tuotetta viimeistään { $due }. Emme lähettäneet, ja olemme siitä pahoillamme.
}
promise-missed-money = Lupasimme palauttaa sinulle { $amount } viimeistään { $due }. Emme palauttaneet, ja olemme siitä pahoillamme.
promise-missed-word = Lupasimme kirjoittaa sinulle viimeistään { $due }. Emme kirjoittaneet, ja olemme siitä pahoillamme.
promise-missed-staff = Lupasimme sinulle viimeistään { $due }: ”{ $words }”. Emme pitäneet lupausta, ja olemme siitä pahoillamme.
promise-missed-next = { $team } hoitaa asiaa nyt ja kirjoittaa sinulle viimeistään { $next }.
promise-missed-last = { $team } tietää, että myöhästyimme taas. Jos et halua odottaa, soita { $phone } tai kirjoita { $email }: siellä nähdään kaikki.
promise-missed-points =
    { $points ->
        [one] { $points } piste on tililläsi hyvityksenä.
       *[other] Luvatut { $points } pistettä ovat tililläsi.
    }

promise-kept-replacement = { $count ->
    [one] Kuten lupasimme: uusi tuotteesi lähetettiin { $at }.
   *[other] Kuten lupasimme: { $count } uutta tuotetta lähetettiin { $at }.
}
promise-kept-money = Kuten lupasimme: { $amount } palautettiin sinulle { $at }.
promise-kept-staff = Kuten lupasimme, tämä on tehty: ”{ $words }”.
promise-late-replacement = { $count ->
    [one] Uusi tuotteesi lähetettiin { $at }. Olemme pahoillamme, että siinä kesti luvattua kauemmin.
   *[other] { $count } uutta tuotetta lähetettiin { $at }. Olemme pahoillamme, että siinä kesti luvattua kauemmin.
}
promise-late-money = { $amount } palautettiin sinulle { $at }. Olemme pahoillamme, että siinä kesti luvattua kauemmin.
promise-late-staff = Tämä on tehty: ”{ $words }”. Olemme pahoillamme, että siinä kesti luvattua kauemmin.
promise-kept-proof = Viite: { $proof }
promise-withdrawn-staff = Tätä ei enää tarvita, joten emme tee sitä: ”{ $words }”. Jos odotat sitä yhä, kerro meille, niin kollegani hoitaa asian.
button-promise-track = Seuraa pakettia

promise-moved-answer = Emme ehdi vastata sinulle { $was }. Tiedämme sen nyt, joten kerromme sen nyt: viimeistään { $due }.
promise-moved-replacement = { $count ->
    [one] Uutta tuotettasi ei saada matkaan { $was }. Tiedämme sen nyt, joten kerromme sen nyt: viimeistään { $due }.
   *[other] Uusia tuotteitasi ({ $count } kpl) ei saada matkaan { $was }. Tiedämme sen nyt, joten kerromme sen nyt: viimeistään { $due }.
}
promise-moved-money = Emme saa palautettua sinulle { $amount } { $was }. Tiedämme sen nyt, joten kerromme sen nyt: viimeistään { $due }.
promise-moved-staff = Lupasimme sinulle viimeistään { $was }: ”{ $words }”. Siinä kestää kauemmin. Tiedämme sen nyt, joten kerromme sen nyt: viimeistään { $due }.
button-promise-money = Haluan rahat takaisin
promise-money-over = Sitä ei voi enää muuttaa: asia on jo työn alla. Asiakaspalvelija auttaa.
button-promise-fine = Sopii
promise-fine = Kiitos. Siis viimeistään { $due }.
promise-fine-over = Kiitos.

promise-new-answer = Saat meiltä vastauksen viimeistään { $due }.
promise-new-replacement = { $count ->
    [one] Uusi tuotteesi lähetetään viimeistään { $due }.
   *[other] { $count } uutta tuotetta lähetetään sinulle viimeistään { $due }.
}
promise-new-money = { $amount } palautetaan sinulle viimeistään { $due }.
promise-new-staff = Lupaamme sinulle viimeistään { $due }: ”{ $words }”.
promise-new-points = Jos myöhästymme, kerromme siitä itse ja lisäämme sinulle { $points } pistettä.
promise-new-word = Jos myöhästymme, kerromme siitä itse.

promise-status-answer = { $case }: saat meiltä vastauksen viimeistään { $due }. Se pitää edelleen.
promise-status-replacement = { $count ->
    [one] { $case }: uusi tuotteesi lähetetään viimeistään { $due }. Se pitää edelleen.
   *[other] { $case }: { $count } uutta tuotetta lähetetään sinulle viimeistään { $due }. Se pitää edelleen.
}
promise-status-money = { $case }: { $amount } palautetaan sinulle viimeistään { $due }. Se pitää edelleen.
promise-status-word = { $case }: olemme myöhässä. { $team } kirjoittaa sinulle viimeistään { $due }.
promise-status-staff = { $case }: lupasimme sinulle viimeistään { $due }: ”{ $words }”. Se pitää edelleen.
promise-status-owed = { $case }: olemme myöhässä. { $team } hoitaa asiaa ja saa siitä muistutuksen joka päivä, kunnes se on kunnossa.

why-promise = Lupasimme sen { $at }, viimeistään { $due }. Lupauksen pitää { $team }.
why-promise-points = Lupauksesta, joka ei pidä, saa { $points } pistettä, enintään { $most } pistettä { $days } päivän aikana.

## Pitikö se?

follow-hello = Hei { $name }!
follow-damaged = { $count ->
    [one] Tuliko uusi tuote ehjänä perille?
   *[other] Tulivatko uudet tuotteet ({ $count } kpl) ehjinä perille?
}
follow-replacement = { $count ->
    [one] Onko uusi tuote tullut perille, ja onko se oikea?
   *[other] Ovatko uudet tuotteet ({ $count } kpl) tulleet perille, ja ovatko ne oikeat?
}
follow-money = Ovatko rahat tulleet perille?
follow-other = Onko { $case } nyt kunnossa?
button-follow-yes = Kyllä, kaikki hyvin
button-follow-no = Ei, avaa asia uudelleen
follow-good = Hyvä kuulla.
follow-closed = Hyvä kuulla. { $case } on päätetty.
follow-closed-before = Kiitos, { $case } on jo päätetty.
follow-again = { $case } on taas auki, eikä sinun tarvitse selittää alusta. Saat meiltä vastauksen viimeistään { $due }. Mikä on nyt vialla?
follow-again-words = { $case } on taas auki, ja kirjoittamasi on siinä mukana. Saat meiltä vastauksen viimeistään { $due }.
follow-open-before = { $case } on edelleen auki, ja saat meiltä vastauksen viimeistään { $due }.
follow-open = { $case } on jo auki.
follow-open-sure = { $case } on auki. Onko kaikki nyt kunnossa, ja suljenko sen?
button-follow-sure = Kyllä, sulje se
button-follow-stay = Ei, pidä se auki
button-follow-broken = Taas rikki
button-follow-missing = Ei ole tullut
button-follow-else = Jotain muuta
follow-noted = Kiitos, se on kirjattu: { $case }.
follow-tell = Kerro omin sanoin, niin lisään sen asiaan { $case }.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = Olemme pahoillamme.
complaint-sorry-name = Olemme pahoillamme, { $name }.
complaint-sorry-damaged = Rikkinäisenä saapunut tuote on meidän vastuullamme, ja korjaamme asian.
complaint-sorry-missing = Tuotteiden olisi pitänyt olla jo sinulla. Se on meidän vastuullamme, ja korjaamme asian.
complaint-sorry-wrong = Sait muuta kuin tilasit. Se on meidän virheemme, ja korjaamme sen.
complaint-sorry-faulty = Meiltä ostetun tuotteen pitää toimia. Se, ettei se toimi, on meidän vastuullamme, ja korjaamme asian.
complaint-sorry-payment = Maksun pitää olla oikein. Käymme läpi jokaisen summan ja korjaamme virheet.
complaint-sorry-staff = Jokaista pitää kohdella meillä hyvin. Se, mikä meni pieleen, on meidän vastuullamme.
complaint-sorry-points = Pisteidesi pitää olla oikein. Käymme läpi jokaisen rivin ja korjaamme virheet.
complaint-sorry-other = Näin ei olisi pitänyt käydä, ja selvitämme asian.
complaint-case = Asiasi numero on { $case }.
complaint-case-order = Asiasi numero on { $case } (tilaus { $order }).
complaint-case-item = Asiasi numero on { $case } ({ $item }).
complaint-case-both = Asiasi numero on { $case } (tilaus { $order }, { $item }).
complaint-choose = Mikä sopisi sinulle parhaiten?
complaint-photo = Kuvan voi lähettää, mutta se ei ole pakollinen.
complaint-no-member = Apua saa ilman jäsenyyttä.
complaint-which-about = Mistä on enimmäkseen kyse?
complaint-passed-along = Kollegani selvittää asian. Sinun ei tarvitse tehdä muuta.
complaint-tell = Kerro omin sanoin, mikä meni pieleen.
complaint-letter = Koko viestisi on tallessa asiassa { $case }.
complaint-joined = Sinulla on jo { $case }, joten lisäsin tämän siihen.
complaint-joined-order = Sinulla on jo { $case } tilauksesta { $order }, joten lisäsin tämän siihen.
complaint-added = Lisäsin sen asiaan { $case }.
complaint-photo-added = Kiitos. Kuva on nyt asiassa { $case }.
complaint-in-public = Kiitos, että kerroit. Jatketaan yksityisesti, jotta tietosi pysyvät meidän välisinämme.
complaint-in-private = Kirjoitit: ”{ $words }”. Teenkö siitä asian?
complaint-not-filed = Selvä, en tehnyt asiaa.
complaint-fix-what = Mitä muutan?
complaint-which-order = Mikä tilaus tai kuitti on kyseessä? Kirjoita sen numero.
complaint-order-unclear = En löytänyt siitä numeroa. Kirjoita se niin kuin se on kuitissa tai tilausviestissä.
complaint-which-item = Missä on vikaa? Muutama sana riittää, määrä mukaan: ”2 kuppia”.
complaint-fixed = Korjattu, kiitos.
complaint-fix-too-late = Asiassa { $case } on jo sovittu jotakin, joten jätän sen ennalleen.
complaint-withdrawn = Sitten { $case } on suljettu, eikä siitä seuraa muuta.
complaint-over = { $case } ei ole enää auki. Jos jokin on vialla, avaan sen uudelleen kaikkine tietoineen.
complaint-agreed = Niin sovitaan asiassa { $case }.
complaint-agreed-before = Asiassa { $case } on jo sovittu, eikä mitään tehdä kahdesti.
complaint-keep-goods = Rikkinäistä ei tarvitse palauttaa.
complaint-points-given = { $points ->
    [one] { $points } piste on tililläsi.
   *[other] { $points } pistettä on tililläsi.
}
complaint-voucher-given = Näytä tämä koodi kassalla: { $code }
complaint-over-limit = En saa itse hyväksyä summaa { $amount }.
complaint-not-alone = En saa päättää siitä itse.
complaint-person-decides = Asiakaspalvelu vastaa sinulle viimeistään { $due }, ja välitin toiveesi.
complaint-person-has-it = Asiasi on asiakaspalvelulla, ja välitin toiveesi.
complaint-order-helps = Tilauksen tai kuitin numerolla voin ehkä hoitaa asian heti.
complaint-undone = Kumottu: mitään ei ole enää sovittu.
complaint-undo-late = Se on jo tehty, joten en voi perua sitä. Kollegani voi auttaa.
order-cancelled-replacement = Emme voi lähettää uutta tuotetta, josta sovimme asiassa { $case }. Olemme pahoillamme.
order-cancelled-money = Emme voi palauttaa sinulle summaa { $amount }, josta sovimme asiassa { $case }. Olemme pahoillamme.
case-none = Sinulla ei ole meillä avointa asiaa.
case-open = { $case } on auki, ja se on kollegallani.
case-resolved = { $case } hoidettiin kuntoon { $on }
case-closed = { $case } suljettiin { $on }
danger-health = Soita { $number } heti. Kenenkään ei pidä saada sitä enempää. Säilytä pakkaus.
danger-injury = Onko joku loukkaantunut pahasti? Soita { $number } heti. Jätä tuote sellaisekseen, ettei kukaan muu loukkaannu.
danger-fire = Palaako tai savuaako se? Mene ulos ja soita { $number } heti. Älä käytä sitä enää.
danger-self-harm = Soita { $number } heti tai jollekulle läheisellesi. Sinun ei tarvitse olla tämän kanssa yksin.
danger-threat = Otamme tämän vakavasti.
danger-fraud = Voiko kortti tai tunnus olla väärissä käsissä? Sulje se heti, myös pankissa. Älä kirjoita tunnuksia tähän.
danger-privacy = Näin ei saa käydä, kiitos kun kerroit. Ethän jaa näkemääsi eteenpäin.
danger-discrimination = Ketään ei pidä kohdella meillä niin.
danger-law = Tähän vastaa ihminen, en minä.
danger-unclear-life = Ihminen katsoo tätä heti. Jos joku on loukkaantunut tai vaarassa, soita { $number } heti.
danger-unclear = Ihminen katsoo tätä heti.
danger-alarm = Päivystäjämme on hälytetty ja kirjoittaa sinulle tähän viimeistään { $due } (asia { $case }).
danger-alarmed = Päivystäjämme on hälytetty.
why-complaint = { $case } perustuu siihen, mitä kirjoitit { $at }: ”{ $words }”.
why-goods = Ostoksesi { $order } on tiedossamme: asian kohde maksoi { $amount }.
why-service = Saan itse hoitaa enintään { $amount } ja { $count ->
    [one] { $count } asian
   *[other] { $count } asiaa
} samalta ihmiseltä { $days ->
    [one] { $days } päivän
   *[other] { $days } päivän
} aikana. Muusta päättää ihminen.
button-about-damaged = Rikkinäinen tuote
button-about-missing = Ei ole saapunut
button-about-wrong = Väärä tuote
button-about-faulty = Ei toimi
button-about-payment = Maksu
button-about-staff = Henkilökunta
button-about-points = Pisteet
button-about-other = Jokin muu
button-about-more = Lisää vaihtoehtoja
button-remedy-replace = Lähettäkää uusi
remedy-count = { $count ->
    [one] Lähettäkää uusi
   *[other] Lähettäkää { $count } uutta
}
button-remedy-money = Rahat takaisin
remedy-amount = { $amount } takaisin
remedy-points = { $points ->
    [one] { $points } piste
   *[other] { $points } pistettä
}
button-remedy-voucher = Etukuponki
button-complaint-correct = Korjaa jotakin
button-something-else = Se on eri asia
button-case-status = Miten asia etenee?
button-case-new = Ilmoita ongelmasta
button-case-reopen = Avaa uudelleen
button-fix-about = Mistä on kyse
button-fix-order = Tilausnumero
button-fix-item = Missä on vikaa
button-fix-none = Tämä ei ole reklamaatio
button-yes = Kyllä

## Words at hand for colleagues who answer in the console

ready-looking = Kiitos, selvitän asiaa nyt.
ready-photo = Voisitko lähettää siitä kuvan? Niin näen paremmin, mikä meni vikaan.
ready-else = Voinko auttaa vielä jossakin muussa?
## A campaign, tried on one person

test-mark = Testi: tältä viesti näyttää. Vain sinä saat sen.
test-pressed = Tämä oli testi: mitään ei tapahtunut eikä mitään merkitty muistiin. Oikeassa viestissä painike toimii.

## For colleagues, in the room of theirs on a platform

room-hello = Kerron täällä, kun joku tarvitsee teitä: vain asian numeron ja ajan. Kaikki muu on konsolissa.
room-case = { $case }:
room-danger = Vaara. Kukaan ei ole ottanut asiaa; odotus alkoi { $since }.
room-danger-again = Vaarasta kerrottiin uudelleen { $since } kollegalle, jolla keskustelu jo on.
room-asked = Joku odottaa ihmistä; odotus alkoi { $since }. Luvattu viimeistään { $by }.
room-unaccepted = Kukaan ei ottanut asiaa ajoissa; odotus alkoi { $since }. Luvattu viimeistään { $by }.
room-unanswered = Otettu, mutta siihen ei vastattu ajoissa; odotus alkoi { $since }. Luvattu viimeistään { $by }.
room-promise-soon = Lupaus on pidettävä viimeistään { $by }.
room-promise-missed = Lupaus jäi pitämättä: viimeistään { $by }.
room-link = { $link }
## Vastaus ilman kysymystä, ja mitä täällä ei tehdä

yes-to-what = Mielelläni. Mitä tehdään? Kirjoita tai napauta:
no-is-fine = Selvä. Olen täällä, kun tarvitset.
no-take-back = Selvä. Perunko sen?
cancel-nothing = Täällä ei ole kesken mitään, minkä voisin perua. Jos tarkoitat tilausta, kollegani voi auttaa.
cancel-case = Se jää asiakaspalvelulle, ellet halua minun sulkevan sitä. Suljenko sen?
profile-how = Kielen vaihdan itse heti. Nimen, puhelinnumeron, sähköpostin tai osoitteen korjaa kollegani.
refer-none = Kaverin tuomisesta ei vielä palkita, joten en lupaa siitä mitään. He ovat silti tervetulleita: kuka tahansa, joka kirjoittaa minulle täällä, voi liittyä maksutta.
share-points-none = Pisteet pysyvät sillä jäsenyydellä, jolla ne on kerätty, joten en voi siirtää niitä toiselle. Edun, johon ne vaihdat, saat antaa pois: koodia voi käyttää se, joka sen näyttää.

## Tilaukset: missä ne ovat, niin kuin myymälä viimeksi kertoi

order-placed = Tilaus { $order }: se on tullut meille ja pakataan.
order-packed = Tilaus { $order } on pakattu ja odottaa kuljetusta.
order-shipped = Tilaus { $order } on matkalla.
order-shipped-with = Tilaus { $order } on matkalla. Kuljetus: { $carrier }.
order-ready = Tilaus { $order } on noudettavissa: { $shop }.
order-ready-with = Tilaus { $order } on noudettavissa: { $carrier }.
order-delayed = Tilaus { $order } on myöhässä. Olen pahoillani.
order-delivered = Tilaus { $order } on toimitettu.
order-cancelled = Tilaus { $order } on peruttu.
order-returned = Tilaus { $order } on palautunut meille.
order-expected = Arvioitu saapuminen: { $on }.
order-late = Sen piti olla perillä: { $on }. Olen pahoillani viivästyksestä.
order-as-of = Päivitetty viimeksi: { $at }.
order-stale = Uudempaa tietoa ei ole tullut ({ $shop }), joten tämä voi olla vanhentunutta.
order-late-offer = Avaanko asian, jotta joku selvittää sen?
order-none = En näe jäsenyydelläsi matkalla olevaa tilausta. Onko sinulla tilausnumero? Kirjoita se tähän, tai kollegani voi katsoa.
order-unknown = En löydä jäsenyydeltäsi tilausta { $order }. Tarkista numero ja kirjoita se uudelleen, tai kollegani voi katsoa.
order-no-member = Tilaukset ovat henkilökohtaisia: yhdistä jäsenyytesi, niin voin kertoa, missä tilauksesi on. Myös kollegani voi katsoa.
order-track = Seuraa { $order }
button-order-track = Seuraa pakettia
button-order-late = Avaa asia
button-order-status = Tilaukseni
why-order = Tilaus { $order }: tiedon antoi { $shop }. Tieto on ajalta { $at }.

## Vastaukset kirjastosta

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Tarkoitatko jotakin näistä?
answer-gone = Se vastaus ei ole enää käytössä. Kysy toisin, tai kollegani voi auttaa.
answer-other-language = Tämä on minulla vain toisella kielellä ({ $language }):
answer-hours-service = { $hours }. Puhelin: { $phone }
answer-hours-unknown = Niitä aukioloaikoja minulla ei ole. Asiakaspalvelu: { $hours }. Puhelin: { $phone }
hours-closed = suljettu
why-answer = ”{ $title }” on vastauksiamme: versio { $version }, voimassa alkaen { $since }. Tallentaja: { $by }, { $at }.
why-answer-imported = ”{ $title }” on vastauksiamme: versio { $version }, voimassa alkaen { $since }. Tuotu järjestelmään { $at }.
why-shop-hours = Aukioloajat ovat ne, jotka on kirjattu kullekin myymälälle.

## A purchase whose points are missing

missing-counted = Tämän olen laskenut mukaan päivältä { $on }:
missing-counted-lately = Nämä ovat viimeisten seitsemän päivän ostoksesi, jotka on laskettu mukaan:
missing-ready = Käytettävissä { $on } alkaen.
missing-not-yet = Ostokset tulevat minulle, kun myymälät lähettävät ne. Mukana ovat { $countedUntil } asti tehdyt ostokset, joten ostoksesi { $on } voi olla vielä matkalla.
missing-none = Mukana ovat { $countedUntil } asti tehdyt ostokset, eikä niissä ole sinun ostoksiasi päivältä { $on }.
missing-none-lately = Mukana ovat { $countedUntil } asti tehdyt ostokset, eikä niissä ole sinun ostoksiasi viimeisten seitsemän päivän ajalta.
missing-no-figures = Myymälät eivät ole vielä lähettäneet minulle ostoksia.
missing-late = Tiedot myöhästyvät. Myymälä: { $shop }. Tiedot ulottuvat tähän: { $countedUntil }.
missing-ask = Kirjoita kuitin numero tai lähetä kuitista kuva, niin selvitämme asian.
missing-number-found = Kuitti { $receipt } on laskettu mukaan, ja tässä ovat sen pisteet:
missing-number-unknown = En löydä kuittia { $receipt } jäsenyydestäsi, joten asiakaspalvelu etsii sitä.
missing-wait = Sopii. Kirjoita minulle huomenna uudelleen, niin katson, mitä on siihen mennessä tullut.
button-missing-still = Jotakin puuttuu
button-missing-send = Asiakaspalvelu selvittää
button-missing-wait = Odotan
