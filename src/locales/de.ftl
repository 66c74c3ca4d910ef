# Texte auf Deutsch, mit „Sie“. Platzhalter ({ $points }) werden mit Fakten aus der Datenbank gefüllt; kein Text nennt selbst eine Zahl.
# Der erste Satz antwortet; Knöpfe (Schlüssel, die mit „button-“ beginnen) haben höchstens 24 Zeichen.

## Begrüßung

greet-hello = Guten Tag, ich bin der automatische Assistent von { $brand }. Ich zeige Ihre Punkte, helfe, wenn etwas schiefgegangen ist, und finde Angebote. Einen Menschen erreichen Sie immer mit einem Fingertipp. Wenn Sie noch kein Mitglied sind, werden Sie es ebenso schnell.
greet-member = Guten Tag, ich bin der automatische Assistent von { $brand }. Ich zeige Ihre Punkte, helfe, wenn etwas schiefgegangen ist, und finde Angebote. Einen Menschen erreichen Sie immer mit einem Fingertipp.
greet-privacy = Was wir über Sie speichern und warum: { $notice }
arrive-shop = Willkommen, und viele Grüße von { $shop }!
intro-note = Ich bin der automatische Assistent von { $brand }. Was wir über Sie speichern und warum: { $notice }
help-what = Ich zeige Ihre Punkte und Ihre Karte, tausche Punkte gegen Prämien und finde Angebote, die zu Ihnen passen. Ist etwas schiefgegangen, sagen Sie es mir: Ich lege einen Fall an und sage, bis wann Sie Antwort haben. Ihre Meinung gebe ich genau so weiter, wie Sie sie sagen. Ich mache Sie auch zum Mitglied, verbinde Ihre Mitgliedschaft und wechsle die Sprache. Schreiben Sie, wie Sie möchten, oder tippen Sie:
thanks-reply = Gern geschehen.
goodbye-reply = Auf Wiedersehen. Ich bin da, wann immer Sie schreiben.
robot-reply = Ich bin ein automatischer Assistent. Möchten Sie lieber mit einem Menschen sprechen?
not-understood = Das habe ich nicht ganz verstanden. Meinen Sie etwas davon?
not-understood-again = Entschuldigung, ich verstehe es immer noch nicht. Soll jemand aus unserem Team übernehmen? Sie brauchen es nicht noch einmal zu erklären.
not-understood-upset = Das tut mir leid. Ich hätte Ihnen besser helfen sollen. Schreiben Sie in ein paar Worten, was nicht stimmt, dann lege ich einen Fall an, oder lassen Sie jemanden aus unserem Team übernehmen.
not-working = Das tut mir leid. Was funktioniert nicht? Haben Sie es bei uns gekauft, schreiben Sie, was es ist, dann lege ich einen Fall an. Ist es etwas hier im Chat, schreiben Sie in ein paar Worten, was Sie möchten.
not-working-chat = Das tut mir leid. Schreiben Sie in ein paar Worten, was Sie möchten, dann versuche ich es so. Es kann auch jemand aus unserem Team übernehmen.
not-working-site = Das tut mir leid. Was wollten Sie dort tun? Schreiben Sie es in wenigen Worten: Manches geht auch hier, und für den Rest lege ich einen Fall an.
not-meant = Gut, das nicht. Was meinten Sie?
attachment-voice = Sprachnachrichten kann ich nicht anhören. Schreiben Sie ein paar Worte, dann antworte ich.
attachment-other = Bilder und Dateien kann ich nicht lesen. Schreiben Sie ein paar Worte, dann antworte ich.
old-button = Dieser Knopf gehört zu einer älteren Nachricht. Jetzt gelten diese:
private-only = Das ist persönlich, deshalb sage ich es Ihnen nur im privaten Chat. Tippen Sie, um dort weiterzumachen.
private-only-write = Das ist persönlich, deshalb sage ich es Ihnen nur im privaten Chat. Schreiben Sie mir dort.
fault = Bei uns ist etwas schiefgegangen. Ihre Nachricht ist gespeichert, Sie müssen sie nicht noch einmal senden.
fault-not-taken = Bei uns ist etwas schiefgegangen, und das Letzte hat mich nicht erreicht. Bitte versuchen Sie es gleich noch einmal.

## Punkte

balance-spendable = { $points ->
    [one] Sie haben { $points } Punkt zum Einlösen.
   *[other] Sie haben { $points } Punkte zum Einlösen.
}
balance-none = Sie haben noch keine Punkte zum Einlösen.
balance-pending-one = { $points ->
    [one] { $points } weiterer ist unterwegs: Ihr Einkauf vom { $purchasedOn } zählt ab dem { $availableOn }, wenn die Rückgabefrist abgelaufen ist.
   *[other] { $points } weitere sind unterwegs: Ihr Einkauf vom { $purchasedOn } zählt ab dem { $availableOn }, wenn die Rückgabefrist abgelaufen ist.
}
balance-pending-several = { $points } weitere sind unterwegs, als Nächstes { $next } ab dem { $availableOn }, wenn die Rückgabefrist abgelaufen ist.
balance-waiting = { $points ->
    [one] { $points } Willkommenspunkt gehört Ihnen mit dem ersten Einkauf.
   *[other] { $points } Willkommenspunkte gehören Ihnen mit dem ersten Einkauf.
}
balance-expiry = { $points ->
    [one] { $points } Punkt verfällt am { $expiresOn }.
   *[other] { $points } Punkte verfallen am { $expiresOn }.
}
balance-owed = { $points ->
    [one] { $points } Punkt aus einem zurückgegebenen Einkauf war schon eingelöst; der nächste, den Sie sammeln, gleicht das aus.
   *[other] { $points } Punkte aus einem zurückgegebenen Einkauf waren schon eingelöst; die nächsten, die Sie sammeln, gleichen das aus.
}
balance-tier-next = { $missing ->
    [one] Sie sind auf der Stufe { $tier }, bis { $next } fehlt Ihnen noch { $missing } gesammelter Punkt.
   *[other] Sie sind auf der Stufe { $tier }, bis { $next } fehlen Ihnen noch { $missing } gesammelte Punkte.
}
balance-tier-top = Sie sind auf der Stufe { $tier }, unserer höchsten.
balance-late = Die Zahlen aus den Filialen verspäten sich. Gerechnet bis { $countedUntil } haben Sie { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
} zum Einlösen; spätere Einkäufe sehe ich noch nicht.
balance-stranger = Dieser Chat ist noch mit keiner Mitgliedschaft verbunden.

## Warum?

why-total = { $points ->
    [one] So kommt Ihr { $points } Punkt zustande (Stand: { $at }):
   *[other] So kommen Ihre { $points } Punkte zustande (Stand: { $at }):
}
why-zero = Zum Einlösen sind keine Punkte da (Stand: { $at }).
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  Rückgabe, { $shop }, { $on }
entry-welcome = { $points }  Willkommensgeschenk, { $on }
entry-welcome-taken-back = { $points }  zweites Willkommensgeschenk zurückgebucht, { $on }
entry-expiry = { $points }  verfallen, { $on }
entry-merge = { $points }  mit Ihrer anderen Mitgliedschaft übertragen, { $on }
entry-merge-undone = { $points }  auf Ihre andere Mitgliedschaft zurückübertragen, { $on }
entry-opening = { $points }  übernommener Punktestand, { $on }
entry-correction = { $points }  Korrektur, { $on }
entry-apology = { $points }  von uns als Entschuldigung, { $on }
entry-erasure = { $points }  mit der Mitgliedschaft gelöscht, { $on }
entry-owed = { $points }  mit einer Rückgabe verrechnet, { $on }
entry-earlier = { $count ->
    [one] { $points }  davor, { $count } Buchung
   *[other] { $points }  davor, { $count } Buchungen
}
why-earning = Für je { $amount } sammeln Sie { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}, bei jedem Einkauf abgerundet.
why-pending-now = Einlösen können Sie die Punkte sofort.
why-pending-days = { $days ->
    [one] Einlösen können Sie die Punkte { $days } Tag nach dem Einkauf, wenn die Rückgabefrist abgelaufen ist.
   *[other] Einlösen können Sie die Punkte { $days } Tage nach dem Einkauf, wenn die Rückgabefrist abgelaufen ist.
}
why-expiry-never = Punkte verfallen nicht.
why-expiry-months = { $months ->
    [one] Punkte verfallen { $months } Monat nach dem Einkauf.
   *[other] Punkte verfallen { $months } Monate nach dem Einkauf.
}
why-expiry-year = { $years ->
    [0] Punkte verfallen am Ende des Jahres, in dem Sie eingekauft haben.
    [one] Punkte verfallen am Ende des Jahres nach dem Einkauf.
   *[other] Punkte verfallen am Jahresende, { $years } Jahre nach dem Einkauf.
}
why-tier-level = { $from ->
    [one] { $tier } beginnt bei { $from } Punkt.
   *[other] { $tier } beginnt bei { $from } Punkten.
}
why-welcome = Das Willkommensgeschenk gibt es einmal pro Person; es zählt ab dem ersten Einkauf.
why-linking = Ein Code gilt einmal und { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
} lang; nach { $guesses ->
    [one] { $guesses } falschen Code
   *[other] { $guesses } falschen Codes
} müssen Sie warten.
why-list-points = { $points ->
    [one] Sie können { $points } Punkt ausgeben: was Sie gesammelt und erhalten haben, abzüglich des Verwendeten und Verfallenen (Stand: { $at }).
   *[other] Sie können { $points } Punkte ausgeben: was Sie gesammelt und erhalten haben, abzüglich des Verwendeten und Verfallenen (Stand: { $at }).
}
why-rules = Regeln: Version { $version }, seit dem { $since }.
why-counted = Einkäufe sind bis { $countedUntil } mitgezählt.
why-member = Das ist über Sie gespeichert.
why-nothing = In meiner letzten Antwort stand keine Zahl. Möchten Sie Ihre Punkte sehen?

## Verlauf

history-title = Das sind Ihre letzten Buchungen:
history-older = Und das war davor:
history-empty = Sie haben noch keine Buchungen. Die erste kommt mit Ihrem ersten Einkauf.
history-end = Ältere Buchungen gibt es nicht.

## Mitglied werden und verbinden

