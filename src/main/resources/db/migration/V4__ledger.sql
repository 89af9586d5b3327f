-- Every worker that sends takes a new number, its fence: what it claimed carries that number, and a
-- worker that was taken for dead can no longer touch a row that somebody else has claimed since.
create sequence worker_fence;

create table mailing (
  id            bigint generated always as identity primary key,
  issue         bigint not null unique references issue,
  newsletter    text not null,
  status        text not null check (status in ('PREPARING', 'READY', 'SENDING', 'PAUSED', 'COMPLETED', 'CANCELLED')),
  planned       bigint not null default 0,
  pause_reason  text,
  paused_by     text,
  created_at    timestamptz not null,
  completed_at  timestamptz
);

-- The ledger: who gets which mailing, and what became of it. The subscriber is no foreign key,
-- because the account must still add up after somebody was erased.
create table delivery (
  mailing          bigint not null references mailing,
  subscriber       bigint not null,
  status           text not null default 'PENDING' check (status in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'ACCEPTED',
                     'REJECTED', 'DEFERRED', 'IN_DOUBT', 'SKIPPED', 'EXPIRED', 'CANCELLED')),
  reason           text,
  attempt          int not null default 0,
  resent           boolean not null default false,  -- an IN_DOUBT row is sent again once, never twice
  fence            bigint,
  lease_until      timestamptz,
  message_id       text unique,
  attempted_at     timestamptz,
  settled_at       timestamptz,
  next_attempt_at  timestamptz,
  reply_code       int,
  enhanced_code    text,
  reply_text       text,
  relay_queue_id   text,
  primary key (mailing, subscriber)
);

-- What waits, in the order in which it is claimed: those that are sent again come last, so that a
-- second crash right after the first does not hit the same people.
create index delivery_pending on delivery (mailing, resent, subscriber) where status = 'PENDING';

create index delivery_deferred on delivery (mailing, next_attempt_at) where status = 'DEFERRED';

create index delivery_under_way on delivery (mailing) where status in ('CLAIMED', 'ATTEMPTING', 'IN_DOUBT');

-- What happened, in the order in which it happened. One row when an attempt begins, one when it ends.
create table delivery_attempt (
  mailing        bigint not null,
  subscriber     bigint not null,
  attempt        int not null,
  event          text not null,
  fence          bigint,
  at             timestamptz not null default clock_timestamp(),
  reply_code     int,
  enhanced_code  text,
  reply_text     text
);

create index delivery_attempt_of_delivery on delivery_attempt (mailing, subscriber);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name;
end $$;

create trigger delivery_attempt_is_append_only before update or delete or truncate on delivery_attempt
  for each statement execute function refuse_change();
