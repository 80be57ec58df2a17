-- The split of a target over units, places and years: the draft that the office works on, and every version as issued.
-- The parks' table (matrix) that goes with a programme, one form for each park, and everything that was done to a form.
-- Lines and rows are read and written whole, so they stand in one value; a unit, place or target is never removed.

create table decomposition (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  target_id uuid not null,
  draft jsonb,
  version int not null,
  revision int not null,
  constraint decomposition_pkey primary key (city_id, id),
  constraint decomposition_target_once unique (city_id, target_id),
  constraint decomposition_programme foreign key (city_id, programme_id) references programme (city_id, id),
  constraint decomposition_target foreign key (city_id, target_id) references target (city_id, id)
);
create index decomposition_by_programme on decomposition (city_id, programme_id);

create table decomposition_version (
  city_id int not null,
  decomposition_id uuid not null,
  version int not null,
  at timestamptz not null,
  by uuid not null,
  reason text not null,
  whole jsonb not null,
  content jsonb not null,
  constraint decomposition_version_pkey primary key (city_id, decomposition_id, version),
  constraint decomposition_version_of foreign key (city_id, decomposition_id) references decomposition (city_id, id)
);

create table matrix (
  city_id int not null,
  id uuid not null,
  programme_id uuid not null,
  title text not null,
  term_from int not null,
  term_to int not null,
  year int not null,
  due_on date,
  note text not null,
  rows jsonb not null,
  state text not null,
  version int not null,
  revision int not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint matrix_pkey primary key (city_id, id),
  constraint matrix_programme foreign key (city_id, programme_id) references programme (city_id, id),
  constraint matrix_state check (state in ('draft', 'open', 'closed')),
  constraint matrix_years check (term_from <= year and year <= term_to)
);
create index matrix_by_programme on matrix (city_id, programme_id, created_at);

create table matrix_form (
  city_id int not null,
  id uuid not null,
  matrix_id uuid not null,
  unit_id uuid not null,
  state text not null,
  content jsonb not null,
  -- what the last file that came back had wrong beyond its cells
  file_problems jsonb not null,
  explanation text,
  saved_at timestamptz,
  submitted_at timestamptz,
  submitted_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  revision int not null,
  sort int not null,
  constraint matrix_form_pkey primary key (city_id, id),
  constraint matrix_form_unit_once unique (city_id, matrix_id, unit_id),
  constraint matrix_form_matrix foreign key (city_id, matrix_id) references matrix (city_id, id),
  constraint matrix_form_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint matrix_form_state check (state in ('blank', 'draft', 'submitted', 'returned', 'accepted'))
);
create index matrix_form_by_unit on matrix_form (city_id, unit_id);

create table matrix_form_history (
  city_id int not null,
  form_id uuid not null,
  revision int not null,
  at timestamptz not null,
  by uuid not null,
  action text not null,
  words text,
  content jsonb not null,
  file_id uuid,
  constraint matrix_form_history_pkey primary key (city_id, form_id, revision),
  constraint matrix_form_history_form foreign key (city_id, form_id) references matrix_form (city_id, id),
  constraint matrix_form_history_file foreign key (city_id, file_id) references file (city_id, id)
);
