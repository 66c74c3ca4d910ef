# Tekste in Afrikaans, met “jy”. Plekhouers ({ $points }) word met feite uit die databasis gevul; geen teks gee self 'n syfer nie.
# Die eerste sin antwoord; knoppies (sleutels wat met “button-” begin) het hoogstens 24 karakters.

## Ontmoeting

greet-hello = Hallo, ek is { $brand } se outomatiese assistent. Ek wys jou punte, help as iets verkeerd geloop het, en soek aanbiedinge. Jy kan altyd met een tik by 'n mens uitkom. As jy nog nie 'n lid is nie, word jy dit ook met een tik.
greet-member = Hallo, ek is { $brand } se outomatiese assistent. Ek wys jou punte, help as iets verkeerd geloop het, en soek aanbiedinge. Jy kan altyd met een tik by 'n mens uitkom.
greet-privacy = Wat ons oor jou bewaar, en hoekom: { $notice }
arrive-shop = Welkom, en groete van { $shop }!
intro-note = Ek is { $brand } se outomatiese assistent. Wat ons oor jou bewaar, en hoekom: { $notice }
help-what = Ek wys jou punte en jou kaart, ruil punte vir belonings en soek aanbiedinge wat by jou pas. As iets verkeerd geloop het, sê my: ek maak 'n saak oop en sê wanneer jy antwoord kry. Jou mening gee ek deur net soos jy dit sê. Ek maak jou ook 'n lid, koppel jou lidmaatskap en verander die taal. Skryf soos jy wil, of tik:
thanks-reply = Dis 'n plesier.
goodbye-reply = Totsiens. Ek is hier wanneer jy skryf.
robot-reply = Ek is 'n outomatiese assistent. Wil jy eerder met 'n mens praat?
not-understood = Ek het dit nie heeltemal verstaan nie. Is dit een van dié?
not-understood-again = Jammer, ek verstaan dit steeds nie. Moet 'n kollega oorneem? Jy hoef nie weer te verduidelik nie.
not-understood-upset = Ek is jammer. Ek moes meer van hulp gewees het. Skryf in 'n paar woorde wat verkeerd is, dan maak ek 'n saak oop, of laat 'n kollega oorneem.
not-working = Ek is jammer. Wat werk nie? As jy dit by ons gekoop het, skryf wat dit is, dan maak ek 'n saak oop. As dit iets hier in die klets is, skryf in 'n paar woorde wat jy wil hê.
not-working-chat = Ek is jammer. Skryf in 'n paar woorde wat jy wil hê, dan probeer ek dit so. 'n Kollega kan ook oorneem.
not-working-site = Ek is jammer daaroor. Wat wou jy daar doen? Skryf dit in 'n paar woorde: sommige dinge kan hier gedoen word, en vir die res maak ek 'n saak oop.
not-meant = Reg, nie dit nie. Wat het jy bedoel?
attachment-voice = Ek kan nie na stemboodskappe luister nie. Skryf 'n paar woorde, dan antwoord ek.
attachment-other = Ek kan nie foto's en lêers lees nie. Skryf 'n paar woorde, dan antwoord ek.
old-button = Daardie knoppie hoort by 'n ouer boodskap. Dié geld nou:
private-only = Dis persoonlik, so ek sê dit net vir jou in 'n private klets. Tik om daar aan te gaan.
private-only-write = Dis persoonlik, so ek sê dit net vir jou in 'n private klets. Skryf daar vir my.
fault = Iets het by ons verkeerd geloop. Jou boodskap is veilig; jy hoef dit nie weer te stuur nie.
fault-not-taken = Iets het by ons verkeerd geloop, en die laaste het my nie bereik nie. Probeer asseblief oor 'n rukkie weer.

## Punte

balance-spendable = { $points ->
    [one] Jy het { $points } punt om te bestee.
   *[other] Jy het { $points } punte om te bestee.
}
balance-none = Jy het nog geen punte om te bestee nie.
balance-pending-one = Nog { $points } is op pad: jou aankoop van { $purchasedOn } tel vanaf { $availableOn }, wanneer die teruggawetydperk verby is.
balance-pending-several = Nog { $points } is op pad, die volgende { $next } vanaf { $availableOn }, wanneer die teruggawetydperk verby is.
balance-waiting = { $points ->
    [one] { $points } welkompunt is joune met jou eerste aankoop.
   *[other] { $points } welkompunte is joune met jou eerste aankoop.
}
balance-expiry = { $points ->
    [one] { $points } punt verval op { $expiresOn }.
   *[other] { $points } punte verval op { $expiresOn }.
}
balance-owed = { $points ->
    [one] { $points } punt van 'n aankoop wat jy teruggegee het, was reeds bestee; die volgende punt wat jy verdien, maak daarvoor op.
   *[other] { $points } punte van 'n aankoop wat jy teruggegee het, was reeds bestee; die volgende punte wat jy verdien, maak daarvoor op.
}
balance-tier-next = { $missing ->
    [one] Jy is { $tier } en kort nog { $missing } verdiende punt vir { $next }.
   *[other] Jy is { $tier } en kort nog { $missing } verdiende punte vir { $next }.
}
balance-tier-top = Jy is { $tier }, ons hoogste vlak.
balance-late = Die syfers van die winkels is laat. Getel tot { $countedUntil } het jy { $points ->
    [one] { $points } punt
   *[other] { $points } punte
} om te bestee; latere aankope sien ek nog nie.
balance-stranger = Hierdie klets is nog nie aan 'n lidmaatskap gekoppel nie.

## Hoekom?

why-total = { $points ->
    [one] So het jou { $points } punt ontstaan (bereken { $at }):
   *[other] So het jou { $points } punte bymekaargekom (bereken { $at }):
}
why-zero = Daar is niks om te bestee nie (bereken { $at }).
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  teruggegee, { $shop }, { $on }
entry-welcome = { $points }  welkomgeskenk, { $on }
entry-welcome-taken-back = { $points }  tweede welkomgeskenk teruggeneem, { $on }
entry-expiry = { $points }  verval, { $on }
entry-merge = { $points }  oorgedra saam met jou ander lidmaatskap, { $on }
entry-merge-undone = { $points }  teruggeskuif na jou ander lidmaatskap, { $on }
entry-opening = { $points }  saldo oorgedra, { $on }
entry-correction = { $points }  regstelling, { $on }
entry-apology = { $points }  van ons, as verskoning, { $on }
entry-erasure = { $points }  weggeneem toe die lidmaatskap uitgevee is, { $on }
entry-owed = { $points }  verreken teen 'n teruggawe, { $on }
entry-earlier = { $count ->
    [one] { $points }  vroeër, { $count } inskrywing
   *[other] { $points }  vroeër, { $count } inskrywings
}
why-earning = Jy verdien { $points ->
    [one] { $points } punt
   *[other] { $points } punte
} vir elke { $amount }, by elke aankoop na onder afgerond.
why-pending-now = Jy kan die punte dadelik bestee.
why-pending-days = { $days ->
    [one] Jy kan die punte { $days } dag ná die aankoop bestee, wanneer die teruggawetydperk verby is.
   *[other] Jy kan die punte { $days } dae ná die aankoop bestee, wanneer die teruggawetydperk verby is.
}
why-expiry-never = Punte verval nie.
why-expiry-months = { $months ->
    [one] Punte verval { $months } maand ná die aankoop.
   *[other] Punte verval { $months } maande ná die aankoop.
}
why-expiry-year = { $years ->
    [0] Punte verval aan die einde van die jaar waarin jy gekoop het.
    [one] Punte verval aan die einde van die jaar ná die aankoop.
   *[other] Punte verval aan die einde van die jaar, { $years } jaar ná die aankoop.
}
why-tier-level = { $from ->
    [one] { $tier } begin by { $from } punt.
   *[other] { $tier } begin by { $from } punte.
}
why-welcome = Die welkomgeskenk word een keer per persoon gegee en tel vanaf die eerste aankoop.
why-linking = 'n Kode werk een keer, en { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minute
} lank; ná { $guesses ->
    [one] { $guesses } verkeerde kode
   *[other] { $guesses } verkeerde kodes
} moet jy wag.
why-list-points = { $points ->
    [one] Jy het { $points } punt om te gebruik: wat jy verdien en gekry het, min wat gebruik is of verval het (bereken { $at }).
   *[other] Jy het { $points } punte om te gebruik: wat jy verdien en gekry het, min wat gebruik is of verval het (bereken { $at }).
}
why-rules = Reëls: weergawe { $version }, sedert { $since }.
why-counted = Aankope is getel tot { $countedUntil }.
why-member = Dis wat oor jou bewaar word.
why-nothing = Daar was geen syfer in my vorige antwoord nie. Wil jy jou punte sien?

## Geskiedenis

history-title = Dit is jou jongste inskrywings:
history-older = En dié het vroeër gekom:
history-empty = Jy het nog geen inskrywings nie. Hulle kom met jou eerste aankoop.
history-end = Daar is geen ouer inskrywings nie.

## Sluit aan en koppel

