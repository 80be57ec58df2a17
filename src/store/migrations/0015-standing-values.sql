-- What counts now of every place's and unit's cells, kept beside the vintages: pages read it by its key, a series at a time,
-- however often a value has been known anew. Firms and projects have none: they come by the ten thousand and no page
-- shows them all.
create table standing_value (
  city_id int not null,
  indicator_id int not null,
  subject_id int not null,
  period_end date not null,
  value float8,
  last_year float8,
  missing text,
  batch_id int not null,
  -- the batch's own, which never change
  vintage text not null,
  known_on date not null,
  constraint standing_value_pkey primary key (city_id, indicator_id, subject_id, period_end),
  constraint standing_value_missing check ((value is null) = (missing is not null))
);

/* every city: what it has been told so far */
insert into standing_value
  (city_id, indicator_id, subject_id, period_end, value, last_year, missing, batch_id, vintage, known_on)
  select distinct on (o.city_id, o.indicator_id, o.subject_id, o.period_end)
    o.city_id, o.indicator_id, o.subject_id, o.period_end, o.value, o.last_year, o.missing, o.batch_id, b.vintage, b.known_on
  from observation o
  join subject s on s.city_id = o.city_id and s.id = o.subject_id and s.kind in ('place', 'unit')
  join batch b on b.city_id = o.city_id and b.id = o.batch_id and b.state = 'done'
  order by o.city_id, o.indicator_id, o.subject_id, o.period_end,
    b.known_on desc, array_position(array['flash', 'revised', 'final'], b.vintage) desc, b.id desc;