join-done = Willkommen, Sie sind Mitglied, und mehr musste ich dafür nicht über Sie wissen.
join-gift = { $points ->
    [one] { $points } Willkommenspunkt gehört Ihnen mit dem ersten Einkauf.
   *[other] { $points } Willkommenspunkte gehören Ihnen mit dem ersten Einkauf.
}
join-number = Nennen Sie an der Kasse Ihre Mitgliedsnummer: { $number }
join-already = Sie sind schon Mitglied. Ihre Nummer ist { $number }.
link-ask = Schreiben Sie mir den Einmalcode, den Sie bekommen haben. Er gilt { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}.
link-where = Einen Code bekommen Sie beim Kundenservice: { $phone } oder { $email }.
link-no-code = Eine Nummer oder Adresse allein beweist nicht, dass die Mitgliedschaft Ihre ist. Nennen Sie sie dem Kundenservice, dann bekommen Sie einen Einmalcode: { $phone } oder { $email }. Schreiben Sie den Code hierher.
link-confirm = Dieser Link verbindet den Chat mit einer Mitgliedschaft. Machen Sie nur weiter, wenn Sie ihn selbst angefordert haben.
link-refused = Gut, es wurde nichts verbunden.
link-done = Dieser Chat ist jetzt mit Ihrer Mitgliedschaft { $number } verbunden.
link-merged = Ihre Mitgliedschaft aus diesem Chat gehört jetzt dazu, mit allem, was darin war.
link-gift-taken-back = { $points ->
    [one] Das Willkommensgeschenk gibt es einmal pro Person, deshalb ist das zweite, { $points } Punkt, zurückgebucht.
   *[other] Das Willkommensgeschenk gibt es einmal pro Person, deshalb ist das zweite, { $points } Punkte, zurückgebucht.
}
link-already = Dieser Chat ist schon mit Ihrer Mitgliedschaft { $number } verbunden.
link-wrong = { $left ->
    [0] Dieser Code stimmt nicht oder ist abgelaufen.
    [one] Dieser Code stimmt nicht oder ist abgelaufen. Sie haben noch { $left } Versuch.
   *[other] Dieser Code stimmt nicht oder ist abgelaufen. Sie haben noch { $left } Versuche.
}
link-wait = Das waren zu viele falsche Codes. Ab { $until } können Sie es noch einmal versuchen. Der Kundenservice hilft Ihnen schon vorher: { $phone } oder { $email }.
unlink-ask = Soll ich diesen Chat von Ihrer Mitgliedschaft { $number } trennen? Ihre Punkte bleiben bei der Mitgliedschaft.
unlink-done = Erledigt. Dieser Chat ist mit keiner Mitgliedschaft mehr verbunden. Ihre Punkte bleiben, wo sie sind.
unlink-kept = Gut, alles bleibt, wie es ist.

## Prämien und Coupons

rewards-fit = { $points ->
    [one] Sie haben { $points } Punkt zum Einlösen. Das sind unsere Prämien, die nächsten zuerst:
   *[other] Sie haben { $points } Punkte zum Einlösen. Das sind unsere Prämien, die nächsten zuerst:
}
rewards-none-fit = { $points ->
    [one] Sie haben { $points } Punkt zum Einlösen. Noch ist nichts in Reichweite; das kommt am nächsten:
   *[other] Sie haben { $points } Punkte zum Einlösen. Noch ist nichts in Reichweite; das kommt am nächsten:
}
rewards-all = Das sind unsere Prämien:
rewards-further = Und außerdem diese:
rewards-which = Diese kommen dem nahe, was Sie geschrieben haben. Welche soll es sein?
rewards-empty = Im Moment gibt es keine Prämien.
reward-open = { $points ->
    [one] { $reward }: { $points } Punkt
   *[other] { $reward }: { $points } Punkte
}
reward-short = { $points ->
    [one] { $reward }: { $points } Punkt, noch { $missing } (Einkäufe für etwa { $amount })
   *[other] { $reward }: { $points } Punkte, noch { $missing } (Einkäufe für etwa { $amount })
}
reward-tier = { $points ->
    [one] { $reward }: { $points } Punkt, ab { $tier }
   *[other] { $reward }: { $points } Punkte, ab { $tier }
}
reward-sold-out = { $points ->
    [one] { $reward }: { $points } Punkt, vergriffen
   *[other] { $reward }: { $points } Punkte, vergriffen
}
reward-not-yet = { $points ->
    [one] { $reward }: { $points } Punkt, ab dem { $on }
   *[other] { $reward }: { $points } Punkte, ab dem { $on }
}
locked-short = { $cost ->
    [one] { $reward } kostet { $cost } Punkt, und Sie haben { $points }. Noch { $missing }: Einkäufe für etwa { $amount }.
   *[other] { $reward } kostet { $cost } Punkte, und Sie haben { $points }. Noch { $missing }: Einkäufe für etwa { $amount }.
}
locked-tier = { $missing ->
    [one] { $reward } gibt es ab { $tier }. Sie sind { $mine }, es fehlt noch { $missing } gesammelter Punkt.
   *[other] { $reward } gibt es ab { $tier }. Sie sind { $mine }, es fehlen noch { $missing } gesammelte Punkte.
}
locked-sold-out = { $reward } ist vergriffen, deshalb kann ich das jetzt nicht geben. Ihnen wurde nichts abgezogen.
locked-not-yet = { $reward } gibt es ab dem { $on }.
locked-over = { $reward } gab es bis zum { $on }, deshalb kann ich das nicht mehr geben.
locked-gone = Diese Prämie steht nicht mehr auf unserer Liste.
redeem-ask = { $points ->
    [one] { $points } Punkt gegen { $reward } tauschen? { $left } behalten Sie.
   *[other] { $points } Punkte gegen { $reward } tauschen? { $left } behalten Sie.
}
redeem-done = Das gehört Ihnen. Zeigen Sie diesen Code an der Kasse: { $code }
redeem-declined = { $points ->
    [one] Gut, es wurde nichts getauscht. Sie haben { $points } Punkt zum Einlösen.
   *[other] Gut, es wurde nichts getauscht. Sie haben { $points } Punkte zum Einlösen.
}
redeem-ended = Diese Frage ist abgelaufen. Es wurde nichts getauscht, und was ich zurückgelegt hatte, ist wieder frei.
redeem-closed = Diese Frage ist schon erledigt, und mit ihr wurde nichts getauscht.
redeem-short = Einige Ihrer Punkte sind inzwischen verfallen oder mit einer Rückgabe zurückgegangen, es sind zu wenige übrig. Es wurde nichts getauscht.
vouchers-title = Das sind Ihre Coupons:
vouchers-none = Sie haben noch keine Coupons. Sie bekommen einen, wenn Sie Punkte gegen eine Prämie tauschen.
voucher-terms = Einmal, in jeder Filiale, bis zum { $until }.
voucher-show = { $reward }: zeigen Sie diesen Code an der Kasse: { $code }
voucher-open = { $reward }: { $code }, gültig bis zum { $until }
voucher-used = { $reward }: { $at } eingelöst, { $shop }
voucher-given-back = { $reward }: { $at } zurückgegeben
voucher-expired = { $reward }: abgelaufen, war gültig bis zum { $on }
voucher-unknown = Diesen Coupon finde ich unter Ihren nicht.
give-back-done = { $points ->
    [one] Er ist zurückgegeben, und { $points } Punkt ist wieder auf Ihrem Konto.
   *[other] Er ist zurückgegeben, und { $points } Punkte sind wieder auf Ihrem Konto.
}
give-back-nothing = Er ist zurückgegeben. Punkte kamen dabei keine zurück.
give-back-ask = { $points ->
    [one] Sie haben { $points } Punkt bezahlt, und { $left } kämen zurück: Der Rest ist verfallen, oder der Einkauf dazu wurde zurückgegeben. Trotzdem zurückgeben?
   *[other] Sie haben { $points } Punkte bezahlt, und { $left } kämen zurück: Der Rest ist verfallen, oder der Einkauf dazu wurde zurückgegeben. Trotzdem zurückgeben?
}
over-used = Dieser Code wurde { $at } eingelöst, { $shop }.
over-given-back = Dieser Coupon wurde { $at } zurückgegeben.
over-expired = Dieser Coupon war bis zum { $on } gültig. Er ist abgelaufen, und die Punkte kommen nicht zurück.
over-final = Dieser lässt sich nicht zurückgeben. Sie können ihn bis zum { $until } einlösen.
card-number = Ihre Mitgliedsnummer: { $number }
card-how = Zeigen Sie sie an der Kasse, oder nennen Sie die Nummer.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (eingelöst)
entry-redeem-expired = { $points }  { $reward }, { $on } (Coupon abgelaufen)
entry-redeem-given-back = { $points }  { $reward }, { $on } (zurückgegeben)
entry-redeem-returned = { $points }  zurück für { $reward }, { $on }
entry-redeem-reserved = { $points }  zurückgelegt für { $reward }, bis { $until }
why-reward-price = { $points ->
    [one] { $reward } kostet { $points } Punkt.
   *[other] { $reward } kostet { $points } Punkte.
}
why-reward-order = Punkte, die zuerst verfallen, werden zuerst eingelöst.
why-reward-days = { $days ->
    [one] Der Coupon gilt { $days } Tag.
   *[other] Der Coupon gilt { $days } Tage.
}
why-reward-return = Er lässt sich zurückgeben, solange er nicht eingelöst ist.
why-reward-final = Er lässt sich nicht zurückgeben.
know-vouchers = Coupons: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = Prämien ansehen
button-other-rewards = Andere Prämien
button-more-rewards = Weitere Prämien
button-yes-swap = Ja, tauschen
button-qr = QR zeigen
button-give-back = Zurückgeben
button-yes-give-back = Ja, zurückgeben
button-vouchers = Meine Coupons
button-older-vouchers = Ältere Coupons
button-card = Meine Karte zeigen
button-not-me = Das war ich nicht
command-rewards = Was Sie für Ihre Punkte bekommen
command-card = Ihre Karte für die Kasse

## Sprache

language-ask = Welche Sprache möchten Sie?
language-done = Ab jetzt schreibe ich Deutsch.

## Was wir speichern

