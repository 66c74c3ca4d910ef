-- What was done about a theme is told by the way of campaigns. A value of its own migration: it cannot be used where it is added.
alter type "campaign_kind" add value 'deed';
