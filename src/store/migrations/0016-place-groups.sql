-- Groups of places: all parks of a city, which no administrative division adds up to, or those that somebody lists.

alter table place drop constraint place_kind;
alter table place add constraint place_kind
  check (kind in ('province', 'city', 'county', 'town', 'community', 'park', 'zone', 'group'));

-- the kinds of places that a group gathers from below its parent; empty where it lists its members
alter table place add column gathers text[] not null default '{}';
alter table place add constraint place_gathers check (gathers = '{}' or kind = 'group');

create table place_member (
  city_id int not null,
  group_id uuid not null,
  member_id uuid not null,
  constraint place_member_pkey primary key (city_id, group_id, member_id),
  constraint place_member_group foreign key (city_id, group_id) references place (city_id, id) on delete cascade,
  constraint place_member_member foreign key (city_id, member_id) references place (city_id, id)
);
