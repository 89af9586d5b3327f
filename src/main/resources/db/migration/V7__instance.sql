-- Which installation this database belongs to, and how far that has come: one row. The same id and
-- number stand in a file of the installation's data folder, where no backup of this database can
-- set them back. A number there that is higher than here means that this is an older state.
create table instance (
  one          boolean primary key default true check (one),
  id           uuid,                       -- none until an installation has taken it
  beat         bigint not null default 1,  -- 0: made empty, never used
  secret_mark  bytea,                      -- made with lundi.secret, to know another one
  restored_at  timestamptz                 -- when it was last found to be an older state
);

insert into instance (beat) select case when exists (select from subscriber) then 1 else 0 end;
