# Texts in English. Placeholders ({ $points }) are filled with facts from the store; no text states a figure of its own.
# The first sentence answers; buttons (keys that begin with "button-") have at most 24 characters.

## Meeting

greet-hello = Hello, I'm { $brand }'s automated assistant. I show your points, help when something went wrong, and find offers. A person is always one tap away. If you're not a member yet, joining takes one tap, too.
greet-member = Hello, I'm { $brand }'s automated assistant. I show your points, help when something went wrong, and find offers. A person is always one tap away.
greet-privacy = What we keep about you, and why: { $notice }
arrive-shop = Welcome, and greetings from { $shop }!
intro-note = I'm { $brand }'s automated assistant. What we keep about you, and why: { $notice }
help-what = I can show your points and your card, swap points for rewards, and find offers that suit you. If something went wrong, tell me: I open a case and say when you have our answer. Your opinion is passed on just as you say it. I can also make you a member, connect a membership that you have, or change language. Write as you like, or tap:
thanks-reply = You're welcome.
goodbye-reply = Goodbye. I'm here whenever you write.
robot-reply = I'm an automated assistant. Would you rather talk to a person?
not-understood = I didn't quite get that. Is it one of these?
not-understood-again = Sorry, I still don't get it. Shall a colleague take over? You needn't explain it again.
not-understood-upset = I'm sorry. I should be more help than this. Write in a few words what is wrong, and I open a case, or let a colleague take over.
not-working = I'm sorry. What doesn't work? If you bought it from us, write what it is, and I'll open a case. If it is something here in the chat, write in a few words what you want.
not-working-chat = I'm sorry about that. Write in a few words what you want, and I'll try it that way. A colleague can take over, too.
not-working-site = I'm sorry about that. What did you want to do there? Write it in a few words: some of it can be done here, and for the rest I open a case.
not-meant = Got it, not that. What did you mean?
attachment-voice = I can't listen to voice messages. Write a few words, and I'll answer.
attachment-other = I can't read pictures and files. Write a few words, and I'll answer.
old-button = That button belongs to an older message. You can use these now:
private-only = That's personal, so I only tell you in private. Tap to continue there.
private-only-write = That's personal, so I only tell you in private. Write to me there.
fault = Something went wrong on our side. Your message is safe; you needn't send it again.
fault-not-taken = Something went wrong on our side, and I couldn't take that in. Please try again in a moment.

## Points

balance-spendable = { $points ->
    [one] You have { $points } point to spend.
   *[other] You have { $points } points to spend.
}
balance-none = You have no points to spend yet.
balance-pending-one = { $points ->
    [one] { $points } point is on its way: your purchase of { $purchasedOn } counts from { $availableOn }, when the return period ends.
   *[other] { $points } points are on their way: your purchase of { $purchasedOn } counts from { $availableOn }, when the return period ends.
}
balance-pending-several = { $points ->
    [one] { $points } point is on its way, the next { $next } from { $availableOn }, when the return period ends.
   *[other] { $points } points are on their way, the next { $next } from { $availableOn }, when the return period ends.
}
balance-waiting = { $points ->
    [one] { $points } welcome point is yours with your first purchase.
   *[other] { $points } welcome points are yours with your first purchase.
}
balance-expiry = { $points ->
    [one] { $points } expires on { $expiresOn }.
   *[other] { $points } expire on { $expiresOn }.
}
balance-owed = { $points ->
    [one] { $points } point of a returned purchase was spent already; the next one you earn makes up for it.
   *[other] { $points } points of a returned purchase were spent already; the next ones you earn make up for them.
}
balance-tier-next = You are { $tier }, { $missing } earned points from { $next }.
balance-tier-top = You are { $tier }, our highest tier.
balance-late = The figures from the shops are late. Counted until { $countedUntil }, you have { $points ->
    [one] { $points } point
   *[other] { $points } points
} to spend; I can't see later purchases yet.
balance-stranger = This chat isn't linked to a membership yet.

## Why?

why-total = { $points ->
    [one] This is how { $points } point came about, as of { $at }:
   *[other] This is how { $points } points came about, as of { $at }:
}
why-zero = There was nothing to spend, as of { $at }.
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  returned, { $shop }, { $on }
entry-welcome = { $points }  welcome gift, { $on }
entry-welcome-taken-back = { $points }  second welcome gift taken back, { $on }
entry-expiry = { $points }  expired, { $on }
entry-merge = { $points }  moved with your other membership, { $on }
entry-merge-undone = { $points }  moved back to your other membership, { $on }
entry-opening = { $points }  balance brought over, { $on }
entry-correction = { $points }  correction, { $on }
entry-apology = { $points }  given by us as an apology, { $on }
entry-erasure = { $points }  taken away when the membership was erased, { $on }
entry-owed = { $points }  made up for a return, { $on }
entry-earlier = { $count ->
    [one] { $points }  earlier, { $count } entry
   *[other] { $points }  earlier, { $count } entries
}
why-earning = You earn { $points ->
    [one] { $points } point
   *[other] { $points } points
} for every { $amount }, rounded down for each purchase.
why-pending-now = You can spend them at once.
why-pending-days = { $days ->
    [one] They can be spent { $days } day after the purchase, when the return period ends.
   *[other] They can be spent { $days } days after the purchase, when the return period ends.
}
why-expiry-never = Points do not expire.
why-expiry-months = { $months ->
    [one] Points expire { $months } month after the purchase.
   *[other] Points expire { $months } months after the purchase.
}
why-expiry-year = { $years ->
    [0] Points expire at the end of the year of the purchase.
    [one] Points expire at the end of the year after the purchase.
   *[other] Points expire at the end of the year, { $years } years after the purchase.
}
why-tier-level = { $tier } starts at { $from }.
why-welcome = The welcome gift is given once per person and counts from the first purchase.
why-linking = A code works once and for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}; after { $guesses } wrong ones you have to wait.
why-list-points = { $points ->
    [one] { $points } point can be spent: what you earned and were given, less what was used or has expired, as of { $at }.
   *[other] { $points } points can be spent: what you earned and were given, less what was used or has expired, as of { $at }.
}
why-rules = Rules: version { $version }, since { $since }.
why-counted = Purchases counted until { $countedUntil }.
why-member = That is what is stored about you.
why-nothing = My last answer had no figure in it. Shall I show your points?

## History

history-title = These are your latest entries:
history-older = And these came before:
history-empty = You have no entries yet. They come with your first purchase.
history-end = There are no older entries.

## Joining and linking

