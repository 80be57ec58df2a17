-- What a target is measured by, as a person confirmed it. A binding is ended, never changed: a page of a past day is shown
-- with the binding that held then.

create table target_binding (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  target_id uuid not null,
  indicator_id int not null,
  subject_id int not null,
  reading text not null,
  accumulation text not null,
  -- value of the indicator × times ÷ over is the value in the target's unit
  times float8 not null,
  over float8 not null,
  bound_on date not null,
  bound_at timestamptz not null,
  bound_by uuid not null,
  ended_on date,
  ended_at timestamptz,
  ended_by uuid,
  reason text,
  constraint target_binding_pkey primary key (city_id, id),
  constraint target_binding_target foreign key (city_id, target_id) references target (city_id, id),
  constraint target_binding_indicator foreign key (city_id, indicator_id) references indicator (city_id, id),
  constraint target_binding_subject foreign key (city_id, subject_id) references subject (city_id, id),
  constraint target_binding_reading check (reading in ('value', 'growth', 'increase')),
  constraint target_binding_accumulation check (accumulation in ('year-flow', 'span-flow', 'state')),
  constraint target_binding_scale check (times > 0 and over > 0),
  constraint target_binding_ended check (
    (ended_on is null) = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
create unique index target_binding_in_force on target_binding (city_id, target_id) where ended_at is null;
create index target_binding_by_programme on target_binding (city_id, programme_id);
create index target_binding_by_indicator on target_binding (city_id, indicator_id);

-- The figures that leaders see first, in their order, as the office chose them.
create table headline (
  city_id int not null,
  place int not null,
  indicator_id int not null,
  subject_id int not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  constraint headline_pkey primary key (city_id, place),
  constraint headline_once unique (city_id, indicator_id, subject_id),
  constraint headline_indicator foreign key (city_id, indicator_id) references indicator (city_id, id),
  constraint headline_subject foreign key (city_id, subject_id) references subject (city_id, id),
  constraint headline_place check (place between 1 and 6)
);
