-- An item is in one issue of its newsletter only: one row an item, with one issue or none. One without an issue waits for a
-- later week; also one whose issue is gone.
create table item_ledger (
  newsletter    text not null,
  identity      text not null check (length(identity) <= 400),
  week          text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),  -- that saw it first
  published_at  timestamptz not null,
  issue         bigint references issue (id) on delete set null,
  primary key (newsletter, identity)
);

comment on column item_ledger.identity is 'What names it in its source, whichever way that is read';

create index item_ledger_issue on item_ledger (issue);

create function give_items_back() returns trigger language plpgsql as $$
begin
  update item_ledger set issue = null where issue = new.id;
  return new;
end
$$;

create trigger issue_gives_items_back after update of status on issue
  for each row when (new.status = 'WITHDRAWN') execute function give_items_back();

-- What editors want of an item before its week is gathered.
create table item_mark (
  newsletter  text not null,
  identity    text not null,
  mark        text not null check (mark in ('SKIP', 'LEAD')),
  marked_at   timestamptz not null,
  marked_by   text not null,
  primary key (newsletter, identity)
);

-- All that an issue's week could have taken when it was gathered, and why each is in or out; frozen with the issue.
create table issue_item (
  issue         bigint not null references issue (id) on delete cascade,
  position      integer not null,
  identity      text not null,
  title         text not null,
  url           text,
  published_at  timestamptz not null,
  verdict       text not null check (verdict in ('EDITORIAL', 'PINNED', 'ARTICLE', 'IN_ANOTHER', 'SKIPPED', 'FRESH',
                  'TO_COME', 'WITHOUT_ADDRESS')),
  reason        text not null,  -- in words, as in weekly_run.reason
  primary key (issue, position),
  unique (issue, identity)
);

create trigger issue_item_frozen before insert or update or delete on issue_item
  for each row execute function refuse_change_of_frozen_content();

-- An editor is told once of a week that makes no issue.
create unique index notice_of_empty on notice (recipient, newsletter, week) where kind = 'EMPTY';
