-- Collections: what is asked of whom and when, each period's call, what units enter, and how it came to count.

create table collection (
  city_id int not null,
  id uuid not null,
  title text not null,
  pinyin text not null,
  basis text,
  period_type text not null,
  owner_unit_id uuid,
  layout text not null,
  -- of subject-rows: the kind of subjects below the recipients' own that are the rows; null where those themselves are
  row_kind text,
  due_months int not null,
  due_day int not null,
  remind_before int[] not null,
  -- last day of the first period that is asked
  first_period date not null,
  state text not null,
  form jsonb not null,
  version int not null,
  constraint collection_pkey primary key (city_id, id),
  constraint collection_owner_unit foreign key (city_id, owner_unit_id) references unit (city_id, id),
  constraint collection_period_type check (period_type in ('month', 'cumulative-month', 'quarter', 'half', 'year', 'as-of')),
  constraint collection_layout check (layout in ('indicator-rows', 'subject-rows')),
  constraint collection_row_kind check (row_kind in ('place', 'unit', 'enterprise', 'project')),
  constraint collection_due check (due_months between 0 and 12 and due_day between 1 and 31),
  constraint collection_state check (state in ('active', 'closed'))
);

-- the whole definition as it stood from one change to the next, recipients included
create table collection_version (
  city_id int not null,
  collection_id uuid not null,
  version int not null,
  definition jsonb not null,
  reason text,
  at timestamptz not null,
  by uuid,
  constraint collection_version_pkey primary key (city_id, collection_id, version),
  constraint collection_version_collection foreign key (city_id, collection_id) references collection (city_id, id)
);

create table collection_recipient (
  city_id int not null,
  collection_id uuid not null,
  unit_id uuid not null,
  subject_id int not null,
  sort int not null,
  constraint collection_recipient_pkey primary key (city_id, collection_id, unit_id, subject_id),
  constraint collection_recipient_collection foreign key (city_id, collection_id) references collection (city_id, id),
  constraint collection_recipient_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint collection_recipient_subject foreign key (city_id, subject_id) references subject (city_id, id)
);

-- one period of a collection; the form with its indicators' cards is frozen as it stood on opening
create table call (
  city_id int not null,
  id uuid not null,
  collection_id uuid not null,
  period_end date not null,
  version int not null,
  form jsonb not null,
  opened_at timestamptz not null,
  -- null: by the calendar
  opened_by uuid,
  due_on date not null,
  state text not null,
  constraint call_pkey primary key (city_id, id),
  constraint call_period unique (city_id, collection_id, period_end),
  constraint call_collection foreign key (city_id, collection_id) references collection (city_id, id),
  constraint call_state check (state in ('open', 'closed'))
);
create index call_by_due on call (city_id, state, due_on);

create table submission (
  city_id int not null,
  id uuid not null,
  call_id uuid not null,
  unit_id uuid not null,
  subject_ids int[] not null,
  state text not null,
  -- of decisions; cells count their own
  revision int not null,
  filled int not null,
  asked int not null,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  submitted_by uuid,
  -- what the checks found on handing in: [{ code, severity, ... }]
  findings jsonb not null,
  decided_at timestamptz,
  decided_by uuid,
  words text,
  -- cells named when it was sent back: [{ subjectId, indicatorId }]
  returned_cells jsonb not null,
  -- why accepted values were opened again; the next acceptance is a revision
  reopened_reason text,
  revision_asked text,
  batch_id int,
  late_days int,
  return_count int not null,
  first_findings int,
  revision_count int not null,
  reminded_at timestamptz,
  sort int not null,
  constraint submission_pkey primary key (city_id, id),
  constraint submission_unit_once unique (city_id, call_id, unit_id),
  constraint submission_call foreign key (city_id, call_id) references call (city_id, id),
  constraint submission_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint submission_batch foreign key (city_id, batch_id) references batch (city_id, id),
  constraint submission_state check (state in ('open', 'draft', 'submitted', 'returned', 'accepted', 'locked')),
  constraint submission_handed_in check (state not in ('submitted', 'accepted', 'locked') or submitted_at is not null)
);
create index submission_by_unit on submission (city_id, unit_id, state);
create index submission_by_state on submission (city_id, state);

-- a cell that was cleared stays with its blank text: its revision goes on
create table submission_cell (
  city_id int not null,
  submission_id uuid not null,
  subject_id int not null,
  indicator_id int not null,
  side text not null,
  text text not null,
  value float8,
  missing text,
  reason text,
  revision int not null,
  at timestamptz not null,
  by uuid not null,
  constraint submission_cell_pkey primary key (city_id, submission_id, subject_id, indicator_id, side),
  constraint submission_cell_submission foreign key (city_id, submission_id) references submission (city_id, id),
  constraint submission_cell_side check (side in ('now', 'last-year')),
  constraint submission_cell_missing check ((value is null) = (missing is not null))
);

create table submission_event (
  city_id int not null,
  submission_id uuid not null,
  number int not null,
  action text not null,
  words text,
  detail jsonb not null,
  at timestamptz not null,
  by uuid,
  constraint submission_event_pkey primary key (city_id, submission_id, number),
  constraint submission_event_submission foreign key (city_id, submission_id) references submission (city_id, id)
);