know-stranger = Sie sind kein Mitglied. Ich speichere die Nachrichten in diesem Chat, damit ich Ihnen antworten kann: bisher { $messages }.
know-name = Die App zeigt mir diesen Namen: { $name }.
know-membership = Sie sind Mitglied { $number }, seit dem { $joinedOn }.
know-details = Ihre Angaben: { $details }.
know-activity = { $purchases ->
    [one] { $purchases } Einkauf
   *[other] { $purchases } Einkäufe
}, { $entries ->
    [one] { $entries } Buchung
   *[other] { $entries } Buchungen
} bei Ihren Punkten, { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
} mit mir.
know-chats = { $chats ->
    [one] { $chats } Chat ist mit Ihrer Mitgliedschaft verbunden.
   *[other] { $chats } Chats sind mit Ihrer Mitgliedschaft verbunden.
}
know-answers = Meine Antworten an Sie: { $count }.
know-cases = Fälle: { $count }.
know-opinions = Umfragen und Meinungen: { $count }.
know-files = Bilder und Dateien von Ihnen: { $count }.
know-forms = Formulare, die Sie angefangen haben: { $count }.
know-language = Sprache in diesem Chat: { $language }.
know-codes = Versuche mit Einmalcodes: { $count }.
know-contacts = So oft habe ich zuerst geschrieben: { $count }.
know-sources = Wo Sie uns gefunden haben: { $sources }.
know-consent-yes = { $purpose }: ja, seit dem { $on }.
know-consent-no = { $purpose }: nein, seit dem { $on }.
know-consent-none = Sie haben zu nichts Ja gesagt, deshalb schreibe ich nie von mir aus.
know-rights = Sie können alles ansehen, eine Kopie bekommen oder es löschen lassen. Mehr zum Datenschutz: { $notice }
know-why = Sie müssen das hier nicht angeben. Worum ich bitte, wird nur dafür verwendet, wofür ich darum gebeten habe. Was wir speichern und wofür: { $notice }
purpose-offers = Angebote
purpose-surveys = Umfragen
stop-done = Erledigt. Keine Umfragen und keine Angebote mehr. Ich antworte weiterhin, wenn Sie schreiben, und sage Ihnen zu offenen Fällen Bescheid.
stop-undone = Rückgängig gemacht. Alles ist wie vorher.
stop-undone-nothing = Es gab nichts rückgängig zu machen: Sie hatten zu nichts Ja gesagt.

## Meinungen und Fragen

survey-ask-nps = Wie wahrscheinlich ist es, dass Sie { $brand } weiterempfehlen? Von { $lowest } (gar nicht) bis { $highest } (ganz sicher).
survey-ask-csat = Wie lief es bei { $brand }? Von { $lowest } (schlecht) bis { $highest } (hervorragend).
survey-ask-complaint = Ihr Fall { $case } ist erledigt. Wie haben wir das gemacht? Von { $lowest } (schlecht) bis { $highest } (hervorragend).
survey-ask-text = Was sollte { $brand } besser machen? Schreiben Sie es in Ihren eigenen Worten.
survey-question = { $question }
survey-scale-nps = Von { $lowest } (gar nicht) bis { $highest } (ganz sicher).
survey-scale-csat = Von { $lowest } (schlecht) bis { $highest } (hervorragend).
survey-often = { $most ->
    [one] Wir schreiben Ihnen von uns aus höchstens einmal in { $days } Tagen.
   *[other] Wir schreiben Ihnen von uns aus höchstens { $most } Mal in { $days } Tagen.
} Keine Fragen mehr? Schreiben Sie STOPP.
survey-words-nps = Danke. Was ist der wichtigste Grund? In Ihren eigenen Worten, oder überspringen Sie die Frage.
survey-words-csat = Danke. Was hätte eine Fünf daraus gemacht? In Ihren eigenen Worten, oder überspringen Sie die Frage.
survey-words-best = Danke. Was haben wir am besten gemacht? In Ihren eigenen Worten, oder überspringen Sie die Frage.
survey-words-low = Danke, dass Sie es sagen. Was ist schiefgegangen? In Ihren eigenen Worten, oder überspringen Sie die Frage.
survey-words-added = Was ist schiefgegangen? In Ihren eigenen Worten, oder überspringen Sie die Frage. Ich füge es dem Fall hinzu.
survey-thanks = Danke, Ihre Antwort ist gespeichert.
survey-thanks-words = Danke, das hilft. { $team } bekommt es genau so, wie Sie es gesagt haben: „{ $words }“.
survey-words-first = Danke, das ist genau so gespeichert, wie Sie es geschrieben haben.
survey-number = Und als Zahl, von { $lowest } bis { $highest }?
survey-number-again = Darin habe ich keine Zahl gefunden. Welche, von { $lowest } bis { $highest }?
survey-outside = Diese Zahl steht nicht auf der Skala. Welche, von { $lowest } bis { $highest }?
survey-guess = Soll ich { $rating } eintragen?
survey-changed = Geändert auf { $rating }.
survey-have = Ihre { $rating } ist notiert, danke.
survey-edit = Schreiben Sie es noch einmal so, wie Sie es möchten. Das habe ich jetzt: „{ $words }“.
survey-not-now = In Ordnung. Das frage ich nicht noch einmal.
survey-skipped = In Ordnung, Ihre Antwort ist so gespeichert, wie sie ist.
survey-ended = Diese Frage endete am { $day }. Trotzdem danke.
survey-ended-keep = Darf ich das, was Sie geschrieben haben, als Ihre Meinung behalten?
survey-declined = Diese Frage ist geschlossen, wie Sie es wollten.
survey-gone = Diese Frage ist nicht mehr offen.
survey-colleague = Soll sich jemand aus dem Team darum kümmern?
survey-colleague-no = In Ordnung. Ihre Antwort ist gespeichert.
survey-help-sorry = Es tut uns leid, dass es so schlecht lief.
survey-help-case = Ich habe dafür den Fall { $case } eröffnet, Sie müssen es nicht noch einmal melden.
survey-why-campaign = Sie haben Ja zu Fragen von uns gesagt. Damit suchen wir, was wir besser machen können.
survey-why-complaint = Ihr Fall { $case } wurde erledigt. Wir möchten wissen, ob es in Ordnung gebracht ist.
survey-why-asked = Sie wollten uns etwas sagen.
survey-why-reason = { $reason }
survey-why-who = { $team } sieht Ihre Antwort. An Ihren Punkten und Angeboten ändert sie nichts.
question-open-yesterday = Eine Frage von gestern ist noch offen. Weiter?
question-open = Eine Frage vom { $day } ist noch offen. Weiter?
opinion-ask-shop = Gut zu wissen, danke. Darf ich das an die Filiale { $shop } weitergeben?
opinion-ask = Gut zu wissen, danke. Darf ich das an mein Team weitergeben?
opinion-tell = Gern. Was möchten Sie uns sagen?
opinion-tell-stranger = Ihre Meinung können Sie auch ohne Mitgliedschaft sagen.
opinion-passed = Danke, es ist genau so weitergegeben, wie Sie es gesagt haben: „{ $words }“.
opinion-passed-nameless = Danke, es ist ohne Ihren Namen weitergegeben: „{ $words }“.
opinion-kept-back = In Ordnung, ich gebe nichts weiter.
deed-told = Im { $month } haben Sie uns gesagt, { $said }. { $did } Danke, dass Sie es uns gesagt haben.
deed-consent = Sie hören davon, weil Sie am { $on } Ja zu Fragen von uns gesagt haben. Genug? Schreiben Sie STOPP.
why-deed-words = Am { $on } haben Sie geschrieben: „{ $words }“
why-deed-gone = Was Sie uns damals gesagt haben, ist nicht mehr gespeichert.
why-deed-did = Was seither getan wurde, hat am { $on } jemand von uns aufgeschrieben. An Ihren Punkten und Angeboten ändert das nichts.
button-rating = { $rating }
button-yes-rating = Ja, { $rating }
button-choose = Ich wähle selbst
button-not-now = Nicht jetzt
button-edit = Ändern
button-why-ask = Warum fragen Sie?
button-go-on = Weiter
button-yes-please = Ja, bitte
button-pass-on = Ja
button-pass-on-nameless = Ja, ohne meinen Namen

## Knöpfe

button-balance = Meine Punkte
button-why = Warum?
button-history = Verlauf
button-older = Ältere zeigen
button-join = Kostenlos beitreten
button-member = Ich bin Mitglied
button-help = Was können Sie?
button-person = Mit jemandem sprechen
button-not-meant = Das meinte ich nicht
button-swap-points = Punkte einlösen
button-profile = Meine Angaben ändern
button-opinion = Rückmeldung geben
button-stop = Nachrichten abstellen
button-language = Sprache
button-in-language = { $name }
button-know = Was wissen Sie von mir?
button-yes-unlink = Ja, trennen
button-yes-link = Ja, verbinden
button-no = Nein
button-undo = Rückgängig machen
button-private = Privat weitermachen

## Befehle (in einem Menü, wo die Plattform eines hat)

command-points = Ihre Punkte
command-history = Woher sie kommen
command-join = Mitglied werden
command-link = Ihre Mitgliedschaft verbinden
command-language = Sprache wechseln
command-privacy = Was wir über Sie speichern
command-stop = Keine Umfragen und Angebote mehr
command-help = Was ich kann

## Uhr und Tag

at-today = heute um { $clock }
at-yesterday = gestern um { $clock }
at-tomorrow = morgen um { $clock }
at-day = { $day } um { $clock }

# Nach „bis“.
due-today = heute, { $clock }
due-day = { $day }, { $clock }

## Formulare

