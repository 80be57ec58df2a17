-- How sure the ranks of a computation are. Added to by every analysis; the last one of a computation is shown.

create table round_robustness (
  city_id int not null,
  round_id uuid not null,
  number int not null,
  -- counts analyses of one computation
  run int not null,
  -- settings, intervals, effects and what was noticed in the data; subjects by their places in the round
  report jsonb not null,
  at timestamptz not null,
  by uuid not null,
  constraint round_robustness_pkey primary key (city_id, round_id, number, run),
  constraint round_robustness_of foreign key (city_id, round_id, number)
    references round_computation (city_id, round_id, number)
);
