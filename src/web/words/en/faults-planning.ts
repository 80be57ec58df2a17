import type { planningFaults as zh } from '../zh/faults-planning.ts'

export const planningFaults: typeof zh = {
  'decomposition.conflict': () =>
    'Somebody else has just changed this split; yours was not written. Load the latest and try again.',
  'decomposition.no-draft': () => 'There is no draft to issue.',
  'decomposition.nobody': () => 'A line names a unit or place that is no longer there. Remove it and choose again.',
  'decomposition.values-misfit': () => 'The shares do not match the years. Load the page again.',
  'decomposition.no-shares': () => 'Nobody has a share yet, so nothing can be issued.',
  'decomposition.same-twice': () => 'The same park or unit stands there twice. Remove one line.',
  'decomposition.factor-without-reason': () => 'A factor lacks its ground.',
  'decomposition.not-one-unit': () => "The unit of the shares cannot be converted into the target's.",
  'target.not-found': () => 'This target is no longer in the programme.',
  'matrix.not-found': () => 'There is no such table.',
  'matrix.conflict': () => 'Somebody else has just changed this table; yours was not written. Load the latest.',
  'matrix.closed': () => 'The table has not been sent out, or is closed: nothing can be filled in or taken back.',
  'matrix.year-outside': () => 'The year with columns of its own must lie within the term.',
  'matrix.unit-twice': () => 'The same unit was chosen twice.',
  'matrix.row-twice': () => 'A row stands there twice. Load the page again.',
  'matrix.clause-twice': (x) => `Two rows of one work content are called “${String(x.clause)}”. Rename or remove one.`,
  'matrix.form-begun': (x) => `${String(x.names)} have begun to fill in their form and cannot be taken out.`,
  'matrix.not-this-form': () =>
    "This is no form downloaded from here, or not your unit's. Download your unit's form and fill that in.",
  'matrix.other-park': (x) => `This is the form of ${String(x.unit)} and was not taken. Upload your own unit's.`,
  'matrix.other-matrix': (x) => `This form belongs to another table, ${String(x.title)}, and was not taken.`,
  'matrix-form.not-found': () => "There is no such form, or it is not your unit's.",
  'matrix-form.conflict': () => 'The form has just been changed; yours was not written. Load the latest.',
  'matrix-form.handed-in': (x) =>
    `The form of ${String(x.unit)} has been handed in; the file was not taken. The office must send it back first.`,
  'matrix-form.blank': () => 'The form is blank. Fill it in first.',
  'matrix-form.faults-left': (x) => `${String(x.n)} faults are left. Correct them, or explain them.`,
  'matrix-form.not-handed-in': () => 'The form has not been handed in, so it cannot be accepted or sent back.',
}
