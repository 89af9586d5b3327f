create table subscriber (
  id          bigint generated always as identity primary key,
  email       text not null,
  email_key   text not null unique,  -- the address in lower case: one person, one row
  name        text,
  language    text not null,
  created_at  timestamptz not null default now()
);

create table subscription (
  newsletter       text not null,
  subscriber       bigint not null references subscriber on delete cascade,
  status           text not null check (status in ('PENDING', 'CONFIRMED', 'UNSUBSCRIBED')),
  confirmed_at     timestamptz,
  unsubscribed_at  timestamptz,
  primary key (newsletter, subscriber)
);

create index subscription_of_subscriber on subscription (subscriber);

-- Addresses that must not be mailed. Only a keyed hash is kept, so that the row can outlive the
-- person's erasure without being a list of addresses.
create table suppression (
  address_hash  bytea primary key,
  reason        text not null check (reason in ('HARD_BOUNCE', 'COMPLAINT', 'OBJECTION', 'OPERATOR')),
  created_at    timestamptz not null default now()
);
