-- Bulletins: what is published again and again, each issue with the numbers that it printed. What is issued never changes.

create table bulletin_series (
  city_id int not null,
  id uuid not null,
  name text not null,
  pinyin text not null,
  kind text not null,
  period_type text not null,
  -- the place that its sentences speak of, and what they call it
  subject_id int not null,
  whole_name text not null,
  issuer text not null,
  number_pattern text not null,
  issue_day int not null,
  remind_days int not null,
  template_file_id uuid not null,
  version int not null,
  retired boolean not null,
  constraint bulletin_series_pkey primary key (city_id, id),
  constraint bulletin_series_subject foreign key (city_id, subject_id) references subject (city_id, id),
  constraint bulletin_series_template foreign key (city_id, template_file_id) references file (city_id, id),
  constraint bulletin_series_kind check (kind in ('flash', 'circular', 'journal')),
  constraint bulletin_series_period_type check (period_type in ('month', 'cumulative-month', 'quarter', 'half', 'year')),
  constraint bulletin_series_issue_day check (issue_day between 1 and 28)
);

create table bulletin (
  city_id int not null,
  id uuid not null,
  series_id uuid not null,
  period_end date not null,
  title text not null,
  state text not null,
  revision int not null,
  -- the file that would be issued: as filled, or as a person has edited it since
  file_id uuid not null,
  edited boolean not null,
  annex_file_id uuid not null,
  -- the moment whose numbers it prints
  values_at timestamptz not null,
  facts jsonb not null,
  facts_sha256 text not null,
  gaps jsonb not null,
  submitted_by uuid,
  number int,
  document_number text,
  issued_at timestamptz,
  issued_by uuid,
  -- the issue that this one puts right
  corrects_id uuid,
  constraint bulletin_pkey primary key (city_id, id),
  constraint bulletin_of_series foreign key (city_id, series_id) references bulletin_series (city_id, id),
  constraint bulletin_file foreign key (city_id, file_id) references file (city_id, id),
  constraint bulletin_annex foreign key (city_id, annex_file_id) references file (city_id, id),
  constraint bulletin_corrects foreign key (city_id, corrects_id) references bulletin (city_id, id),
  constraint bulletin_state check (state in ('draft', 'review', 'issued', 'dropped')),
  constraint bulletin_issued check ((state = 'issued') = (issued_at is not null and number is not null))
);
create index bulletin_by_period on bulletin (city_id, series_id, period_end desc);

create table bulletin_event (
  city_id int not null,
  bulletin_id uuid not null,
  revision int not null,
  move text not null,
  at timestamptz not null,
  by uuid not null,
  words text,
  file_id uuid not null,
  constraint bulletin_event_pkey primary key (city_id, bulletin_id, revision),
  constraint bulletin_event_of foreign key (city_id, bulletin_id) references bulletin (city_id, id),
  constraint bulletin_event_file foreign key (city_id, file_id) references file (city_id, id)
);