join-done = Welkom, jy is 'n lid, en ek hoef niks meer van jou te weet nie.
join-gift = { $points ->
    [one] { $points } welkompunt is joune met jou eerste aankoop.
   *[other] { $points } welkompunte is joune met jou eerste aankoop.
}
join-number = Sê jou lidnommer by die betaalpunt: { $number }
join-already = Jy is reeds 'n lid. Jou nommer is { $number }.
link-ask = Skryf die eenmalige kode wat jy gekry het. Dit werk { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minute
} lank.
link-where = Jy kry een by kliëntediens: { $phone } of { $email }.
link-no-code = 'n Nommer of adres alleen bewys nie dat die lidmaatskap joune is nie. Gee dit vir kliëntediens, dan kry jy 'n eenmalige kode: { $phone } of { $email }. Skryf die kode hier.
link-confirm = Hierdie skakel koppel die klets aan 'n lidmaatskap. Gaan net voort as jy self daarvoor gevra het.
link-refused = Goed, niks is gekoppel nie.
link-done = Hierdie klets is nou aan jou lidmaatskap { $number } gekoppel.
link-merged = Jou vorige lidmaatskap in hierdie klets is nou deel daarvan, met alles daarin.
link-gift-taken-back = { $points ->
    [one] Die welkomgeskenk word een keer per persoon gegee, so die tweede een, { $points } punt, is teruggeneem.
   *[other] Die welkomgeskenk word een keer per persoon gegee, so die tweede een, { $points } punte, is teruggeneem.
}
link-already = Hierdie klets is reeds aan jou lidmaatskap { $number } gekoppel.
link-wrong = { $left ->
    [0] Daardie kode klop nie, of dit het verval.
   *[other] Daardie kode klop nie, of dit het verval. Jy kan nog { $left } keer probeer.
}
link-wait = Dit was te veel verkeerde kodes. Jy kan { $until } weer probeer. Kliëntediens kan jou vroeër help: { $phone } of { $email }.
unlink-ask = Moet ek hierdie klets van jou lidmaatskap { $number } ontkoppel? Jou punte bly by die lidmaatskap.
unlink-done = Reg so. Hierdie klets is nie meer aan 'n lidmaatskap gekoppel nie. Jou punte bly waar hulle is.
unlink-kept = Goed, alles bly soos dit is.

## Belonings en koopbewyse

rewards-fit = { $points ->
    [one] Jy het { $points } punt om te bestee. Dit is ons belonings, die naaste eerste:
   *[other] Jy het { $points } punte om te bestee. Dit is ons belonings, die naaste eerste:
}
rewards-none-fit = { $points ->
    [one] Jy het { $points } punt om te bestee. Niks is nog binne bereik nie; dit is die naaste:
   *[other] Jy het { $points } punte om te bestee. Niks is nog binne bereik nie; dit is die naaste:
}
rewards-all = Dit is ons belonings:
rewards-further = En dan is daar dié:
rewards-which = Dié is naby aan wat jy geskryf het. Watter een sal dit wees?
rewards-empty = Daar is op die oomblik geen belonings nie.
reward-open = { $points ->
    [one] { $reward }: { $points } punt
   *[other] { $reward }: { $points } punte
}
reward-short = { $points ->
    [one] { $reward }: { $points } punt, nog { $missing } (omtrent { $amount } se inkopies)
   *[other] { $reward }: { $points } punte, nog { $missing } (omtrent { $amount } se inkopies)
}
reward-tier = { $points ->
    [one] { $reward }: { $points } punt, van { $tier } af op
   *[other] { $reward }: { $points } punte, van { $tier } af op
}
reward-sold-out = { $points ->
    [one] { $reward }: { $points } punt, uitverkoop
   *[other] { $reward }: { $points } punte, uitverkoop
}
reward-not-yet = { $points ->
    [one] { $reward }: { $points } punt, vanaf { $on }
   *[other] { $reward }: { $points } punte, vanaf { $on }
}
locked-short = { $cost ->
    [one] { $reward } kos { $cost } punt en jy het { $points }. Nog { $missing }: omtrent { $amount } se inkopies.
   *[other] { $reward } kos { $cost } punte en jy het { $points }. Nog { $missing }: omtrent { $amount } se inkopies.
}
locked-tier = { $missing ->
    [one] { $reward } is vir { $tier } en hoër. Jy is { $mine } en kort nog { $missing } verdiende punt.
   *[other] { $reward } is vir { $tier } en hoër. Jy is { $mine } en kort nog { $missing } verdiende punte.
}
locked-sold-out = { $reward } is uitverkoop, so ek kan dit nie nou gee nie. Niks is van jou afgetrek nie.
locked-not-yet = { $reward } is vanaf { $on } beskikbaar.
locked-over = { $reward } was tot en met { $on } beskikbaar, so ek kan dit nie meer gee nie.
locked-gone = Daardie beloning is nie meer op ons lys nie.
redeem-ask = { $points ->
    [one] Ruil { $points } punt vir { $reward }? Jy hou { $left } oor.
   *[other] Ruil { $points } punte vir { $reward }? Jy hou { $left } oor.
}
redeem-done = Dis joune. Wys hierdie kode by die betaalpunt: { $code }
redeem-declined = { $points ->
    [one] Reg so, niks is geruil nie. Jy het { $points } punt om te bestee.
   *[other] Reg so, niks is geruil nie. Jy het { $points } punte om te bestee.
}
redeem-ended = Daardie vraag het verval. Niks is geruil nie, en wat ek opsygesit het, is weer vry.
redeem-closed = Daardie vraag is reeds gesluit, en niks is daarmee geruil nie.
redeem-short = Van jou punte het intussen verval of met 'n terugbesorging teruggegaan, so daar is te min oor. Niks is geruil nie.
vouchers-title = Dit is jou koopbewyse:
vouchers-none = Jy het nog geen koopbewyse nie. Jy kry een wanneer jy punte vir 'n beloning ruil.
voucher-terms = Een keer, in enige winkel, tot en met { $until }.
voucher-show = { $reward }: wys hierdie kode by die betaalpunt: { $code }
voucher-open = { $reward }: { $code }, geldig tot en met { $until }
voucher-used = { $reward }: { $at } gebruik, { $shop }
voucher-given-back = { $reward }: { $at } teruggegee
voucher-expired = { $reward }: verval, was geldig tot en met { $on }
voucher-unknown = Ek kry nie daardie koopbewys onder joune nie.
give-back-done = { $points ->
    [one] Dit is teruggegee, en { $points } punt is weer op jou rekening.
   *[other] Dit is teruggegee, en { $points } punte is weer op jou rekening.
}
give-back-nothing = Dit is teruggegee. Geen punte het daarmee saamgekom nie.
give-back-ask = { $points ->
    [one] Jy het { $points } punt betaal, en { $left } sou terugkom: die res het verval, of dit waarvoor jy hulle gekry het, is teruggebring. Gee dit nogtans terug?
   *[other] Jy het { $points } punte betaal, en { $left } sou terugkom: die res het verval, of dit waarvoor jy hulle gekry het, is teruggebring. Gee dit nogtans terug?
}
over-used = Hierdie kode is { $at } gebruik, { $shop }.
over-given-back = Hierdie koopbewys is { $at } teruggegee.
over-expired = Hierdie koopbewys was geldig tot en met { $on }. Dit het verval, en die punte kom nie terug nie.
over-final = Hierdie een kan nie teruggegee word nie. Dit is geldig tot en met { $until }.
card-number = Jou lidnommer: { $number }
card-how = Wys dit by die betaalpunt, of sê die nommer.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (gebruik)
entry-redeem-expired = { $points }  { $reward }, { $on } (koopbewys het verval)
entry-redeem-given-back = { $points }  { $reward }, { $on } (teruggegee)
entry-redeem-returned = { $points }  terug vir { $reward }, { $on }
entry-redeem-reserved = { $points }  opsygesit vir { $reward }, tot { $until }
why-reward-price = { $points ->
    [one] { $reward } kos { $points } punt.
   *[other] { $reward } kos { $points } punte.
}
why-reward-order = Punte wat eerste verval, word eerste gebruik.
why-reward-days = { $days ->
    [one] Die koopbewys is { $days } dag geldig.
   *[other] Die koopbewys is { $days } dae geldig.
}
why-reward-return = Dit kan teruggegee word totdat dit gebruik is.
why-reward-final = Dit kan nie teruggegee word nie.
know-vouchers = Koopbewyse: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = Wys belonings
button-other-rewards = Ander belonings
button-more-rewards = Nog belonings
button-yes-swap = Ja, ruil
button-qr = Wys QR
button-give-back = Gee terug
button-yes-give-back = Ja, gee terug
button-vouchers = My koopbewyse
button-older-vouchers = Ouer koopbewyse
button-card = Wys my kaart
button-not-me = Dit was nie ek nie
command-rewards = Wat jou punte werd is
command-card = Jou kaart vir die betaalpunt

## Taal

language-ask = Watter taal verkies jy?
language-done = Van nou af skryf ek Afrikaans.

## Wat ons bewaar