join-done = Welcome, you're a member, and I needed to know nothing more about you.
join-gift = { $points ->
    [one] { $points } welcome point is yours with your first purchase.
   *[other] { $points } welcome points are yours with your first purchase.
}
join-number = Say your member number at the till: { $number }
join-already = You are a member already. Your number is { $number }.
link-ask = Write the one-time code that you were given. It works for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
link-where = You get one from customer service: { $phone } or { $email }.
link-no-code = A number or an address alone doesn't prove that the membership is yours. Tell it to customer service, and you get a one-time code: { $phone } or { $email }. Write that code here.
link-confirm = This link connects this chat to a membership. Go on only if you asked for it yourself.
link-refused = Good, nothing was connected.
link-done = This chat is now linked to your membership { $number }.
link-merged = Your membership from this chat is part of it now, with everything in it.
link-gift-taken-back = The welcome gift is given once per person, so the second one, { $points ->
    [one] { $points } point
   *[other] { $points } points
}, is taken back.
link-already = This chat is linked to your membership { $number } already.
link-wrong = { $left ->
    [0] That code doesn't match, or it has run out.
    [one] That code doesn't match, or it has run out. You have { $left } try left.
   *[other] That code doesn't match, or it has run out. You have { $left } tries left.
}
link-wait = Those were too many wrong codes. You can try again { $until }. Before that, customer service can help you: { $phone } or { $email }.
unlink-ask = Shall I disconnect this chat from your membership { $number }? Your points stay with the membership.
unlink-done = Done. This chat is no longer connected to a membership. Your points stay where they are.
unlink-kept = Good, everything stays as it is.

## Rewards and vouchers

rewards-fit = { $points ->
    [one] You have { $points } point to spend. These are our rewards, the nearest first:
   *[other] You have { $points } points to spend. These are our rewards, the nearest first:
}
rewards-none-fit = { $points ->
    [one] You have { $points } point to spend. Nothing is within reach yet; these come nearest:
   *[other] You have { $points } points to spend. Nothing is within reach yet; these come nearest:
}
rewards-all = These are our rewards:
rewards-further = And there are these:
rewards-which = These come near to what you wrote. Which one shall it be?
rewards-empty = There are no rewards at the moment.
reward-open = { $points ->
    [one] { $reward }: { $points } point
   *[other] { $reward }: { $points } points
}
reward-short = { $points ->
    [one] { $reward }: { $points } point, { $missing } to go (about { $amount } of shopping)
   *[other] { $reward }: { $points } points, { $missing } to go (about { $amount } of shopping)
}
reward-tier = { $points ->
    [one] { $reward }: { $points } point, from { $tier } up
   *[other] { $reward }: { $points } points, from { $tier } up
}
reward-sold-out = { $points ->
    [one] { $reward }: { $points } point, sold out
   *[other] { $reward }: { $points } points, sold out
}
reward-not-yet = { $points ->
    [one] { $reward }: { $points } point, from { $on }
   *[other] { $reward }: { $points } points, from { $on }
}
locked-short = { $cost ->
    [one] { $reward } costs { $cost } points and you have { $points }. { $missing } to go: about { $amount } of shopping.
   *[other] { $reward } costs { $cost } points and you have { $points }. { $missing } to go: about { $amount } of shopping.
}
locked-tier = { $reward } is for { $tier } and up. You are { $mine }, { $missing } earned points away.
locked-sold-out = { $reward } is sold out, so I can't give it now. Nothing was taken from you.
locked-not-yet = { $reward } can be had from { $on }.
locked-over = { $reward } could be had until { $on }, so I can no longer give it.
locked-gone = That reward is no longer on our list.
redeem-ask = { $points ->
    [one] Swap { $points } point for { $reward }? You keep { $left }.
   *[other] Swap { $points } points for { $reward }? You keep { $left }.
}
redeem-done = It's yours. Show this code at the till: { $code }
redeem-declined = { $points ->
    [one] All right, nothing was swapped. You have { $points } point to spend.
   *[other] All right, nothing was swapped. You have { $points } points to spend.
}
redeem-ended = That question has run out. Nothing was swapped, and what I had set aside is free again.
redeem-closed = That question is closed already, and nothing was swapped by it.
redeem-short = Some of your points have expired, or went back with a return, so there are too few left. Nothing was swapped.
vouchers-title = These are your vouchers:
vouchers-none = You have no vouchers yet. You get one when you swap points for a reward.
voucher-terms = Once, in any shop, until { $until }.
voucher-show = { $reward }: show this code at the till: { $code }
voucher-open = { $reward }: { $code }, until { $until }
voucher-used = { $reward }: used { $at }, { $shop }
voucher-given-back = { $reward }: given back { $at }
voucher-expired = { $reward }: expired, it could be used until { $on }
voucher-unknown = I can't find that voucher among yours.
give-back-done = { $points ->
    [one] It is given back, and { $points } point is on your account again.
   *[other] It is given back, and { $points } points are on your account again.
}
give-back-nothing = It is given back. No points came with it.
give-back-ask = { $points ->
    [one] You paid { $points } point, and { $left } would come back: the rest has expired, or what earned it was returned. Give it back all the same?
   *[other] You paid { $points } points, and { $left } would come back: the rest has expired, or what earned them was returned. Give it back all the same?
}
over-used = This code was used { $at }, { $shop }.
over-given-back = This voucher was given back { $at }.
over-expired = This voucher could be used until { $on }. It has expired, and its points don't come back.
over-final = This one can't be given back. You can use it until { $until }.
card-number = Your member number: { $number }
card-how = Show it at the till, or say the number.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (used)
entry-redeem-expired = { $points }  { $reward }, { $on } (voucher expired)
entry-redeem-given-back = { $points }  { $reward }, { $on } (given back)
entry-redeem-returned = { $points }  back for { $reward }, { $on }
entry-redeem-reserved = { $points }  set aside for { $reward }, until { $until }
why-reward-price = { $points ->
    [one] { $reward } costs { $points } point.
   *[other] { $reward } costs { $points } points.
}
why-reward-order = Points that expire first pay first.
why-reward-days = { $days ->
    [one] The voucher is valid for { $days } day.
   *[other] The voucher is valid for { $days } days.
}
why-reward-return = It can be given back until it is used.
why-reward-final = It can't be given back.
know-vouchers = Vouchers: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = See rewards
button-other-rewards = Other rewards
button-more-rewards = More rewards
button-yes-swap = Yes, swap
button-qr = Show QR
button-give-back = Give it back
button-yes-give-back = Yes, give it back
button-vouchers = My vouchers
button-older-vouchers = Older vouchers
button-card = Show my card
button-not-me = It wasn't me
command-rewards = What your points can get you
command-card = Your card for the till

## Language

language-ask = Which language would you like?
language-done = From now on I write English.

## What we keep

