-- Besides leading groups and task forces a city keeps headquarters (指挥部) and working groups (工作组) in its registry.

alter table unit_group drop constraint unit_group_kind;
alter table unit_group add constraint unit_group_kind
  check (kind in ('printed', 'leading_group', 'headquarters', 'task_force', 'working_group'));
