-- Documents as they came, and the reviewing of what the reader found in them.

create table document (
  city_id int not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  sha256 text not null,
  kind text not null,
  text text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint document_pkey primary key (city_id, id),
  constraint document_file foreign key (city_id, file_id) references file (city_id, id)
);
create index document_by_hash on document (city_id, sha256);

create table draft (
  city_id int not null,
  id uuid not null,
  document_id uuid not null,
  state text not null,
  head jsonb not null,
  head_revision int not null,
  outline jsonb not null,
  unread jsonb not null,
  dismissed jsonb not null,
  sequence int not null,
  -- the sequence at which a name was last mapped: who is behind it fetches the names again
  names_sequence int not null,
  created_at timestamptz not null,
  created_by uuid not null,
  programme_id uuid,
  adopted_version int,
  constraint draft_pkey primary key (city_id, id),
  constraint draft_document foreign key (city_id, document_id) references document (city_id, id),
  constraint draft_state check (state in ('open', 'adopted', 'abandoned'))
);
create index draft_by_document on draft (city_id, document_id);

create table draft_item (
  city_id int not null,
  draft_id uuid not null,
  id uuid not null,
  kind text not null,
  origin text not null,
  state text not null,
  span_start int not null,
  span_end int not null,
  context_start int not null,
  context_end int not null,
  rule text not null,
  confidence float8 not null,
  read jsonb,
  value jsonb not null,
  sort int not null,
  revision int not null,
  sequence int not null,
  changed_at timestamptz,
  changed_by uuid,
  constraint draft_item_pkey primary key (city_id, draft_id, id),
  constraint draft_item_draft foreign key (city_id, draft_id) references draft (city_id, id) on delete cascade,
  constraint draft_item_kind check (kind in ('target', 'measure')),
  constraint draft_item_origin check (origin in ('read', 'added')),
  constraint draft_item_state check (state in ('pending', 'accepted', 'corrected', 'rejected'))
);
create index draft_item_by_sequence on draft_item (city_id, draft_id, sequence);
