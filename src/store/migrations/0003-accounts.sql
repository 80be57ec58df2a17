-- Accounts, their posts and passwords (tenant); sessions are local, they live and die with one server.

create table account (
  city_id int not null,
  id uuid not null,
  username text not null,
  name text not null,
  phone text,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  disabled boolean not null,
  failed_attempts int not null,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  last_sign_in_address text,
  created_at timestamptz not null,
  demo_note text,
  constraint account_pkey primary key (city_id, id),
  constraint account_username unique (city_id, username)
);

create table password_history (
  city_id int not null,
  account_id uuid not null,
  changed_at timestamptz not null,
  password_hash text not null,
  constraint password_history_pkey primary key (city_id, account_id, changed_at),
  constraint password_history_account foreign key (city_id, account_id) references account (city_id, id) on delete cascade
);

create table post (
  city_id int not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid,
  place_id uuid,
  valid_from date not null,
  valid_to date,
  constraint post_pkey primary key (city_id, id),
  constraint post_account foreign key (city_id, account_id) references account (city_id, id) on delete cascade,
  constraint post_unit foreign key (city_id, unit_id) references unit (city_id, id),
  constraint post_place foreign key (city_id, place_id) references place (city_id, id),
  constraint post_validity check (valid_to is null or valid_to >= valid_from)
);
create index post_by_account on post (city_id, account_id);

create table session (
  token_hash text not null,
  city_id int not null,
  account_id uuid not null,
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  address text not null,
  agent text not null,
  previous_sign_in_at timestamptz,
  previous_sign_in_address text,
  constraint session_pkey primary key (token_hash)
);
create index session_by_account on session (city_id, account_id);
