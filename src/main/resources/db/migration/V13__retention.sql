-- What a relay answered to whom is kept for thirteen months, and the words of it no longer than the person: the
-- record of attempts, append-only so far, lets go of these two. Only in a transaction that says
-- "set local lundi.retention = on": an oversight elsewhere is still refused, and nothing can be rewritten.
create function refuse_change_of_attempt() returns trigger language plpgsql as $$
begin
  if current_setting('lundi.retention', true) = 'on' then
    if tg_op = 'DELETE' then
      return old;
    end if;
    if new.reply_text is null and to_jsonb(new) - 'reply_text' = to_jsonb(old) - 'reply_text' then
      return new;
    end if;
  end if;
  raise exception 'table % is append-only', tg_table_name;
end $$;

drop trigger delivery_attempt_is_append_only on delivery_attempt;

create trigger delivery_attempt_is_append_only before update or delete on delivery_attempt
  for each row execute function refuse_change_of_attempt();

create trigger delivery_attempt_is_not_emptied before truncate on delivery_attempt
  for each statement execute function refuse_change();

-- When what relays answered to this mailing was forgotten; without it each night would read the whole
-- ledger again.
alter table mailing add column forgotten_at timestamptz;