know-stranger = Jy is nie 'n lid nie. Ek bewaar die boodskappe in hierdie klets sodat ek jou kan antwoord: { $messages } tot dusver.
know-name = Die app wys vir my hierdie naam: { $name }.
know-membership = Jy is lid { $number }, sedert { $joinedOn }.
know-details = Jou besonderhede: { $details }.
know-activity = { $purchases ->
    [one] { $purchases } aankoop
   *[other] { $purchases } aankope
}, { $entries ->
    [one] { $entries } inskrywing
   *[other] { $entries } inskrywings
} by jou punte en { $messages ->
    [one] { $messages } boodskap
   *[other] { $messages } boodskappe
} met my.
know-chats = { $chats ->
    [one] { $chats } klets is aan jou lidmaatskap gekoppel.
   *[other] { $chats } kletse is aan jou lidmaatskap gekoppel.
}
know-answers = My antwoorde aan jou: { $count }.
know-cases = Sake: { $count }.
know-opinions = Vrae en menings: { $count }.
know-files = Foto's en lêers van jou: { $count }.
know-forms = Vorms waarmee jy begin het: { $count }.
know-language = Die taal van hierdie klets: { $language }.
know-codes = Pogings met eenmalige kodes: { $count }.
know-contacts = Kere dat ek eerste geskryf het: { $count }.
know-sources = Waar jy ons gekry het: { $sources }.
know-consent-yes = { $purpose }: ja, sedert { $on }.
know-consent-no = { $purpose }: nee, sedert { $on }.
know-consent-none = Jy het vir niks ja gesê nie, so ek skryf nooit eerste nie.
know-rights = Jy kan alles sien, 'n afskrif kry of dit laat uitvee. Meer oor privaatheid: { $notice }
know-why = Jy hoef dit nie hier te gee nie. Wat ek vra, word gebruik vir dit waarvoor ek dit gevra het, en vir niks anders nie. Wat ons bewaar, en waarvoor: { $notice }
purpose-offers = Aanbiedinge
purpose-surveys = Vraelyste
stop-done = Reg so. Geen vrae of aanbiedinge meer nie. Ek antwoord steeds wanneer jy skryf, en laat weet jou van oop sake.
stop-undone = Herstel. Alles is soos voorheen.
stop-undone-nothing = Daar was niks om te herstel nie: jy het vir niks ja gesê nie.

## Menings en vrae

survey-ask-nps = Hoe waarskynlik is dit dat jy { $brand } by 'n vriend sal aanbeveel? Van { $lowest } (glad nie) tot { $highest } (verseker).
survey-ask-csat = Hoe het dit by { $brand } gegaan? Van { $lowest } (sleg) tot { $highest } (uitstekend).
survey-ask-complaint = Jou saak { $case } is afgehandel. Hoe het ons gevaar? Van { $lowest } (sleg) tot { $highest } (uitstekend).
survey-ask-text = Wat moet { $brand } beter doen? Skryf dit net in jou eie woorde.
survey-question = { $question }
survey-scale-nps = Van { $lowest } (glad nie) tot { $highest } (verseker).
survey-scale-csat = Van { $lowest } (sleg) tot { $highest } (uitstekend).
survey-often = { $most ->
    [one] Ons skryf uit ons eie hoogstens een keer in { $days } dae vir jou.
   *[other] Ons skryf uit ons eie hoogstens { $most } keer in { $days } dae vir jou.
} Nie nog vrae nie? Skryf HOU OP.
survey-words-nps = Dankie. Wat is die hoofrede? In jou eie woorde, of slaan dit oor.
survey-words-csat = Dankie. Wat sou dit 'n vyf gemaak het? In jou eie woorde, of slaan dit oor.
survey-words-best = Dankie. Wat het ons die beste gedoen? In jou eie woorde, of slaan dit oor.
survey-words-low = Dankie dat jy dit sê. Wat het verkeerd gegaan? In jou eie woorde, of slaan dit oor.
survey-words-added = Wat het verkeerd gegaan? In jou eie woorde, of slaan dit oor. Ek voeg dit by die saak.
survey-thanks = Dankie, jou antwoord is gestoor.
survey-thanks-words = Dankie, dit help. { $team } kry dit net soos jy dit gesê het: “{ $words }”.
survey-words-first = Dankie, dit is gestoor net soos jy dit geskryf het.
survey-number = En as 'n syfer, van { $lowest } tot { $highest }?
survey-number-again = Ek het nie 'n syfer daarin gekry nie. Watter een, van { $lowest } tot { $highest }?
survey-outside = Daardie syfer is nie op die skaal nie. Watter een, van { $lowest } tot { $highest }?
survey-guess = Moet ek { $rating } neerskryf?
survey-changed = Verander na { $rating }.
survey-have = Ek het jou { $rating }, dankie.
survey-edit = Skryf dit weer soos jy dit wil hê. Dit is wat ek nou het: “{ $words }”.
survey-not-now = Dis reg so. Ek vra dit nie weer nie.
survey-skipped = Dis reg so, jou antwoord is gestoor soos dit is.
survey-ended = Hierdie vraag het op { $day } geëindig. Nogtans dankie.
survey-ended-keep = Mag ek wat jy geskryf het as jou mening hou?
survey-declined = Hierdie vraag is gesluit, soos jy wou.
survey-gone = Daardie vraag is nie meer oop nie.
survey-colleague = Moet 'n kollega daarna kyk?
survey-colleague-no = Dis reg so. Jou antwoord is gestoor.
survey-help-sorry = Ons is jammer dat dit so sleg gegaan het.
survey-help-case = Ek het saak { $case } daarvoor oopgemaak, so jy hoef dit nie apart aan te meld nie.
survey-why-campaign = Jy het ja gesê vir vrae van ons. Daarmee soek ons wat ons beter kan doen.
survey-why-complaint = Jou saak { $case } is afgehandel. Ons wil weet of dit reggemaak is.
survey-why-asked = Jy wou ons iets vertel.
survey-why-reason = { $reason }
survey-why-who = { $team } sien jou antwoord. Dit verander niks aan jou punte of aanbiedinge nie.
question-open-yesterday = Een vraag is nog oop van gister af. Gaan ons aan?
question-open = Een vraag is nog oop van { $day } af. Gaan ons aan?
opinion-ask-shop = Goed om te weet, dankie. Mag ek dit vir die winkel { $shop } aangee?
opinion-ask = Goed om te weet, dankie. Mag ek dit vir my kollegas aangee?
opinion-tell = Graag. Wat wil jy vir ons sê?
opinion-tell-stranger = Jy kan sê wat jy dink sonder om 'n lid te wees.
opinion-passed = Dankie, dit is aangegee net soos jy dit gesê het: “{ $words }”.
opinion-passed-nameless = Dankie, dit is sonder jou naam aangegee: “{ $words }”.
opinion-kept-back = Dis reg so, ek gee niks aan nie.
deed-told = In { $month } het jy vir ons gesê { $said }. { $did } Dankie dat jy dit gesê het.
deed-consent = Jy hoor dit omdat jy op { $on } ja gesê het vir vrae van ons. Genoeg? Skryf HOU OP.
why-deed-words = Jy het op { $on } geskryf: “{ $words }”
why-deed-gone = Wat jy toe vir ons gesê het, word nie meer bewaar nie.
why-deed-did = 'n Kollega het op { $on } geskryf wat sedertdien gedoen is. Dit verander niks aan jou punte of aanbiedinge nie.
button-rating = { $rating }
button-yes-rating = Ja, { $rating }
button-choose = Ek kies self
button-not-now = Nie nou nie
button-edit = Verander
button-why-ask = Hoekom vra julle?
button-go-on = Gaan aan
button-yes-please = Ja, asseblief
button-pass-on = Ja
button-pass-on-nameless = Ja, sonder my naam

## Knoppies

button-balance = My punte
button-why = Hoekom?
button-history = Geskiedenis
button-older = Wys ouer inskrywings
button-join = Sluit gratis aan
button-member = Ek is 'n lid
button-help = Wat kan jy doen?
button-person = Praat met 'n mens
button-not-meant = Nie wat ek bedoel nie
button-swap-points = Ruil punte
button-profile = Verander my inligting
button-opinion = Gee terugvoer
button-stop = Stop boodskappe
button-language = Taal
button-in-language = { $name }
button-know = Wat weet jy van my?
button-yes-unlink = Ja, ontkoppel
button-yes-link = Ja, koppel
button-no = Nee
button-undo = Herstel
button-private = Gaan privaat voort

## Opdragte (in 'n kieslys waar die platform een het)

command-points = Jou punte
command-history = Waar hulle vandaan kom
command-join = Word 'n lid
command-link = Koppel jou lidmaatskap
command-language = Verander die taal
command-privacy = Wat ons oor jou bewaar
command-stop = Geen vrae of aanbiedinge meer nie
command-help = Wat ek kan doen

## Horlosie en dag

at-today = vandag om { $clock }
at-yesterday = gister om { $clock }
at-tomorrow = môre om { $clock }
at-day = op { $day } om { $clock }

# Ná "teen".
due-today = vandag { $clock }
due-day = { $day } { $clock }

## Vorms

form-how = 'n Paar vrae, een op 'n slag. Skryf "kanselleer" wanneer jy liewer nie wil nie; wat jy geantwoord het, bewaar ek.
form-optional = Jy mag hierdie een oorslaan.
form-problem-missing = Dit moet ingevul word.
form-problem-too-long = { $most ->
    [one] Hier is plek vir { $most } karakter.
   *[other] Hier is plek vir { $most } karakters.
} Jy het { $length } geskryf.
form-problem-number = Skryf 'n heelgetal van { $min } tot { $max }.
form-problem-email = Skryf 'n e-posadres, soos { $example }.
form-problem-day = Skryf die dag so: { $example }.
form-problem-option = Kies een van die antwoorde.
form-problem-field = { $field }:
form-again = Amper klaar, maar kyk weer hierna:
form-waiting = Jy het hier met iets begin: { $title }. Sal ons voortgaan?
form-goes-on = Ons gaan voort waar jy was.
form-cancelled = Reg so, ek het dit opsygesit. Niks is gestuur nie.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = los dit, nie nou nie, vergeet dit, laat staan, ek het van plan verander
form-nothing-open = Daar is niks wat half klaar is nie. Wat kan ek vir jou doen?
form-done-already = Dit is reeds gedoen. Een keer is genoeg.
form-gone = Ek het dit nie meer nie. Ons kan weer begin wanneer jy wil.
form-elsewhere = Jy het in { $channel } daarmee voortgegaan. Sal ons eerder hier voortgaan?
button-form-resume = Gaan voort waar ek was
button-form-here = Gaan hier voort
button-form-skip = Slaan oor
button-form-cancel = Kanselleer

