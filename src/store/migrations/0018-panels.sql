-- Panels that mark subjects; objections with a day; subjects taken out again before a round has begun.

create table panel (
  city_id int not null,
  round_id uuid not null,
  intro text not null,
  due date,
  -- highest and lowest mark further apart than this are pointed out
  tolerated float8 not null,
  -- the act that brought the marks into the round; null while members mark
  taken_revision int,
  constraint panel_pkey primary key (city_id, round_id),
  constraint panel_of foreign key (city_id, round_id) references round (city_id, id)
);

create table panel_member (
  city_id int not null,
  id uuid not null,
  round_id uuid not null,
  name text not null,
  -- from where: deputies, committee members, firms, experts
  body text,
  -- signs in, or
  account_id uuid,
  -- comes by a personal link: SHA-256 of its code
  code_sha256 text,
  state text not null,
  added_at timestamptz not null,
  submitted_at timestamptz,
  removed_at timestamptz,
  constraint panel_member_pkey primary key (city_id, id),
  constraint panel_member_of foreign key (city_id, round_id) references panel (city_id, round_id),
  constraint panel_member_account foreign key (city_id, account_id) references account (city_id, id),
  constraint panel_member_code unique (city_id, code_sha256),
  constraint panel_member_state check (state in ('open', 'submitted'))
);
create index panel_member_by_round on panel_member (city_id, round_id);
create index panel_member_by_account on panel_member (city_id, account_id);

create table panel_mark (
  city_id int not null,
  member_id uuid not null,
  row int not null,
  input text not null,
  -- null: the member stands back from judging this subject
  mark float8,
  words text,
  at timestamptz not null,
  constraint panel_mark_pkey primary key (city_id, member_id, row, input),
  constraint panel_mark_of foreign key (city_id, member_id) references panel_member (city_id, id)
);

alter table round add column decide_days int not null default 5;
alter table round add constraint round_decide_days check (decide_days between 1 and 60);
alter table round_objection add column due_on date;

-- the act that took the subject out; its values stay, as all that was said does
alter table round_subject add column removed_revision int;
alter table round_subject drop constraint round_subject_code;
create unique index round_subject_code on round_subject (city_id, round_id, code) where removed_revision is null;