know-stranger = You are not a member. I keep the messages of this chat so that I can answer you: { $messages } so far.
know-name = The app shows me this name: { $name }.
know-membership = You are member { $number }, since { $joinedOn }.
know-details = Your details: { $details }.
know-activity = Purchases: { $purchases }. Entries in your points: { $entries }. Messages to me: { $messages }.
know-chats = { $chats ->
    [one] { $chats } chat is linked to your membership.
   *[other] { $chats } chats are linked to your membership.
}
know-answers = My answers to you: { $count }.
know-cases = Cases: { $count }.
know-opinions = Surveys and opinions: { $count }.
know-files = Pictures and files that you sent: { $count }.
know-forms = Forms that you have begun: { $count }.
know-language = Language of this chat: { $language }.
know-codes = One-time codes tried: { $count }.
know-contacts = Times that I wrote first: { $count }.
know-sources = Where you found us: { $sources }.
know-consent-yes = { $purpose }: yes, since { $on }.
know-consent-no = { $purpose }: no, since { $on }.
know-consent-none = You have not said yes to anything, so I never write first.
know-rights = See all of it, take a copy, or have it erased. More about privacy: { $notice }
know-why = You don't have to give it here. What I ask you for is used for that, and nothing else. What we keep, and what for: { $notice }
purpose-offers = Offers
purpose-surveys = Surveys
stop-done = Done. No more surveys or offers. I still answer when you write, and tell you about open cases.
stop-undone = Undone. Everything is as it was before.
stop-undone-nothing = There was nothing to bring back: you had no yes on record before that.

## Opinions and surveys

survey-ask-nps = How likely are you to recommend { $brand } to a friend? From { $lowest } (not at all) to { $highest } (certainly).
survey-ask-csat = How did it go with { $brand }? From { $lowest } (badly) to { $highest } (superbly).
survey-ask-complaint = Your case { $case } is settled. How did we do? From { $lowest } (badly) to { $highest } (superbly).
survey-ask-text = What should { $brand } do better? Just write it in your own words.
survey-question = { $question }
survey-scale-nps = From { $lowest } (not at all) to { $highest } (certainly).
survey-scale-csat = From { $lowest } (badly) to { $highest } (superbly).
survey-often = { $most ->
    [one] We write to you first at most once in { $days } days.
   *[other] We write to you first at most { $most } times in { $days } days.
} No more surveys? Write STOP.
survey-words-nps = Thank you. What is the main reason? In your own words, or skip.
survey-words-csat = Thank you. What would have made it a five? In your own words, or skip.
survey-words-best = Thank you. What did we do best? In your own words, or skip.
survey-words-low = Thank you for saying so. What went wrong? In your own words, or skip.
survey-words-added = What went wrong? In your own words, or skip. I'll add it to the case.
survey-thanks = Thank you, your answer is saved.
survey-thanks-words = Thank you, that helps. { $team } gets it just as you said it: “{ $words }”.
survey-words-first = Thank you, that is saved just as you wrote it.
survey-number = And as a number, from { $lowest } to { $highest }?
survey-number-again = I didn't find a number in that. One from { $lowest } to { $highest }?
survey-outside = That one isn't on the scale. Which one, from { $lowest } to { $highest }?
survey-guess = Shall I put down a { $rating }?
survey-changed = Changed to { $rating }.
survey-have = I have your { $rating }, thank you.
survey-edit = Write it again the way you want it. This is what I have: “{ $words }”.
survey-not-now = That's fine. I won't ask this one again.
survey-skipped = That's fine, your answer is saved as it is.
survey-ended = This question ended on { $day }. Thank you all the same.
survey-ended-keep = May I keep what you wrote as your opinion?
survey-declined = This question is closed, as you wanted.
survey-gone = That question is no longer open.
survey-colleague = Shall a colleague look at it?
survey-colleague-no = That's fine. Your answer is saved.
survey-help-sorry = We're sorry that it went so badly.
survey-help-case = I've opened case { $case } for it, so you needn't report it separately.
survey-why-campaign = You said yes to questions from us. With them we look for what we can do better.
survey-why-complaint = Your case { $case } was settled. We want to know whether it was put right.
survey-why-asked = You wanted to tell us something.
survey-why-reason = { $reason }
survey-why-who = { $team } sees your answer. It changes nothing in your points or offers.
question-open-yesterday = One question is still open from yesterday. Go on?
question-open = One question is still open from { $day }. Go on?
opinion-ask-shop = Good to know, thank you. May I pass it on to the shop { $shop }?
opinion-ask = Good to know, thank you. May I pass it on to my colleagues?
opinion-tell = Gladly. What do you want to tell us?
opinion-tell-stranger = You can tell us what you think without being a member.
opinion-passed = Thank you, it is passed on just as you said it: “{ $words }”.
opinion-passed-nameless = Thank you, it is passed on without your name: “{ $words }”.
opinion-kept-back = That's fine, I pass nothing on.
deed-told = In { $month } you told us { $said }. { $did } Thank you for telling us.
deed-consent = You hear this because you said yes to surveys on { $on }. Enough? Write STOP.
why-deed-words = On { $on } you wrote: “{ $words }”
why-deed-gone = What you told us then is not kept any more.
why-deed-did = A colleague wrote on { $on } what was done since. It changes nothing in your points or offers.
button-rating = { $rating }
button-yes-rating = Yes, { $rating }
button-choose = I'll choose
button-not-now = Not now
button-edit = Edit
button-why-ask = Why do you ask?
button-go-on = Go on
button-yes-please = Yes, please
button-pass-on = Yes
button-pass-on-nameless = Yes, without my name

## Buttons

button-balance = My points
button-why = Why?
button-history = History
button-older = Show older
button-join = Join for free
button-member = I'm a member
button-help = What can you do?
button-person = Talk to a person
button-not-meant = Not what I meant
button-swap-points = Swap points
button-profile = Change my details
button-opinion = Give feedback
button-stop = Stop messages
button-language = Language
button-in-language = { $name }
button-know = What you know about me
button-yes-unlink = Yes, disconnect
button-yes-link = Yes, connect
button-no = No
button-undo = Undo
button-private = Continue in private

## Commands (shown in a menu where the platform has one)

command-points = Your points
command-history = Where they come from
command-join = Become a member
command-link = Connect your membership
command-language = Change language
command-privacy = What we keep about you
command-stop = No more surveys or offers
command-help = What I can do

## Clock and day

at-today = today at { $clock }
at-yesterday = yesterday at { $clock }
at-tomorrow = tomorrow at { $clock }
at-day = { $day } at { $clock }

# What is promised by a time: "by today, 16:00", "by Monday 23 November, 16:00".
due-today = today, { $clock }
due-day = { $day }, { $clock }

## Forms

form-how = A few questions, one at a time. Write "cancel" whenever you'd rather not; what you have answered is kept.
form-optional = You may skip this one.
form-problem-missing = This has to be filled in.
form-problem-too-long = { $most ->
    [one] There is room for { $most } character here.
   *[other] There is room for { $most } characters here.
} You wrote { $length }.
form-problem-number = Write a whole number from { $min } to { $max }.
form-problem-email = Write an e-mail address, such as { $example }.
form-problem-day = Write the day like this: { $example }.
form-problem-option = Choose one of the answers.
form-problem-field = { $field }:
form-again = Nearly there, but this needs another look:
form-waiting = You had begun something here: { $title }. Shall we go on?
form-goes-on = We go on where you were.
form-cancelled = All right, I've put that aside. Nothing was sent.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = never mind, nevermind, forget it, leave it, not now, i changed my mind
form-nothing-open = There is nothing half-finished. What can I do for you?
form-done-already = That is done already. Once is enough.
form-gone = I no longer have that. We can begin again whenever you like.
form-elsewhere = You went on with that in { $channel }. Shall we go on here instead?
button-form-resume = Go on where I was
button-form-here = Go on here
button-form-skip = Skip
button-form-cancel = Cancel

