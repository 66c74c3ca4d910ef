# What staff read in the console. The words of customers' texts (../../locales) and of dialogues.md hold here, too.

offline = No connection. What you see may be old; what you write stays here.
skip = Skip to the content
nav-label = Console
nav-inbox = Conversations
nav-vouchers = Vouchers
nav-members = Members
nav-staff = Staff
nav-audit = Audit
nav-model = Language model
sign-out = Sign out
save = Save
actions = Actions
older = Older ones
form-twice = This form was sent twice, with different contents. Look at what is there now, then try again.

## Getting in

sign-in-title = Sign in
sign-in = Sign in
sign-in-wrong = That address and password do not go together. If you were just invited, set your password with the link first.
sign-in-wait = Too many tries for this address. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }.
sign-in-help = No password yet, or forgotten? Ask an admin for a new link.
email = E-mail address
password = Password
password-new = Your password
password-again = The same once more
password-rule = At least { $least } characters. A sentence of your own is good.
password-length = A password has { $least } to { $most } characters.
password-differs = The two are not the same. Enter them once more.
invitation-title = Set your password
invitation-text = You will sign in with { $email }.
invitation-accept = Set it and go on
invitation-over = This link has been used, or its time is over.
invitation-unknown = This link is not complete, or it is none of ours.
invitation-again = Ask an admin for a new one.

## When there is nothing to see

refused-title = That did not work
refused-foreign = This came from another page than ours, so nothing was changed. Open the console and do it there.
refused-role = Your role does not open this page. An admin can change that.
refused-session = You are not signed in any more. Sign in again in this tab, and what you had written still stands there.
refused-form = That was no form of ours, so nothing was changed.
refused-proof = This form belongs to an earlier sign-in, so nothing was changed. Open the page anew: what you had written still stands there. Then send it once more.
refused-nothing = There is nothing at this address.
refused-away = The database does not answer. Open the page again in a moment and see what was kept.
refused-fault = Something went wrong on our side. Nothing was changed. It is in the log under { $id }.
to-page-before = Open the page anew
to-start = To the start page
to-sign-in = Sign in

## Staff

staff-title = Staff
staff-invite-title = Invite somebody
staff-invite = Make the link
staff-name = Name
staff-role = Role
staff-team = Team
staff-no-team = no team
staff-since = Since
staff-off = shut out
staff-invite-button = New link
staff-deactivate-button = Shut out
staff-activate-button = Let in
staff-link-title = The link
staff-link-text = It opens once, until { $until }, and is shown only now. Send it to the person it is for.
staff-incomplete = A name, an e-mail address and a role are needed.
staff-unknown = There is nobody like that.
staff-inactive = They are shut out. Let them in first.
staff-last-admin = This is the last admin. Make somebody else one first, or nobody could invite anybody.
staff-email-taken = Somebody has this e-mail address already.
staff-changed = { $name }: changed.
staff-deactivated = { $name } is shut out, and signed out everywhere.
staff-activated = { $name } is let in again.
role-support = Support
role-marketing = Marketing
role-admin = Admin

## Audit

