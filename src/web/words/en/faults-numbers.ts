import type { numberFaults as zh } from '../zh/faults-numbers.ts'

const vintages: Readonly<Record<string, string>> = { flash: 'flash', revised: 'revised', final: 'final' }
const kinds: Readonly<Record<string, string>> = { number: 'number', text: 'text', truth: 'yes or no' }
const roles: Readonly<Record<string, string>> = {
  ...{ 'subject-code': 'Code', 'subject-name': 'Name', period: 'Period', indicator: 'Indicator', unit: 'Unit' },
  ...{ value: 'Value', 'last-year': 'Last year', 'parent-name': 'Lies in' },
}

export const numberFaults: typeof zh = {
  'indicator.not-found': (x) => `There is no indicator “${String(x.id)}”; it may have been renamed.`,
  'indicator.conflict': (x) =>
    `Somebody has just changed “${String(x.name)}”; nothing was written. Load the latest first.`,
  'indicator.code-form': () => 'A code begins with a small letter and holds small letters, digits and _, 63 at most.',
  'indicator.code-reserved': (x) => `“${String(x.code)}” is a word of formulas; choose another code.`,
  'indicator.code-taken': (x) => `The code “${String(x.code)}” is that of “${String(x.name)}”.`,
  'indicator.name-blank': () => 'A name is needed.',
  'indicator.name-taken': (x) =>
    `“${String(x.name)}” is a name of “${String(x.holder)}”; one spelling means one indicator.`,
  'indicator.alias-twice': (x) => `“${String(x.name)}” stands there twice.`,
  'indicator.unit-not-of-kind': (x) =>
    `The unit “${String(x.unit)}” does not fit the kind: growth and share are in %, a rank has none.`,
  'indicator.sum-of-rates': () => 'Rates, shares and ranks do not add up; choose none or a weighted mean.',
  'indicator.sum-of-overlapping': () =>
    'Cumulative values and stocks overlap and do not add up over time; choose the last.',
  'indicator.last-over-places': () => '“Last” is of time only; over places choose sum, weighted mean or none.',
  'indicator.decimals': (x) => `Decimals are a whole number from 0 to ${String(x.most)}.`,
  'indicator.weight-blank': () => 'A weighted mean needs the indicator that weighs.',
  'indicator.weight-itself': () => 'An indicator does not weigh itself.',
  'indicator.weight-unknown': (x) => `There is no indicator of the code “${String(x.weight)}” to weigh with.`,
  'indicator.weight-period': (x) => `“${String(x.weight)}” has another type of period and cannot weigh.`,
  'indicator.rank-threshold': () => 'A rank is a whole number from 1.',
  'indicator.threshold-number': () => 'A threshold is a number.',
  'indicator.threshold-direction': (x) => `“${String(x.op)}” runs against the indicator’s direction.`,
  'indicator.formula-blank': () => 'The source is a formula, and there is none.',
  'indicator.formula-superfluous': () => 'The source is no formula: clear it, or change the source.',
  'indicator.formula-period': (x) => `“${String(x.name)}” has another type of period and cannot stand in this formula.`,
  'indicator.cycle': (x) => `The formulas rest on one another in a circle: ${String(x.names)}.`,
  'indicator.rests-on-broken': (x) => `“${String(x.name)}”, on which it rests, cannot be computed.`,
  'indicator.code-fixed': (x) => `Formulas and mappings name it by “${String(x.before)}”; change its name instead.`,
  'indicator.unit-fixed': (x) =>
    `“${String(x.name)}” has values in “${String(x.before)}”, so its unit stays. Make a new indicator, or convert by a formula.`,
  'indicator.period-fixed': (x) => `“${String(x.name)}” has values, so its type of period stays. Make a new indicator.`,
  'indicator.unit-unknown': () => 'There is no such unit; add it to the registry first.',
  'indicator.in-use': (x) => `“${String(x.name)}” is used by: ${String(x.names)}. Change these first.`,
  'indicators.word-unknown': (x) => `“${String(x.text)}” is none of: ${String(x.words)}.`,
  'indicators.aggregation-unknown': (x) =>
    `“${String(x.text)}” is not understood. Write 合计, 取期末, 不汇总 or 加权平均：CODE.`,
  'indicators.threshold-unknown': (x) =>
    `“${String(x.text)}” is not understood. Write < 0, >= 10 or 前3名, or nothing.`,
  'indicators.reason-missing': () => 'Say why: whoever looks at the versions will see it.',
  'unit.unknown': (x) => `“${String(x.part)}” in the unit “${String(x.unit)}” is not known.`,
  'unit.bare-multiple': (x) => `“${String(x.unit)}” says how many but not of what; write 万元 or 万人.`,
  'expression.blank': () => 'The formula is blank.',
  'expression.character': (x) => `“${String(x.character)}” has no place in a formula.`,
  'expression.quote-open': () => 'A quotation mark is not closed.',
  'expression.name-unknown': (x) =>
    x.nearest === null
      ? `There is no indicator “${String(x.name)}”.`
      : `There is no indicator “${String(x.name)}”. Is it “${String(x.nearest)}”?`,
  'expression.name-ambiguous': (x) =>
    `“${String(x.name)}” means more than one: ${String(x.holders)}. Write the whole name or the code.`,
  'expression.number-range': (x) => `The number “${String(x.number)}” is too large.`,
  'expression.syntax': (x) => `The formula is incomplete near “${String(x.near)}”; check brackets and signs.`,
  'expression.cel': () => 'A formula cannot be written like this.',
  'expression.not-taken': () => 'A formula cannot have this.',
  'expression.null-taken': () => 'Write present() to ask whether there is a value; null is not taken.',
  'expression.list-expected': () => 'A list such as [1, 2] is to follow “in”.',
  'expression.list-empty': () => 'The list is empty.',
  'expression.function-unknown': (x) => `There is no function “${String(x.name)}”. Known: ${String(x.known)}.`,
  'expression.arguments': (x) =>
    `${String(x.name)} takes ${x.least === x.most ? String(x.least) : `${String(x.least)} to ${String(x.most)}`} arguments, not ${String(x.given)}.`,
  'expression.kind': (x) =>
    `“${String(x.sign)}” wants a ${kinds[String(x.expected)] ?? ''}, not a ${kinds[String(x.given)] ?? ''}.`,
  'expression.kinds-differ': (x) =>
    `The sides of “${String(x.sign)}” are a ${kinds[String(x.expected)] ?? ''} and a ${kinds[String(x.given)] ?? ''}.`,
  'expression.result-kind': (x) => `The formula should come to a ${kinds[String(x.expected)] ?? ''}.`,
  'expression.bare-number': (x) =>
    `One side of “${String(x.sign)}” is in “${String(x.unit)}”, the other is a bare number; give it a unit.`,
  'expression.units-add': (x) => `“${String(x.left)}” and “${String(x.right)}” are not added or subtracted.`,
  'expression.units-differ': (x) => `“${String(x.given)}” and “${String(x.expected)}” are not compared.`,
  'expression.zero-divisor': () => 'The divisor is 0.',
  'expression.points-multiplied': () => 'Percentage points are not multiplied or divided.',
  'expression.round-digits': () => 'The digits of round are a whole number.',
  'expression.not-paired': (x) =>
    `${String(x.name)}() is for an indicator that is reported with last year’s value, not for a calculation.`,
  'expression.result-unit': (x) =>
    x.ratio === true
      ? `The result is a bare ratio and the indicator is in “${String(x.expected)}”: end the formula in “× 100%”.`
      : `The formula comes to “${String(x.given)}” and the indicator is in “${String(x.expected)}”, which is another thing.`,
  'subject.not-found': () => 'There is no such subject, or this account does not see it.',
  'observations.changed-meanwhile': (x, f) =>
    `${String(x.name)} (${f.day(String(x.day))}) has a new value since you opened it; nothing was written. Load it again.`,
  'observations.computed': (x) => `“${String(x.name)}” is computed by a formula and is neither entered nor imported.`,
  'observations.no-such-period': (x, f) => `No period of “${String(x.name)}” ends on ${f.day(String(x.day))}.`,
  'observations.value-or-reason': () => 'Give a number, or say why there is none: one of the two.',
  'observations.twice': (x) => `One cell of “${String(x.name)}” is given twice.`,
  'observations.known-in-future': () => 'Nothing is known later than today.',
  'observations.nothing-changed': () => 'These are the values that stand; nothing was written.',
  'observations.outweighed': (x, f) =>
    `“${String(x.name)}” has a ${vintages[String(x.vintage)] ?? ''} value known ${f.day(String(x.knownOn))}, later or more final than this: nobody would see yours. Change the day or the vintage.`,
  'observations.too-many': (x, f) =>
    `${f.number(Number(x.cells))} values at once are more than ${f.number(Number(x.most))}. Take a shorter time or fewer places, or export.`,
  'batch.conflict': () => 'The batch is no longer in this state; nothing was done. Please reload.',
  'batch.roll-up-follows': () => 'Sums of firms follow the batches that they add up; take those back.',
  'import.no-subject-column': () => 'No column is the code or the name, so nobody knows whom a row speaks of.',
  'import.no-value-column': () => 'No column is the value of an indicator.',
  'import.role-twice': (x) =>
    `“${roles[String(x.role)] ?? String(x.role)}” is given to more than one column: ${String(x.columns)}.`,
  'import.indicator-twice': (x) => `“${String(x.name)}” is given to more than one column: ${String(x.columns)}.`,
  'import.last-year-alone': (x) =>
    `“${String(x.name)}” has a column for last year (${String(x.column)}) and none for this.`,
  'import.pair-units': (x) => `The two columns of “${String(x.name)}” are in different units: ${String(x.columns)}.`,
  'import.indicator-retired': (x) => `“${String(x.name)}” is retired.`,
  'import.not-your-indicator': (x) =>
    `Your unit is not the source of “${String(x.name)}”. Ask statistics or the office.`,
  'import.unit-unknown': (x) =>
    `The unit “${String(x.unit)}” of “${String(x.name)}” is not known; write 亿元, 万元 or 家.`,
  'import.unit-of-another-kind': (x) =>
    `“${String(x.name)}” is in “${String(x.ours)}”, and “${String(x.unit)}” does not convert to it. Is it another indicator?`,
  'import.no-period': () => 'The file has no period column: choose the last day of the period.',
  'import.faulty-rows': (x, f) =>
    `${f.number(Number(x.rows))} rows are faulty and the file was not imported. Mend it, or import the good rows only.`,
  'import.subject-missing': () => 'The row has neither a code nor a name.',
  'import.parent-unknown': (x) => `There is no place “${String(x.text)}”.`,
  'import.period-unreadable': (x) => `“${String(x.text)}” is no period; write 2026-07, 2026年7月 or 2026年三季度.`,
  'import.period-of-another-type': (x, f) => `No period of “${String(x.name)}” ends on ${f.day(String(x.period))}.`,
  'import.indicator-unknown': (x) => `There is no indicator “${String(x.text)}” to import.`,
  'import.not-a-number': (x) => `“${String(x.text)}” is not a number. Leave it blank, or write “—”.`,
  'import.percent': (x) => `It is a percentage, and “${String(x.name)}” is in “${String(x.unit)}”.`,
  'import.twice': () => 'An earlier row says the same subject, indicator and period; nobody knows which counts.',
  'import-mapping.not-found': () => 'There is no such mapping; it may have been forgotten.',
}
