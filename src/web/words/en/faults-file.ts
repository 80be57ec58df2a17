import { documentFaultsEn } from '#contract/documents/fault-words-en.ts'
import type { fileFaults as zh } from '../zh/faults-file.ts'

export const fileFaults: typeof zh = {
  ...documentFaultsEn,
  'files.no-file': () => 'No file arrived; choose it again.',
  'files.empty': () => 'The file is empty (0 bytes). Check that it was saved completely and hand it in again.',
  'files.too-large': (x) => `The file exceeds the limit of ${String(x.megabytes)} MB. Remove pictures or split it.`,
  'file.not-found': () => 'There is no such file; it may have been moved.',
  'units.no-sheet': () => 'There is no sheet of units in it. Use the sheet exported here.',
  'sheet.column-missing': (x) =>
    `The column “${String(x.column ?? x.name ?? '')}” is missing. Keep the columns and headings of the export.`,
  'units.name-missing': () => 'The name is missing.',
  'units.name-too-long': (x) => `The name is too long; at most ${String(x.most)} characters.`,
  'units.name-twice': (x) => `The name “${String(x.name ?? '')}” stands there twice; make them differ.`,
  'units.row-twice': () => 'The mark of this row stands there twice; clear the mark of the copied row.',
  'units.row-unknown': () => 'The mark of this row is unknown. Leave it empty for a new unit.',
  'units.kind-unknown': (x) => `Unknown kind “${String(x.kind)}”. Possible: ${String(x.kinds ?? '')}`,
  'units.parent-unknown': (x) => `“${String(x.name ?? '')}” above it is not among the units.`,
  'units.place-unknown': (x) => `The place “${String(x.name ?? '')}” is not among the places.`,
  'units.member-unknown': (x) => `The member “${String(x.name)}” is not among the units.`,
  'units.office-unknown': (x) => `The office's unit “${String(x.name ?? '')}” is not among the units.`,
  'units.not-a-number': (x) => `“${String(x.text)}” is no whole number.`,
  'units.not-a-day': (x) => `“${String(x.text ?? '')}” is no day; write 2026-11-22.`,
  'units.officer-without-name': () => 'An officer has no name.',
  'tasks.not-this-table': () => 'This is not a task division exported from this programme. Export, edit, hand in.',
  'tasks.older-version': (x) =>
    `It was exported from version ${String(x.exported)}; the programme is at version ${String(x.version)}. Export again and enter the changes there.`,
  'tasks.title-missing': () => 'The measure has no title.',
  'tasks.title-too-long': (x) => `The title is too long; at most ${String(x.most)} characters.`,
  'tasks.number-too-long': (x) => `The number is too long; at most ${String(x.most)} characters.`,
  'tasks.name-too-long': (x) => `The unit's name is too long; at most ${String(x.most)} characters.`,
  'tasks.name-unknown': (x) =>
    `“${String(x.name)}” is not in the register. Use a registered name, or add it under Settings · Units first.`,
  'tasks.too-many-units': (x) => `A measure has at most ${String(x.most)} units.`,
  'tasks.step-without-time': () => 'A step has no time. Write “2026年：what”.',
}
