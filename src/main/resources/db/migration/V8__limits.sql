-- How fast mail may go through a gate, shared by all nodes. The rates themselves are properties; this is
-- what must outlive a restart. A row of few octets that changes some times a second: the free space on
-- its page keeps those changes out of the index.
create table gate (
  name          text primary key,
  last_slot     timestamptz not null default 'epoch',  -- the last slot that somebody has taken
  day           date not null default 'epoch',         -- in UTC
  used          bigint not null default 0,             -- slots taken on that day
  slowed_to     double precision,                      -- mails per second, when it was last halved
  slowed_from   double precision,                      -- mails per second, to which it grows back
  slowed_since  timestamptz,
  halved_at     timestamptz,
  troubled_at   timestamptz                            -- the last 421 or 4.7.x
) with (fillfactor = 20);

-- Whether mail may go where it lately failed. The version lets the first of two nodes win that decide at once.
create table breaker (
  name         text primary key,
  version      bigint not null,
  failures     int not null,
  opened_by    text check (opened_by in ('CONNECTIONS', 'ANSWERS')),
  open_since   timestamptz,
  pause        bigint not null,  -- seconds
  next_try     timestamptz,
  try_until  timestamptz,
  why          text not null,
  check ((opened_by is null) = (open_since is null) and (open_since is null) = (next_try is null))
);