form-how = Ein paar Fragen, eine nach der anderen. Schreiben Sie „abbrechen“, wenn Sie lieber nicht möchten; Ihre Antworten hebe ich auf.
form-optional = Das können Sie überspringen.
form-problem-missing = Das muss ausgefüllt werden.
form-problem-too-long = { $most ->
    [one] Hier ist Platz für { $most } Zeichen.
   *[other] Hier ist Platz für { $most } Zeichen.
} Sie haben { $length } geschrieben.
form-problem-number = Schreiben Sie eine ganze Zahl von { $min } bis { $max }.
form-problem-email = Schreiben Sie eine E-Mail-Adresse, zum Beispiel { $example }.
form-problem-day = Schreiben Sie den Tag so: { $example }.
form-problem-option = Wählen Sie eine der Antworten.
form-problem-field = { $field }:
form-again = Fast fertig, aber bitte sehen Sie sich das noch einmal an:
form-waiting = Sie hatten hier etwas angefangen: { $title }. Wollen wir weitermachen?
form-goes-on = Wir machen weiter, wo Sie waren.
form-cancelled = In Ordnung, ich habe das beiseitegelegt. Es wurde nichts abgeschickt.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = abbruch, vergiss es, vergessen sie es, nicht jetzt, lassen wir das, lass gut sein, ich habe es mir anders überlegt
form-nothing-open = Es ist nichts angefangen. Was kann ich für Sie tun?
form-done-already = Das ist schon erledigt. Einmal genügt.
form-gone = Das habe ich nicht mehr. Wir können jederzeit neu beginnen.
form-elsewhere = Sie haben damit in { $channel } weitergemacht. Wollen wir lieber hier weitermachen?
button-form-resume = Weitermachen
button-form-here = Hier weitermachen
button-form-skip = Überspringen
button-form-cancel = Abbrechen

## Bilder und Dateien

attachment-photo = Ihr Foto ist angekommen, danke. Schreiben Sie in ein paar Worten, worum es geht, dann sieht es sich ein Mensch an.
attachment-file = Ihre Datei ist angekommen, danke. Schreiben Sie in ein paar Worten, worum es geht, dann sieht sie sich ein Mensch an.
attachment-too = Was Sie mitgeschickt haben, ist auch angekommen.
attachment-wrong-type = So eine Datei kann ich nicht annehmen. Fotos und PDFs gehen.
attachment-too-large = Diese Datei ist mir zu groß. Sie darf bis zu { $most } Megabyte haben.
attachment-too-many = Das ist mehr, als ich an einem Tag annehmen kann. Bitte schicken Sie den Rest morgen.
attachment-lost = Ich konnte die Datei, die Sie geschickt haben, nicht holen. Bitte schicken Sie sie noch einmal, wenn Sie können.

## Welcher Chat

channel-ask = Sie erreichen mich jetzt in mehreren Chats. Wo soll ich schreiben, wenn es etwas zu berichten gibt?
channel-done = Gut, dann schreibe ich Ihnen in { $channel }. Sagen Sie „ein anderer Chat“, wenn Sie das ändern möchten.
channel-only = Dies ist der einzige Chat, der mit Ihrer Mitgliedschaft verknüpft ist, also schreibe ich Ihnen hier.
channel-name = { $channel }

## E-Mail

leave-ask = An welche E-Mail-Adresse darf ich schreiben? Ich nutze sie nur für Antworten, die kommen, wenn diese Seite geschlossen ist.
leave-wrong = Das ist noch keine vollständige E-Mail-Adresse. Sie sieht so aus: name@example.com
leave-done = Danke. Antworten, die kommen, wenn diese Seite geschlossen ist, gehen an { $email }, und sonst nichts.
leave-known = Antworten, die kommen, wenn diese Seite geschlossen ist, gehen an { $email }.
leave-stopped = { $email } möchte keine E-Mails mehr von uns, deshalb sende ich keine dorthin. Wer dieses Postfach liest, kann sie mit dem Link am Ende unserer letzten E-Mail wieder erlauben.
leave-none = In Ordnung, keine E-Mails. Was später kommt, wartet hier auf dieser Seite auf Sie.
leave-withdrawn = Erledigt. Ich schreibe nicht mehr an { $email }. Was später kommt, wartet hier auf dieser Seite auf Sie.
leave-here = Sie brauchen keine Adresse anzugeben: Was später kommt, kommt in diesem Chat an.
leave-off = Ich kann keine E-Mails senden. Was später kommt, wartet hier auf dieser Seite auf Sie. Der Kundenservice kann Ihnen schreiben: { $phone } oder { $email }.
stop-mail = Und keine E-Mails mehr aus diesem Chat.
know-mail = Antworten, die kommen, wenn die Seite geschlossen ist, gehen an { $email }.
purpose-answers-by-email = Antworten per E-Mail
button-leave-address = Bescheid per E-Mail
button-another-address = Andere Adresse
button-no-mails = Keine E-Mails
button-no-thanks = Nein, danke
mail-subject = Eine Nachricht von { $brand }
mail-first = Sie haben diese Adresse in unserem Chat angegeben, damit Antworten Sie erreichen, wenn die Seite geschlossen ist. Das ist die erste. Waren Sie das nicht? Dann beenden Sie diese E-Mails mit dem Link ganz unten.
mail-continue = Gespräch fortsetzen
mail-until = Der Link öffnet Ihr Gespräch bis zum { $until }. Bitte geben Sie ihn nicht weiter.
mail-why = Sie bekommen diese E-Mail, weil Sie Ihre Adresse in unserem Chat angegeben haben, nur für solche Antworten. Sie wurde automatisch gesendet. Um zu antworten, setzen Sie das Gespräch fort.
mail-stop = Keine solchen E-Mails mehr
stop-page-title = Keine E-Mails mehr?
stop-page-ask = { $brand } sendet dann keine Antworten aus dem Chat mehr an diese Adresse.
stop-page-button = Ja, keine E-Mails mehr
stop-page-done = Erledigt. Sie bekommen keine solchen E-Mails mehr.
stop-page-allow = Wieder erlauben
stop-page-allowed = Wir dürfen wieder an diese Adresse schreiben. Für Antworten per E-Mail geben Sie sie bitte noch einmal im Chat an.
return-page-ask = Ihr Gespräch mit { $brand } öffnet sich in diesem Browser und bleibt darin offen. Tun Sie das nicht auf einem fremden Gerät.
return-page-replaces = In diesem Browser ist ein anderes Gespräch offen. Dieses tritt an seine Stelle.
return-page-button = Fortsetzen
return-page-over = Dieser Link ist abgelaufen. Ihr Gespräch ist weiterhin in dem Browser, in dem Sie es begonnen haben.
return-page-chat = Zum Chat
link-page-broken = Dieser Link ist nicht vollständig. Bitte kopieren Sie ihn ganz aus der E-Mail.

## Die Webseite

web-intro = Sie schreiben mit dem automatischen Assistenten von { $brand }.
web-automated = Automatischer Assistent
web-welcome = Was möchten Sie wissen?
web-privacy = Datenschutzerklärung
web-conversation = Gespräch
web-message = Nachricht
web-send = Senden
web-you = Sie
web-connecting = Verbindung wird aufgebaut …
web-offline = Keine Verbindung. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald die Verbindung wieder steht.
web-sending = Wird gesendet …
web-not-delivered = Nicht zugestellt, noch einmal versuchen
web-writing = { $brand } schreibt
web-new-messages = Neue Nachrichten
web-too-long = Das ist zu lang. Eine Nachricht kann höchstens { $most } Zeichen haben.
web-too-fast = Das war viel auf einmal. Diese Nachricht wird in { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
} von selbst gesendet.
web-button-pressed = (ein Knopf)
web-no-script = Schalten Sie JavaScript ein, um hier mit uns zu schreiben.
web-no-cookie = Lassen Sie Cookies für diese Seite zu und laden Sie sie neu, um hier mit uns zu schreiben.
web-refused = Das konnten wir nicht annehmen. Laden Sie die Seite bitte neu.
web-start-points = Wie viele Punkte habe ich?
web-start-join = Ich möchte Mitglied werden
web-start-link = Meine Mitgliedschaft verbinden
web-start-help = Was können Sie?
web-attach = Foto oder Dokument anhängen
web-attach-limits = Ein Foto (JPEG, PNG, WebP, GIF, HEIC) oder ein PDF mit höchstens { $megabytes } MB.
web-attach-remove = { $name } entfernen
web-attach-too-large = Diese Datei ist zu groß. Sie darf höchstens { $megabytes } MB haben.
web-attach-type = Ich kann nur Fotos (JPEG, PNG, WebP, GIF, HEIC) und PDF-Dokumente annehmen.
web-attach-empty = Diese Datei ist leer.
web-attach-progress = { $name } wird gesendet
web-attach-drop = Datei hier ablegen
web-file = (eine Datei)
web-picture = Bild von { $brand }

## Wie man uns findet

go-title = Wo möchten Sie mit uns schreiben?
go-what = Fragen Sie nach Ihren Punkten und bekommen Sie sofort Antwort, in der App, die Sie schon haben.
go-what-here = Fragen Sie nach Ihren Punkten, die Antwort kommt sofort.
go-link = Dieser Link verbindet Ihre Mitgliedschaft. Er gilt einmal und nur für kurze Zeit.
go-app = Öffnet die App
go-web = Hier im Browser
go-web-note = Ohne App und ohne Konto
go-scan = Lieber am Telefon? Scannen Sie das hier.
go-qr = QR-Code mit der Adresse dieser Seite
poster-scan = Scannen, Punkte sehen und mit uns schreiben, in der App, die Sie schon haben.

## Ein Mensch übernimmt

