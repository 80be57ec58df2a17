-- Numbers: who or what they speak of, what they mean, the acts by which they became known, and the values themselves.
-- Values are only ever added. What is current follows from the batches: a batch that is not done shows nothing.

-- Subjects, indicators and batches are numbered per city: three int4 keep a row narrow where a city has 36 million.
create table number_head (
  city_id int not null,
  noun text not null,
  last int not null,
  constraint number_head_pkey primary key (city_id, noun)
);

create table subject (
  city_id int not null,
  id int not null,
  kind text not null,
  place_id uuid,
  unit_id uuid,
  parent_id int,
  code text,
  name text not null,
  aliases text[] not null,
  pinyin text not null,
  industry text,
  valid_from date,
  valid_to date,
  constraint subject_pkey primary key (city_id, id),
  constraint subject_place foreign key (city_id, place_id) references place (city_id, id),
  constraint subject_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint subject_parent foreign key (city_id, parent_id) references subject (city_id, id),
  constraint subject_kind check (kind in ('place', 'unit', 'enterprise', 'project')),
  constraint subject_is check ((place_id is not null) = (kind = 'place') and (unit_id is not null) = (kind = 'unit')),
  constraint subject_validity check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create unique index subject_by_place on subject (city_id, place_id) where place_id is not null;
create unique index subject_by_unit on subject (city_id, unit_id) where unit_id is not null;
-- two places may bear one code while one succeeds the other; a firm's or project's code is its own
create unique index subject_by_code on subject (city_id, kind, code) where code is not null and kind in ('enterprise', 'project');
create index subject_by_name on subject (city_id, name);
create index subject_by_parent on subject (city_id, parent_id);

create table indicator (
  city_id int not null,
  id int not null,
  code text not null,
  name text not null,
  aliases text[] not null,
  pinyin text not null,
  period_type text not null,
  method text not null,
  disclosure text not null,
  source_unit_id uuid,
  card jsonb not null,
  sort int not null,
  retired_on date,
  version int not null,
  constraint indicator_pkey primary key (city_id, id),
  constraint indicator_code unique (city_id, code),
  constraint indicator_source_unit foreign key (city_id, source_unit_id) references unit (city_id, id),
  constraint indicator_period_type check (period_type in ('month', 'cumulative-month', 'quarter', 'half', 'year', 'as-of')),
  constraint indicator_method check (method in ('reported', 'imported', 'counted', 'formula')),
  constraint indicator_disclosure check (disclosure in ('open', 'internal', 'restricted'))
);

-- the card in force for periods that end on valid_from or later; what was in force before stays
create table indicator_version (
  city_id int not null,
  indicator_id int not null,
  version int not null,
  valid_from date not null,
  card jsonb not null,
  retired_on date,
  reason text,
  at timestamptz not null,
  by uuid not null,
  constraint indicator_version_pkey primary key (city_id, indicator_id, version),
  constraint indicator_version_indicator foreign key (city_id, indicator_id) references indicator (city_id, id)
);

create table batch (
  city_id int not null,
  id int not null,
  kind text not null,
  state text not null,
  vintage text not null,
  known_on date not null,
  reason text,
  source jsonb not null,
  cell_count int not null,
  -- what it speaks of, so that its values are found by the values' own key
  periods date[] not null,
  indicator_ids int[] not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  done_at timestamptz,
  undone_at timestamptz,
  undone_by uuid,
  undone_reason text,
  constraint batch_pkey primary key (city_id, id),
  constraint batch_kind check (kind in ('submission', 'import', 'correction', 'roll-up', 'entry')),
  constraint batch_state check (state in ('open', 'done', 'undone', 'cancelled')),
  constraint batch_vintage check (vintage in ('flash', 'revised', 'final')),
  constraint batch_done check ((done_at is not null) = (state in ('done', 'undone'))),
  constraint batch_undone check (
    (state = 'undone') = (undone_at is not null and undone_by is not null and undone_reason is not null))
);
create index batch_by_done on batch (city_id, done_at);
create index batch_by_undone on batch (city_id, undone_at) where undone_at is not null;

-- No foreign keys: each would be looked up once a row. A period is named by its last day, its type is the indicator's.
-- The order of the key lets a month's file append at the right end of the tree.
create table observation (
  city_id int not null,
  period_end date not null,
  indicator_id int not null,
  subject_id int not null,
  batch_id int not null,
  value float8,
  last_year float8,
  missing text,
  constraint observation_pkey primary key (city_id, period_end, indicator_id, subject_id, batch_id),
  constraint observation_missing check ((value is null) = (missing is not null))
);

-- how the columns of a file that comes again and again were understood, found by its header
create table import_mapping (
  city_id int not null,
  id uuid not null,
  name text not null,
  fingerprint text not null,
  columns jsonb not null,
  version int not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  used_at timestamptz not null,
  constraint import_mapping_pkey primary key (city_id, id),
  constraint import_mapping_fingerprint unique (city_id, fingerprint)
);

-- The places and units that a city has already: values may speak of them from now on.
/* every city: each has places and units */
insert into subject (city_id, id, kind, place_id, code, name, aliases, pinyin, valid_from, valid_to)
  select city_id, row_number() over (partition by city_id order by sort, id), 'place', id, code, name, '{}', pinyin, valid_from, valid_to
  from place;
insert into subject (city_id, id, kind, unit_id, name, aliases, pinyin, valid_from, valid_to)
  select u.city_id, (select count(*) from place p where p.city_id = u.city_id)
      + row_number() over (partition by u.city_id order by u.sort, u.id), 'unit', u.id, u.name, '{}', u.pinyin, u.valid_from, u.valid_to
  from unit u;
update subject set parent_id = above.id from place p, subject above
  where subject.place_id = p.id and subject.city_id = p.city_id
    and above.city_id = p.city_id and above.place_id = p.parent_id;
update subject set parent_id = above.id from unit u, subject above
  where subject.unit_id = u.id and subject.city_id = u.city_id
    and above.city_id = u.city_id and above.place_id = u.place_id;
insert into number_head (city_id, noun, last) select city_id, 'subject', max(id) from subject group by city_id;
