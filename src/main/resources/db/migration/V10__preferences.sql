-- What readers choose for themselves. A pause stands with the subscription, whose row every marker reads anyway,
-- and as the moment at which it ends: nobody who sends needs to know in whose zone its day begins.
alter table subscriber add column zone text;

alter table subscription add column paused_until timestamptz;