handoff-asked-open = Selbstverständlich. Ich habe unserem Kundenservice Bescheid gegeben, und Sie bekommen hier Antwort bis { $by }. Dort ist alles zu sehen, was Sie geschrieben haben.
handoff-asked-closed = Selbstverständlich. Unser Kundenservice ist { $opensAt } wieder da, und Sie bekommen hier Antwort bis { $by }. Dort ist alles zu sehen, was Sie geschrieben haben.
handoff-no-wait = Sie brauchen nicht zu warten, ich schreibe Ihnen.
call-ask = Welche Nummer sollen wir anrufen? Sie wird nur dafür verwendet.
call-wrong = Darin finde ich keine Telefonnummer. Schreiben Sie die Ziffern, mit Landesvorwahl, wenn sie nicht von hier ist.
call-noted = Jemand aus unserem Team ruft { $phone } bis { $by } an. Die Nummer wird nur dafür verwendet und damit gelöscht.
call-noted-late = Jemand aus unserem Team ruft { $phone } an. Wir sind spät dran, und das tut uns leid.
call-withdrawn = In Ordnung, niemand ruft an, und die Nummer ist gelöscht. Sie bekommen die Antwort hier.
button-call-me = Rufen Sie mich an
button-another-number = Andere Nummer
button-no-call = Nicht anrufen
handoff-leave = Wenn Sie diese Seite schließen, wohin darf ich Ihnen dann schreiben? Das wird nur für solche Antworten verwendet.
handoff-already = Der Kundenservice hat es bereits. Sie bekommen hier Antwort bis { $by }.
handoff-late = Der Kundenservice weiß, dass Sie warten. Sie sollten bis { $by } Antwort haben, und wir sind zu spät. Das ist unser Fehler.
handoff-passed-on = Das kann ich selbst nicht beantworten, deshalb habe ich es genau so, wie Sie es geschrieben haben, an den Kundenservice weitergegeben. Sie bekommen hier Antwort bis { $by }.
handoff-agreed = In Ordnung. Sie bekommen hier Antwort bis { $by }.
handoff-called-off = In Ordnung. Das sieht auch der Kundenservice. Eine Antwort bekommen Sie hier trotzdem bis { $by }.
handoff-passed-on-late = Das kann ich selbst nicht beantworten, deshalb habe ich es genau so, wie Sie es geschrieben haben, an den Kundenservice weitergegeben. Dort weiß man, dass wir zu spät sind.
handoff-rest-too = Alles, was Sie hier noch schreiben, kommt dort auch an.
handoff-taken = { $name } vom Kundenservice hat übernommen und sieht alles, was wir geschrieben haben.
handoff-taken-team = { $name } ({ $team }) hat übernommen und sieht alles, was wir geschrieben haben.
handoff-back = { $name } ist fertig, jetzt bin wieder ich da. Ist es gelöst?
handoff-on = { $name } hat jemanden im Team gebeten, hier weiterzumachen ({ $team }). Dort ist alles zu sehen, und Sie bekommen Antwort bis { $by }.
handoff-solved = Das freut uns. Schreiben Sie mir, wenn etwas ist.
handoff-not-solved = Dann ist es noch nicht erledigt. Ich habe unserem Kundenservice Bescheid gegeben, und Sie bekommen hier Antwort bis { $by }. Sie brauchen nicht von vorn zu erklären.
why-handoff = Sie haben { $asked } um einen Menschen gebeten. Wenn unser Kundenservice geöffnet ist, antwortet er in der Zeit, die unsere Regeln vorgeben: bis { $by }.
why-handoff-danger = Ich habe sofort einen Menschen gerufen, { $asked }, weil das, was Sie schrieben, gefährlich klang.
why-handoff-limit = Ich habe { $asked } einen Menschen gefragt, weil ich das nicht selbst entscheiden darf.
why-handoff-unsolved = Sie haben { $asked } gesagt, dass es nicht gelöst ist; da habe ich wieder einen Menschen gefragt.
why-handoff-missed = Ich habe { $asked } einen Menschen gefragt, weil wir ein Versprechen an Sie nicht gehalten haben.
why-handoff-code = Ich habe { $asked } einen Menschen gefragt, weil Sie sagten, dass jemand anders Ihren Code benutzt hat.
why-handoff-colleague = Jemand aus unserem Team hat das { $asked } übernommen.
why-handoff-by = Ein Mensch antwortet bis { $by }.
button-solved = Ja
button-come-back = Ich komme selbst zurück
button-colleague = Ja, bitte

## Microsoft Teams

teams-fill-in = Bitte ausfüllen.
teams-one-moment = Einen Moment, die Antwort ist unterwegs.
teams-left-out = Dazu gehört ein Bild oder Dokument, das ich Ihnen in Teams nicht schicken kann.
teams-description = Ihre Punkte, woher sie kommen, und ein Mensch, wenn Sie einen brauchen.

## Angebote

offer-yes = Ja: { $offer }, bis { $until }.
offer-yes-several = { $count ->
    [one] Ja, dieses passt zu Ihnen:
   *[other] Ja, diese { $count } passen zu Ihnen, das beste zuerst:
}
offer-item = { $offer }, bis { $until }.
offer-why-you = Warum Sie?
reason-weekday = Seit { $since } haben Sie bei uns { $count ->
    [one] einmal
   *[other] { $count }-mal
} { $weekday } { $goods } gekauft.
reason-often = Seit { $since } haben Sie bei uns { $count ->
    [one] einmal
   *[other] { $count }-mal
} { $goods } gekauft.
reason-last = Zuletzt haben Sie bei uns am { $on } { $goods } gekauft.
reason-some = Es ist für einige unserer Mitglieder gedacht, und Sie gehören dazu.
reason-everyone = Es ist für alle.
on-monday = an einem Montag
on-tuesday = an einem Dienstag
on-wednesday = an einem Mittwoch
on-thursday = an einem Donnerstag
on-friday = an einem Freitag
on-saturday = an einem Samstag
on-sunday = an einem Sonntag
offers-everyone = Diese sind für alle:
offers-everyone-none = Im Moment gibt es keine Angebote für alle.
offers-nothing = Heute nichts, was wirklich zu Ihnen passt.
offers-next-reward = { $points ->
    [one] Sie haben { $points } Punkt; noch { $missing }, und Sie bekommen { $reward }.
   *[other] Sie haben { $points } Punkte; noch { $missing }, und Sie bekommen { $reward }.
}
offers-enough = { $points ->
    [one] Sie haben { $points } Punkt, dafür bekommen Sie schon { $reward }.
   *[other] Sie haben { $points } Punkte, dafür bekommen Sie schon { $reward }.
}
offers-complaint = Ihr Fall { $case } geht vor. Bis er geklärt ist, halte ich Angebote zurück.
offers-complaint-due = Ihr Fall { $case } geht vor: Sie haben unsere Antwort spätestens { $due }. Bis er geklärt ist, halte ich Angebote zurück.
offers-stranger = Ich habe Angebote für alle. Um zu finden, was zu Ihnen passt, brauche ich Ihre Mitgliedschaft.
offers-stranger-none = Um Angebote zu finden, die zu Ihnen passen, brauche ich Ihre Mitgliedschaft.
offers-public = Persönliche Angebote sind nur für Ihre Augen.
offer-voucher-terms = Einmal, in jeder Filiale, bis { $until }.
offer-taken-again = Das gehört Ihnen schon. Zeigen Sie diesen Code an der Kasse: { $code }
offer-limit = { $count ->
    [one] Sie hatten dieses Angebot einmal, und öfter bekommt es niemand.
   *[other] Sie hatten dieses Angebot { $count }-mal, und öfter bekommt es niemand.
}
offer-over-yesterday = Dieses Angebot ist gestern abgelaufen, ich kann es Ihnen nicht mehr geben.
offer-over = Dieses Angebot ist am { $on } abgelaufen, ich kann es Ihnen nicht mehr geben.
offer-sold-out = Dieses Angebot ist vergriffen, ich kann es Ihnen nicht mehr geben.
offer-not-yet = Dieses Angebot beginnt am { $on }.
offer-gone = Dieses Angebot gibt es nicht mehr.
offer-no-return = Dieses lässt sich nicht zurückgeben, wenn Sie es genommen haben.
offer-kept = In Ordnung. Es gilt bis { $until }.
offer-refused = In Ordnung, dieses nicht. Ich biete es Ihnen nicht wieder an.
offer-refused-group = Dann keine Angebote für { $goods } mehr.
offer-others-stay = Andere Angebote kommen weiterhin, wie Sie es gewählt haben.
offer-refused-unknown = Ich sortiere Angebote nicht danach und kann deshalb nicht nur diese weglassen. Soll ich alle Angebote stoppen?
button-stop-all-offers = Alle Angebote stoppen
offer-refusal-undone = Rückgängig gemacht. Ich darf Ihnen das wieder anbieten.
offer-refusal-gone = Es gab nichts rückgängig zu machen.
offer-terms = { $terms }
personal-off = Von jetzt an lasse ich Ihre Einkäufe außen vor. Was für alle ist, zeige ich Ihnen weiterhin, wenn Sie fragen.
personal-on = Von jetzt an sehe ich mir Ihre Einkäufe an, um zu finden, was zu Ihnen passt.
why-offer-title = { $offer }:
why-offer-weekday = Ich habe mir Ihre Einkäufe seit dem { $since } angesehen ({ $goods }): { $purchases }, davon { $count } { $weekday }.
why-offer-weekday-all = Ich habe mir Ihre Einkäufe seit dem { $since } angesehen ({ $goods }): { $count }, alle { $weekday }.
why-offer-often = Ich habe mir Ihre Einkäufe seit dem { $since } angesehen ({ $goods }): { $count }.
why-offer-last = Ich habe nachgesehen, wann Sie bei uns zuletzt { $goods } gekauft haben: am { $on }.
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = und { $count } davor
why-offer-everyone = Es ist für alle, also habe ich mir von Ihnen nichts angesehen: weder Einkäufe noch Nachrichten, weder Alter noch Adresse.
why-offer-nothing-else = Sonst nichts: nicht Ihre Nachrichten, nicht Alter oder Adresse.
why-some = Es ist für einige unserer Mitglieder gedacht. Um zu sehen, ob Sie dazugehören, habe ich mir auch das angesehen:
why-some-standing = Ihre Stufe oder Ihre Punkte
why-some-chat = Ihre Sprache oder die Chats, die Sie nutzen
why-some-shopping = was Sie kaufen, wann und wo
why-some-contact = wozu Sie Ja gesagt haben, und wann wir Ihnen geschrieben haben
push-hello = Guten Tag, { $name }.
push-offer = { $offer } für Sie, bis { $until }.
push-offer-held = Ihr Angebot läuft ab, { $until }: { $offer }.
push-consent = Sie bekommen das, weil Sie am { $on } Ja zu Angeboten gesagt haben. Genug? Schreiben Sie STOPP.
wish-noted = Notiert. Ich schreibe Ihnen, wenn das für Sie erreichbar ist: { $reward }. Bis dahin hören Sie nichts mehr davon.
wish-not-needed = Sie müssen nicht warten, das ist jetzt erreichbar: { $reward }.
wish-undone = In Ordnung, ich schreibe nicht darüber.
wish-ready = { $cost ->
    [one] Sie wollten Bescheid haben. Jetzt ist es erreichbar: { $reward }. Das kostet { $cost } Punkt, und Sie haben { $points }.
   *[other] Sie wollten Bescheid haben. Jetzt ist es erreichbar: { $reward }. Das kostet { $cost } Punkte, und Sie haben { $points }.
}
over-expired-free = Dieser Coupon war bis zum { $on } gültig. Er ist abgelaufen.
purpose-use-purchases = Angebote nach Ihren Einkäufen
button-offers = Angebote
button-offers-everyone = Angebote für alle
button-offers-now = Was gilt jetzt?
button-take-offer = Das nehme ich
button-not-for-me = Nichts für mich
button-no-such-offers = Gar keine solchen
button-show-case = Meinen Fall zeigen
button-show-code = Code zeigen
button-terms = Bedingungen
button-fine = In Ordnung
button-leave-purchases = Ohne meine Einkäufe
button-use-purchases = Mit meinen Einkäufen
button-tell-me = Bescheid sagen
command-offers = Was es heute für Sie gibt
## Eine Kopie, und vergessen werden

