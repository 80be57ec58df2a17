-- Judging: methods by version, and rounds that use one. What was reported, decided and computed is added to, never overwritten.

create table method (
  city_id int not null,
  id uuid not null,
  code text not null,
  name text not null,
  version int not null,
  constraint method_pkey primary key (city_id, id),
  constraint method_code unique (city_id, code)
);

create table method_version (
  city_id int not null,
  method_id uuid not null,
  version int not null,
  text text not null,
  sha256 text not null,
  -- as read out of the text; a round computes by it
  parsed jsonb not null,
  findings jsonb not null,
  reason text,
  at timestamptz not null,
  by uuid not null,
  constraint method_version_pkey primary key (city_id, method_id, version),
  constraint method_version_of foreign key (city_id, method_id) references method (city_id, id)
);

-- The office's word on what a method leaves open.
create table method_confirmation (
  city_id int not null,
  method_id uuid not null,
  version int not null,
  field text not null,
  code text not null,
  words text not null,
  at timestamptz not null,
  by uuid not null,
  constraint method_confirmation_pkey primary key (city_id, method_id, version, field, code),
  constraint method_confirmation_of foreign key (city_id, method_id, version)
    references method_version (city_id, method_id, version)
);

create table round (
  city_id int not null,
  id uuid not null,
  name text not null,
  period text not null,
  method_id uuid not null,
  method_version int not null,
  state text not null,
  -- counts acts; every act has its event
  revision int not null,
  -- the steps that apply, each with its owner and deadline
  plan jsonb not null,
  -- who answers for a value: the source as the method names it, and the unit
  suppliers jsonb not null,
  third_party_unit_id uuid,
  notice_days int not null,
  -- of the step that the round is in
  step_from date not null,
  step_to date,
  -- results that were published for objection, and those of the final notice
  noticed_computation int,
  final_computation int,
  created_at timestamptz not null,
  constraint round_pkey primary key (city_id, id),
  constraint round_method foreign key (city_id, method_id, method_version)
    references method_version (city_id, method_id, version),
  constraint round_third_party foreign key (city_id, third_party_unit_id) references unit (city_id, id),
  constraint round_notice_days check (notice_days between 1 and 60)
);

create table round_subject (
  city_id int not null,
  round_id uuid not null,
  row int not null,
  code text not null,
  name text not null,
  -- who speaks for it
  unit_id uuid,
  constraint round_subject_pkey primary key (city_id, round_id, row),
  constraint round_subject_code unique (city_id, round_id, code),
  constraint round_subject_of foreign key (city_id, round_id) references round (city_id, id),
  constraint round_subject_unit foreign key (city_id, unit_id) references unit (city_id, id)
);
create index round_subject_by_unit on round_subject (city_id, unit_id);

create table round_input (
  city_id int not null,
  round_id uuid not null,
  row int not null,
  input text not null,
  stage text not null,
  -- the act that brought it
  revision int not null,
  -- a number, a text, a truth, a list of numbers, or null for "there is none"
  value jsonb not null,
  words text,
  constraint round_input_pkey primary key (city_id, round_id, row, input, stage, revision),
  -- of the round, not of the subject: some hundred thousand rows in one act would each be looked up
  constraint round_input_of foreign key (city_id, round_id) references round (city_id, id),
  constraint round_input_stage check (stage in ('published', 'self', 'reviewed', 'corrected'))
);

create table round_evidence (
  city_id int not null,
  round_id uuid not null,
  row int not null,
  input text not null,
  file_id uuid not null,
  revision int not null,
  constraint round_evidence_pkey primary key (city_id, round_id, row, input, file_id),
  constraint round_evidence_of foreign key (city_id, round_id, row) references round_subject (city_id, round_id, row),
  constraint round_evidence_file foreign key (city_id, file_id) references file (city_id, id)
);
create index round_evidence_by_file on round_evidence (city_id, file_id);

create table round_computation (
  city_id int not null,
  round_id uuid not null,
  number int not null,
  -- inputs up to this act went into it
  revision int not null,
  engine int not null,
  method_sha256 text not null,
  input_sha256 text not null,
  result_sha256 text not null,
  findings jsonb not null,
  -- means by group, cuts and counts by grade
  summary jsonb not null,
  at timestamptz not null,
  by uuid not null,
  constraint round_computation_pkey primary key (city_id, round_id, number),
  constraint round_computation_of foreign key (city_id, round_id) references round (city_id, id)
);

create table round_score (
  city_id int not null,
  round_id uuid not null,
  number int not null,
  row int not null,
  cohort text not null,
  rank int,
  total float8 not null,
  grade text,
  next_grade text,
  next_points float8,
  imputed int not null,
  capped int not null,
  -- points by the code of the item
  points jsonb not null,
  constraint round_score_pkey primary key (city_id, round_id, number, row),
  constraint round_score_of foreign key (city_id, round_id, number)
    references round_computation (city_id, round_id, number)
);

create table round_objection (
  city_id int not null,
  id uuid not null,
  round_id uuid not null,
  row int not null,
  input text not null,
  held jsonb not null,
  claimed jsonb not null,
  words text not null,
  file_id uuid,
  raised_at timestamptz not null,
  raised_by uuid not null,
  -- the unit that decides; the office where it is null
  unit_id uuid,
  state text not null,
  decided jsonb,
  decision text,
  decided_at timestamptz,
  decided_by uuid,
  -- the act that wrote what was decided into the inputs
  applied_revision int,
  constraint round_objection_pkey primary key (city_id, id),
  constraint round_objection_of foreign key (city_id, round_id, row) references round_subject (city_id, round_id, row),
  constraint round_objection_file foreign key (city_id, file_id) references file (city_id, id),
  constraint round_objection_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint round_objection_state check (state in ('open', 'upheld', 'rejected')),
  constraint round_objection_decided check ((state = 'open') = (decided_at is null))
);
create index round_objection_by_round on round_objection (city_id, round_id, raised_at);

create table round_event (
  city_id int not null,
  round_id uuid not null,
  revision int not null,
  move text not null,
  state text not null,
  at timestamptz not null,
  by uuid not null,
  words text,
  detail jsonb not null,
  constraint round_event_pkey primary key (city_id, round_id, revision),
  constraint round_event_of foreign key (city_id, round_id) references round (city_id, id)
);