audit-title = Audit
audit-all = Show everything
audit-none = Nothing yet.
audit-when = When
audit-who = Who
audit-what = What
audit-whom = To what
audit-detail = Details
audit-by-api = a system, by the API
audit-by-system = the program
act-answer_added = wrote an answer to the library
act-answer_changed = changed an answer of the library
act-campaign_cancelled = ended a campaign
act-campaign_changed = changed a campaign
act-campaign_created = made a campaign
act-campaign_paused = paused a campaign
act-campaign_published = published a campaign
act-campaign_resumed = let a campaign go on
act-campaign_tested = tried a campaign on a member
act-complaint_closed = closed a case
act-complaint_corrected = corrected what a case is about
act-complaint_moved = moved a case to a team
act-complaint_reopened = opened a case again
act-complaint_resolved = resolved a case
act-conversation_answered = answered
act-conversation_called = called the customer
act-conversation_claimed = took a conversation
act-conversation_handed_on = handed a conversation on
act-conversation_looked_at = looked at a conversation
act-conversation_noted = left a note
act-conversation_released = gave a conversation back to the bot
act-deed_published = told what was done about a theme
act-deed_stopped = stopped telling what was done
act-member_looked_at = looked at a member
act-offer_switched_off = switched an offer off
act-offer_switched_on = switched an offer on
act-opinion_themed = said what an opinion is about
act-person_erased = forgot a person
act-points_adjusted = corrected points
act-promise_kept = kept a promise
act-promise_made = made a promise
act-promise_moved = moved a promise
act-remedy_cancelled = called off what was agreed
act-remedy_confirmed = carried out what was agreed
act-segment_changed = changed a segment
act-segment_created = made a segment
act-staff_activated = let a colleague back in
act-staff_added = added a colleague
act-staff_changed = changed a colleague
act-staff_deactivated = shut a colleague out
act-staff_invited = made a link for a colleague
act-staff_password_set = chose a password
act-staff_sign_in_refused = refused a sign-in
act-staff_signed_in = signed in
act-staff_signed_out = signed out
act-survey_exported = took answers out as a table
act-unanswered_dismissed = put a question without an answer aside
act-voucher_used = used a voucher
subject-member = member
subject-conversation = conversation
subject-staff = colleague
subject-answer = answer
subject-campaign = campaign
subject-segment = segment
subject-offer = offer
subject-survey = survey
subject-person = person
subject-opinion = opinion
subject-deed = what was done
subject-erasure = erasure
detail-asked = wished by
detail-balanceAfter = points afterwards
detail-cases = cases forgotten
detail-category = about
detail-code = called
detail-complaint = case
detail-conversation = conversation with
detail-count = times asked
detail-dueAt = promised for
detail-from = from
detail-kept = promises kept
detail-member = member
detail-order = agreed for
detail-points = points
detail-promise = promise
detail-recipients = members meant
detail-role = role
detail-shop = shop
detail-subject = about
detail-team = team
detail-theme = theme
detail-to = to
detail-voucher = voucher
detail-why = why
detail-withdrawn = promises not needed any more
asked-person = the customer
asked-staff = a colleague

## Vouchers

voucher-title = Vouchers
voucher-code = Code
voucher-look = Look it up
voucher-unknown = No voucher has this code. Codes have 15 letters and digits: is every one right?
voucher-no-shop = There is no such shop.
voucher-used-now = { $title }: used now. Hand it over.
voucher-used-before = Not valid: it was used { $at } in { $shop }.
voucher-given-back = Not valid: the member gave it back { $at } and has the points.
voucher-expired = Not valid: it could be used until { $day }.
voucher-state-issued = can be used
voucher-state-used = used
voucher-state-given_back = given back
voucher-state-expired = expired
voucher-issued = Given
voucher-expires = To be used until
voucher-settled = Since
voucher-member = Whose it is
voucher-shop = In which shop?
voucher-use = Use it now

## Members

members-title = Members
members-search = Member number, e-mail address, telephone number or the code of a voucher
members-look = Search
members-none = Nobody is found under that. Names are not searched.
member-unknown = There is no such member.
member-nameless = No name
member-since = Member since
member-details = Membership
member-number = Number
member-phone = Telephone
member-language = Language
member-tier = Tier
member-points = Points to spend
member-pending = On their way
member-expiring = Expire next
member-audit = What staff did here
timeline-title = Everything so far
timeline-none = Nothing yet.
adjust-title = Correct the points
adjust-text = By a further entry, which the member sees. You may give or take up to { $most } points at once.
adjust-points = Points, with + or −
adjust-reason = Why? It stays with the entry.
adjust-do = Make the entry
adjust-not-number = Points are a whole number other than 0, such as +100 or −50.
adjust-no-reason = Say why: it stays with the entry for whoever looks later.
adjust-too-much = You may give or take at most { $most } points at once. Somebody with more rights can do this.
adjust-enough-today = You may correct at most { $most } points a day, and { $left } are left for today. Somebody with more rights can do this.
adjust-insufficient = There are only { $balance } points to take.
adjust-done = { $points } points: the entry is made.
entry-purchase = purchase
entry-return = return
entry-welcome = welcome gift
entry-welcome-taken-back = second welcome gift taken back
entry-expiry = expired
entry-merge = moved with another membership
entry-merge-undone = moved back to the other membership
entry-opening = balance brought over
entry-correction = correction
entry-apology = apology
entry-redemption = reward
entry-redemption-returned = reward given back
entry-erasure = forgotten

## Conversations