## Foto's en lêers

attachment-photo = Jou foto het aangekom, dankie. Sê in 'n paar woorde waaroor dit gaan, dan sien 'n mens dit.
attachment-file = Jou lêer het aangekom, dankie. Sê in 'n paar woorde waaroor dit gaan, dan sien 'n mens dit.
attachment-too = Wat jy saamgestuur het, het ook aangekom.
attachment-wrong-type = So 'n lêer kan ek nie aanvaar nie. Foto's en PDF's is reg.
attachment-too-large = Daardie lêer is te groot vir my. Dit mag tot { $most } megagrepe wees.
attachment-too-many = Dit is meer as wat ek op een dag kan aanvaar. Stuur asseblief die res môre.
attachment-lost = Ek kon nie die lêer kry wat jy gestuur het nie. Stuur dit asseblief weer, as jy kan.

## Watter gesprek

channel-ask = Jy kan my nou in meer as een gesprek bereik. Waar moet ek skryf wanneer daar iets is om jou te vertel?
channel-done = Goed, ek skryf vir jou in { $channel }. Sê "'n ander gesprek" wanneer jy dit wil verander.
channel-only = Dit is die enigste gesprek wat aan jou lidmaatskap gekoppel is, so ek skryf hier vir jou.
channel-name = { $channel }

## E-pos

leave-ask = Na watter e-posadres moet ek skryf? Ek gebruik dit vir antwoorde wat kom wanneer hierdie blad toe is, en vir niks anders nie.
leave-wrong = Dit is nog nie 'n volledige e-posadres nie. Dit lyk so: naam@example.com
leave-done = Dankie. Antwoorde wat kom wanneer hierdie blad toe is, gaan na { $email }, en niks anders nie.
leave-known = Antwoorde wat kom wanneer hierdie blad toe is, gaan na { $email }.
leave-stopped = { $email } het ons gevra om geen e-posse meer te stuur nie, so ek stuur niks soontoe nie. Wie daardie posbus lees, kan dit weer toelaat met die skakel onderaan ons laaste e-pos.
leave-none = Reg so, geen e-posse nie. Wat later kom, wag hier op die blad vir jou.
leave-withdrawn = Reg so. Ek skryf nie meer na { $email } nie. Wat later kom, wag hier op die blad vir jou.
leave-here = Jy hoef nie 'n adres te gee nie: wat later kom, kom in hierdie klets aan.
leave-off = Ek kan nie e-posse stuur nie. Wat later kom, wag hier op die blad vir jou. Kliëntediens kan vir jou skryf: { $phone } of { $email }.
stop-mail = En geen e-posse meer uit hierdie klets nie.
know-mail = Antwoorde wat kom wanneer die blad toe is, gaan na { $email }.
purpose-answers-by-email = Antwoorde per e-pos
button-leave-address = Laat weet my per e-pos
button-another-address = 'n Ander adres
button-no-mails = Geen e-posse nie
button-no-thanks = Nee, dankie
mail-subject = 'n Boodskap van { $brand }
mail-first = Jy het hierdie adres in ons klets gegee sodat antwoorde jou bereik wanneer die blad toe is. Dit is die eerste een. Was dit nie jy nie? Stop dan hierdie e-posse met die skakel heel onder.
mail-continue = Gaan voort met die gesprek
mail-until = Die skakel maak jou gesprek oop tot { $until }. Moet dit asseblief nie aangee nie.
mail-why = Jy kry hierdie e-pos omdat jy jou adres in ons klets gegee het, vir sulke antwoorde en niks anders nie. Dit is outomaties gestuur. Gaan voort met die gesprek om te antwoord.
mail-stop = Geen sulke e-posse meer nie
stop-page-title = Geen e-posse meer nie?
stop-page-ask = { $brand } stuur dan nie meer antwoorde uit die klets na hierdie adres nie.
stop-page-button = Ja, geen e-posse meer nie
stop-page-done = Reg so. Jy kry nie meer sulke e-posse nie.
stop-page-allow = Laat dit weer toe
stop-page-allowed = Ons mag weer na hierdie adres skryf. Gee dit nog een keer in die klets as jy antwoorde per e-pos wil hê.
return-page-ask = Jou gesprek met { $brand } maak in hierdie blaaier oop en bly daarin oop. Moenie dit op iemand anders se toestel doen nie.
return-page-replaces = 'n Ander gesprek is in hierdie blaaier oop. Hierdie een neem sy plek in.
return-page-button = Gaan voort
return-page-over = Hierdie skakel het verval. Jou gesprek is nog in die blaaier waarin jy dit begin het.
return-page-chat = Gaan na die klets
link-page-broken = Hierdie skakel is nie heel nie. Kopieer asseblief die hele skakel uit die e-pos.

## Die webblad

