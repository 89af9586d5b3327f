-- When somebody last asked for a newsletter; the link that confirms it carries this moment, so that it serves
-- that one wish and no later one.
alter table subscription
  add column asked_at timestamptz,
  add column reminded_at timestamptz;

create index subscription_pending on subscription (asked_at) where status = 'PENDING';

-- The words under which consent was given, each version once.
create table consent_wording (
  hash      bytea primary key,  -- SHA-256 of the words in UTF-8
  version   text not null,
  language  text not null,
  words     text not null
);

-- Who wanted what, when, and under which words. It outlives the subscriber, so it knows the address by its
-- keyed hash alone.
create table consent (
  id               bigint generated always as identity primary key,
  at               timestamptz not null,
  subscriber       bigint not null,
  address_hash     bytea not null,
  newsletter       text not null,
  action           text not null check (action in ('ASKED', 'CONFIRMED', 'ENDED', 'RESUMED')),
  method           text not null check (method in ('FORM', 'CONFIRMATION', 'UNSUBSCRIBE_LINK', 'MAIL', 'PREFERENCES',
                     'IMPORT', 'SAMPLE', 'ERASURE')),
  page             text not null,
  language         text not null,
  wording          bytea references consent_wording,  -- null for what ends a consent
  publisher        text not null
);

create index consent_of_address on consent (address_hash, newsletter, id);

create trigger consent_is_append_only before update or delete or truncate on consent
  for each statement execute function refuse_change();

create trigger consent_wording_is_append_only before update or delete or truncate on consent_wording
  for each statement execute function refuse_change();

-- From where: apart, since it must go after six months.
create table consent_origin (
  consent     bigint primary key references consent,
  at          timestamptz not null,
  ip          text not null,
  user_agent  text not null
);

create index consent_origin_by_age on consent_origin (at);

-- Mails outside of mailings, each to one person: what waits, what was sent, and what became of it.
create table notice (
  id               bigint generated always as identity primary key,
  kind             text not null,
  newsletter       text not null,
  subscriber       bigint not null references subscriber on delete cascade,
  turn             int not null default 1,  -- which of its network's in its hour: the first ones of all go first
  status           text not null default 'PENDING' check (status in ('PENDING', 'ATTEMPTING', 'ACCEPTED', 'REJECTED',
                     'IN_DOUBT', 'SKIPPED', 'EXPIRED')),
  created_at       timestamptz not null,
  next_attempt_at  timestamptz not null,
  attempt          int not null default 0,
  attempted_at     timestamptz,
  settled_at       timestamptz,
  used_at          timestamptz,  -- when its link was used, if it serves once
  reply            text
);

create index notice_pending on notice (turn, id) where status = 'PENDING';

create index notice_under_way on notice (attempted_at) where status = 'ATTEMPTING';

create index notice_of_subscriber on notice (subscriber, kind);

create index notice_by_pace on notice (kind, attempted_at);

-- How many requests a network has made in an hour. The network is a keyed hash.
create table sign_up_network (
  network   bytea not null,
  hour      timestamptz not null,
  requests  int not null,
  primary key (network, hour)
);

-- Why people left, for those who said it: figures, not people.
create table unsubscribe_reason (
  newsletter  text not null,
  day         date not null,
  reason      text not null check (reason in ('TOO_OFTEN', 'NOT_FOR_ME', 'NEVER_ASKED', 'ELSEWHERE', 'OTHER')),
  people      int not null,
  primary key (newsletter, day, reason)
);
