-- Which change of values was the last to touch what stands of an indicator in a year: what is remembered of the others
-- still answers. Counted as `number_head` counts the changes of batches.
create table standing_year (
  city_id int not null,
  indicator_id int not null,
  year int not null,
  changed int not null,
  constraint standing_year_pkey primary key (city_id, indicator_id, year)
);

/* every city: as if all of it had come with its last change */
insert into standing_year (city_id, indicator_id, year, changed)
  select distinct s.city_id, s.indicator_id, extract(year from s.period_end)::int, coalesce(h.last, 0)
  from standing_value s
  left join number_head h on h.city_id = s.city_id and h.noun = 'batch-change';

-- A year of an indicator is read whole, and becomes one walk of the key.
alter table standing_value drop constraint standing_value_pkey;
alter table standing_value
  add constraint standing_value_pkey primary key (city_id, indicator_id, period_end, subject_id);