## Pictures and files

attachment-photo = Your photo has arrived, thank you. Tell me in a few words what it is about, and a person will see it.
attachment-file = Your file has arrived, thank you. Tell me in a few words what it is about, and a person will see it.
attachment-too = What you sent with it has arrived too.
attachment-wrong-type = I can't take that kind of file. Photos and PDFs will do.
attachment-too-large = That file is too large for me. It may have up to { $most } megabytes.
attachment-too-many = That is more than I can take in one day. Please send the rest tomorrow.
attachment-lost = I couldn't get the file that you sent. Please send it once more, if you can.

## Which chat

channel-ask = You can reach me in more than one chat now. Where shall I write when there is something to tell you?
channel-done = Good, I'll write to you in { $channel }. Say "another chat" whenever you want to change that.
channel-only = This is the only chat that is linked to your membership, so I write to you here.
channel-name = { $channel }

## By e-mail

leave-ask = Which e-mail address shall I write to? I use it for answers that come when this page is closed, and for nothing else.
leave-wrong = That is not a complete e-mail address yet. It looks like this: name@example.com
leave-done = Thank you. Answers that come when this page is closed go to { $email }, and nothing else does.
leave-known = Answers that come when this page is closed go to { $email }.
leave-stopped = { $email } has asked us for no more e-mails, so I send none there. Whoever reads that mailbox can allow them again with the link at the end of our last e-mail.
leave-none = All right, no e-mails. What comes later waits for you here on this page.
leave-withdrawn = Done. I don't write to { $email } any more. What comes later waits for you here on this page.
leave-here = You needn't leave an address: what comes later arrives in this chat.
leave-off = I can't send e-mails. What comes later waits for you here on this page. Customer service can write to you: { $phone } or { $email }.
stop-mail = And no more e-mails from this chat.
know-mail = Answers that come when the page is closed go to { $email }.
purpose-answers-by-email = Answers by e-mail
button-leave-address = Tell me by e-mail
button-another-address = Another address
button-no-mails = No e-mails
button-no-thanks = No, thanks
mail-subject = A message from { $brand }
mail-first = You left this address in our chat so that answers reach you when the page is closed. This is the first one. Wasn't that you? Then end these e-mails with the link at the bottom.
mail-continue = Continue the conversation
mail-until = The link opens your conversation until { $until }. Please don't pass it on.
mail-why = You get this e-mail because you left your address in our chat, for such answers and nothing else. It was sent automatically; to answer, continue the conversation.
mail-stop = No more of these e-mails
stop-page-title = No more e-mails?
stop-page-ask = { $brand } then sends no more answers from the chat to this address.
stop-page-button = Yes, no more e-mails
stop-page-done = Done. You get no more of these e-mails.
stop-page-allow = Allow them again
stop-page-allowed = We may write to this address again. To get answers by e-mail, leave it in the chat once more.
return-page-ask = Your conversation with { $brand } opens in this browser and stays open in it. Don't do this on somebody else's device.
return-page-replaces = Another conversation is open in this browser. This one takes its place.
return-page-button = Continue
return-page-over = This link no longer works. Your conversation is still there in the browser in which you began it.
return-page-chat = Go to the chat
link-page-broken = This link is not complete. Please copy all of it from the e-mail.

## The web page

web-intro = You are chatting with { $brand }'s automated assistant.
web-automated = Automated assistant
web-welcome = What would you like to know?
web-privacy = Privacy notice
web-conversation = Conversation
web-message = Message
web-send = Send
web-you = You
web-connecting = Connecting…
web-offline = No connection. What you write is kept and goes out when it is back.
web-sending = Sending…
web-not-delivered = Not delivered, try again
web-writing = { $brand } is writing
web-new-messages = New messages
web-too-long = That is too long. One message holds up to { $most } characters.
web-too-fast = That was a lot at once. This goes out by itself in { $seconds } s.
web-button-pressed = (a button)
web-no-script = Switch on JavaScript to chat with us here.
web-no-cookie = Allow cookies for this page and load it again to chat with us here.
web-refused = This could not be taken. Load the page again, please.
web-start-points = How many points do I have?
web-start-join = I'd like to join
web-start-link = Connect my membership
web-start-help = What can you do?
web-attach = Add a photo or a document
web-attach-limits = A photo (JPEG, PNG, WebP, GIF, HEIC) or a PDF of up to { $megabytes } MB.
web-attach-remove = Remove { $name }
web-attach-too-large = That file is too large. It may have up to { $megabytes } MB.
web-attach-type = I can only take photos (JPEG, PNG, WebP, GIF, HEIC) and PDF documents.
web-attach-empty = That file is empty.
web-attach-progress = Sending { $name }
web-attach-drop = Drop the file here
web-file = (a file)
web-picture = Picture from { $brand }

## Being found

go-title = Where shall we chat?
go-what = Ask about your points and get an answer at once, in the app that you already have.
go-what-here = Ask about your points and get an answer at once.
go-link = This link connects your membership. It works once, and for a short time.
go-app = Opens the app
go-web = Here in the browser
go-web-note = No app and no account needed
go-scan = Rather on your phone? Scan this.
go-qr = QR code with the address of this page
poster-scan = Scan to see your points and chat with us, in the app you already have.

## A person takes over

