-- What a page asks for each time its conversation grows: the few messages there that answer nothing.
create index outbox_message_unasked on "outbox_message" (conversation_id, id) where inbound_id is null;
