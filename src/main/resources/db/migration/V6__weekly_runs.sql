-- One run per newsletter and week: the primary key refuses a second start, on any number of nodes.
create table weekly_run (
  newsletter  text not null,
  week        text not null,
  status      text not null check (status in ('RUNNING', 'HELD', 'COMPLETED', 'SKIPPED', 'CANCELLED', 'FAILED')),
  reason      text,
  started_by  text not null,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  primary key (newsletter, week)
);
