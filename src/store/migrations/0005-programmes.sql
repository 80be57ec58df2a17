-- Programmes as they stand today; each version keeps its whole snapshot beside them, so any past page can be shown.
-- What a version leaves out stays as a row that is not in force, because reports and history hang on it.
-- Lists must be read in a millisecond, so measure and duty carry what the list shows and filters by (leads, open_steps,
-- heard_to and so on); measure-standing.ts writes it in the transaction that changes what it is made of.

create table programme (
  city_id int not null,
  id uuid not null,
  document_id uuid not null,
  title text not null,
  document_number text,
  issuer text,
  issued_on date,
  term_from int,
  term_to int,
  head jsonb not null,
  state text not null,
  version int not null,
  report_cycle text not null,
  report_day int not null,
  target_count int not null,
  measure_count int not null,
  pinyin text not null,
  adopted_at timestamptz not null,
  adopted_by uuid not null,
  constraint programme_pkey primary key (city_id, id),
  constraint programme_document foreign key (city_id, document_id) references document (city_id, id),
  constraint programme_state check (state in ('active', 'closed')),
  constraint programme_cycle check (report_cycle in ('month', 'quarter', 'none'))
);

create table programme_version (
  city_id int not null,
  programme_id uuid not null,
  version int not null,
  at timestamptz not null,
  by uuid not null,
  reason text,
  document_id uuid not null,
  differences jsonb not null,
  snapshot jsonb not null,
  constraint programme_version_pkey primary key (city_id, programme_id, version),
  constraint programme_version_programme foreign key (city_id, programme_id) references programme (city_id, id),
  constraint programme_version_document foreign key (city_id, document_id) references document (city_id, id)
);

create table target (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  role text not null,
  metric text not null,
  value float8 not null,
  value_max float8,
  unit text not null,
  comparator text not null,
  kind text not null,
  period text,
  scope text,
  section text not null,
  series text not null,
  document_id uuid,
  span_start int,
  span_end int,
  context_start int,
  context_end int,
  rule text not null,
  pinyin text not null,
  in_force boolean not null,
  sort int not null,
  constraint target_pkey primary key (city_id, id),
  constraint target_programme foreign key (city_id, programme_id) references programme (city_id, id),
  constraint target_role check (role in ('target', 'base'))
);
create index target_by_programme on target (city_id, programme_id, sort) where in_force;

create table measure (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  parent_id uuid,
  number text not null,
  title text not null,
  form text not null,
  body text not null,
  document_id uuid,
  span_start int,
  span_end int,
  context_start int,
  context_end int,
  rule text not null,
  pinyin text not null,
  in_force boolean not null,
  sort int not null,
  -- from here on: kept for lists, made of duties, steps and reports
  leads text[] not null,
  others text[] not null,
  status text,
  status_rank int not null,
  percent float8,
  reported_at timestamptz,
  reported_by text,
  open_steps jsonb not null,
  first_due date,
  heard jsonb not null,
  heard_to date,
  constraint measure_pkey primary key (city_id, id),
  constraint measure_programme foreign key (city_id, programme_id) references programme (city_id, id),
  constraint measure_parent foreign key (city_id, parent_id) references measure (city_id, id)
);
create index measure_by_number on measure (city_id, programme_id, sort, id) where in_force;
create index measure_by_title on measure (city_id, programme_id, pinyin, id) where in_force;
create index measure_by_status on measure (city_id, programme_id, status_rank, sort, id) where in_force;
create index measure_by_report on measure (city_id, programme_id, reported_at nulls first, sort, id) where in_force;
create index measure_by_due on measure (city_id, programme_id, first_due) where in_force;
create index measure_by_heard on measure (city_id, programme_id, heard_to) where in_force;
create index measure_by_parent on measure (city_id, parent_id);

create table duty (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  measure_id uuid not null,
  unit_id uuid not null,
  group_id uuid,
  printed text not null,
  grade text not null,
  inherited boolean not null,
  -- the last day on which the unit has reported; null where it owes no report
  heard_to date,
  sort int not null,
  constraint duty_pkey primary key (city_id, id),
  constraint duty_measure foreign key (city_id, measure_id) references measure (city_id, id) on delete cascade,
  constraint duty_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint duty_group foreign key (city_id, group_id) references unit_group (city_id, id),
  constraint duty_grade check (grade in ('lead', 'assist', 'territorial', 'responsible'))
);
create index duty_by_measure on duty (city_id, measure_id, sort);
create index duty_by_unit on duty (city_id, unit_id, programme_id);
create index duty_by_programme on duty (city_id, programme_id, heard_to);

create table step (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  measure_id uuid not null,
  period text not null,
  starts_on date,
  due_on date,
  text text not null,
  done_on date,
  sort int not null,
  constraint step_pkey primary key (city_id, id),
  constraint step_measure foreign key (city_id, measure_id) references measure (city_id, id) on delete cascade
);
create index step_by_measure on step (city_id, measure_id, sort);
create index step_by_due on step (city_id, programme_id, due_on) where done_on is null;

create table measure_update (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  measure_id uuid not null,
  unit_id uuid not null,
  period text not null,
  state text not null,
  status text not null,
  percent float8,
  words text not null,
  problem text,
  ask text,
  steps_done jsonb not null,
  submitted_at timestamptz,
  submitted_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  revision int not null,
  constraint measure_update_pkey primary key (city_id, id),
  constraint measure_update_once unique (city_id, measure_id, unit_id, period),
  constraint measure_update_measure foreign key (city_id, measure_id) references measure (city_id, id),
  constraint measure_update_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint measure_update_state check (state in ('draft', 'submitted', 'confirmed', 'returned'))
);
create index measure_update_by_unit on measure_update (city_id, unit_id, period);
create index measure_update_by_state on measure_update (city_id, programme_id, state);

create table measure_update_history (
  city_id int not null,
  update_id uuid not null,
  revision int not null,
  at timestamptz not null,
  by uuid not null,
  action text not null,
  content jsonb not null,
  constraint measure_update_history_pkey primary key (city_id, update_id, revision),
  constraint measure_update_history_update foreign key (city_id, update_id) references measure_update (city_id, id)
);

create table evidence (
  city_id int not null,
  update_id uuid not null,
  file_id uuid not null,
  sort int not null,
  constraint evidence_pkey primary key (city_id, update_id, file_id),
  constraint evidence_update foreign key (city_id, update_id) references measure_update (city_id, id),
  constraint evidence_file foreign key (city_id, file_id) references file (city_id, id)
);
