-- What follows from a grade: measures with their dates and sources, and who has been given which of them.

create table grade_measure (
  city_id int not null,
  id uuid not null,
  method_id uuid not null,
  -- as results name it
  grade text not null,
  name text not null,
  kind text not null,
  -- null where the rule names none
  amount float8,
  unit text,
  executor_unit_id uuid,
  valid_from date not null,
  valid_to date,
  source text not null,
  -- what nobody has checked against the original
  unverified text,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint grade_measure_pkey primary key (city_id, id),
  constraint grade_measure_of foreign key (city_id, method_id) references method (city_id, id),
  constraint grade_measure_executor foreign key (city_id, executor_unit_id) references unit (city_id, id),
  constraint grade_measure_days check (valid_to is null or valid_to >= valid_from),
  constraint grade_measure_unit check (amount is null or unit is not null)
);
create index grade_measure_by_method on grade_measure (city_id, method_id);

create table outcome (
  city_id int not null,
  id uuid not null,
  round_id uuid not null,
  row int not null,
  measure_id uuid not null,
  grade text not null,
  -- as the measure had it when this was entered
  amount float8,
  unit text,
  executor_unit_id uuid,
  valid_from date not null,
  valid_to date,
  state text not null,
  -- 万元 paid out, charged or remitted so far
  settled float8,
  revision int not null,
  constraint outcome_pkey primary key (city_id, id),
  constraint outcome_once unique (city_id, round_id, row, measure_id),
  constraint outcome_subject foreign key (city_id, round_id, row) references round_subject (city_id, round_id, row),
  constraint outcome_measure foreign key (city_id, measure_id) references grade_measure (city_id, id),
  constraint outcome_executor foreign key (city_id, executor_unit_id) references unit (city_id, id),
  constraint outcome_days check (valid_to is null or valid_to >= valid_from),
  constraint outcome_state check (state in ('planned', 'running', 'done', 'lifted'))
);

create table outcome_event (
  city_id int not null,
  outcome_id uuid not null,
  revision int not null,
  state text not null,
  settled float8,
  valid_to date,
  words text,
  at timestamptz not null,
  by uuid not null,
  constraint outcome_event_pkey primary key (city_id, outcome_id, revision),
  constraint outcome_event_of foreign key (city_id, outcome_id) references outcome (city_id, id)
);
