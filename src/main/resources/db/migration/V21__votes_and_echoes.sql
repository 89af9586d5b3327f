-- A comment may bring votes, may be too late to be compared with others, and may be on the editorial of the issue before.
alter table issue_comment
  add votes_up integer check (votes_up >= 0),
  add votes_down integer check (votes_down >= 0),
  add echo_of text,
  add check ((votes_up is null) = (votes_down is null)),
  drop constraint issue_comment_verdict_check,
  add constraint issue_comment_verdict_check check (verdict in ('TOP', 'BY_AUTHOR', 'ONLY_A_LINK', 'MOSTLY_LINKS',
    'ONE_WORD', 'TOO_SHORT', 'REPEATED', 'PER_AUTHOR', 'PER_THREAD', 'LATE', 'NOT_AMONG_TOP'));

comment on column issue_comment.votes_up is 'Null when the source tells no votes';
comment on column issue_comment.echo_of is 'Title of the earlier editorial that it is on; null when it is on the issue''s own';
