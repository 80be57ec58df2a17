-- From which chance or gap on a target is on course: a city's own rules, each from a day on. What judged a past day stays.

create table light_rule (
  city_id int not null,
  valid_from date not null,
  rules jsonb not null,
  -- the document or meeting that they rest on
  source text not null,
  set_at timestamptz not null,
  set_by uuid not null,
  constraint light_rule_pkey primary key (city_id, valid_from)
);

-- The chance of reaching a target as it was stated at the end of a month, with what was to be reached as it stood then.
create table stated_chance (
  city_id int not null,
  target_id uuid not null,
  stated_on date not null,
  chance float8 not null,
  goal_value float8 not null,
  goal_end date not null,
  stated_at timestamptz not null,
  constraint stated_chance_pkey primary key (city_id, target_id, stated_on),
  constraint stated_chance_target foreign key (city_id, target_id) references target (city_id, id),
  constraint stated_chance_chance check (chance between 0 and 1)
);
create index stated_chance_by_day on stated_chance (city_id, stated_on);
