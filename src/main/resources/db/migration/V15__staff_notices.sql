-- A notice may also go to an editor or an operator, at an address of the properties; it then keeps what it tells.
alter table notice
  alter column subscriber drop not null,
  add column recipient text,
  add column about text,   -- the issue's id, or the kind of trouble: that nobody is told twice
  add column week text,
  add column title text,   -- of the issue; empty before there is one
  add column reason text,  -- as in weekly_run, without addresses; empty for editors
  add constraint notice_goes_to_one check (num_nonnulls(subscriber, recipient) = 1),
  add constraint notice_to_staff_tells check
    (num_nonnulls(recipient, about, week, title, reason) = case when recipient is null then 0 else 5 end);

-- An editor is told of an issue once, however often its run is repeated.
create unique index notice_of_draft on notice (recipient, about) where kind = 'DRAFT';

-- When an operator was last told of a run.
create index notice_of_trouble on notice (newsletter, week, recipient, created_at) where kind = 'TROUBLE';