copy-section-membership = Mitgliedschaft und Konten
copy-section-points = Punkte
copy-section-purchases = Einkäufe
copy-section-rewards = Prämien und Coupons
copy-section-messages = Nachrichten
copy-section-cases = Fälle
copy-section-opinions = Antworten und Meinungen
copy-section-offers = Angebote, und wann wir zuerst geschrieben haben
copy-section-consents = Wozu Sie Ja oder Nein gesagt haben
copy-section-technical = Wie es innen funktioniert
copy-title = Was { $brand } über Sie speichert
copy-made = Geschrieben { $at }.
copy-you = Sie
copy-row = { $row }
copy-newest = Das ist das Neueste. Eine Kopie enthält alles.
copy-done = Hier ist Ihre Kopie: eine Datei zum Lesen und eine mit allem für andere Programme. Wer die Dateien hat, kann sie lesen.
copy-link = Hier lassen sich keine Dateien schicken. Ihre Kopie liegt hinter diesem Knopf, bis ihre Zeit um ist: { $until }. Sie lässt sich einmal abholen.
copy-nowhere = Hier lassen sich keine Dateien schicken. Schreiben Sie an { $email }, dann bekommen Sie die Kopie per E-Mail.
copy-page-title = Ihre Kopie
copy-page-what = Sie lässt sich einmal abholen. Sie enthält alles, was wir über Sie speichern.
copy-page-fetch = Abholen
copy-page-gone = Diese Kopie ist nicht mehr hier. Sie wurde abgeholt, oder ihre Zeit ist um. Im Chat bekommen Sie eine neue.
erase-member = Dann ist das für immer weg: Ihre Mitgliedschaft mit { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkten
} und { $count ->
    [one] { $count } Coupon
   *[other] { $count } Coupons
}, unsere Nachrichten in all Ihren Chats und der Wortlaut Ihrer Fälle und Antworten.
erase-stranger = Dann sind unsere Nachrichten in diesem Chat und alles, was Sie mir darin erzählt haben, für immer weg.
erase-kept = Einkäufe und Bewegungen von Punkten bleiben in den Büchern, ohne Ihren Namen. Ebenso, dass ein Ja oder Nein gegeben wurde, und ein Nein zu E-Mails.
erase-recall = Was schon in dieser App steht, kann ich nicht zurückholen: Löschen Sie den Chat hier selbst.
erase-case = Ihr Fall { $number } wird damit geschlossen, und wir schreiben Ihnen dazu nicht mehr.
erase-confirm = Um es zu tun, schreiben Sie { $word }. Schreiben Sie etwas anderes, wird nichts gelöscht.
erase-wrong = Es wurde nichts gelöscht. Um es zu tun, schreiben Sie nur { $word }.
erase-late = Das ist eine Weile her, deshalb wurde nichts gelöscht. Sollen wir noch einmal anfangen?
erase-not = Es wurde nichts gelöscht. Alles ist, wie es war.
erase-done = Es ist getan. Ich weiß nicht mehr, wer Sie sind, und wenn Sie wieder schreiben, fangen wir von vorn an. Auch diese Nachricht wird bei uns gelöscht, sobald Sie sie haben.
button-see-data = Alles ansehen
button-copy-data = Kopie bekommen
button-erase-data = Alles löschen
button-keep-data = Alles behalten
button-fetch-copy = Kopie abholen

## Stopp, und seltener

stop-surveys = Erledigt, keine Umfragen mehr. Angebote kommen weiterhin, wie Sie es gewählt haben.
stop-offers = Erledigt, keine Angebote mehr. Umfragen kommen weiterhin, wie Sie es gewählt haben.
stop-offers-alone = Erledigt, keine Angebote mehr. Ich antworte weiterhin, wenn Sie schreiben, und sage Ihnen zu offenen Fällen Bescheid.
stop-surveys-alone = Erledigt, keine Umfragen mehr. Ich antworte weiterhin, wenn Sie schreiben, und sage Ihnen zu offenen Fällen Bescheid.
button-stop-offers = Auch keine Angebote
button-stop-surveys = Auch keine Umfragen
button-surveys-twice = Umfragen 2-mal im Jahr
button-once-month = Einmal im Monat
button-twice-year = Zweimal im Jahr
button-stop-all = Gar nicht mehr
limit-ask = Gern. Wie oft darf ich höchstens von mir aus schreiben?
limit-stranger = Hier antworte ich nur und schreibe nie von mir aus, es gibt also nichts zu begrenzen.
limit-undone-nothing = Es gab nichts rückgängig zu machen.
limit-all = Erledigt. Ich schreibe höchstens { $contacts ->
        [one] einmal
       *[other] { $contacts }-mal
    } { $days ->
        [7] pro Woche
        [30] im Monat
        [91] im Quartal
        [182] im Halbjahr
        [365] im Jahr
       *[other] in { $days } Tagen
    } von mir aus.
limit-surveys = Erledigt. Ich frage Sie höchstens { $contacts ->
        [one] einmal
       *[other] { $contacts }-mal
    } { $days ->
        [7] pro Woche
        [30] im Monat
        [91] im Quartal
        [182] im Halbjahr
        [365] im Jahr
       *[other] in { $days } Tagen
    }.
limit-offers = Erledigt. Angebote kommen höchstens { $contacts ->
        [one] einmal
       *[other] { $contacts }-mal
    } { $days ->
        [7] pro Woche
        [30] im Monat
        [91] im Quartal
        [182] im Halbjahr
        [365] im Jahr
       *[other] in { $days } Tagen
    }.
know-limit-all = Umfragen und Angebote zusammen höchstens { $contacts ->
        [one] einmal
       *[other] { $contacts }-mal
    } { $days ->
        [7] pro Woche
        [30] im Monat
        [91] im Quartal
        [182] im Halbjahr
        [365] im Jahr
       *[other] in { $days } Tagen
    }, wie Sie es wollten.
know-limit-surveys = Umfragen höchstens { $contacts ->
        [one] einmal
       *[other] { $contacts }-mal
    } { $days ->
        [7] pro Woche
        [30] im Monat
        [91] im Quartal
        [182] im Halbjahr
        [365] im Jahr
       *[other] in { $days } Tagen
    }, wie Sie es wollten.
know-limit-offers = Angebote höchstens { $contacts ->
        [one] einmal
       *[other] { $contacts }-mal
    } { $days ->
        [7] pro Woche
        [30] im Monat
        [91] im Quartal
        [182] im Halbjahr
        [365] im Jahr
       *[other] in { $days } Tagen
    }, wie Sie es wollten.

## Zusagen

promise-missed-answer = Wir hatten Ihnen eine Antwort bis { $due } versprochen. Sie haben keine bekommen, und das tut uns leid.
promise-missed-replacement = { $count ->
    [one] Wir hatten versprochen, Ihren Ersatz bis { $due } zu verschicken. Das haben wir nicht getan, und es tut uns leid.
   *[other] Wir hatten versprochen, Ihren Ersatz ({ $count } Stück) bis { $due } zu verschicken. Das haben wir nicht getan, und es tut uns leid.
}
promise-missed-money = Wir hatten versprochen, Ihnen { $amount } bis { $due } zu erstatten. Das haben wir nicht getan, und es tut uns leid.
promise-missed-word = Wir hatten versprochen, Ihnen bis { $due } zu schreiben. Das haben wir nicht getan, und es tut uns leid.
promise-missed-staff = Bis { $due } hatten wir Ihnen versprochen: „{ $words }“. Das haben wir nicht gehalten, und es tut uns leid.
promise-missed-next = { $team } hat die Sache jetzt und schreibt Ihnen bis { $next }.
promise-missed-last = { $team } weiß, dass wir es wieder versäumt haben. Wenn Sie nicht warten möchten: { $phone } oder { $email }. Dort sieht man alles.
promise-missed-points =
    { $points ->
        [one] { $points } Punkt steht dafür auf Ihrem Konto.
       *[other] Die { $points } Punkte stehen auf Ihrem Konto.
    }

promise-kept-replacement = { $count ->
    [one] Wie versprochen: Ihr Ersatz wurde { $at } verschickt.
   *[other] Wie versprochen: Ihr Ersatz ({ $count } Stück) wurde { $at } verschickt.
}
promise-kept-money = Wie versprochen: { $amount } wurden Ihnen { $at } erstattet.
promise-kept-staff = Wie versprochen ist das erledigt: „{ $words }“.
promise-late-replacement = { $count ->
    [one] Ihr Ersatz wurde { $at } verschickt. Es tut uns leid, dass es länger gedauert hat als versprochen.
   *[other] Ihr Ersatz ({ $count } Stück) wurde { $at } verschickt. Es tut uns leid, dass es länger gedauert hat als versprochen.
}
promise-late-money = { $amount } wurden Ihnen { $at } erstattet. Es tut uns leid, dass es länger gedauert hat als versprochen.
promise-late-staff = Das ist erledigt: „{ $words }“. Es tut uns leid, dass es länger gedauert hat als versprochen.
promise-kept-proof = Referenz: { $proof }
promise-withdrawn-staff = Das ist nicht mehr nötig, deshalb tun wir es nicht: „{ $words }“. Rechnen Sie noch damit, sagen Sie es uns, und ein Kollege kümmert sich darum.
button-promise-track = Paket verfolgen

