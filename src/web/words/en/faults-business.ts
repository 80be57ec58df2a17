import type { businessFaults as zh } from '../zh/faults-business.ts'

export const businessFaults: typeof zh = {
  'draft.closed': () => 'This draft is adopted or abandoned and cannot be changed.',
  'draft.empty': () => 'Nothing has been accepted, so there is nothing to adopt.',
  'draft.name-is-unit': (x) => `“${String(x.name)}” is a registered unit already.`,
  'draft.name-unknown': (x) =>
    `“${String(x.name)}” (${String(x.times)} times) is not mapped to a unit yet. Map it, or make a unit of it.`,
  'draft.no-title': () => 'The programme has no title.',
  'draft.pending': (x) =>
    `${String(x.targets)} targets and ${String(x.measures)} measures are not judged yet. Judge them, or choose to leave them out.`,
  'draft.span-outside': () => 'The selection lies outside the text; select again.',
  'draft.two-meanings': (x) => `“${String(x.name)}” means both a unit and a group; keep one.`,
  'draft.warning.placeholder': (x) => `The document still has a placeholder: ${String(x.text)}`,
  'draft-item.conflict': () => 'Somebody judged this one just now; yours was not written.',
  'draft-item.other-kind': () => 'This one is of another kind; reload.',
  'draft-head.conflict': () => 'Somebody changed the document’s head just now; yours was not written.',
  'programme.not-found': () => 'There is no such programme.',
  'programme.closed': () => 'The programme is closed and cannot be changed.',
  'programme.conflict': (x) =>
    `The programme is at version ${String(x.version)} already; you changed an earlier one, and nothing was written.`,
  'programme.name-unknown': (x) =>
    `“${String(x.name)}” is not in the register. Use a registered name, or add the unit first.`,
  'programme.nothing-changed': () => 'Nothing differs from the current version, so no version was made.',
  'plan-finding.conflict': () => 'Somebody has just settled or reopened this finding. Please load the page again.',
  'plan-finding.not-found': () => 'There is no such finding; the programme may have changed.',
  'update.not-found': () => 'There is no such report.',
  'update.conflict': () => 'Somebody changed this report just now; yours was not written.',
  'update.forbidden': () => 'This account may not report or confirm for this unit.',
  'update.measure-dropped': () => 'The measure was dropped from the programme; no report is needed.',
  'update.not-open': () => 'This report is submitted or confirmed and cannot be changed.',
  'update.not-submitted': () => 'This report is not submitted, so it cannot be confirmed or returned.',
  'update.nothing-reported': () => 'Nothing has been written yet.',
  'update.period-closed': (x) => `${String(x.period)} is not the open cycle (${String(x.open)} is). Reload.`,
  'update.evidence-unknown': () => 'A piece of evidence did not arrive; send it again.',
  'update.gate-evidence': (x) =>
    `“${String(x.step)}” is an evaluation gate: attach the conclusion or the acceptance before calling it done.`,
  'update.gate-open': (x) =>
    `An evaluation gate is still open: “${String(x.step)}”. The measure can be called done once it has been passed.`,
  'update.step-unknown': () => 'A step is no longer part of the measure; reload.',
  'update.words-missing': () => 'Say what progress there is.',
  'unit.not-found': () => 'There is no such unit.',
  'unit.name-taken': () => 'A unit has this name already.',
  'unit.alias-taken': (x) => `“${String(x.alias)}” belongs to ${String(x.owner)}; one spelling means one unit.`,
  'unit.kind-unknown': () => 'The kind is unknown; choose another.',
  'unit.parent-below': () => 'A unit cannot stand under itself.',
  'unit.parent-unknown': () => 'The unit above does not exist; choose another.',
  'unit.place-unknown': () => 'The place does not exist; choose another.',
  'unit.validity-reversed': () => 'It ends before it begins.',
  'unit-group.not-found': () => 'There is no such group.',
  'unit-group.name-taken': (x) => `A group is called “${String(x.name)}” already.`,
  'unit-group.member-unknown': () => 'A member does not exist; choose again.',
  'unit-group.office-unknown': () => 'The office’s unit does not exist; choose another.',
  'light-rules.past': (x) =>
    `The rules may begin today (${String(x.today)}) at the earliest: what has been judged stays judged.`,
  'light-rules.in-force': () => 'These rules are in force and cannot be withdrawn; set others instead.',
  'light-rules.share': () => 'Give a percentage from 0 to 99.',
  'light-rules.certainty': () => 'The certainty of an interval is 50 % to 99 %.',
  'light-rules.months': () => 'Give 1 to 24 months.',
  'light-rules.order': () => 'Watch must be wider than on course: a lower chance, or further behind.',
  'light-rules.not-found': () => 'No rules begin on that day.',
  'place.group-empty': () => 'Choose which kinds it gathers, or its members.',
  'place.group-needs-parent': () => 'A group needs a place above it: it gathers what lies below that.',
  'place.member-unknown': ({ name }) =>
    `${name ?? 'A member'} cannot be in a group: it does not exist or is a group itself.`,
  'place.no-group': () => 'Only a group of places has members.',
  'place.parent-below': () => 'A place cannot lie in itself.',
  'place.parent-unknown': () => 'The place above does not exist; choose another.',
  'place.validity-reversed': () => 'It ends before it begins.',
  'binding.conflict': (x) =>
    `The indicator of “${String(x.metric)}” was just changed by ${String(x.by ?? 'somebody else')}. Reload and confirm again.`,
  'binding.unit': (x) =>
    `The indicator “${String(x.indicator)}” is measured in ${String(x.theirs)}, which cannot become ${String(x.unit)}, the unit of “${String(x.metric)}”. Choose another.`,
  'binding.not-a-rate': (x) =>
    `“${String(x.metric)}” is measured in ${String(x.unit)}, which is no rate, so growth cannot measure it. Read the value instead.`,
  'binding.not-found': () => 'There is no such assignment; it may have been removed.',
  'target.not-found': () => 'There is no such target, or it did not exist yet on the day chosen.',
  'headline.twice': () => 'One indicator and place was chosen twice. Remove one of them.',
}
