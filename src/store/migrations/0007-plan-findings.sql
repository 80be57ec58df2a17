-- What the self-check finds in a programme's plan, and how it was settled. A finding keeps its row by its key when a new
-- version brings it again, and with the row its settlement; one that a version no longer has stays, not current.

create table plan_finding (
  city_id int not null,
  programme_id uuid not null,
  key text not null,
  document_id uuid not null,
  finding jsonb not null,
  current boolean not null,
  sort int not null,
  state text not null,
  reason text,
  by uuid,
  at timestamptz,
  constraint plan_finding_pkey primary key (city_id, programme_id, key),
  constraint plan_finding_programme foreign key (city_id, programme_id) references programme (city_id, id),
  constraint plan_finding_document foreign key (city_id, document_id) references document (city_id, id),
  constraint plan_finding_state check (state in ('open', 'settled')),
  constraint plan_finding_settled check (state = 'open' or (reason is not null and by is not null and at is not null))
);

-- null until the plan is checked: no findings is another thing than never looked
alter table programme add column checked_version int;
