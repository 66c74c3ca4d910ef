-- Nobody is shown one offer by campaigns twice; whoever asks is shown it again.
create unique index offer_shown_once_by_campaign on "offer_shown" (member_id, offer_id) where via = 'campaign';

-- The message by which a campaign shows an offer: written again under its key, it shows the same.
alter table "offer_shown" add column "push_key" text;
create unique index "offer_shown_push_key_key" on "offer_shown" ("push_key");
alter table "offer_shown" add constraint offer_shown_push_has_key check ((via = 'campaign') = (push_key is not null));
