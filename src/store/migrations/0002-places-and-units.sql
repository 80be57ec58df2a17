-- Places and units: a tree with validity each, other names of units, and groups that a document names as one.
-- A restored backup meets: nothing older holds these tables.

create table division (
  edition date not null,
  code text not null,
  name text not null,
  path text not null,
  level int not null,
  parent_code text,
  pinyin text not null,
  constraint division_pkey primary key (edition, code)
);

create table place (
  city_id int not null,
  id uuid not null,
  code text,
  name text not null,
  kind text not null,
  parent_id uuid,
  valid_from date,
  valid_to date,
  pinyin text not null,
  sort int not null,
  constraint place_pkey primary key (city_id, id),
  constraint place_parent foreign key (city_id, parent_id) references place (city_id, id),
  constraint place_kind check (kind in ('province', 'city', 'county', 'town', 'community', 'park', 'zone')),
  constraint place_validity check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index place_by_name on place (city_id, name);

create table unit (
  city_id int not null,
  id uuid not null,
  name text not null,
  short_name text,
  kind text not null,
  parent_id uuid,
  place_id uuid,
  valid_from date,
  valid_to date,
  pinyin text not null,
  sort int not null,
  constraint unit_pkey primary key (city_id, id),
  constraint unit_name unique (city_id, name),
  constraint unit_parent foreign key (city_id, parent_id) references unit (city_id, id),
  constraint unit_place foreign key (city_id, place_id) references place (city_id, id),
  constraint unit_validity check (valid_to is null or valid_from is null or valid_to >= valid_from)
);

create table officer (
  city_id int not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  title text,
  phone text,
  duty text not null,
  sort int not null,
  constraint officer_pkey primary key (city_id, id),
  constraint officer_unit foreign key (city_id, unit_id) references unit (city_id, id) on delete cascade,
  constraint officer_duty check (duty in ('first', 'deputy', 'contact'))
);
create index officer_by_unit on officer (city_id, unit_id);

create table unit_group (
  city_id int not null,
  id uuid not null,
  name text not null,
  kind text not null,
  head text,
  matters text,
  office_unit_id uuid,
  pinyin text not null,
  constraint unit_group_pkey primary key (city_id, id),
  constraint unit_group_name unique (city_id, name),
  constraint unit_group_office foreign key (city_id, office_unit_id) references unit (city_id, id),
  constraint unit_group_kind check (kind in ('printed', 'leading_group', 'task_force'))
);

create table unit_group_member (
  city_id int not null,
  group_id uuid not null,
  unit_id uuid not null,
  sort int not null,
  constraint unit_group_member_pkey primary key (city_id, group_id, unit_id),
  constraint unit_group_member_group foreign key (city_id, group_id) references unit_group (city_id, id) on delete cascade,
  constraint unit_group_member_unit foreign key (city_id, unit_id) references unit (city_id, id)
);

-- one spelling means one unit or one group, so a printed name is never guessed
create table unit_alias (
  city_id int not null,
  id uuid not null,
  alias text not null,
  kind text not null,
  unit_id uuid,
  group_id uuid,
  constraint unit_alias_pkey primary key (city_id, id),
  constraint unit_alias_alias unique (city_id, alias),
  constraint unit_alias_unit foreign key (city_id, unit_id) references unit (city_id, id) on delete cascade,
  constraint unit_alias_group foreign key (city_id, group_id) references unit_group (city_id, id) on delete cascade,
  constraint unit_alias_kind check (kind in ('short', 'former', 'mapped')),
  constraint unit_alias_one check ((unit_id is null) <> (group_id is null))
);