web-intro = Jy skryf met { $brand } se outomatiese assistent.
web-automated = Outomatiese assistent
web-welcome = Wat wil jy weet?
web-privacy = Privaatheidskennisgewing
web-conversation = Gesprek
web-message = Boodskap
web-send = Stuur
web-you = Jy
web-connecting = Verbind tans …
web-offline = Geen verbinding nie. Wat jy skryf, word bewaar en gestuur sodra die verbinding terug is.
web-sending = Stuur tans …
web-not-delivered = Nie afgelewer nie, probeer weer
web-writing = { $brand } skryf tans
web-new-messages = Nuwe boodskappe
web-too-long = Dit is te lank. Een boodskap kan hoogstens { $most } karakters hê.
web-too-fast = Dit was baie op een slag. Hierdie boodskap word oor { $seconds ->
    [one] { $seconds } sekonde
   *[other] { $seconds } sekondes
} vanself gestuur.
web-button-pressed = ('n knoppie)
web-no-script = Skakel JavaScript aan om hier met ons te gesels.
web-no-cookie = Laat koekies vir hierdie blad toe en laai dit weer om hier met ons te gesels.
web-refused = Dit kon nie aanvaar word nie. Laai asseblief die blad weer.
web-start-points = Hoeveel punte het ek?
web-start-join = Ek wil aansluit
web-start-link = Koppel my lidmaatskap
web-start-help = Wat kan jy doen?
web-attach = Voeg 'n foto of 'n dokument by
web-attach-limits = 'n Foto (JPEG, PNG, WebP, GIF, HEIC) of 'n PDF van hoogstens { $megabytes } MB.
web-attach-remove = Verwyder { $name }
web-attach-too-large = Die lêer is te groot. Dit mag hoogstens { $megabytes } MB wees.
web-attach-type = Ek kan net foto's (JPEG, PNG, WebP, GIF, HEIC) en PDF-dokumente aanneem.
web-attach-empty = Die lêer is leeg.
web-attach-progress = Stuur { $name }
web-attach-drop = Los die lêer hier
web-file = ('n lêer)
web-picture = Foto van { $brand }

## Hoe mense ons kry

go-title = Waar sal ons gesels?
go-what = Vra oor jou punte en kry dadelik antwoord, in die app wat jy reeds het.
go-what-here = Vra oor jou punte en kry dadelik antwoord.
go-link = Hierdie skakel koppel jou lidmaatskap. Dit werk een keer, en net vir 'n kort tyd.
go-app = Maak die app oop
go-web = Hier in die blaaier
go-web-note = Sonder app en sonder rekening
go-scan = Liewer op jou foon? Skandeer dit.
go-qr = QR-kode met die adres van hierdie bladsy
poster-scan = Skandeer, sien jou punte en gesels met ons in die app wat jy reeds het.

## 'n Mens neem oor

handoff-asked-open = Natuurlik. Ek het kliëntediens laat weet, en jy kry hier antwoord teen { $by }. Hulle kan alles sien wat jy geskryf het.
handoff-asked-closed = Natuurlik. Kliëntediens maak { $opensAt } oop, en jy kry hier antwoord teen { $by }. Hulle kan alles sien wat jy geskryf het.
handoff-no-wait = Jy hoef nie te wag nie, ek skryf vir jou.
call-ask = Watter nommer moet ons bel? Dit word net hiervoor gebruik.
call-wrong = Ek kry nie 'n telefoonnommer daarin nie. Skryf die syfers, met die landkode as dit nie van hier is nie.
call-noted = 'n Kollega bel { $phone } teen { $by }. Die nommer word net hiervoor gebruik en saam daarmee uitgevee.
call-noted-late = 'n Kollega bel { $phone }. Ons is laat, en ons is jammer daaroor.
call-withdrawn = Reg so, niemand bel nie, en die nommer is uitgevee. Jy kry die antwoord hier.
button-call-me = Bel my eerder
button-another-number = 'n Ander nommer
button-no-call = Moenie bel nie
handoff-leave = As jy hierdie bladsy toemaak, waar mag ek vir jou skryf? Dit word net vir sulke antwoorde gebruik.
handoff-already = Kliëntediens het dit reeds. Jy kry hier antwoord teen { $by }.
handoff-late = Kliëntediens weet dat jy wag. Jy moes teen { $by } antwoord gehad het, en ons is laat. Dit is ons skuld.
handoff-passed-on = Dit kan ek nie self beantwoord nie, so ek het dit net soos jy dit geskryf het aan kliëntediens gegee. Jy kry hier antwoord teen { $by }.
handoff-agreed = Reg so. Jy kry hier antwoord teen { $by }.
handoff-called-off = Reg so. Kliëntediens sien dit ook. Jy kry steeds hier antwoord teen { $by }.
handoff-passed-on-late = Dit kan ek nie self beantwoord nie, so ek het dit net soos jy dit geskryf het aan kliëntediens gegee. Hulle weet dat ons laat is.
handoff-rest-too = Alles wat jy nog hier skryf, kry hulle ook.
handoff-taken = { $name } van kliëntediens het oorgeneem en kan alles hierbo sien.
handoff-taken-team = { $name } ({ $team }) het oorgeneem en kan alles hierbo sien.
handoff-back = { $name } is klaar, so dis weer ek. Is dit opgelos?
handoff-on = { $name } het 'n kollega gevra om hier verder te gaan ({ $team }), wat alles hierbo kan sien. Jy kry antwoord teen { $by }.
handoff-solved = Goed om te hoor. Skryf vir my wanneer daar iets is.
handoff-not-solved = Dan is ons nog nie klaar nie. Ek het kliëntediens laat weet, en jy kry hier antwoord teen { $by }. Jy hoef nie van voor af te verduidelik nie.
why-handoff = Jy het { $asked } vir 'n mens gevra. Wanneer kliëntediens oop is, antwoord hulle binne die tyd wat ons reëls hulle gee: teen { $by }.
why-handoff-danger = Ek het dadelik 'n mens geroep, { $asked }, want wat jy geskryf het, klink gevaarlik.
why-handoff-limit = Ek het 'n mens gevra { $asked }, want ek mag dit nie self besluit nie.
why-handoff-unsolved = Jy het { $asked } gesê dat dit nie opgelos is nie, toe het ek weer 'n mens gevra.
why-handoff-missed = Ek het 'n mens gevra { $asked }, want ons het 'n belofte aan jou nie nagekom nie.
why-handoff-code = Ek het 'n mens gevra { $asked }, want jy het gesê dat iemand anders jou kode gebruik het.
why-handoff-colleague = 'n Kollega het dit { $asked } opgeneem.
why-handoff-by = 'n Mens antwoord teen { $by }.
button-solved = Ja
button-come-back = Ek kom self terug
button-colleague = Ja, 'n kollega

## Microsoft Teams

teams-fill-in = Vul dit asseblief in.
teams-one-moment = Net 'n oomblik, die antwoord is op pad.
teams-left-out = Hierby hoort 'n prent of dokument wat ek nie in Teams vir jou kan stuur nie.
teams-description = Jou punte en waar hulle vandaan kom, en 'n mens wanneer jy een nodig het.

## Aanbiedinge

offer-yes = Ja: { $offer }, tot en met { $until }.
offer-yes-several = { $count ->
    [one] Ja, hierdie een pas by jou:
   *[other] Ja, hierdie { $count } pas by jou, die beste eerste:
}
offer-item = { $offer }, tot en met { $until }.
offer-why-you = Hoekom jy?
reason-weekday = Jy het sedert { $since } { $count ->
    [one] een keer
   *[other] { $count } keer
} { $weekday } { $goods } by ons gekoop.
reason-often = Jy het sedert { $since } { $count ->
    [one] een keer
   *[other] { $count } keer
} { $goods } by ons gekoop.
reason-last = Jy het laas op { $on } { $goods } by ons gekoop.
reason-some = Dit is vir sommige van ons lede bedoel, en jy is een van hulle.
reason-everyone = Dit is vir almal.
on-monday = op 'n Maandag
on-tuesday = op 'n Dinsdag
on-wednesday = op 'n Woensdag
on-thursday = op 'n Donderdag
on-friday = op 'n Vrydag
on-saturday = op 'n Saterdag
on-sunday = op 'n Sondag
offers-everyone = Dié is vir almal:
offers-everyone-none = Daar is op die oomblik geen aanbiedinge vir almal nie.
offers-nothing = Vandag niks wat regtig by jou pas nie.
offers-next-reward = { $points ->
    [one] Jy het { $points } punt; nog { $missing }, dan is { $reward } joune.
   *[other] Jy het { $points } punte; nog { $missing }, dan is { $reward } joune.
}
offers-enough = { $points ->
    [one] Jy het { $points } punt, genoeg vir { $reward }.
   *[other] Jy het { $points } punte, genoeg vir { $reward }.
}
offers-complaint = Jou saak { $case } kom eerste. Tot dit reg is, hou ek aanbiedinge terug.
offers-complaint-due = Jou saak { $case } kom eerste: jy kry ons antwoord teen { $due }. Tot dit reg is, hou ek aanbiedinge terug.
offers-stranger = Ek het aanbiedinge vir almal. Om te sien wat by jou pas, het ek jou lidmaatskap nodig.
offers-stranger-none = Om te sien watter aanbiedinge by jou pas, het ek jou lidmaatskap nodig.
offers-public = Persoonlike aanbiedinge is net vir jou oë.
offer-voucher-terms = Een keer, in enige winkel, tot en met { $until }.
offer-taken-again = Dié een is reeds joune. Wys hierdie kode by die betaalpunt: { $code }
offer-limit = { $count ->
    [one] Jy het hierdie aanbieding een keer gehad, en meer kry niemand dit nie.
   *[other] Jy het hierdie aanbieding { $count } keer gehad, en meer kry niemand dit nie.
}
offer-over-yesterday = Hierdie aanbieding het gister verval, so ek kan dit nie meer gee nie.
offer-over = Hierdie aanbieding het op { $on } verval, so ek kan dit nie meer gee nie.
offer-sold-out = Hierdie aanbieding is klaar opgeneem, so ek kan dit nie meer gee nie.
offer-not-yet = Hierdie aanbieding begin op { $on }.
offer-gone = Hierdie aanbieding is nie meer daar nie.
offer-no-return = Dié een kan nie teruggegee word as jy dit gevat het nie.
offer-kept = Reg so. Dit is daar tot en met { $until }.
offer-refused = Reg so, nie dié een nie. Ek bied dit nie weer vir jou aan nie.
offer-refused-group = Reg so, geen { $goods }-aanbiedinge meer nie.
offer-others-stay = Ander aanbiedinge kom steeds, soos jy gekies het.
offer-refused-unknown = Ek sorteer nie aanbiedinge daarvolgens nie, so ek kan nie net dié weglaat nie. Moet ek alle aanbiedinge stop?
button-stop-all-offers = Stop alle aanbiedinge
offer-refusal-undone = Herstel. Ek mag dit weer vir jou aanbied.
offer-refusal-gone = Daar was niks om te herstel nie.
offer-terms = { $terms }
personal-off = Van nou af laat ek jou aankope buite rekening. Wat vir almal is, wys ek jou steeds wanneer jy vra.
personal-on = Van nou af kyk ek na jou aankope om te sien wat by jou pas.
why-offer-title = { $offer }:
why-offer-weekday = Ek het na jou { $goods }-aankope sedert { $since } gekyk: { $purchases }, { $count } van hulle { $weekday }.
why-offer-weekday-all = Ek het na jou { $goods }-aankope sedert { $since } gekyk: { $count }, almal { $weekday }.
why-offer-often = Ek het na jou { $goods }-aankope sedert { $since } gekyk: { $count }.
why-offer-last = Ek het gekyk wanneer jy laas { $goods } by ons gekoop het: op { $on }.
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = en { $count } voor dit
why-offer-everyone = Dit is vir almal, so ek het na niks van jou gekyk nie: nie jou aankope of boodskappe nie, en ook nie jou ouderdom of adres nie.
why-offer-nothing-else = Niks anders nie: nie jou boodskappe nie, en ook nie jou ouderdom of adres nie.
why-some = Dit is vir sommige van ons lede bedoel. Om te sien of jy een van hulle is, het ek ook hierna gekyk:
why-some-standing = jou vlak of jou punte
why-some-chat = jou taal of die kletse wat jy gebruik
why-some-shopping = wat jy koop, wanneer en waar
why-some-contact = waarvoor jy ja gesê het, en wanneer ons vir jou geskryf het
push-hello = Hallo { $name }.
push-offer = { $offer } vir jou, tot en met { $until }.
push-offer-held = Jou aanbieding verval { $until }: { $offer }.
push-consent = Jy kry dit omdat jy op { $on } ja gesê het vir aanbiedinge. Genoeg? Skryf HOU OP.
wish-noted = Reg so. Ek skryf vir jou wanneer { $reward } binne jou bereik is. Tot dan hoor jy niks meer daarvan nie.
wish-not-needed = Jy hoef nie te wag nie: { $reward } is nou binne jou bereik.
wish-undone = Reg so, ek skryf nie daaroor nie.
wish-ready = { $cost ->
    [one] Jy het gevra dat ek laat weet: { $reward } is nou binne jou bereik. Dit kos { $cost } punt, en jy het { $points }.
   *[other] Jy het gevra dat ek laat weet: { $reward } is nou binne jou bereik. Dit kos { $cost } punte, en jy het { $points }.
}
over-expired-free = Hierdie koopbewys was geldig tot en met { $on }. Dit het verval.
purpose-use-purchases = Aanbiedinge volgens wat jy koop
button-offers = Aanbiedinge
button-offers-everyone = Aanbiedinge vir almal
button-offers-now = Wat geld nou?
button-take-offer = Ek vat dit
button-not-for-me = Nie vir my nie
button-no-such-offers = Glad nie sulkes nie
button-show-case = Wys my saak
button-show-code = Wys kode
button-terms = Voorwaardes
button-fine = Reg so
button-leave-purchases = Nie my aankope nie
button-use-purchases = Gebruik my aankope
button-tell-me = Laat weet my
command-offers = Wat daar vandag vir jou is
## 'n Afskrif, en om vergeet te word

copy-section-membership = Lidmaatskap en rekeninge
copy-section-points = Punte
copy-section-purchases = Aankope
copy-section-rewards = Belonings en koopbewyse
copy-section-messages = Boodskappe
copy-section-cases = Sake
copy-section-opinions = Antwoorde en menings
copy-section-offers = Aanbiedinge, en wanneer ons eerste geskryf het
copy-section-consents = Waarvoor jy ja of nee gesê het
copy-section-technical = Hoe dit binne werk
copy-title = Wat { $brand } oor jou bewaar
copy-made = Geskryf { $at }.
copy-you = Jy
copy-row = { $row }
copy-newest = Dit is die nuutste. 'n Afskrif het alles.
copy-done = Hier is jou afskrif: een lêer om te lees, en een met alles vir ander programme. Wie die lêers het, kan hulle lees.
copy-link = Hier kan geen lêers gestuur word nie, so jou afskrif is agter hierdie knoppie tot { $until }. Dit kan een keer gehaal word.
copy-nowhere = Hier kan geen lêers gestuur word nie. Skryf aan { $email }, dan kry jy die afskrif per e-pos.
copy-page-title = Jou afskrif
copy-page-what = Dit kan een keer gehaal word. Dit het alles wat ons oor jou bewaar.
copy-page-fetch = Haal dit
copy-page-gone = Hierdie afskrif is nie meer hier nie. Dit is gehaal, of sy tyd is verby. In die klets kan jy 'n nuwe een kry.
erase-member = Dan is dit vir goed weg: jou lidmaatskap met { $points ->
    [one] { $points } punt
   *[other] { $points } punte
} en { $count ->
    [one] { $count } koopbewys
   *[other] { $count } koopbewyse
}, ons boodskappe in al jou kletse, en die woorde van jou sake en antwoorde.
erase-stranger = Dan is ons boodskappe in hierdie klets, en alles wat jy my daarin vertel het, vir goed weg.
erase-kept = Aankope en bewegings van punte bly in die boeke, sonder jou naam. So ook dat 'n ja of nee gegee is, en 'n nee vir e-pos.
erase-recall = Wat reeds in hierdie app is, kan ek nie terugneem nie: vee die klets self hier uit.
erase-case = Jou saak { $number } word daarmee gesluit, en ons skryf nie meer daaroor aan jou nie.
erase-confirm = Skryf { $word } om dit te doen. Skryf jy iets anders, word niks uitgevee nie.
erase-wrong = Niks is uitgevee nie. Skryf net { $word } om dit te doen.
erase-late = Dit was 'n ruk gelede, so niks is uitgevee nie. Sal ons weer begin?
erase-not = Niks is uitgevee nie. Alles is soos dit was.
erase-done = Dit is gedoen. Ek weet nie meer wie jy is nie, en as jy weer skryf, begin ons van voor af. Hierdie boodskap word ook by ons uitgevee sodra jy dit het.
button-see-data = Sien alles
button-copy-data = Kry 'n afskrif
button-erase-data = Vee alles uit
button-keep-data = Hou alles
button-fetch-copy = Haal die afskrif

## Stop, en minder gereeld

stop-surveys = Reg so, geen vrae meer nie. Aanbiedinge kom steeds, soos jy gekies het.
stop-offers = Reg so, geen aanbiedinge meer nie. Vrae kom steeds, soos jy gekies het.
stop-offers-alone = Reg so, geen aanbiedinge meer nie. Ek antwoord steeds wanneer jy skryf, en laat weet jou van oop sake.
stop-surveys-alone = Reg so, geen vrae meer nie. Ek antwoord steeds wanneer jy skryf, en laat weet jou van oop sake.
button-stop-offers = Ook geen aanbiedinge
button-stop-surveys = Ook geen vrae
button-surveys-twice = Vrae twee keer per jaar
button-once-month = Een keer per maand
button-twice-year = Twee keer per jaar
button-stop-all = Glad nie
limit-ask = Natuurlik. Hoe gereeld mag ek hoogstens eerste skryf?
limit-stranger = Ek antwoord hier net en skryf nooit eerste nie, so daar is niks om te beperk nie.
limit-undone-nothing = Daar was niks om te herstel nie.
limit-all = Reg so. Ek skryf hoogstens { $contacts ->
        [one] een keer
       *[other] { $contacts } keer
    } { $days ->
        [7] per week
        [30] per maand
        [91] per kwartaal
        [182] per halfjaar
        [365] per jaar
       *[other] in { $days } dae
    } eerste.
limit-surveys = Reg so. Ek vra jou hoogstens { $contacts ->
        [one] een keer
       *[other] { $contacts } keer
    } { $days ->
        [7] per week
        [30] per maand
        [91] per kwartaal
        [182] per halfjaar
        [365] per jaar
       *[other] in { $days } dae
    }.
limit-offers = Reg so. Jy kry aanbiedinge hoogstens { $contacts ->
        [one] een keer
       *[other] { $contacts } keer
    } { $days ->
        [7] per week
        [30] per maand
        [91] per kwartaal
        [182] per halfjaar
        [365] per jaar
       *[other] in { $days } dae
    }.
know-limit-all = Vrae en aanbiedinge saam hoogstens { $contacts ->
        [one] een keer
       *[other] { $contacts } keer
    } { $days ->
        [7] per week
        [30] per maand
        [91] per kwartaal
        [182] per halfjaar
        [365] per jaar
       *[other] in { $days } dae
    }, soos jy gevra het.
know-limit-surveys = Vrae hoogstens { $contacts ->
        [one] een keer
       *[other] { $contacts } keer
    } { $days ->
        [7] per week
        [30] per maand
        [91] per kwartaal
        [182] per halfjaar
        [365] per jaar
       *[other] in { $days } dae
    }, soos jy gevra het.
know-limit-offers = Aanbiedinge hoogstens { $contacts ->
        [one] een keer
       *[other] { $contacts } keer
    } { $days ->
        [7] per week
        [30] per maand
        [91] per kwartaal
        [182] per halfjaar
        [365] per jaar
       *[other] in { $days } dae
    }, soos jy gevra het.

## Beloftes

promise-missed-answer = Ons het jou 'n antwoord belowe teen { $due }. Jy het dit nie gekry nie, en ons is jammer.
promise-missed-replacement = { $count ->
    [one] Ons het belowe om jou vervanging teen { $due } te stuur. Ons het nie, en ons is jammer.
   *[other] Ons het belowe om jou { $count } vervangings teen { $due } te stuur. Ons het nie, en ons is jammer.
}
promise-missed-money = Ons het belowe om { $amount } teen { $due } aan jou terug te stuur. Ons het nie, en ons is jammer.
promise-missed-word = Ons het belowe om teen { $due } vir jou te skryf. Ons het nie, en ons is jammer.
promise-missed-staff = Ons het jou dit belowe teen { $due }: "{ $words }". Ons het dit nie nagekom nie, en ons is jammer.
promise-missed-next = { $team } het dit nou en skryf vir jou teen { $next }.
promise-missed-last = { $team } weet dat ons dit weer gemis het. As jy liewer nie wil wag nie, bel { $phone } of skryf aan { $email }: hulle kan alles sien.
promise-missed-points =
    { $points ->
        [one] { $points } punt is daarvoor op jou rekening.
       *[other] Die { $points } punte is op jou rekening.
    }

promise-kept-replacement = { $count ->
    [one] Soos belowe: jou vervanging is { $at } gestuur.
   *[other] Soos belowe: jou { $count } vervangings is { $at } gestuur.
}
promise-kept-money = Soos belowe: { $amount } is { $at } aan jou teruggestuur.
promise-kept-staff = Soos belowe is dit gedoen: "{ $words }".
promise-late-replacement = { $count ->
    [one] Jou vervanging is { $at } gestuur. Ons is jammer dat dit langer geduur het as wat ons belowe het.
   *[other] Jou { $count } vervangings is { $at } gestuur. Ons is jammer dat dit langer geduur het as wat ons belowe het.
}
promise-late-money = { $amount } is { $at } aan jou teruggestuur. Ons is jammer dat dit langer geduur het as wat ons belowe het.
promise-late-staff = Dit is gedoen: "{ $words }". Ons is jammer dat dit langer geduur het as wat ons belowe het.
promise-kept-proof = Verwysing: { $proof }
promise-withdrawn-staff = Dit is nie meer nodig nie, daarom doen ons dit nie: "{ $words }". As jy nog daarop reken, sê vir ons, en 'n kollega kyk daarna.
button-promise-track = Volg die pakkie

promise-moved-answer = Ons kan jou nie teen { $was } antwoord nie. Ons weet dit nou, daarom sê ons dit nou: teen { $due }.
promise-moved-replacement = { $count ->
    [one] Ons kan nie jou vervanging teen { $was } stuur nie. Ons weet dit nou, daarom sê ons dit nou: teen { $due }.
   *[other] Ons kan nie jou { $count } vervangings teen { $was } stuur nie. Ons weet dit nou, daarom sê ons dit nou: teen { $due }.
}
promise-moved-money = Ons kan nie { $amount } teen { $was } aan jou terugstuur nie. Ons weet dit nou, daarom sê ons dit nou: teen { $due }.
promise-moved-staff = Ons het jou dit belowe teen { $was }: "{ $words }". Dit neem langer. Ons weet dit nou, daarom sê ons dit nou: teen { $due }.
button-promise-money = Eerder geld terug
promise-money-over = Dit kan nie meer verander word nie: iemand is daarmee besig. 'n Kollega kan help.
button-promise-fine = Dis reg so
promise-fine = Dankie. Dan sê ons teen { $due }.
promise-fine-over = Dankie.

promise-new-answer = Jy kry ons antwoord teen { $due }.
promise-new-replacement = { $count ->
    [one] Jou vervanging word teen { $due } gestuur.
   *[other] Jou { $count } vervangings word teen { $due } gestuur.
}
promise-new-money = { $amount } word teen { $due } aan jou teruggestuur.
promise-new-staff = Ons belowe jou dit teen { $due }: "{ $words }".
promise-new-points = As ons dit mis, sê ons dit self en gee ons jou { $points } punte.
promise-new-word = As ons dit mis, sê ons dit self.

promise-status-answer = { $case }: jy kry ons antwoord teen { $due }. Dit staan nog.
promise-status-replacement = { $count ->
    [one] { $case }: jou vervanging word teen { $due } gestuur. Dit staan nog.
   *[other] { $case }: jou { $count } vervangings word teen { $due } gestuur. Dit staan nog.
}
promise-status-money = { $case }: { $amount } word teen { $due } aan jou teruggestuur. Dit staan nog.
promise-status-word = { $case }: ons is laat. { $team } skryf vir jou teen { $due }.
promise-status-staff = { $case }: teen { $due } het ons jou dit belowe: "{ $words }". Dit staan nog.
promise-status-owed = { $case }: ons is laat. { $team } het dit en word elke dag daaraan herinner totdat dit reg is.

why-promise = Ons het dit { $at } belowe, teen { $due }; { $team } kom dit na.
why-promise-points = 'n Belofte wat ons mis, gee { $points } punte, hoogstens { $most } binne { $days } dae.

## Het dit gehou?

follow-hello = Hallo { $name }.
follow-damaged = { $count ->
    [one] Het die vervanging heel aangekom?
   *[other] Het die { $count } vervangings heel aangekom?
}
follow-replacement = { $count ->
    [one] Het die vervanging aangekom, en is dit die regte een?
   *[other] Het die { $count } vervangings aangekom, en is dit die regtes?
}
follow-money = Het die geld aangekom?
follow-other = Is { $case } nou reg?
button-follow-yes = Ja, alles is goed
button-follow-no = Nee, maak die saak oop
follow-good = Goed om te hoor.
follow-closed = Goed om te hoor. { $case } is afgesluit.
follow-closed-before = Dankie, { $case } is reeds afgesluit.
follow-again = { $case } is weer oop, en jy hoef nie van voor af te verduidelik nie. Jy kry ons antwoord teen { $due }. Wat is nou verkeerd?
follow-again-words = { $case } is weer oop, met wat jy geskryf het. Jy kry ons antwoord teen { $due }.
follow-open-before = { $case } bly oop, en jy kry ons antwoord teen { $due }.
follow-open = { $case } is reeds oop.
follow-open-sure = { $case } is oop. Is alles nou reg, en moet ek dit sluit?
button-follow-sure = Ja, sluit dit
button-follow-stay = Nee, hou dit oop
button-follow-broken = Weer stukkend
button-follow-missing = Nie aangekom nie
button-follow-else = Iets anders
follow-noted = Dankie, dit is in { $case } aangeteken.
follow-tell = Vertel in jou eie woorde, dan voeg ek dit by { $case }.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = Ons is jammer.
complaint-sorry-name = Ons is jammer, { $name }.
complaint-sorry-damaged = Wat stukkend by jou aankom, is ons verantwoordelikheid, en ons sal dit regmaak.
complaint-sorry-missing = Jou goedere moes al by jou gewees het. Dis ons verantwoordelikheid, en ons sal dit regmaak.
complaint-sorry-wrong = Jy het iets anders gekry as wat jy bestel het. Dis ons fout, en ons sal dit regmaak.
complaint-sorry-faulty = Wat jy by ons koop, moet werk. Dat dit nie werk nie, is ons verantwoordelikheid, en ons sal dit regmaak.
complaint-sorry-payment = Wat jy betaal, moet reg wees. Ons kyk na elke bedrag en maak reg wat verkeerd is.
complaint-sorry-staff = Almal moet goed deur ons behandel word. Wat daar verkeerd geloop het, is ons verantwoordelikheid.
complaint-sorry-points = Jou punte moet klop. Ons kyk na elke inskrywing en maak reg wat verkeerd is.
complaint-sorry-other = Dit moes nie so gewees het nie, en ons ondersoek dit.
complaint-case = Jou saak is { $case }.
complaint-case-order = Jou saak is { $case } (bestelling { $order }).
complaint-case-item = Jou saak is { $case } ({ $item }).
complaint-case-both = Jou saak is { $case } (bestelling { $order }, { $item }).
complaint-choose = Wat wil jy die graagste hê?
complaint-photo = 'n Foto is welkom, maar jy hoef nie.
complaint-no-member = Jy hoef nie 'n lid te wees om hulp te kry nie.
complaint-which-about = Waaroor gaan dit hoofsaaklik?
complaint-passed-along = 'n Kollega kyk daarna. Jy hoef niks meer te doen nie.
complaint-tell = Vertel in jou eie woorde wat verkeerd geloop het.
complaint-letter = Jou hele boodskap is in saak { $case } gestoor.
complaint-joined = Jy het reeds { $case }; ek het dit daarby gevoeg.
complaint-joined-order = Jy het reeds { $case } oor bestelling { $order }; ek het dit daarby gevoeg.
complaint-added = Ek het dit by { $case } gevoeg.
complaint-photo-added = Dankie. Die foto hoort nou by { $case }.
complaint-in-public = Dankie dat jy ons laat weet. Kom ons gaan privaat aan, sodat jou besonderhede tussen ons bly.
complaint-in-private = Jy het geskryf: "{ $words }". Moet ek 'n saak oopmaak?
complaint-not-filed = Reg so, ek het geen oopgemaak nie.
complaint-fix-what = Wat moet ek verander?
complaint-which-order = Watter bestelling of strokie is dit? Skryf die nommer.
complaint-order-unclear = Ek het nie 'n nommer daarin gevind nie. Skryf dit soos dit op die strokie of in die bestel-e-pos staan.
complaint-which-item = Wat is dit wat verkeerd is? 'n Paar woorde is genoeg, met hoeveel: "2 koppies".
complaint-fixed = Reggemaak, dankie.
complaint-fix-too-late = Daar is reeds iets ooreengekom vir { $case }, so ek los dit soos dit is.
complaint-withdrawn = Dan is { $case } gesluit, en niks meer kom daarvan nie.
complaint-over = { $case } is nie meer oop nie. As iets verkeerd is, maak ek dit weer oop met alles daarin.
complaint-agreed = So is dit afgespreek vir { $case }.
complaint-agreed-before = Dit is reeds vir { $case } afgespreek; niks word twee keer gedoen nie.
complaint-keep-goods = Jy hoef nie terug te stuur wat stukkend is nie.
complaint-points-given = { $points ->
    [one] { $points } punt is op jou rekening.
   *[other] { $points } punte is op jou rekening.
}
complaint-voucher-given = Wys hierdie kode by die betaalpunt: { $code }
complaint-over-limit = Ek mag nie self { $amount } goedkeur nie.
complaint-not-alone = Ek mag dit nie self besluit nie.
complaint-person-decides = Kliëntediens antwoord jou teen { $due }, en ek het jou wens deurgegee.
complaint-person-has-it = Kliëntediens het jou saak, en ek het jou wens deurgegee.
complaint-order-helps = Met die nommer van die bestelling of strokie kan ek dit dalk dadelik afhandel.
complaint-undone = Herstel: niks is meer afgespreek nie.
complaint-undo-late = Dis reeds gedoen, so ek kan dit nie terugneem nie. 'n Kollega kan help.
order-cancelled-replacement = Ons kan nie die vervanging stuur waarop ons vir { $case } ooreengekom het nie, en ons is jammer.
order-cancelled-money = Ons kan nie die { $amount } vir jou stuur waarop ons vir { $case } ooreengekom het nie, en ons is jammer.
case-none = Jy het geen saak by ons nie.
case-open = { $case } is oop, en 'n kollega het dit.
case-resolved = { $case } is op { $on } reggemaak.
case-closed = { $case } is op { $on } gesluit.
danger-health = Bel { $number } nou. Niemand moet meer daarvan kry nie, en hou die verpakking.
danger-injury = Is iemand ernstig beseer? Bel { $number } nou. Los die ding soos dit is, sodat niemand anders seerkry nie.
danger-fire = Brand of rook dit? Gaan uit en bel { $number } nou. Moenie dit weer gebruik nie.
danger-self-harm = Bel asseblief nou { $number }, of iemand wat na aan jou is. Jy hoef nie alleen hiermee te wees nie.
danger-threat = Ons neem dit ernstig op.
danger-fraud = Kan 'n kaart of kode in die verkeerde hande wees? Blokkeer dit nou, ook by jou bank. Moenie 'n kode hier skryf nie.
danger-privacy = Dit mag nie gebeur nie, dankie dat jy ons laat weet. Moet asseblief nie deel wat jy gesien het nie.
danger-discrimination = Niemand behoort by ons so behandel te word nie.
danger-law = 'n Mens antwoord hierop, nie ek nie.
danger-unclear-life = 'n Mens kyk nou hierna. As iemand seergekry het of in gevaar is, bel { $number } nou.
danger-unclear = 'n Mens kyk nou hierna.
danger-alarm = Ons diensbestuurder is gewaarsku en skryf teen { $due } hier vir jou (saak { $case }).
danger-alarmed = Ons diensbestuurder is gewaarsku.
why-complaint = { $case } berus op wat jy { $at } geskryf het: "{ $words }".
why-goods = Jou aankoop { $order } is aan ons bekend: dit waaroor dit gaan, het { $amount } gekos.
why-service = Ek mag self tot { $amount } afhandel, en { $count ->
    [one] { $count } saak
   *[other] { $count } sake
} van een mens binne { $days ->
    [one] { $days } dag
   *[other] { $days } dae
}. 'n Mens besluit oor die res.
button-about-damaged = Stukkende item
button-about-missing = Nie aangekom nie
button-about-wrong = Verkeerde item
button-about-faulty = Werk nie
button-about-payment = Betaling
button-about-staff = Ons personeel
button-about-points = Punte
button-about-other = Iets anders
button-about-more = Meer keuses
button-remedy-replace = Stuur 'n nuwe een
remedy-count = { $count ->
    [one] Stuur 'n nuwe een
   *[other] Stuur { $count } nuwes
}
button-remedy-money = Geld terug
remedy-amount = { $amount } terug
remedy-points = { $points ->
    [one] { $points } punt
   *[other] { $points } punte
}
button-remedy-voucher = 'n Koopbewys
button-complaint-correct = Maak iets reg
button-something-else = Dis iets anders
button-case-status = Hoe staan my saak?
button-case-new = Meld 'n probleem aan
button-case-reopen = Maak dit weer oop
button-fix-about = Waaroor dit gaan
button-fix-order = Bestelnommer
button-fix-item = Wat verkeerd is
button-fix-none = Dis nie 'n klagte nie
button-yes = Ja

## Words at hand for colleagues who answer in the console

ready-looking = Dankie, ek kyk nou daarna.
ready-photo = Kan jy 'n foto daarvan stuur? Dan kan ek beter sien wat verkeerd geloop het.
ready-else = Is daar nog iets wat ek vir jou kan doen?
## A campaign, tried on one person

test-mark = Toets: so gaan dit lyk. Net jy kry dit.
test-pressed = Dit was 'n toets: niks het gebeur nie en niks is aangeteken nie. In die regte boodskap werk dié knoppie.

## For colleagues, in the room of theirs on a platform

room-hello = Hier sê ek wanneer iemand julle nodig het, net met saaknommer en tyd. Al die res is in die konsole.
room-case = { $case }:
room-danger = Gevaar. Niemand het dit gevat nie; wag sedert { $since }.
room-danger-again = Gevaar is weer gemeld { $since }, by 'n kollega wat reeds die gesprek het.
room-asked = Iemand wag vir 'n mens sedert { $since }. Belowe teen { $by }.
room-unaccepted = Niemand het dit betyds gevat nie; wag sedert { $since }. Belowe teen { $by }.
room-unanswered = Gevat, maar nie betyds beantwoord nie; wag sedert { $since }. Belowe teen { $by }.
room-promise-soon = 'n Belofte moet nagekom word teen { $by }.
room-promise-missed = 'n Belofte is nie nagekom nie: teen { $by }.
room-link = { $link }
## Antwoorde op niks, en wat nie hier gedoen word nie

yes-to-what = Graag. Wat kan ek doen? Skryf dit, of tik:
no-is-fine = Reg so. Ek is hier wanneer jy my nodig het.
no-take-back = Reg so. Moet ek dit terugneem?
cancel-nothing = Hier is niks oop wat ek kan kanselleer nie. As jy 'n bestelling bedoel, kan 'n kollega help.
cancel-case = Dit bly by kliëntediens, tensy jy wil hê ek moet dit sluit. Moet ek?
profile-how = Jou taal verander ek self, dadelik. Jou naam, telefoonnommer, e-pos of adres maak 'n kollega vir jou reg.
refer-none = Ons beloon dit nog nie as jy vriende saambring nie, so ek beloof niks daarvoor nie. Hulle is nogtans welkom: enigiemand wat hier vir my skryf, kan gratis aansluit.
share-points-none = Punte bly by die lidmaatskap wat dit verdien het, so ek kan dit nie na iemand anders oordra nie. Waarvoor jy dit ruil, mag jy weggee: wie die kode wys, kan dit gebruik.

## Bestellings: waar hulle is, soos die winkel dit laas gesê het

order-placed = Bestelling { $order }: ons het dit, en dit sal gepak word.
order-packed = Bestelling { $order } is gepak en wag vir die koerier.
order-shipped = Bestelling { $order } is op pad.
order-shipped-with = Bestelling { $order } is op pad met { $carrier }.
order-ready = Bestelling { $order } is gereed om af te haal: { $shop }.
order-ready-with = Bestelling { $order } is gereed om by { $carrier } af te haal.
order-delayed = Bestelling { $order } is vertraag. Ek is jammer daaroor.
order-delivered = Bestelling { $order } is afgelewer.
order-cancelled = Bestelling { $order } is gekanselleer.
order-returned = Bestelling { $order } het na ons toe teruggekom.
order-expected = Dit behoort op { $on } by jou te wees.
order-late = Dit moes op { $on } by jou gewees het. Ek is jammer dat dit laat is.
order-as-of = Laas bygewerk: { $at }.
order-stale = { $shop } het niks nuuts laat weet nie, so dit kan verouderd wees.
order-late-offer = Sal ek 'n saak oopmaak, sodat iemand daarna kyk?
order-none = Ek sien geen bestelling op jou lidmaatskap wat op pad is nie. Het jy 'n bestelnommer? Skryf dit hier, of laat 'n kollega kyk.
order-unknown = Ek kry geen bestelling { $order } op jou lidmaatskap nie. Kontroleer die nommer en skryf dit weer, of laat 'n kollega kyk.
order-no-member = Bestellings is persoonlik: koppel jou lidmaatskap, dan kan ek sê waar joune is. 'n Kollega kan ook kyk.
order-track = Volg { $order }
button-order-track = Volg die pakkie
button-order-late = Maak 'n saak oop
button-order-status = My bestelling
why-order = Bestelling { $order }: { $shop } het dit so laat weet. Die berig is van { $at }.

## Antwoorde uit die biblioteek

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Bedoel jy een van dié?
answer-gone = Daardie antwoord word nie meer gebruik nie. Vra dit anders, of laat 'n kollega help.
answer-other-language = Ek het dit net in 'n ander taal ({ $language }):
answer-hours-service = { $hours }. Telefoon: { $phone }
answer-hours-unknown = Daardie openingstye het ek nie hier nie. Kliëntediens: { $hours }. Telefoon: { $phone }
hours-closed = gesluit
why-answer = "{ $title }" is een van ons antwoorde, weergawe { $version }, geldig sedert { $since }. { $by } het dit gestoor: { $at }.
why-answer-imported = "{ $title }" is een van ons antwoorde, weergawe { $version }, geldig sedert { $since }. Dit is ingevoer: { $at }.
why-shop-hours = Die openingstye is dié wat ons vir elke winkel neergeskryf het.

## A purchase whose points are missing

missing-counted = Dit het ek van { $on } getel:
missing-counted-lately = Dit is jou aankope van die laaste sewe dae wat getel is:
missing-ready = Gereed op { $on }.
missing-not-yet = Aankope bereik my wanneer die winkels hulle s'n stuur. Dit is getel tot { $countedUntil }, so joune van { $on } kan nog onderweg wees.
missing-none = Aankope is getel tot { $countedUntil }, en niks van joune van { $on } is daarby nie.
missing-none-lately = Aankope is getel tot { $countedUntil }, en niks van joune van die laaste sewe dae is daarby nie.
missing-no-figures = Die winkels het nog geen aankope vir my gestuur nie.
missing-late = Die syfers van { $shop } is laat: dit strek tot { $countedUntil }.
missing-ask = Skryf die nommer op die strokie, of stuur 'n foto daarvan, dan kyk ons daarna.
missing-number-found = Strokie { $receipt } is getel, en dit is die punte daarvan:
missing-number-unknown = Ek kan nie strokie { $receipt } by jou lidmaatskap kry nie, so kliëntediens soek daarna.
missing-wait = Dis reg so. Skryf môre weer vir my, dan kyk ek wat teen daardie tyd gekom het.
button-missing-still = Daar kort iets
button-missing-send = Laat 'n kollega kyk
button-missing-wait = Ek wag
