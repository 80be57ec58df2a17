-- Anonymous questionnaires. Nothing here says when an answer came, from where, or by which code.

create table questionnaire (
  city_id int not null,
  id uuid not null,
  round_id uuid not null,
  item text not null,
  title text not null,
  intro text not null,
  questions jsonb not null,
  state text not null,
  due date,
  -- fewer answers of a subject are not shown by themselves
  least_shown int not null,
  revision int not null,
  -- the act that brought the scores into the round
  taken_revision int,
  constraint questionnaire_pkey primary key (city_id, id),
  constraint questionnaire_of foreign key (city_id, round_id) references round (city_id, id),
  constraint questionnaire_item unique (city_id, round_id, item),
  constraint questionnaire_state check (state in ('draft', 'open', 'closed')),
  constraint questionnaire_least_shown check (least_shown >= 3)
);

-- Who is asked: firms or staff of one subject. `answered` is how many, never who.
create table questionnaire_group (
  city_id int not null,
  questionnaire_id uuid not null,
  row int not null,
  name text not null,
  issued int not null,
  answered int not null,
  constraint questionnaire_group_pkey primary key (city_id, questionnaire_id, row, name),
  constraint questionnaire_group_of foreign key (city_id, questionnaire_id) references questionnaire (city_id, id)
);

-- SHA-256 of a code. Removed with all others when the questionnaire closes.
create table questionnaire_code (
  city_id int not null,
  code_sha256 text not null,
  questionnaire_id uuid not null,
  row int not null,
  name text not null,
  used boolean not null,
  constraint questionnaire_code_pkey primary key (city_id, code_sha256),
  constraint questionnaire_code_of foreign key (city_id, questionnaire_id, row, name)
    references questionnaire_group (city_id, questionnaire_id, row, name)
);
create index questionnaire_code_by_questionnaire on questionnaire_code (city_id, questionnaire_id);

-- How often each option was chosen. There is no row for a single answer.
create table questionnaire_tally (
  city_id int not null,
  questionnaire_id uuid not null,
  row int not null,
  name text not null,
  question text not null,
  option int not null,
  count int not null,
  constraint questionnaire_tally_pkey primary key (city_id, questionnaire_id, row, name, question, option),
  constraint questionnaire_tally_of foreign key (city_id, questionnaire_id) references questionnaire (city_id, id)
);

-- Answers in words, each by itself, under an id that says nothing; written anew when the questionnaire closes.
create table questionnaire_words (
  city_id int not null,
  id uuid not null,
  questionnaire_id uuid not null,
  row int not null,
  question text not null,
  words text not null,
  constraint questionnaire_words_pkey primary key (city_id, id),
  constraint questionnaire_words_of foreign key (city_id, questionnaire_id) references questionnaire (city_id, id)
);
create index questionnaire_words_by_questionnaire on questionnaire_words (city_id, questionnaire_id);
