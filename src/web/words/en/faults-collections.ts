import type { Wording } from '../word-fault.ts'

const n = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-GB', { maximumFractionDigits: 6 }) : String(value ?? '')

export const collectionFaults = {
  'value.unreadable': () => 'Not a number.',
  'value.not-whole': (x) => `${n(x.value)} is not a whole number.`,
  'value.too-precise': (x) => `More than ${n(x.decimals)} decimals.`,
  'value.below-least': (x) => `${n(x.value)} is below the least, ${n(x.least)}.`,
  'value.above-most': (x) => `${n(x.value)} is above the most, ${n(x.most)}.`,
  'value.jump-on-last': (x) =>
    `Changed by ${n(x.size)}${x.points === true ? ' points' : '%'} on the last period (${n(x.before)}), more than ${n(x.limit)}. Check it; if it is right, say why.`,
  'value.jump-on-last-year': (x) =>
    `Changed by ${n(x.size)}${x.points === true ? ' points' : '%'} on last year (${n(x.before)}), more than ${n(x.limit)}. Check it; if it is right, say why.`,
  'value.outlier': (x) => `Far from the last ${n(x.count)} periods (usually near ${n(x.middle)}). Look again.`,
  'value.unit-slip': (x) =>
    `Looks like a wrong unit or digit: ${n(x.value)} is about ${n(x.factor)} times the past. Is it ${n(x.suggested)}? If it is right, say why.`,
  'value.cumulative-fell': (x) =>
    `The cumulative value ${n(x.value)} is less than last month's ${n(x.before)}. Check it; if it is right, say why.`,
  'value.last-year-differs': (x) => `Last year's ${n(x.value)} differs from the ${n(x.held)} held here. Say why.`,
  'value.last-year-lacks': (x) => `Last year's value is missing; ${n(x.held)} is held here.`,
  'value.rule-broken': (x) =>
    x.words === undefined || x.words === ''
      ? 'A rule between fields does not hold.'
      : `Does not hold: ${String(x.words)}`,
  'value.parts-differ': (x) => `The parts come to ${n(x.sum)}, the whole is ${n(x.whole)}: off by ${n(x.difference)}.`,
  'value.parts-exceed': (x) => `The parts come to ${n(x.sum)}, more than the whole, ${n(x.whole)}.`,
  'cell.required': () => 'Not filled in yet. Where there is no value enter “—” and say why.',
  'cell.unexplained': () => 'There is no value: say why.',
  'cell.unreadable': (x) =>
    x.why === 'other-unit'
      ? `“${String(x.text)}”: its unit${x.written === null ? '' : ` (${String(x.written)})`} does not convert to ${String(x.unit)}.`
      : x.why === 'ambiguous'
        ? `“${String(x.text)}” can be read in two ways: check its commas and decimal point.`
        : `“${String(x.text)}” is not a number.`,
  'cell.converted': (x) => `Entered in ${String(x.from)}, converted to ${n(x.value)} ${String(x.unit)}. Check it.`,
  'cell.held': (x) => `“${String(x.name)}” came from another source already; it is not asked again.`,
  'cell.unknown': () => 'This cell is not in the form; it may have been changed. Load again.',
  'cell.conflict': (x) =>
    `The value here is now “${String(x.theirs)}” (${String(x.by ?? '')} entered it after the template was downloaded). It was not overwritten.`,
  'collection.not-found': () => 'There is no such collection.',
  'collection.conflict': (x) => `Somebody has just made version ${n(x.version)}; your change was not written.`,
  'collection.nothing-changed': () => 'Nothing changed; there is no new version.',
  'collection.closed': () => 'The collection is no longer used; no call can be opened.',
  'collection.no-fields': () => 'No indicator is chosen yet.',
  'collection.no-recipients': () => 'No unit is chosen yet.',
  'collection.indicator-unknown': () => 'An indicator is no longer in the dictionary; remove it.',
  'collection.indicator-twice': (x) => `“${String(x.name)}” is chosen twice.`,
  'collection.indicator-retired': (x) => `“${String(x.name)}” is retired; remove it.`,
  'collection.indicator-computed': (x) => `“${String(x.name)}” is computed by a formula; nobody fills it in.`,
  'collection.indicator-period': (x) => `The periods of “${String(x.name)}” do not end with those of the collection.`,
  'collection.part-unknown': (x) => `“${String(x.code)}” in a rule of parts is not in this form.`,
  'collection.period-stays': () => 'A call has been opened; the kind of period can no longer change.',
  'collection.first-period': () => 'Not the last day of such a period.',
  'collection.rows-need-subjects': () => 'A form with one indicator a row has no rows of enterprises or projects.',
  'collection.unit-unknown': () => 'A unit does not exist; choose again.',
  'collection.unit-twice': () => 'A unit is chosen twice.',
  'collection.subject-unknown': () => 'A subject does not exist; choose again.',
  'call.not-found': () => 'There is no such call.',
  'call.conflict': () => 'This period has been opened already, or somebody has just changed it. Load again.',
  'call.no-such-period': () => 'The collection has no such period, or it lies before the first.',
  'call.due-before-end': () => 'The due day lies before the end of the period.',
  'submission.not-found': () => 'There is no such submission.',
  'submission.forbidden': () => 'This account may not do this with the submission.',
  'submission.conflict': () => 'Somebody has just changed the state of this submission. Load again.',
  'submission.not-open': () => 'This submission is handed in, accepted or closed, and can no longer be changed.',
  'submission.not-now': (x) =>
    `${x.unit === undefined ? '' : `${String(x.unit)}: `}Not possible in its present state. Load again.`,
  'submission.no-subjects': () => 'There is nothing in the list yet; add something first.',
  'submission.call-closed': () => 'The call is closed; nothing can be taken back.',
  'submission.fixed-subjects': () => 'The subjects of this form are fixed.',
  'submission.no-place': () => 'Your unit lies in no place, so nothing can be added. Ask the office.',
  'submission.subject-twice': (x) => `“${String(x.name)}” is in the list already.`,
  'sheet.not-this-template': () =>
    'Not the template of this submission. Download it on this page, fill it in, then upload.',
  'sheet.long-form': () => 'This form is too long to be sent at once. Press Download template on its page.',
  'sheet.closed': () => 'This submission cannot be filled in now; the file was not read.',
  'sheet.row-missing': (x) => `${n(x.rows)} rows are gone from the template; their cells count as unchanged.`,
  'sheet.layout-broken': () =>
    'Rows or columns of the template were changed; its cells cannot be found. Download it again and paste the data in.',
  'sheet.no-cells': () => 'The template has no cells that can be read.',
} satisfies Record<string, Wording>