nameless = Somebody without a name
back-to-list = ← All conversations
choose = Choose …
inbox-title = Conversations
inbox-show = Show
inbox-all = All
inbox-mine = Mine
inbox-team = My team
inbox-section-now = Now
inbox-section-today = Promised today
inbox-section-waiting = Waiting
inbox-told = Urgent: { $urgent }. In danger: { $danger }.
inbox-none-now = Nothing is urgent.
inbox-none-today = Nothing more was promised for today.
inbox-none-waiting = Nobody is waiting.
case-free = Nobody has it yet
case-bot = The bot has it
case-yours = You have it
case-theirs = { $name } has it
case-missed = Promise missed { $at }
case-missed-points = Promise missed { $at }, compensated once with { $points } points
severity-high = Urgent
severity-danger = Danger
due-answer = Answer promised by
due-promise = Promised by
reason-asked = asked for a person
reason-not_understood = not understood twice
reason-danger = somebody may be in danger
reason-over_limit = more than the bot may decide
reason-not_solved = not solved yet
reason-missed_promise = a promise was missed
reason-code_used = a code was used, they say not by them
reason-handed_on = handed on by a colleague
reason-taken = taken by a colleague
reason-complaint = a complaint
reason-answered = a complaint, answered and not resolved yet
channel-web = web chat
channel-email = e-mail
channel-terminal = terminal

## One conversation

conversation-unknown = There is no such conversation
story-title = What was said
story-none = Nothing has been said yet.
said-by-customer = Customer,
said-nothing = (nothing that can be read)
by-bot = The bot
note-by = Note by { $name }
sent-queued = waiting to be sent
sent-sending = being sent
sent-sent_unconfirmed = sent, arrival not known
sent-failed = not sent: refused for good
sent-unreachable = not sent: they cannot be reached here
sent-withdrawn = withdrawn, not sent
file = File
picture = Picture: { $name }
file-waiting = a file is on its way
file-refused = a file did not reach us
handoff-asked = Wants a person: { $reason }
handoff-accepted = { $name } took over
handoff-escalated = Nobody had it in time: another team was told
handoff-resolved = { $name } resolved it
handoff-released = { $name } gave it back to the bot
handoff-handed_on = { $name } handed it on
event-filed = Complaint
event-corrected = What was understood was put right
event-wished = The customer wants
event-remedy_agreed = Agreed
event-remedy_undone = Taken back
event-remedy_confirmed = Carried out
event-remedy_cancelled = Cannot be carried out
event-moved = Moved to another team
event-noted = Note
event-promised = Promised by
event-promise_reminded = The owner was reminded of the promise
event-promise_kept = Promise kept
event-promise_moved = Promise moved to
event-promise_missed = Promise missed
event-promise_withdrawn = Promise withdrawn
event-escalated = Told to another team as well
event-followed_up = "Did it hold?" was asked
event-resolved = Resolved
event-reopened = Open again
event-closed = Closed
shown-open = Offered ({ $via }): { $title }
shown-taken = Offered ({ $via }) and taken: { $title }
shown-given_back = Offered ({ $via }), taken and given back: { $title }
shown-refused = Offered ({ $via }), not for them: { $title }
shown-via-asked = they asked
shown-via-campaign = campaign
missed-points = { $points } points given
work-title = What to do
claim = Take it
reply = Send
reply-and-claim = Take it and send
reply-ready = Words at hand
reply-label = Your answer, in your name
reply-not-yours = { $name } has this conversation. You can leave a note for them.
promise-title = Promise something
promise-words = What, in the customer’s language? They are told at once.
promise-due = By when
promise-make = Promise it
note-title = Note for colleagues
note-words = The customer does not see it
note-add = Keep the note
hand-on-title = Hand it on
hand-on-to = To whom
hand-on-note = What they should know
hand-on = Hand it on
resolve = Resolved: close and give back
resolve-plain = Done: give back to the bot
release = Give back, not resolved
call-wanted = Wants to be called:
call-done = Called
done-called = Called. You have the conversation, and the promised answer is kept.
resolve-promise = You promised:
resolve-promise-end = What became of it
resolve-promise-withdraw = Not needed any more: tell the customer
resolve-promise-proof = If it is kept: reference or link. The customer reads it.
promises-title = Promises
promise-answer = An answer
promise-next-word = Word of how it goes
promise-replacement = Replacement { $item }
promise-money-back = { $amount } back
promise-kept = kept
promise-moved = moved
promise-missed = missed
promise-withdrawn = withdrawn
promise-end = Done, or another time
promise-proof = It is done: reference or link. The customer reads it.
promise-keep = Kept
promise-move = Move, and tell the customer
order-proof = It is done: parcel number or reference. The customer reads it.
order-confirm = Carried out
order-ordered = to be carried out
order-confirmed = carried out
order-cancelled = cancelled
order-cancel-title = It cannot be done
order-cancel-reason = Why not. Only staff read it; the customer hears that it cannot be done, and when we answer.
order-cancel = Cancel it and tell the customer
complaint-open = open
complaint-settling = agreed
complaint-resolved = resolved
complaint-closed = closed
complaint-category = About
complaint-order = Order
complaint-item = Item
complaint-value = Worth
complaint-filed = Since
complaint-answer = Answer promised by
complaint-files = Files
complaint-team = Team
complaint-change = Change
complaint-more = Change, move, close or open again
complaint-close = Close it
complaint-close-why = Close, since
closing-held = it is put right
closing-no_complaint = it was no complaint
complaint-reopen = Open it again, and tell the customer
category-damaged = damaged item
category-not_arrived = not arrived
category-wrong_item = wrong item
category-faulty = faulty item
category-payment = payment
category-staff = our people
category-points = points
category-other = something else
remedy-replacement = Replacement
remedy-money_back = Money back
remedy-voucher = Voucher
remedy-points = Points
member-none = They are no member, as far as we know.
done-claim = You have it. The customer was told your name.
done-reply = Sent.
done-note = The note is kept.
done-promise = Promised. The customer was told, and you will be reminded.
done-resolve = Resolved. The bot has it again, and asks later whether it held.
done-hand-on = Handed on. Until it is taken, the bot answers.
done-release = Given back to the bot.
done-keep = Kept. The customer was told.
done-move = Moved. The customer was told.
done-confirm = Carried out. The customer was told.
done-category = Changed.
done-team = Moved to the team.
done-reopen = Open again. The customer was told by when they are answered.
done-close = Closed.
done-cancel = Cancelled. The customer was told, with a time for our answer.
no-taken = { $name } has it now, so nothing was sent. Your text is still here.
no-moved = The conversation has changed hands since you opened it, so nothing was sent. Your text is still here: look at what is new, then send it again.
no-moved-yours = You took it in another window since, so nothing was sent. Your text is still here: send it again.
no-colleague = That colleague does not work here any more.
no-text = There is nothing to send: write something first.
no-long = That is too long: { $most } characters at most.
no-time = That time is over, or no later than what was promised before. Choose another one.
no-late = Its time has passed, so it cannot be moved any more.
proof-help = A parcel number, a link or a few words that the customer can check.
no-proof = Say what shows that it is done: the customer reads it.
no-reason = Say why it cannot be done: colleagues read it.
no-receiver = Choose a team or a colleague.
no-over = That has ended already: look at what holds now.
no-promised-still = Something is promised for it still. Keep the promise or write to the customer first, then close it.
no-call = Nobody is to be called here any more, so nothing was changed.
no-promises-open = Something was promised here and is still open. Say for each whether it was kept or is not needed any more; to let it stand, give the conversation back unresolved.
no-agreed = Something is agreed for it, so this cannot be changed. Carry that out or call it off first.
no-key = This form was used for another conversation already, so nothing was sent. Your text is still here: send it again.
no-promise-here = That was not promised or agreed in this conversation, so nothing was changed.
conversation-group = Others read along here, so nobody of the shop writes here
group-has-private = Write to the customer in private:
group-to-private = to their private chat
group-no-private = There is no private chat with the customer yet. The bot has asked them to write to us in private.
no-such = That does not exist, or not any more.

