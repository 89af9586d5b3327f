-- Mailbox providers limit what they take, each in its own way: a delivery knows whose it is, so that
-- a slow provider holds up nobody but its own readers.
alter table delivery add column domain_group text not null default '';

-- No index for Message-IDs: they are made of the primary key by an HMAC, nobody looks one up here
-- (a bounce carries the key itself), and every change of a row's state would write that index again.
alter table delivery drop constraint delivery_message_id_key;

drop index delivery_pending;
create index delivery_pending on delivery (mailing, domain_group, resent, subscriber) where status = 'PENDING';

drop index delivery_under_way;
create index delivery_under_way on delivery (mailing, fence) where status in ('CLAIMED', 'ATTEMPTING');
create index delivery_in_doubt on delivery (mailing, subscriber) where status = 'IN_DOUBT';

-- How long a deferred delivery is worth trying; a mailing that is tried again gets new time.
alter table mailing add column valid_until timestamptz;
update mailing set valid_until = created_at + interval '48 hours';
