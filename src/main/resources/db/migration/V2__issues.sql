-- One row per newsletter and week: what the week was when it was gathered, and what editors made of it.
create table issue (
  id                      bigint generated always as identity primary key,
  version                 bigint not null,
  newsletter              text not null,
  week                    text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  number                  integer not null check (number > 0),
  status                  text not null check (status in ('DRAFT', 'APPROVED', 'WITHDRAWN')),
  subject                 text not null check (length(subject) between 1 and 150 and subject !~ '[[:cntrl:]]'),
  preheader               text not null check (length(preheader) <= 150 and preheader !~ '[[:cntrl:]]'),
  editorial_source_id     text not null,
  editorial_title         text not null,
  editorial_standfirst    text not null,
  editorial_author        text not null,
  editorial_html          text not null,
  editorial_url           text,
  editorial_published_at  timestamptz not null,
  created_at              timestamptz not null,
  approved_at             timestamptz,
  approved_by             text,
  unique (newsletter, week),
  unique (newsletter, number),
  check ((approved_at is null) = (approved_by is null)),
  check (status <> 'DRAFT' or approved_at is null),
  check (status <> 'APPROVED' or approved_at is not null)
);

comment on column issue.week is 'The ISO week that the issue covers; it goes out on the Monday after it';
comment on column issue.number is 'Counted per newsletter from 1; a withdrawn issue keeps its number';

-- All comments of the week, in the order of their ranking: those left out as well, with what speaks for the choice.
create table issue_comment (
  issue                bigint not null references issue (id) on delete cascade,
  position             integer not null,
  source_id            text not null,
  parent               text,
  author               text not null,
  published_at         timestamptz not null,
  html                 text not null,
  url                  text,
  by_editorial_author  boolean not null,
  repliers             integer not null check (repliers >= 0),
  replies              integer not null check (replies >= 0),
  author_replied       boolean not null,
  length               integer not null check (length >= 0),
  score                double precision not null check (score between 0 and 1),
  verdict              text not null check (verdict in ('TOP', 'BY_AUTHOR', 'ONLY_A_LINK', 'TOO_SHORT',
                         'PER_AUTHOR', 'PER_THREAD', 'NOT_AMONG_TOP')),
  choice               text not null check (choice in ('CHOSEN', 'PINNED', 'DROPPED', 'LEFT_OUT')),
  primary key (issue, position),
  unique (issue, source_id)
);

comment on column issue_comment.replies is 'Comments below it in its thread; repliers counts the persons who wrote them';
comment on column issue_comment.verdict is 'What the ranking said; choice is what holds after the editors';

create table issue_article (
  issue      bigint not null references issue (id) on delete cascade,
  position   integer not null,
  source_id  text not null,
  title      text not null,
  summary    text not null,
  url        text not null,
  primary key (issue, position)
);

-- What readers received must stay provable: an approved issue may only be withdrawn, whoever asks.
create function refuse_change_of_frozen_issue() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'DRAFT' then
      raise exception 'An issue begins as DRAFT, not as %', new.status using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if old.status = 'DRAFT' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and old.status = 'APPROVED' and new.status = 'WITHDRAWN'
      and to_jsonb(new) - array['status', 'version'] = to_jsonb(old) - array['status', 'version'] then
    return new;
  end if;
  raise exception 'Issue % is % and can no longer be changed', old.id, old.status
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger issue_frozen before insert or update or delete on issue
  for each row execute function refuse_change_of_frozen_issue();

-- Saving an aggregate writes its rows anew in the transaction that approves it. That transaction is known by xmin: it
-- wrote the APPROVED row, and the trigger above lets nobody write one later. The lock makes a writer wait for an approval
-- that is under way.
create function refuse_change_of_frozen_content() returns trigger language plpgsql as $$
declare
  frozen issue%rowtype;
begin
  perform from issue where id in (old.issue, new.issue) for share;
  select * into frozen from issue
    where id in (old.issue, new.issue)
      and not (status = 'DRAFT' or status = 'APPROVED' and xmin = pg_current_xact_id()::xid)
    limit 1;
  if found then
    raise exception 'Issue % is % and can no longer be changed', frozen.id, frozen.status
      using errcode = 'integrity_constraint_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;

create trigger issue_comment_frozen before insert or update or delete on issue_comment
  for each row execute function refuse_change_of_frozen_content();

create trigger issue_article_frozen before insert or update or delete on issue_article
  for each row execute function refuse_change_of_frozen_content();