## Marketing

nav-campaigns = Campaigns
nav-segments = Segments
nav-offers = Offers
nav-surveys = Surveys
nav-opinions = Opinions
show = Show
never = never
share = { $value }%
switched-off = switched off
kind-survey = Survey
kind-offer = Offer

surveys-title = Surveys
surveys-all = All surveys
surveys-none = Nobody was asked anything yet.
surveys-file = Surveys are written in a file, and imported with
survey = Survey
survey-unknown = There is no survey with this code.
survey-kind = Kind
survey-kind-nps = Recommendation (NPS)
survey-kind-csat = Satisfaction (CSAT)
survey-kind-text = In their own words
survey-asked = Asked
survey-answered = Answered
survey-last = Last asked
results-from = From
results-to = To
results-by = By
results-by-week = Week from
results-by-month = Month from
results-asked = { $asked ->
    [one] { $asked } person was asked
   *[other] { $asked } people were asked
  } in this time: { $answered } answered, { $declined } said no, { $left } let it lie.
results-csv = All answers as a table (CSV)
results-none = No answers yet.
results-few = { $count ->
    [one] One answer: too few to say.
   *[other] { $count } answers: too few to say.
  }
results-few-score = They come to { $score }.
results-interval = With all customers asked, it would likely lie between { $low } and { $high }.
results-count = { $count ->
    [one] (one answer)
   *[other] ({ $count } answers)
  }
