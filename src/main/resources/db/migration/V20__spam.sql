-- A comment that is mostly links, or one word again and again, is left out for that.
alter table issue_comment drop constraint issue_comment_verdict_check;
alter table issue_comment add constraint issue_comment_verdict_check check (verdict in ('TOP', 'BY_AUTHOR',
  'ONLY_A_LINK', 'MOSTLY_LINKS', 'ONE_WORD', 'TOO_SHORT', 'REPEATED', 'PER_AUTHOR', 'PER_THREAD', 'NOT_AMONG_TOP'));
