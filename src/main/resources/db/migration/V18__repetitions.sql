-- A comment that says again what an earlier one has said is left out for that.
alter table issue_comment drop constraint issue_comment_verdict_check;
alter table issue_comment add constraint issue_comment_verdict_check check (verdict in ('TOP', 'BY_AUTHOR',
  'ONLY_A_LINK', 'TOO_SHORT', 'REPEATED', 'PER_AUTHOR', 'PER_THREAD', 'NOT_AMONG_TOP'));