results-distribution = How they answered
results-number = Number
results-answers = Answers
results-share = Share
results-course-week = Week by week
results-course-month = Month by month
results-chart = { $kind } over time, with the interval of each figure. The table beside it says the same.
results-score = Score
results-between = Likely between
results-quiet-few = Rows in grey have fewer than ten answers. They say little.
results-words = In their words
results-erased = { $count ->
    [one] Words of { $count } more were erased at their wish; the number counts on.
   *[other] Words of { $count } more were erased at their wish; the numbers count on.
}
results-no-words = Nobody has written anything in this time.
results-became-complaint = became a case

opinions-title = Opinions
themes-title = What several people said
theme-name = What it is about
theme-keep = Keep
opinions-what = What customers told us of themselves and wanted passed on.
opinions-none = No remark to pass on yet.
opinions-shop = About
opinions-every-shop = every shop
opinions-no-shop = no shop named
opinions-with-name = passed on with their name
opinions-without-name = passed on without a name
opinions-who = Who said it
theme-count = { $count ->
    [one] Said once.
   *[other] Said { $count } times, asked and unasked.
  }
theme-sayings = Their words
theme-acted = told { $on } what was done
deed-title = You said, we did
deed-new = What was done about it
deed-what = Each of those who said it hears it once, in one message that asks for nothing. A language that you leave empty is told in the shop's own.
deed-who = Who would hear it
deed-who-what = Those who said it in the last ten months and are members; whoever spoke without a name cannot be told.
deed-if-now = If it were told now
deed-nobody = Nobody who said it can be told: they are no members, or spoke without a name.
deed-nobody-now = Nobody can be told as things are; the table says why.
deed-speakers = { $count ->
    [0] nobody who said it
    [one] one who said it
   *[other] { $count } who said it
  }
deed-default = for everybody else, too
deed-example = For example: In September you told us … “that your parcel was wet”. “All web orders now go in a waterproof bag.”
deed-said = What they told us, after “you told us …”
deed-did = What was done, as a sentence
deed-as-told = What they would read
deed-as-told-what = The month is that in which each of them said it. Below stand why they hear of it, and how to stop it.
deed-publish = { $count ->
    [one] Tell the one member
   *[other] Tell { $count } members
  }
deed-published = It is told from minute to minute, outside quiet hours; what became of it stands here.
deed-stopped = Stopped. What was under way cannot be taken back.
deed-changed = What they would read, or how many of them, is not what you looked at. Nothing was sent. Look once more.
deed-no-default = Write it in the shop's own language at least: whoever speaks another one reads that.
deed-half = Both fields belong together: { $languages }.
deed-more = { $count ->
    [one] Tell the one who was added since
   *[other] Tell the { $count } who were added since
  }
deed-stop = Stop telling it

offers-title = Offers
offers-none = There are no offers yet.
offers-file = Offers are written in a file, and imported with
offer = Offer
offer-until = Until
offer-shown = Shown to
offer-pushed = By campaigns
offer-taken = Taken
offer-used = Used
offer-refused = Not for them
offer-left = Left
offer-no-limit = no limit
offer-whom = For whom
offer-not-yet = from { $on }
offer-over = over
offer-sold-out = none left
offer-switch-off = Switch off
offer-switch-on = Switch on
offer-is-off = { $code } is switched off: nobody is shown it any more. Codes that customers hold stay good.
offer-is-on = { $code } is switched on again.
offer-unknown = There is no offer with this code.

segments-title = Segments
segments-all = All segments
segments-what = Groups of members, by what is true of them. Surveys and offers are sent to a segment.
segments-none = There are no segments yet.
segment = Segment
segment-new = New segment
segment-code = Code
segment-name = Name
segment-campaigns = Campaigns
segment-changed = Changed
segment-unknown = There is no segment with this code.
segment-meant = Whom it means
segment-look = Look whom it means
segment-look-first = Fill in what is true of them, then look whom it means.
segment-save = Save the segment
segment-saved = Saved. Campaigns that were published keep the rule that they were published with.
segment-no-name = The segment needs a name.
segment-problems = Something in the form is not right yet; it says so beside the field. Nothing was saved.
segment-changed-meanwhile = Somebody else changed this segment while you had it open, so yours was not saved. Open it anew to see theirs.
segment-by-file = This rule says more than the form can. It was written in a file, and is changed there.
segment-all-hold = Everything that you fill in must be true of a member. What you leave empty does not matter.

