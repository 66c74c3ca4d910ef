-- What somebody had to know and did not hear: few, and staff look for them.
create index outbox_message_unreached on "outbox_message" (id) where purpose = 'service' and state in ('unreachable', 'failed');
