-- Cities, files, the audit log and the queue of jobs.
-- Row-level security, its policies and the grants of the application's role are not written here: they follow from
-- manifest.ts and are applied by access.ts after the migrations.

create table city (
  id          integer not null,
  code        text not null,
  name        text not null,
  kind        text not null,
  notice      text,
  created_at  timestamptz not null,
  constraint city_pkey primary key (id),
  constraint city_code_key unique (code),
  constraint city_id_check check (id > 0),
  constraint city_kind_check check (kind in ('demo', 'live'))
);

create table file (
  city_id     integer not null,
  id          uuid not null,
  sha256      text not null,
  name        text not null,
  media_type  text not null,
  size        integer not null,
  bytes       bytea not null,
  created_at  timestamptz not null,
  created_by  uuid,
  constraint file_pkey primary key (city_id, id),
  constraint file_city_fkey foreign key (city_id) references city (id),
  constraint file_size_check check (size = octet_length(bytes)),
  constraint file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$')
);
create index file_sha256_idx on file (city_id, sha256);

-- The newest link of each city's chain; its row is the lock that orders writers.
create table audit_head (
  city_id  integer not null,
  seq      bigint not null,
  hash     text not null,
  constraint audit_head_pkey primary key (city_id),
  constraint audit_head_city_fkey foreign key (city_id) references city (id)
);

create table audit_entry (
  city_id        integer not null,
  seq            bigint not null,
  at             timestamptz not null,
  account_id     uuid,
  actor          text not null,
  action         text not null,
  subject_kind   text not null,
  subject_id     text,
  detail         jsonb not null,
  previous_hash  text not null,
  hash           text not null,
  constraint audit_entry_pkey primary key (city_id, seq),
  constraint audit_entry_city_fkey foreign key (city_id) references city (id)
);
create index audit_entry_at_idx on audit_entry (city_id, at);
create index audit_entry_subject_idx on audit_entry (city_id, subject_kind, subject_id);

create table job (
  id            uuid not null,
  city_id       integer not null,
  kind          text not null,
  input         jsonb not null,
  state         text not null,
  progress      jsonb,
  result        jsonb,
  fault         jsonb,
  attempts      integer not null default 0,
  created_by    uuid,
  created_at    timestamptz not null,
  started_at    timestamptz,
  heartbeat_at  timestamptz,
  finished_at   timestamptz,
  constraint job_pkey primary key (id),
  constraint job_city_fkey foreign key (city_id) references city (id),
  constraint job_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
create index job_queue_idx on job (created_at) where state in ('queued', 'running');
create index job_city_idx on job (city_id, created_at);