field-purchases = Purchases
field-purchases-help = How many receipts, of which products and when. Product codes with a space between; COFFEE-* stands for all that begin so. “At most 0” means that they bought none.
field-and-purchases = And of other purchases
field-products = Products
field-in-shops = Only in these shops
field-least = At least
field-most = At most
field-within = In the last … days
field-longer = Over … days ago
field-from = From this day on
field-before = Before this day
field-last-purchase = Last purchase
field-never-bought = has never bought anything
field-points = Points that they can spend
field-tier = Tier
field-language = Language
field-channel = Has a chat with us on
field-shop = Has bought something in
field-consent = Said yes to
field-last-contact = When we last wrote to them unasked
field-never-contacted = we never have
field-complaint = A case of theirs
field-complaint-any = does not matter
field-complaint-yes = is open
field-complaint-no = is not open
problem-not_a_number = This is a whole number, without letters.
problem-not_a_day = This is a day, such as 2026-12-15.
problem-how_many = Say how many: at least, or at most.
problem-never_alone = “Never” stands alone: leave the times empty.
problem-no_rule = Something here is too much: there is room for 200 products, 36,500 days and a thousand million points.
purpose-offers = offers
purpose-surveys = questions

rule-everybody = Every member.
rule-any = At least one of these:
rule-not = None of those of whom this is true:
rule-tier = Tier: { $list }
rule-language = Language: { $list }
rule-channel = Has a chat with us on { $list }
rule-shop = Has bought something in { $list }
rule-last-purchase = Last purchase: { $when }
rule-purchases = Purchases: { $what }
rule-of-products = of { $list }
rule-in-shop = in { $list }
rule-points = Points that they can spend: { $count }
rule-complaint-open = A case of theirs is open
rule-complaint-none = No case of theirs is open
rule-consent = Said yes to { $list }
rule-last-contact = When we last wrote to them unasked: { $when }
when-never = never
when-within = { $days ->
    [one] in the last day
   *[other] in the last { $days } days
  }
when-longer = { $days ->
    [one] more than a day ago
   *[other] more than { $days } days ago
  }
when-from = from { $day } on
when-before = before { $day }
count-least = at least { $count }
count-most = at most { $count }
count-none = none
count-exactly = exactly { $count }

preview-count = { $count ->
    [one] One member
   *[other] { $count } members
  }
preview-nobody = The segment selects nobody, so there is nothing to send.
preview-kind-survey = If a survey were sent now
preview-kind-offer = If an offer were sent now
preview-reached = would be written to, as quiet hours and limits allow
preview-sample = Some of them, by member number
preview-more = { $count ->
    [one] and one more
   *[other] and { $count } more
  }

why-no_consent = they have not said yes to it
why-unreachable = no chat reaches them
why-open_complaint = a case of theirs is open
why-merged = became part of another membership
why-with_staff = somebody of ours is talking to them
why-quiet_hours = it is night where they are
why-budget_spent = they have had as many messages as they may
why-busy = something else is open in their chat
why-had_it = they have had it already
why-fault = it could not be written; the log says why
why-campaign_ended = the campaign was over
why-campaign_cancelled = the campaign was ended
why-left_out = left out by chance, to see what it changes
why-stopped = they said stop
why-erased = they were forgotten
why-unknown_offer = there is no such offer
why-offer_gone = the offer is switched off
why-offer_not_yet = the offer has not begun
why-offer_over = the offer is over
why-offer_sold_out = there are none left
why-refused = they said no to it before
why-limit = they have taken it as often as they may
why-resting = they took one of this kind lately
why-used = they have used it
why-shown_before = an earlier campaign showed it to them
why-taken_back = they took back what they had said, or it is about something else now
why-unknown_survey = there is no such survey
why-survey_over = the survey is switched off
why-answered = they have answered it
why-expired = its time was over