handoff-asked-open = Of course. I've told customer service, and you'll have an answer here by { $by }. They can see everything you have written.
handoff-asked-closed = Of course. Customer service opens { $opensAt }, and you'll have an answer here by { $by }. They can see everything you have written.
handoff-no-wait = You needn't wait, I'll write to you.
call-ask = Which number shall we call? It is used for this alone.
call-wrong = I can't read a telephone number in that. Write its digits, with the country code if it is not from here.
call-noted = A colleague calls { $phone } by { $by }. The number is used for this alone, and erased with it.
call-noted-late = A colleague calls { $phone }. We are late with it, and sorry for that.
call-withdrawn = All right, nobody calls, and the number is gone. You have the answer here.
button-call-me = Call me instead
button-another-number = Another number
button-no-call = Don't call
handoff-leave = If you close this page, where may I write to you? It is used for such answers only.
handoff-already = Customer service has it already. You'll have an answer here by { $by }.
handoff-late = Customer service knows that you are waiting. You were to have an answer by { $by }, and we are late. That is our fault.
handoff-passed-on = I can't answer that myself, so I've passed it on to customer service just as you wrote it. You'll have an answer here by { $by }.
handoff-agreed = All right. You'll have an answer here by { $by }.
handoff-called-off = All right. Customer service can see that too. You'll have their answer here by { $by } all the same.
handoff-passed-on-late = I can't answer that myself, so I've passed it on to customer service just as you wrote it. They know that we are late.
handoff-rest-too = Whatever else you write here reaches them too.
handoff-taken = { $name } from customer service has taken over and can see everything above.
handoff-taken-team = { $name } ({ $team }) has taken over and can see everything above.
handoff-back = { $name } is done, so it's me again. Is it solved?
handoff-on = { $name } has asked a colleague to go on here ({ $team }), who can see everything above. You'll have an answer by { $by }.
handoff-solved = Good to hear. Write to me whenever there is something.
handoff-not-solved = Then it isn't finished. I've told customer service, and you'll have an answer here by { $by }. You needn't explain it from the start.
why-handoff = You asked for a person { $asked }. When customer service is open, they answer within the time that our rules give them: by { $by }.
why-handoff-danger = I called a person at once, { $asked }, because what you wrote sounded dangerous.
why-handoff-limit = I asked a person { $asked }, because I may not decide this myself.
why-handoff-unsolved = You said { $asked } that it was not solved, so I asked a person again.
why-handoff-missed = I asked a person { $asked }, because we missed a promise to you.
why-handoff-code = I asked a person { $asked }, because you said that somebody else used your code.
why-handoff-colleague = A colleague took this up { $asked }.
why-handoff-by = A person answers by { $by }.
button-solved = Yes
button-come-back = I'll come back myself
button-colleague = Yes, a colleague

## Microsoft Teams

teams-fill-in = Please fill this in.
teams-one-moment = One moment, the answer is on its way.
teams-left-out = A picture or document goes with this that I can't send you in Teams.
teams-description = Your points and where they come from, and a person when you need one.

## Offers

offer-yes = Yes: { $offer }, until { $until }.
offer-yes-several = { $count ->
    [one] Yes, this one suits you:
   *[other] Yes, these { $count } suit you, the best first:
}
offer-item = { $offer }, until { $until }.
offer-why-you = Why you?
reason-weekday = Since { $since } you have bought { $goods } here { $count ->
    [one] once
   *[other] { $count } times
} { $weekday }.
reason-often = Since { $since } you have bought { $goods } here { $count ->
    [one] once.
   *[other] { $count } times.
}
reason-last = You last bought { $goods } here on { $on }.
reason-some = It is meant for some of our members, and you are one of them.
reason-everyone = It is for everyone.
on-monday = on a Monday
on-tuesday = on a Tuesday
on-wednesday = on a Wednesday
on-thursday = on a Thursday
on-friday = on a Friday
on-saturday = on a Saturday
on-sunday = on a Sunday
offers-everyone = These are for everyone:
offers-everyone-none = There are no offers for everyone at the moment.
offers-nothing = Nothing today that really suits you.
offers-next-reward = { $points ->
    [one] You have { $points } point; { $missing } more and { $reward } is yours.
   *[other] You have { $points } points; { $missing } more and { $reward } is yours.
}
offers-enough = { $points ->
    [one] You have { $points } point, enough for { $reward }.
   *[other] You have { $points } points, enough for { $reward }.
}
offers-complaint = Your case { $case } comes first. I keep offers back until it is right.
offers-complaint-due = Your case { $case } comes first: you'll have our answer by { $due }. I keep offers back until it is right.
offers-stranger = I have offers for everyone. To find what suits you, I need your membership.
offers-stranger-none = To find offers that suit you, I need your membership.
offers-public = Personal offers are for your eyes only.
offer-voucher-terms = Once, in any shop, until { $until }.
offer-taken-again = This one is yours already. Show this code at the till: { $code }
offer-limit = { $count ->
    [one] You have had this offer once, and that is as often as anybody can.
   *[other] You have had this offer { $count } times, and that is as often as anybody can.
}
offer-over-yesterday = This offer expired yesterday, so I can no longer give it.
offer-over = This offer expired on { $on }, so I can no longer give it.
offer-sold-out = This offer is all taken up, so I can no longer give it.
offer-not-yet = This offer begins on { $on }.
offer-gone = This offer is no longer there.
offer-no-return = This one can't be given back once you have taken it.
offer-kept = All right. It is there until { $until }.
offer-refused = All right, not this one. I won't offer it to you again.
offer-refused-group = No more { $goods } offers then.
offer-others-stay = Other offers still come, as you chose.
offer-refused-unknown = I don't sort offers by that, so I can't leave out only those. Shall I stop all offers?
button-stop-all-offers = Stop all offers
offer-refusal-undone = Undone. I may offer you that again.
offer-refusal-gone = There was nothing to undo.
offer-terms = { $terms }
personal-off = From now on I leave your purchases out of it. What is for everyone, I still show you when you ask.
personal-on = From now on I look at your purchases to find what suits you.
why-offer-title = { $offer }:
why-offer-weekday = I looked at your { $goods } purchases since { $since }: { $purchases }, { $count } of them { $weekday }.
why-offer-weekday-all = I looked at your { $goods } purchases since { $since }: { $count }, all { $weekday }.
why-offer-often = I looked at your { $goods } purchases since { $since }: { $count }.
why-offer-last = I looked at when you last bought { $goods } here: on { $on }.
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = { $count ->
    [one] and { $count } before that
   *[other] and { $count } before that
}
why-offer-everyone = It is for everyone, so I looked at nothing of yours: not your purchases, not your messages, not your age or address.
why-offer-nothing-else = Nothing else: not your messages, not your age or address.
why-some = It is meant for some of our members. To see whether you are one of them, I also looked at this:
why-some-standing = your tier or your points
why-some-chat = your language or the chats you use
why-some-shopping = what you buy, when and where
why-some-contact = what you said yes to, and when we wrote to you
push-hello = Hello { $name }.
push-offer = { $offer } for you, until { $until }.
push-offer-held = Your { $offer } expires on { $until }.
push-consent = You get this because you said yes to offers on { $on }. Enough? Write STOP.
wish-noted = Done. I'll write to you once { $reward } is within your reach. Until then you hear nothing more about it.
wish-not-needed = You needn't wait: { $reward } is within your reach now.
wish-undone = All right, I won't write about it.
wish-ready = { $cost ->
    [one] You asked me to tell you: { $reward } is within your reach now. It costs { $cost } point, and you have { $points }.
   *[other] You asked me to tell you: { $reward } is within your reach now. It costs { $cost } points, and you have { $points }.
}
over-expired-free = This voucher could be used until { $on }. It has expired.
purpose-use-purchases = Offers by what you buy
button-offers = Offers
button-offers-everyone = Offers for everyone
button-offers-now = What holds now?
button-take-offer = I'll take it
button-not-for-me = Not for me
button-no-such-offers = No such offers at all
button-show-case = Show my case
button-show-code = Show code
button-terms = Terms
button-fine = Fine
button-leave-purchases = Don't use my purchases
button-use-purchases = Use my purchases
button-tell-me = Tell me when
command-offers = What there is for you today
## A copy, and being forgotten