promise-moved-answer = Wir können Ihnen nicht bis { $was } antworten. Das wissen wir jetzt, deshalb sagen wir es jetzt: bis { $due }.
promise-moved-replacement = { $count ->
    [one] Ihr Ersatz kann nicht bis { $was } verschickt werden. Das wissen wir jetzt, deshalb sagen wir es jetzt: bis { $due }.
   *[other] Ihr Ersatz ({ $count } Stück) kann nicht bis { $was } verschickt werden. Das wissen wir jetzt, deshalb sagen wir es jetzt: bis { $due }.
}
promise-moved-money = Wir können Ihnen { $amount } nicht bis { $was } erstatten. Das wissen wir jetzt, deshalb sagen wir es jetzt: bis { $due }.
promise-moved-staff = Bis { $was } hatten wir Ihnen versprochen: „{ $words }“. Es dauert länger. Das wissen wir jetzt, deshalb sagen wir es jetzt: bis { $due }.
button-promise-money = Lieber Geld zurück
promise-money-over = Das lässt sich nicht mehr ändern: Es ist schon in Arbeit. Jemand aus dem Team kann helfen.
button-promise-fine = Das ist in Ordnung
promise-fine = Danke. Also bis { $due }.
promise-fine-over = Danke.

promise-new-answer = Sie haben unsere Antwort bis { $due }.
promise-new-replacement = { $count ->
    [one] Ihr Ersatz wird bis { $due } verschickt.
   *[other] Ihr Ersatz ({ $count } Stück) wird bis { $due } verschickt.
}
promise-new-money = { $amount } werden Ihnen bis { $due } erstattet.
promise-new-staff = Bis { $due } versprechen wir Ihnen: „{ $words }“.
promise-new-points = Schaffen wir das nicht, sagen wir es selbst und geben Ihnen { $points } Punkte.
promise-new-word = Schaffen wir das nicht, sagen wir es selbst.

promise-status-answer = { $case }: Sie haben unsere Antwort bis { $due }. Das gilt weiterhin.
promise-status-replacement = { $count ->
    [one] { $case }: Ihr Ersatz wird bis { $due } verschickt. Das gilt weiterhin.
   *[other] { $case }: Ihr Ersatz ({ $count } Stück) wird bis { $due } verschickt. Das gilt weiterhin.
}
promise-status-money = { $case }: { $amount } werden Ihnen bis { $due } erstattet. Das gilt weiterhin.
promise-status-word = { $case }: Wir sind zu spät. { $team } schreibt Ihnen bis { $due }.
promise-status-staff = { $case }: Bis { $due } haben wir Ihnen versprochen: „{ $words }“. Das gilt weiterhin.
promise-status-owed = { $case }: Wir sind zu spät. { $team } hat die Sache und wird jeden Tag daran erinnert, bis sie erledigt ist.

why-promise = Versprochen haben wir es { $at }, bis { $due }. Zuständig: { $team }.
why-promise-points = Ein Versprechen, das wir nicht halten, gibt { $points } Punkte, höchstens { $most } innerhalb von { $days } Tagen.

## Hat es gehalten?

follow-hello = Guten Tag, { $name }.
follow-damaged = { $count ->
    [one] Ist der Ersatz heil angekommen?
   *[other] Ist der Ersatz ({ $count } Stück) heil angekommen?
}
follow-replacement = { $count ->
    [one] Ist der Ersatz angekommen, und ist er richtig?
   *[other] Ist der Ersatz ({ $count } Stück) angekommen, und ist er richtig?
}
follow-money = Ist das Geld angekommen?
follow-other = Ist { $case } jetzt in Ordnung?
button-follow-yes = Ja, alles gut
button-follow-no = Nein, Fall neu öffnen
follow-good = Das freut uns.
follow-closed = Das freut uns. { $case } ist abgeschlossen.
follow-closed-before = Danke, { $case } ist schon abgeschlossen.
follow-again = { $case } ist wieder offen, und Sie müssen nicht von vorn erklären. Sie haben unsere Antwort bis { $due }. Was stimmt jetzt nicht?
follow-again-words = { $case } ist wieder offen, mit dem, was Sie geschrieben haben. Sie haben unsere Antwort bis { $due }.
follow-open-before = { $case } bleibt offen, und Sie haben unsere Antwort bis { $due }.
follow-open = { $case } ist schon offen.
follow-open-sure = { $case } ist offen. Ist jetzt alles in Ordnung, und soll ich den Fall schließen?
button-follow-sure = Ja, schließen
button-follow-stay = Nein, offen lassen
button-follow-broken = Wieder kaputt
button-follow-missing = Nicht angekommen
button-follow-else = Etwas anderes
follow-noted = Danke, es ist in { $case } notiert.
follow-tell = Schreiben Sie es in Ihren Worten, dann füge ich es zu { $case } hinzu.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = Es tut uns leid.
complaint-sorry-name = Es tut uns leid, { $name }.
complaint-sorry-damaged = Was beschädigt bei Ihnen ankommt, haben wir zu verantworten, und wir bringen es in Ordnung.
complaint-sorry-missing = Ihre Ware hätte bei Ihnen sein sollen. Das haben wir zu verantworten, und wir bringen es in Ordnung.
complaint-sorry-wrong = Sie haben etwas anderes bekommen, als Sie bestellt haben. Das ist unser Fehler, und wir bringen es in Ordnung.
complaint-sorry-faulty = Was Sie bei uns kaufen, muss funktionieren. Dass es das nicht tut, haben wir zu verantworten, und wir bringen es in Ordnung.
complaint-sorry-payment = Was Sie bezahlen, muss stimmen. Wir sehen jeden Betrag durch und berichtigen, was falsch ist.
complaint-sorry-staff = Jeder soll bei uns gut behandelt werden. Was da schiefgelaufen ist, haben wir zu verantworten.
complaint-sorry-points = Ihre Punkte müssen stimmen. Wir sehen jede Buchung durch und berichtigen, was falsch ist.
complaint-sorry-other = So hätte es nicht sein sollen, und wir gehen der Sache nach.
complaint-case = Ihr Fall ist { $case }.
complaint-case-order = Ihr Fall ist { $case } (Bestellung { $order }).
complaint-case-item = Ihr Fall ist { $case } ({ $item }).
complaint-case-both = Ihr Fall ist { $case } (Bestellung { $order }, { $item }).
complaint-choose = Was wäre Ihnen am liebsten?
complaint-photo = Ein Foto hilft uns, es muss aber nicht sein.
complaint-no-member = Sie müssen nicht Mitglied sein, um Hilfe zu bekommen.
complaint-which-about = Worum geht es vor allem?
complaint-passed-along = Jemand aus unserem Team kümmert sich darum. Sie müssen nichts weiter tun.
complaint-tell = Schreiben Sie mit eigenen Worten, was schiefgelaufen ist.
complaint-letter = Ihre ganze Nachricht ist im Fall { $case } gespeichert.
complaint-joined = Sie haben schon { $case }; ich habe das dort hinzugefügt.
complaint-joined-order = Sie haben schon { $case } zur Bestellung { $order }; ich habe das dort hinzugefügt.
complaint-added = Das steht jetzt auch im Fall { $case }.
complaint-photo-added = Danke. Das Bild gehört jetzt zum Fall { $case }.
complaint-in-public = Danke, dass Sie es sagen. Machen wir privat weiter, damit Ihre Angaben unter uns bleiben.
complaint-in-private = Sie haben geschrieben: „{ $words }“. Soll ich einen Fall anlegen?
complaint-not-filed = Gut, dann lege ich keinen an.
complaint-fix-what = Was soll ich ändern?
complaint-which-order = Um welche Bestellung oder Quittung geht es? Schreiben Sie die Nummer.
complaint-order-unclear = Darin habe ich keine Nummer gefunden. Schreiben Sie sie so, wie sie auf der Quittung oder in der Bestellmail steht.
complaint-which-item = Womit stimmt etwas nicht? Ein paar Worte genügen, mit der Anzahl: „2 Tassen“.
complaint-fixed = Berichtigt, danke.
complaint-fix-too-late = Im Fall { $case } ist schon etwas vereinbart, deshalb lasse ich ihn, wie er ist.
complaint-withdrawn = Dann ist { $case } geschlossen, und weiter geschieht nichts.
complaint-over = { $case } ist nicht mehr offen. Stimmt etwas nicht, öffne ich den Fall wieder, mit allem, was darin steht.
complaint-agreed = So ist es für { $case } vereinbart.
complaint-agreed-before = Für { $case } ist das schon vereinbart, und nichts geschieht doppelt.
complaint-keep-goods = Das Beschädigte müssen Sie nicht zurückschicken.
complaint-points-given = { $points ->
    [one] { $points } Punkt ist auf Ihrem Konto.
   *[other] { $points } Punkte sind auf Ihrem Konto.
}
complaint-voucher-given = Zeigen Sie diesen Code an der Kasse: { $code }
complaint-over-limit = { $amount } darf ich nicht selbst genehmigen.
complaint-not-alone = Das darf ich nicht selbst entscheiden.
complaint-person-decides = Der Kundenservice antwortet Ihnen bis { $due }, und ich habe Ihren Wunsch weitergegeben.
complaint-person-has-it = Der Kundenservice hat Ihren Fall, und ich habe Ihren Wunsch weitergegeben.
complaint-order-helps = Mit der Nummer der Bestellung oder Quittung kann ich es vielleicht gleich erledigen.
complaint-undone = Rückgängig gemacht: Es ist nichts mehr vereinbart.
complaint-undo-late = Das ist schon geschehen, deshalb kann ich es nicht zurücknehmen. Jemand aus unserem Team kann helfen.
order-cancelled-replacement = Wir können Ihnen den Ersatz nicht schicken, den wir zu { $case } vereinbart haben. Das tut uns leid.
order-cancelled-money = Wir können Ihnen die { $amount } nicht zurückzahlen, die wir zu { $case } vereinbart haben. Das tut uns leid.
case-none = Sie haben keinen Fall bei uns.
case-open = { $case } ist offen, und jemand aus unserem Team hat ihn.
case-resolved = { $case } wurde am { $on } in Ordnung gebracht.
case-closed = { $case } wurde am { $on } geschlossen.
danger-health = Rufen Sie jetzt { $number }. Niemand soll mehr davon bekommen, und heben Sie die Verpackung auf.
danger-injury = Ist jemand schwer verletzt? Rufen Sie jetzt { $number }. Lassen Sie den Gegenstand, wie er ist, damit sich niemand sonst verletzt.
danger-fire = Brennt oder raucht es? Gehen Sie hinaus und rufen Sie jetzt { $number }. Benutzen Sie es nicht mehr.
danger-self-harm = Bitte rufen Sie jetzt { $number }, oder jemanden, der Ihnen nahesteht. Sie müssen damit nicht allein sein.
danger-threat = Das nehmen wir ernst.
danger-fraud = Könnte eine Karte oder ein Code in falschen Händen sein? Sperren Sie sie jetzt, auch bei Ihrer Bank. Schreiben Sie hier keinen Code.
danger-privacy = Das darf nicht passieren, danke, dass Sie es sagen. Bitte geben Sie nicht weiter, was Sie gesehen haben.
danger-discrimination = Niemand soll bei uns so behandelt werden.
danger-law = Darauf antwortet ein Mensch, nicht ich.
danger-unclear-life = Ein Mensch sieht sich das jetzt an. Ist jemand verletzt oder in Gefahr, rufen Sie jetzt { $number }.
danger-unclear = Ein Mensch sieht sich das jetzt an.
danger-alarm = Unsere Bereitschaft ist alarmiert und schreibt Ihnen hier bis { $due } (Fall { $case }).
danger-alarmed = Unsere Bereitschaft ist alarmiert.
why-complaint = { $case } beruht auf dem, was Sie { $at } geschrieben haben: „{ $words }“.
why-goods = Ihr Kauf { $order } ist uns bekannt: Das, worum es geht, hat { $amount } gekostet.
why-service = Bis { $amount } darf ich selbst entscheiden, und { $count ->
    [one] { $count } Fall
   *[other] { $count } Fälle
} einer Person innerhalb von { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}. Alles andere entscheidet ein Mensch.
button-about-damaged = Beschädigte Ware
button-about-missing = Nicht angekommen
button-about-wrong = Falsche Ware
button-about-faulty = Funktioniert nicht
button-about-payment = Zahlung
button-about-staff = Unser Personal
button-about-points = Punkte
button-about-other = Etwas anderes
button-about-more = Mehr Auswahl
button-remedy-replace = Neu zusenden
remedy-count = { $count ->
    [one] Neu zusenden
   *[other] { $count } Stück neu senden
}
button-remedy-money = Geld zurück
remedy-amount = { $amount } zurück
remedy-points = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
button-remedy-voucher = Ein Gutschein
button-complaint-correct = Etwas berichtigen
button-something-else = Es ist etwas anderes
button-case-status = Wie steht mein Fall?
button-case-new = Problem melden
button-case-reopen = Wieder öffnen
button-fix-about = Worum es geht
button-fix-order = Bestellnummer
button-fix-item = Was nicht stimmt
button-fix-none = Keine Beschwerde
button-yes = Ja