campaigns-title = Campaigns
campaigns-all = All campaigns
campaigns-none = There are no campaigns yet.
campaign = Campaign
campaign-new = New campaign
campaign-what = A campaign asks a survey or proposes an offer, once to each member of a segment. Nobody hears of it before you publish it.
campaign-unknown = There is no such campaign.
campaign-state = State
campaign-state-draft = draft
campaign-state-running = running
campaign-state-scheduled = scheduled
campaign-state-paused = paused
campaign-state-cancelled = ended early
campaign-state-finished = finished
campaign-about = About
campaign-recipients = Members
campaign-since = Since
campaign-name = Name, for us alone
campaign-subject = What is sent
campaign-segment = To whom
campaign-objective = What it is for
campaign-objective-help = For example: people who have not come for coffee in six weeks come again.
campaign-indicator = The figure that will show it
campaign-indicator-help = For example: coffee purchases of these members within four weeks.
campaign-first-day = First day on which it is sent (empty: at once)
campaign-last-day = Last day on which it is sent
campaign-save = Save
campaign-create = Make the draft
campaign-leave-out = Of a hundred members, left out
campaign-leave-out-help = By chance, the same ones on every channel. What they do without it shows what it changed. 0 for nobody.
campaign-bad-leave-out = Left out can be 0 to 50 of a hundred, as a whole number.
campaign-ends-before-start = Its last day is before its first one.
campaign-saved = Saved. Nobody has heard of it yet.
campaign-throw-away = Throw this draft away
campaign-ready = Before it is sent
campaign-complete = Everything is filled in. Try it on yourself first if you like.
campaign-publish = Publish …
campaign-incomplete = Still missing: { $list }.
missing-objective = what it is for
missing-indicator = the figure that will show it
missing-endsAt = the last day
subject-closed-survey = This survey is switched off, or is not there any more.
subject-closed-offer = Nobody can take this offer now: it has not begun, is over, is switched off, or none are left.
campaign-no-name = The campaign needs a name.
campaign-no-subject = Choose the survey or the offer.
campaign-no-segment = Choose to whom it goes.
campaign-ended-before = Its last day is over. Choose another one.
campaign-changed-meanwhile = Somebody else changed this draft while you had it open. This is theirs; yours was not saved.
campaign-not-now = It is { $state } now, so that was not done.
publish-title = { $count ->
    [one] Publish to one member?
   *[other] Publish to { $count } members?
  }
publish-left-out = { $count ->
    [one] One more is left out by chance, to see what the campaign changes.
   *[other] { $count } more are left out by chance, to see what the campaign changes.
  }
publish-not-now = { $count ->
    [one] One more is meant who cannot be written to as things are; the table says why.
   *[other] { $count } more are meant who cannot be written to as things are; the table says why.
  }
publish-text = It is then sent by the minute, to each of them once, as far as they have said yes, quiet hours allow and their limit is not reached. You can pause it or end it at any time; what was sent stays sent.
publish-yes = { $count ->
    [one] Yes, publish to one member
   *[other] Yes, publish to { $count } members
  }
publish-no = No, go back
publish-changed = Something changed since you looked: the draft, the segment, or how many it means. Nothing was sent. Look once more.
campaign-published = Published. Whoever is written to, and who is not and why, stands here from minute to minute.
trial-title = What it changed
trial-later = Told once { $until } is over: whoever looks at figures that still come in sees winners that are none.
trial-too-few = Too few bought to say anything: at least ten of each group have to, and ten not.
trial-difference = { $difference }% repeat purchases, interval { $low } to { $high }:
trial-more = more than by chance.
trial-less = less than by chance.
trial-unclear = too early to say.
trial-group = Members
trial-of = { $bought } of { $members }
trial-bought = Bought
trial-share = Share
trial-meant = Meant
trial-left-out = Left out
trial-how = Percentage points between those who were meant and those who were left out by chance, from the first day to the end of the last. Also counted are those who could not be written to, since nobody knows who of those left out would have been. With 95 of 100 such campaigns the true difference lies within the interval.
campaign-progress = How far it is
campaign-facts = What it is
campaign-rule = Its segment, as it was published
campaign-published-at = Published
campaign-finished-at = Over since
campaign-through = { $through } of { $count } are through.
campaign-pause = Pause
campaign-resume = Go on
campaign-cancel = End it …
campaign-paused = Paused. Nothing more is sent until it goes on.
campaign-resumed = It goes on.
campaign-cancelled = Ended. What was not under way yet is taken back.
cancel-title = End this campaign?
cancel-text = What was not sent yet is taken back and is never sent. It cannot be begun again.
cancel-yes = Yes, end it
throw-away-title = Throw this draft away?
throw-away-text = Nobody has heard of it. It stays in the list as ended, and cannot be brought back.
throw-away-yes = Yes, throw it away
outcome = What became of it
outcome-why = Why
outcome-count = Members
outcome-planned = waits
outcome-queued = is being sent
outcome-sent = sent
outcome-unconfirmed = sent, receipt unknown
outcome-unreachable = could not be reached
outcome-suppressed = not written to
outcome-left-out = left out on purpose
outcome-failed = failed
outcome-expired = too late
outcome-cancelled = taken back
test-title = Try it on one member
test-help = They get the message as it will be, marked as a test. It counts nowhere, and its buttons do nothing. If it is not your own membership (the one with your e-mail address), they must have said yes to such messages, and it counts as one of the few that they get.
test-number = Member number
test-send = Send the test
test-sent = The test is on its way to { $number }.
test-refused = No test was sent to { $number }: { $why }.
test-until = Until { $until }.
test-nobody = No member has this number.