copy-section-membership = Membership and accounts
copy-section-points = Points
copy-section-purchases = Purchases
copy-section-rewards = Rewards and vouchers
copy-section-messages = Messages
copy-section-cases = Cases
copy-section-opinions = Answers and opinions
copy-section-offers = Offers, and when we wrote first
copy-section-consents = What you said yes or no to
copy-section-technical = How it works inside
copy-title = What { $brand } keeps about you
copy-made = Written { $at }.
copy-you = You
copy-row = { $row }
copy-newest = These are the newest. A copy has all of it.
copy-done = Here is your copy: one file to read, and one with all of it for other programs. Whoever has the files can read them.
copy-link = No files can be sent here, so your copy is behind this button until { $until }. It can be fetched once.
copy-nowhere = No files can be sent here. Write to { $email }, and you get your copy by e-mail.
copy-page-title = Your copy
copy-page-what = It can be fetched once. It holds all that we keep about you.
copy-page-fetch = Fetch it
copy-page-gone = This copy is not here any more. It was fetched, or its time is over. In the chat you can take another one.
erase-member = Then this is gone for good: your membership with { $points ->
    [one] { $points } point
   *[other] { $points } points
} and { $count ->
    [one] { $count } voucher
   *[other] { $count } vouchers
}, our messages in all your chats, and the words of your cases and answers.
erase-stranger = Then our messages in this chat, and all that you told me in them, are gone for good.
erase-kept = Purchases and movements of points stay in the books, without your name. So does that a yes or no was given, and a no to mails.
erase-recall = What is in this app already I can't take back: delete the chat here yourself.
erase-case = Your case { $number } is closed with it, and we no longer write to you about it.
erase-confirm = To go through with it, write { $word }. Anything else, and nothing is erased.
erase-wrong = Nothing has been erased. To go through with it, write { $word } and nothing else.
erase-late = That was a while ago, so nothing has been erased. Shall we begin again?
erase-not = Nothing has been erased. Everything is as it was.
erase-done = It is done. I no longer know who you are, and if you write again, we begin from the start. This message, too, is erased with us once you have it.
button-see-data = See all of it
button-copy-data = Take a copy
button-erase-data = Erase everything
button-keep-data = Keep everything
button-fetch-copy = Fetch the copy

## Stop, and less often

stop-surveys = Done, no more surveys. Offers still come, as you chose.
stop-offers = Done, no more offers. Surveys still come, as you chose.
stop-offers-alone = Done, no more offers. I still answer when you write, and tell you about open cases.
stop-surveys-alone = Done, no more surveys. I still answer when you write, and tell you about open cases.
button-stop-offers = Stop offers too
button-stop-surveys = Stop surveys too
button-surveys-twice = Surveys twice a year
button-once-month = Once a month
button-twice-year = Twice a year
button-stop-all = Not at all
limit-ask = Of course. How often may I write first, at most?
limit-stranger = I only answer here and never write first, so there is nothing to limit.
limit-undone-nothing = There was nothing to bring back.
limit-all = Done. I write first at most { $contacts ->
        [one] once
       *[other] { $contacts } times
    } { $days ->
        [7] a week
        [30] a month
        [91] a quarter
        [182] a half-year
        [365] a year
       *[other] in { $days } days
    }.
limit-surveys = Done. I ask you at most { $contacts ->
        [one] once
       *[other] { $contacts } times
    } { $days ->
        [7] a week
        [30] a month
        [91] a quarter
        [182] a half-year
        [365] a year
       *[other] in { $days } days
    }.
limit-offers = Done. Offers come at most { $contacts ->
        [one] once
       *[other] { $contacts } times
    } { $days ->
        [7] a week
        [30] a month
        [91] a quarter
        [182] a half-year
        [365] a year
       *[other] in { $days } days
    }.
know-limit-all = Surveys and offers together at most { $contacts ->
        [one] once
       *[other] { $contacts } times
    } { $days ->
        [7] a week
        [30] a month
        [91] a quarter
        [182] a half-year
        [365] a year
       *[other] in { $days } days
    }, as you asked.
know-limit-surveys = Surveys at most { $contacts ->
        [one] once
       *[other] { $contacts } times
    } { $days ->
        [7] a week
        [30] a month
        [91] a quarter
        [182] a half-year
        [365] a year
       *[other] in { $days } days
    }, as you asked.
know-limit-offers = Offers at most { $contacts ->
        [one] once
       *[other] { $contacts } times
    } { $days ->
        [7] a week
        [30] a month
        [91] a quarter
        [182] a half-year
        [365] a year
       *[other] in { $days } days
    }, as you asked.

## Promises

promise-missed-answer = We promised you an answer by { $due }. You did not get it, and we're sorry.
promise-missed-replacement = { $count ->
    [one] We promised to send your replacement by { $due }. We did not, and we're sorry.
   *[other] We promised to send your { $count } new items by { $due }. We did not, and we're sorry.
}
promise-missed-money = We promised to send you { $amount } back by { $due }. We did not, and we're sorry.
promise-missed-word = We promised to write to you by { $due }. We did not, and we're sorry.
promise-missed-staff = We promised you this by { $due }: "{ $words }". We did not keep it, and we're sorry.
promise-missed-next = { $team } has it now and writes to you by { $next }.
promise-missed-last = { $team } knows that we missed it again. If you would rather not wait, call { $phone } or write to { $email }: they can see everything.
promise-missed-points =
    { $points ->
        [one] { $points } point is on your account for it.
       *[other] The { $points } points are on your account.
    }

promise-kept-replacement = { $count ->
    [one] As promised: your replacement was sent { $at }.
   *[other] As promised: your { $count } new items were sent { $at }.
}
promise-kept-money = As promised: { $amount } was sent back to you { $at }.
promise-kept-staff = As promised, it is done: "{ $words }".
promise-late-replacement = { $count ->
    [one] Your replacement was sent { $at }. We're sorry that it took longer than we promised.
   *[other] Your { $count } new items were sent { $at }. We're sorry that it took longer than we promised.
}
promise-late-money = We sent you { $amount } back { $at }. We're sorry that it took longer than we promised.
promise-late-staff = It is done: "{ $words }". We're sorry that it took longer than we promised.
promise-kept-proof = Reference: { $proof }
promise-withdrawn-staff = This isn't needed any more, so we won't do it: "{ $words }". If you were still counting on it, tell us, and a colleague sees to it.
button-promise-track = Track the parcel

