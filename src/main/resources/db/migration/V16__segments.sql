-- A saved choice of a newsletter's readers. What it asks of them is a list of conditions as JSON, which only the
-- program writes and reads: each is a piece of SQL that stands in the program, with values bound to it.
create table segment (
  id          bigint generated always as identity primary key,
  newsletter  text not null,
  name        text not null check (length(name) between 1 and 60 and name !~ '[[:cntrl:]]'),
  criteria    jsonb not null,
  unique (newsletter, name)
);

-- To whom a run goes; null for all readers. By its name, which says what is missing once it is gone.
alter table weekly_run add column segment text;

-- To whom a mailing went, in words that outlive the segment, and how many confirmed readers are outside of it.
alter table mailing
  add column segment text,
  add column segment_words text,
  add column outside bigint not null default 0;

-- Whether an import goes on by itself once its file is read.
alter table roster_import add column at_once boolean not null default false;

-- When a person last did something on a page of ours. Whoever has not for three years is asked whether they want to
-- stay, and who does not answer has left.
alter table subscriber add column acted_at timestamptz;

alter table subscription add column stay_asked_at timestamptz;

alter table consent
  drop constraint consent_method_check,
  add constraint consent_method_check check (method in ('FORM', 'CONFIRMATION', 'UNSUBSCRIBE_LINK', 'MAIL',
    'PREFERENCES', 'IMPORT', 'SAMPLE', 'ERASURE', 'STAY', 'SILENCE'));

-- What a request of a program was answered, so that the same request, sent again, does nothing and gets the same. It
-- goes after a day.
create table first_answer (
  token     text not null,   -- the name of the program's token
  key       text not null,   -- what the program calls the request
  request   bytea not null,  -- SHA-256 of all that it asked
  at        timestamptz not null,
  location  text,            -- null until there is an answer
  body      text,
  primary key (token, key)
);