## Words at hand for colleagues who answer in the console

ready-looking = Danke, ich sehe es mir jetzt an.
ready-photo = Kannst du ein Foto davon schicken? Dann sehe ich besser, was schiefgegangen ist.
ready-else = Kann ich sonst noch etwas für dich tun?
## A campaign, tried on one person

test-mark = Test: So wird die Nachricht aussehen. Nur Sie bekommen sie.
test-pressed = Das war ein Test: Nichts ist geschehen und nichts wurde notiert. In der richtigen Nachricht funktioniert dieser Knopf.

## For colleagues, in the room of theirs on a platform

room-hello = Hier sage ich, wenn jemand euch braucht, nur mit Fallnummer und Zeit. Alles andere steht in der Konsole.
room-case = { $case }:
room-danger = Gefahr. Niemand hat es übernommen; wartet seit { $since }.
room-danger-again = Gefahr wurde erneut gemeldet { $since }, einem Kollegen, der das Gespräch schon hat.
room-asked = Jemand wartet auf einen Menschen seit { $since }. Versprochen bis { $by }.
room-unaccepted = Niemand hat es rechtzeitig übernommen; wartet seit { $since }. Versprochen bis { $by }.
room-unanswered = Übernommen, aber nicht rechtzeitig beantwortet; wartet seit { $since }. Versprochen bis { $by }.
room-promise-soon = Ein Versprechen ist einzuhalten bis { $by }.
room-promise-missed = Ein Versprechen wurde nicht gehalten: bis { $by }.
room-link = { $link }
## Antworten auf nichts, und was hier nicht geht

yes-to-what = Gern. Was soll ich tun? Schreiben Sie es, oder tippen Sie:
no-is-fine = In Ordnung. Ich bin da, wenn Sie mich brauchen.
no-take-back = In Ordnung. Soll ich das zurücknehmen?
cancel-nothing = Hier ist nichts offen, das ich abbrechen könnte. Wenn Sie eine Bestellung meinen, hilft Ihnen jemand aus unserem Team.
cancel-case = Er bleibt beim Kundenservice, außer Sie möchten, dass ich ihn schließe. Soll ich?
profile-how = Die Sprache ändere ich selbst, sofort. Name, Telefon, E-Mail oder Adresse berichtigt jemand aus unserem Team.
refer-none = Für geworbene Freunde gibt es noch keine Belohnung, ich verspreche also nichts dafür. Willkommen sind sie trotzdem: Wer mir hier schreibt, kann kostenlos Mitglied werden.
share-points-none = Punkte bleiben bei der Mitgliedschaft, die sie gesammelt hat, ich kann sie also niemand anderem übertragen. Was Sie dafür eintauschen, dürfen Sie verschenken: Wer den Code zeigt, kann ihn einlösen.

## Bestellungen: wo sie sind, wie der Laden es zuletzt gemeldet hat

order-placed = Bestellung { $order }: Sie ist bei uns eingegangen und wird gepackt.
order-packed = Bestellung { $order } ist gepackt und wartet auf den Versand.
order-shipped = Bestellung { $order } ist unterwegs.
order-shipped-with = Bestellung { $order } ist mit { $carrier } unterwegs.
order-ready = Bestellung { $order } liegt zur Abholung bereit: { $shop }.
order-ready-with = Bestellung { $order } liegt zur Abholung bereit: { $carrier }.
order-delayed = Bestellung { $order } verspätet sich. Das tut mir leid.
order-delivered = Bestellung { $order } wurde zugestellt.
order-cancelled = Bestellung { $order } wurde storniert.
order-returned = Bestellung { $order } ist zu uns zurückgekommen.
order-expected = Erwartete Ankunft: { $on }.
order-late = Sie hätte schon da sein sollen: { $on }. Die Verspätung tut mir leid.
order-as-of = Letzter Stand: { $at }.
order-stale = Neueres hat { $shop } nicht gemeldet, das hier kann also veraltet sein.
order-late-offer = Soll ich einen Fall anlegen, damit sich jemand darum kümmert?
order-none = Ich sehe bei Ihrer Mitgliedschaft keine Bestellung, die unterwegs ist. Haben Sie eine Bestellnummer? Schreiben Sie sie hier, oder lassen Sie jemanden vom Team nachsehen.
order-unknown = Ich finde bei Ihrer Mitgliedschaft keine Bestellung { $order }. Prüfen Sie die Nummer und schreiben Sie sie noch einmal, oder lassen Sie jemanden vom Team nachsehen.
order-no-member = Bestellungen sind persönlich: Verbinden Sie Ihre Mitgliedschaft, dann kann ich sagen, wo Ihre ist. Auch jemand vom Team kann nachsehen.
order-track = { $order } verfolgen
button-order-track = Sendung verfolgen
button-order-late = Fall anlegen
button-order-status = Meine Bestellung
why-order = Bestellung { $order }: Das hat { $shop } gemeldet. Die Meldung ist von { $at }.

## Antworten aus der Bibliothek

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Meinen Sie eines davon?
answer-gone = Diese Antwort gilt nicht mehr. Fragen Sie anders, oder lassen Sie jemanden vom Team helfen.
answer-other-language = Das habe ich nur in einer anderen Sprache ({ $language }):
answer-hours-service = { $hours }. Telefon: { $phone }
answer-hours-unknown = Diese Öffnungszeiten habe ich nicht hier. Kundenservice: { $hours }. Telefon: { $phone }
hours-closed = geschlossen
why-answer = „{ $title }“ ist eine unserer Antworten, Fassung { $version }, gültig seit { $since }. Gespeichert von { $by }: { $at }.
why-answer-imported = „{ $title }“ ist eine unserer Antworten, Fassung { $version }, gültig seit { $since }. Importiert: { $at }.
why-shop-hours = Die Öffnungszeiten sind die, die für jeden Laden eingetragen sind.

## A purchase whose points are missing

missing-counted = Das habe ich vom { $on } mitgezählt:
missing-counted-lately = Das sind Ihre Einkäufe der letzten sieben Tage, die mitgezählt sind:
missing-ready = Verfügbar ab dem { $on }.
missing-not-yet = Einkäufe kommen bei mir an, wenn die Filialen sie senden. Mitgezählt sind sie bis { $countedUntil }, Ihrer vom { $on } kann also noch unterwegs sein.
missing-none = Einkäufe sind bis { $countedUntil } mitgezählt, und von Ihnen ist keiner vom { $on } dabei.
missing-none-lately = Einkäufe sind bis { $countedUntil } mitgezählt, und von Ihnen ist keiner der letzten sieben Tage dabei.
missing-no-figures = Die Filialen haben mir noch keine Einkäufe gesendet.
missing-late = Die Zahlen von { $shop } kommen zu spät: Sie reichen bis { $countedUntil }.
missing-ask = Schreiben Sie die Nummer auf dem Beleg, oder schicken Sie ein Foto davon, dann sehen wir nach.
missing-number-found = Beleg { $receipt } ist mitgezählt, und das sind seine Punkte:
missing-number-unknown = Ich finde Beleg { $receipt } nicht in Ihrer Mitgliedschaft, deshalb sucht der Kundenservice danach.
missing-wait = In Ordnung. Schreiben Sie mir morgen wieder, dann sehe ich nach, was bis dahin gekommen ist.
button-missing-still = Es fehlt etwas
button-missing-send = Jemand soll nachsehen
button-missing-wait = Ich warte