promise-moved-answer = We can't answer you by { $was }. We know that now, so we're telling you now: by { $due }.
promise-moved-replacement = { $count ->
    [one] We can't send your replacement by { $was }. We know that now, so we're telling you now: by { $due }.
   *[other] We can't send your { $count } new items by { $was }. We know that now, so we're telling you now: by { $due }.
}
promise-moved-money = We can't send you { $amount } back by { $was }. We know that now, so we're telling you now: by { $due }.
promise-moved-staff = We promised you this by { $was }: "{ $words }". It takes longer. We know that now, so we're telling you now: by { $due }.
button-promise-money = Money back instead
promise-money-over = That can't be changed any more: people are at it. A colleague can help.
button-promise-fine = That's fine
promise-fine = Thank you. Until { $due }, then.
promise-fine-over = Thank you.

promise-new-answer = You'll have our answer by { $due }.
promise-new-replacement = { $count ->
    [one] Your replacement will be sent by { $due }.
   *[other] Your { $count } new items will be sent by { $due }.
}
promise-new-money = We'll send you { $amount } back by { $due }.
promise-new-staff = We promise you this by { $due }: "{ $words }".
promise-new-points = If we miss that, we'll say so ourselves and give you { $points } points.
promise-new-word = If we miss that, we'll say so ourselves.

promise-status-answer = { $case }: you'll have our answer by { $due }. That still stands.
promise-status-replacement = { $count ->
    [one] { $case }: your replacement will be sent by { $due }. That still stands.
   *[other] { $case }: your { $count } new items will be sent by { $due }. That still stands.
}
promise-status-money = { $case }: { $amount } will be sent back to you by { $due }. That still stands.
promise-status-word = { $case }: we are late. { $team } writes to you by { $due }.
promise-status-staff = { $case }: by { $due } we promised you this: "{ $words }". That still stands.
promise-status-owed = { $case }: we are late. { $team } has it, and is reminded every day until it is done.

why-promise = We promised it { $at }, by { $due }; { $team } keeps it.
why-promise-points = A promise that we miss gives { $points } points, at most { $most } within { $days } days.

## Did it hold?

follow-hello = Hello { $name }.
follow-damaged = { $count ->
    [one] Did the replacement arrive whole?
   *[other] Did the { $count } new items arrive whole?
}
follow-replacement = { $count ->
    [one] Has the replacement arrived, and is it right?
   *[other] Have the { $count } new items arrived, and are they right?
}
follow-money = Has the money arrived?
follow-other = Is { $case } all right now?
button-follow-yes = Yes, all good
button-follow-no = No, open the case again
follow-good = Good to hear.
follow-closed = Good to hear. { $case } is closed.
follow-closed-before = Thank you, { $case } is closed already.
follow-again = { $case } is open again, and you needn't explain it from the start. You'll have our answer by { $due }. What is wrong now?
follow-again-words = { $case } is open again, with what you wrote. You'll have our answer by { $due }.
follow-open-before = { $case } stays open, and you'll have our answer by { $due }.
follow-open = { $case } is open already.
follow-open-sure = { $case } is open. Is it all right now, and shall I close it?
button-follow-sure = Yes, close it
button-follow-stay = No, keep it open
button-follow-broken = Broken again
button-follow-missing = Not arrived
button-follow-else = Something else
follow-noted = Thank you, it is noted in { $case }.
follow-tell = Tell me in your own words: I add it to { $case }.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = We're sorry.
complaint-sorry-name = We're sorry, { $name }.
complaint-sorry-damaged = What reaches you broken is our responsibility, and we will put it right.
complaint-sorry-missing = Your goods should have been with you. That is our responsibility, and we will put it right.
complaint-sorry-wrong = You got something other than you ordered. That is our mistake, and we will put it right.
complaint-sorry-faulty = What you buy from us has to work. That it doesn't is our responsibility, and we will put it right.
complaint-sorry-payment = What you pay has to be right. We will look at every amount and put right what is wrong.
complaint-sorry-staff = Everybody should be treated well by us. What went wrong there is our responsibility.
complaint-sorry-points = Your points have to add up. We will look at every entry and put right what is wrong.
complaint-sorry-other = It should not have been like this, and we will look into it.
complaint-case = Your case is { $case }.
complaint-case-order = Your case is { $case } (order { $order }).
complaint-case-item = Your case is { $case } ({ $item }).
complaint-case-both = Your case is { $case } (order { $order }, { $item }).
complaint-choose = What would you like best?
complaint-photo = A photo is welcome, but you don't have to.
complaint-no-member = You needn't be a member to get help.
complaint-which-about = What is it mostly about?
complaint-passed-along = A colleague looks into it. You needn't do anything more.
complaint-tell = Tell me in your own words what went wrong.
complaint-letter = Your whole message is saved in case { $case }.
complaint-joined = You already have { $case }; I've added this to it.
complaint-joined-order = You already have { $case } about order { $order }; I've added this to it.
complaint-added = I've added that to { $case }.
complaint-photo-added = Thank you. The picture belongs to { $case } now.
complaint-in-public = Thank you for telling us. Let's take it in private, so that your details stay between us.
complaint-in-private = You wrote "{ $words }". Shall I open a case?
complaint-not-filed = Fine, I've opened none.
complaint-fix-what = What shall I change?
complaint-which-order = Which order or receipt is it? Write its number.
complaint-order-unclear = I found no number in that. Write it as it stands on the receipt, or in the mail about the order.
complaint-which-item = What is it that is wrong? A few words will do, with how many: "2 cups".
complaint-fixed = Corrected, thank you.
complaint-fix-too-late = Something is agreed for { $case } already, so I leave it as it is.
complaint-withdrawn = Then { $case } is closed, and nothing more comes of it.
complaint-over = { $case } is no longer open. If something is wrong, I open it again with everything in it.
complaint-agreed = That's agreed for { $case }.
complaint-agreed-before = That is agreed already for { $case }; nothing is done twice.
complaint-keep-goods = You needn't send back what is broken.
complaint-points-given = { $points ->
    [one] { $points } point is on your account.
   *[other] { $points } points are on your account.
}
complaint-voucher-given = Show this code at the till: { $code }
complaint-over-limit = I may not approve { $amount } myself.
complaint-not-alone = I may not decide that myself.
complaint-person-decides = Customer service answers you by { $due }, and I've passed on what you want.
complaint-person-has-it = Customer service has your case, and I've passed on what you want.
complaint-order-helps = With the number of the order or receipt, I may be able to settle it at once.
complaint-undone = Undone: nothing is agreed any more.
complaint-undo-late = That is done already, so I can't take it back. A colleague can help.
order-cancelled-replacement = We can't send the replacement that we agreed on for { $case }, and we're sorry.
order-cancelled-money = We can't send you the { $amount } that we agreed on for { $case }, and we're sorry.
case-none = You have no case with us.
case-open = { $case } is open, and a colleague has it.
case-resolved = { $case } was put right on { $on }.
case-closed = { $case } was closed on { $on }.
danger-health = Call { $number } now. Nobody should have any more of it, and keep the packaging.
danger-injury = Is somebody badly hurt? Call { $number } now. Leave the thing as it is, so that nobody else gets hurt.
danger-fire = Does it burn or smoke? Go outside and call { $number } now. Don't use it again.
danger-self-harm = Please call { $number } now, or somebody who is close to you. You needn't be alone with this.
danger-threat = We take this seriously.
danger-fraud = If a card or a code may be in the wrong hands, block it now, with your bank as well. Don't write any code here.
danger-privacy = This must not happen, thank you for telling us. Please don't pass on what you have seen.
danger-discrimination = Nobody should be treated like that with us.
danger-law = A person answers this, not I.
danger-unclear-life = A person looks at this now. If somebody is hurt or in danger, call { $number } now.
danger-unclear = A person looks at this now.
danger-alarm = Our duty manager has been alerted and writes to you here by { $due } (case { $case }).
danger-alarmed = Our duty manager has been alerted.
why-complaint = { $case } rests on what you wrote { $at }: "{ $words }".
why-goods = Your purchase { $order } is known to us: what it is about cost { $amount }.
why-service = I may settle up to { $amount } myself, and { $count ->
    [one] { $count } case
   *[other] { $count } cases
} of one person within { $days ->
    [one] { $days } day
   *[other] { $days } days
}. A person decides the rest.
button-about-damaged = Damaged item
button-about-missing = Not arrived
button-about-wrong = Wrong item
button-about-faulty = Doesn't work
button-about-payment = Payment
button-about-staff = Our staff
button-about-points = Points
button-about-other = Something else
button-about-more = More choices
button-remedy-replace = Send a new one
remedy-count = { $count ->
    [one] Send a new one
   *[other] Send { $count } new ones
}
button-remedy-money = Money back
remedy-amount = { $amount } back
remedy-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
button-remedy-voucher = A voucher
button-complaint-correct = Correct something
button-something-else = It's something else
button-case-status = How is my case?
button-case-new = Report a problem
button-case-reopen = Open it again
button-fix-about = What it's about
button-fix-order = Order number
button-fix-item = What is wrong
button-fix-none = It's no complaint
button-yes = Yes

