-- What an editor took out of an issue after its approval. The issue itself stays as it was frozen: what readers had
-- received until then must stay provable.
create table issue_takedown (
  issue     bigint not null references issue (id) on delete cascade,
  comment   text not null,
  taken_at  timestamptz not null,
  taken_by  text not null,
  primary key (issue, comment),
  foreign key (issue, comment) references issue_comment (issue, source_id) on delete cascade
);

comment on table issue_takedown is 'Comments that no page, no feed and no mail of their issue shows any more';