# Mails to the staff
alarm-subject = Danger: { $about }
alarm-text = Somebody waits for a person, and it cannot wait: { $about }, since { $at }. What they wrote is in the console:
alarm-once = Whoever opens it first takes it. This mail comes once for each who waits.
alarm-kind-health = a reaction or an illness
alarm-kind-injury = somebody may be hurt
alarm-kind-fire = fire or smoke
alarm-kind-self_harm = they may harm themselves
alarm-kind-threat = a threat
alarm-kind-fraud = fraud or theft
alarm-kind-privacy = personal data in wrong hands
alarm-kind-discrimination = somebody feels discriminated against
alarm-kind-media = the press or the public
alarm-kind-law = a lawyer or the authorities
alarm-kind-unknown = somebody may be in danger

## The language model

summary-title = In short
summary-by-model = AI-generated from the conversation below. What counts is what was written there.
model-title = Language model
model-none = No language model is configured. The bot understands and answers without one.
model-today = { $name }: { $spent } of { $most } spent today (UTC).
model-today-tokens = { $tokens } of { $most } tokens.
model-explained = Counts only: what was said is not kept here. Where the model was of no use, the customer got the answer that the bot gives without it.
model-unused = It was asked nothing in the last { $days } days.
model-days = The last { $days } days
model-purpose = Purpose
model-language = Language
model-calls = Asked
model-fallbacks = Without it after all
model-tokens = Tokens
model-time = Usual time

## Answers, and what nobody could answer

nav-answers = Answers
nav-unanswered = Unanswered
answers-title = Answers
answers-what = What every shop is asked, and what the bot answers. A change holds within five seconds; each one is kept as a version.
answers-none = There are no answers yet.
answers-file = All of them as a file, to translate or to keep:
answer = Answer
answer-new = New answer
answer-from = From
answer-until = Until
answer-always = Always
answer-missing = Missing languages
answer-none-missing = None
answer-missing-here = missing
answer-saved-by = Saved
answer-imported = Import
answer-version = version { $version }
answer-not-now = not in use now
answer-saved = Saved. The bot answers by it within five seconds.
answer-same = Nothing was changed.
answer-wrong = Not saved: { $problems }
answer-taken = There is an answer { $code } already. Choose another short name.
answer-code = Short name
answer-code-what = Small letters, digits and hyphens, e.g. opening-hours. It stays as it is.
answer-active = In use
answer-title = Title, for a button
answer-questions = How people ask it, one way a line
answer-text = Text
answer-hours-what = On a line of its own, { $hours } becomes the opening hours of the shops, and { $service } those of customer service.
answer-shops = Single shops
answer-shops-what = Where something else is true in one shop, its customers read this instead. A language that is empty takes the text above.
answer-shop = A shop with a text of its own
answer-shop-add = Add its fields
answer-preview = Preview
answer-falls-back = No text: the one in the shop's own language is told, and said to be so.
answer-save = Save
unanswered-title = What nobody could answer
unanswered-what = Of the last thirty days. Numbers, addresses and names are taken out as far as they can be told. What the library answers by now is not shown.
unanswered-none = Nothing.
unanswered-question = Question
unanswered-count = Times
unanswered-people = People
unanswered-languages = Languages
unanswered-last = Last
unanswered-make = Make an answer of it
unanswered-dismiss = Take off the list

## Orders of the shop

order-is = Order { $number }: { $state }
shop-order-placed = received
shop-order-packed = packed
shop-order-shipped = on its way
shop-order-ready_for_pickup = ready to be picked up
shop-order-delayed = delayed
shop-order-delivered = delivered
shop-order-cancelled = cancelled
shop-order-returned = returned
shop-order-expected = { $state }, expected { $on }
yes = Yes
no = No