## Words at hand for colleagues who answer in the console

ready-looking = Thank you, I'm looking into it now.
ready-photo = Could you send a photo of it? It helps me to see what went wrong.
ready-else = Is there anything else I can do for you?
## A campaign, tried on one person

test-mark = Test: this is how it will look. You alone get it.
test-pressed = That was a test: nothing came of it and nothing was noted. In the real message this button works.

## For colleagues, in the room of theirs on a platform

room-hello = Here I say when somebody needs you: by case number and time alone. All else is in the console.
room-case = { $case }:
room-danger = Danger. Nobody has taken it; waiting since { $since }.
room-danger-again = Danger was told again { $since }, to a colleague who has the conversation already.
room-asked = Somebody waits for a person since { $since }. Promised by { $by }.
room-unaccepted = Nobody has taken it in time; waiting since { $since }. Promised by { $by }.
room-unanswered = Taken, and not answered in time; waiting since { $since }. Promised by { $by }.
room-promise-soon = A promise is due by { $by }.
room-promise-missed = A promise was missed: by { $by }.
room-link = { $link }
## Answers to nothing, and what is not done here

yes-to-what = Gladly. What shall I do? Write it, or tap:
no-is-fine = All right. I'm here whenever you need me.
no-take-back = All right. Shall I take that back?
cancel-nothing = Nothing is open here that I could cancel. If you mean an order, a colleague can help.
cancel-case = It stays with customer service unless you want me to close it. Shall I?
profile-how = Your language I change myself, right away. Your name, phone, e-mail or address a colleague puts right for you.
refer-none = Bringing friends isn't rewarded yet, so I promise nothing for it. They are welcome all the same: whoever writes to me here can join for free.
share-points-none = Points stay with the membership that earned them, so I can't move them to somebody else. What you swap them for, you may give away: whoever shows the code can use it.

## Orders: where they are, as the shop told it last

order-placed = Order { $order }: we have it, and it will be packed.
order-packed = Order { $order } is packed and waits for the carrier.
order-shipped = Order { $order } is on its way.
order-shipped-with = Order { $order } is on its way with { $carrier }.
order-ready = Order { $order } is ready to be picked up: { $shop }.
order-ready-with = Order { $order } is ready to be picked up at { $carrier }.
order-delayed = Order { $order } is delayed. I'm sorry about that.
order-delivered = Order { $order } has been delivered.
order-cancelled = Order { $order } was cancelled.
order-returned = Order { $order } has come back to us.
order-expected = It should be with you on { $on }.
order-late = It should have been with you on { $on }. I'm sorry that it is late.
order-as-of = Last news: { $at }.
order-stale = { $shop } has told us nothing newer, so this may be out of date.
order-late-offer = Shall I open a case, so that somebody looks into it?
order-none = I see no order on your membership that is on its way. Do you have an order number? Write it here, or let a colleague look.
order-unknown = I find no order { $order } on your membership. Check the number and write it again, or let a colleague look.
order-no-member = Orders are personal: link your membership, and I can tell you where yours is. A colleague can look as well.
order-track = Track { $order }
button-order-track = Track the parcel
button-order-late = Open a case
button-order-status = My order
why-order = Order { $order }: { $shop } told us so. Their word is of { $at }.

## Answers from the library

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Do you mean one of these?
answer-gone = That answer is out of use. Ask me differently, or let a colleague help.
answer-other-language = I only have this in another language ({ $language }):
answer-hours-service = { $hours }. Phone: { $phone }
answer-hours-unknown = I don't have those opening hours here. Customer service: { $hours }. Phone: { $phone }
hours-closed = closed
why-answer = “{ $title }” is an answer of ours, version { $version }, valid since { $since }. { $by } saved it { $at }.
why-answer-imported = “{ $title }” is an answer of ours, version { $version }, valid since { $since }. It was imported { $at }.
why-shop-hours = The opening hours are those that we keep for each shop.

## A purchase whose points are missing

missing-counted = This is what I have counted from { $on }:
missing-counted-lately = These are your purchases of the last seven days that I have counted:
missing-ready = Ready on { $on }.
missing-not-yet = Purchases reach me when the shops send theirs. They are counted until { $countedUntil }, so yours from { $on } may still be on its way.
missing-none = Purchases are counted until { $countedUntil }, and none of yours from { $on } is among them.
missing-none-lately = Purchases are counted until { $countedUntil }, and none of yours from the last seven days is among them.
missing-no-figures = The shops have not sent me any purchases yet.
missing-late = The figures from { $shop } are late: they go up to { $countedUntil }.
missing-ask = Write the number on the receipt, or send a photo of it, and we look into it.
missing-number-found = Receipt { $receipt } is counted, and these are its points:
missing-number-unknown = I can't find receipt { $receipt } on your membership, so customer service looks for it.
missing-wait = That's fine. Write to me again tomorrow, and I'll look at what has come by then.
button-missing-still = Something is missing
button-missing-send = Let a colleague look
button-missing-wait = I'll wait
