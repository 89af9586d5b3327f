-- What the embedded inbox received: one row per mail and recipient, in order of arrival.
create table inbox_mail (
  id bigint generated always as identity primary key,
  received_at timestamptz not null,
  mail_from text not null,
  recipient text not null,
  -- Decoded from the headers for list and search; empty where they cannot be read.
  recipient_name text not null,
  subject text not null,
  raw bytea not null
);
