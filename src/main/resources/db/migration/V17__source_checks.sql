-- How each newsletter's source answered when it was last read: one row a newsletter, the latest.
create table source_check (
  newsletter  text primary key,
  checked_at  timestamptz not null,
  outcome     text not null check (outcome in ('WELL', 'PARTLY', 'FAILED')),
  answer      text not null,   -- in words, as in weekly_run.reason
  took        bigint not null, -- milliseconds
  well_at     timestamptz      -- when it last answered with anything; null when it never did
);
