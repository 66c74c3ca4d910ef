# What staff read in the console. The words of customers' texts (../../locales) and of dialogues.md hold here, too.

skip = Skip to the content
nav-label = Console
nav-inbox = Conversations
nav-vouchers = Vouchers
nav-members = Members
nav-staff = Staff
nav-audit = Audit
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
welcome-title = Hello { $name }
welcome-text = Everything that you may open is in the menu above.

## When there is nothing to see

refused-title = That did not work
refused-foreign = This came from another page than ours, so nothing was changed. Open the console and do it there.
refused-role = Your role does not open this page. An admin can change that.
refused-session = You are not signed in any more. Sign in again; what you had written is still in the other tab.
refused-form = That was no form of ours, so nothing was changed.
refused-proof = This form belongs to an earlier sign-in, so nothing was changed. Go back, load the page again and send it once more.
refused-nothing = There is nothing at this address.
refused-away = The database does not answer. Nothing was changed. Try again in a moment.
refused-fault = Something went wrong on our side. Nothing was changed. It is in the log under { $id }.
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

## Vouchers

voucher-title = Vouchers
voucher-code = Code
voucher-look = Look it up
voucher-unknown = No voucher has this code. It has 15 letters and digits.
voucher-no-shop = There is no such shop.
voucher-used-now = { $title }: used now. Hand it over.
voucher-used-before = Not valid: it was used { $at } in { $shop }.
voucher-given-back = Not valid: the member gave it back { $at } and has the points.
voucher-expired = Not valid: it could be used until { $at }.
voucher-state-issued = can be used
voucher-state-used = used
voucher-state-given_back = given back
voucher-state-expired = expired
voucher-issued = Given
voucher-expires = To be used before
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
adjust-reason = Why? The member can read this.
adjust-do = Make the entry
adjust-not-number = Points are a whole number other than 0, such as +100 or −50.
adjust-no-reason = Say why: the member can read it, and so can whoever looks later.
adjust-too-much = You may give or take at most { $most } points at once. Somebody with more rights can do this.
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
