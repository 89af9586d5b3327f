-- A file of subscribers on its way in: what was found in it, and how far it has come. It goes after an hour.
create table roster_import (
  id          bigint generated always as identity primary key,
  newsletter  text not null,
  file        text not null,
  operator    text not null,
  strict      boolean not null,  -- one bad row refuses all
  status      text not null check (status in ('READING', 'READ', 'REFUSED', 'IMPORTING', 'IMPORTED')),
  created_at  timestamptz not null,
  stirred_at  timestamptz not null,       -- when it last came further
  done        bigint not null default 0,  -- octets while READING, lines while IMPORTING
  whole       bigint not null,
  charset     text,
  separator   text,
  ignored     text[] not null default '{}',  -- columns that mean nothing to us
  refusal     text,
  detail      text,
  confirmed   bigint not null default 0,
  pending     bigint not null default 0,
  present     bigint not null default 0,
  gone        bigint not null default 0,
  suppressed  bigint not null default 0,
  duplicate   bigint not null default 0,
  bad         bigint not null default 0
);

-- Its rows, good and bad. What a crash of the database takes away can be uploaded again: so they are not logged,
-- which halves what reading them costs.
create unlogged table roster_row (
  import        bigint not null,
  line          bigint not null,
  fault         text,  -- null for a good row
  field         text,
  value         text,
  email         text,
  email_key     text,
  name          text,
  language      text,
  zone          text,
  confirmed_at  timestamptz,
  source        text,
  ended         boolean,
  suppression   bytea,  -- the address's keyed hash among the suppressions
  consent       bytea,  -- and among the consents
  primary key (import, line)
);

create index roster_row_bad on roster_row (import, line) where fault is not null;
