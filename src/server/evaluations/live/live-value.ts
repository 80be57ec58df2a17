import { formulaKey } from '#core/evaluations/formulas.ts'
import type { Value } from '#core/evaluations/item.ts'
import type { Prepared } from '#core/evaluations/prepare.ts'
import { type CellOf, excelNumber, excelConstant as n } from './excel-expression.ts'

/** Where the data of one subject stand. */
export type DataCells = {
  readonly cell: CellOf
  /** numbers of a list: how many there are, and where they stand */
  readonly list: (code: string) => { readonly count: string; readonly range: string } | undefined
}

/** A formula of the method's own language in Excel's; an input by its code or name is its cell. */
export function excelFormula({ formulas, method }: Prepared, formula: string, cell: CellOf): string | undefined {
  const expression = formulas.get(formulaKey('number', formula))
  if (expression !== undefined) return excelNumber(expression.tree, cell)
  const direct = method.inputs.find(({ code, name }) => code === formula || name === formula)
  return direct === undefined ? undefined : cell(direct.code)
}

/** An item's value, "" where it is missing; undefined where Excel has no words for it. */
export function excelValue(prepared: Prepared, value: Value, { cell, list }: DataCells): string | undefined {
  const of = (formula: string) => excelFormula(prepared, formula, cell)
  switch (value.kind) {
    case 'formula': {
      const own = of(value.formula)
      return own === undefined ? undefined : blankAware(own)
    }
    case 'ratio': {
      const [above, below] = [of(value.of), of(value.per)]
      if (above === undefined || below === undefined) return undefined
      return `IF(OR(${above}="",${below}=""),"",IFERROR(${above}/${below}${value.times === 1 ? '' : `*${n(value.times)}`},""))`
    }
    case 'growth': {
      const [now, before] = [of(value.now), of(value.before)]
      if (now === undefined || before === undefined) return undefined
      return `IF(OR(${now}="",${before}=""),"",IF(${before}>0,(${now}/${before}-1)*100,""))`
    }
    case 'count': {
      const found = list(value.list)
      if (found === undefined) return undefined
      const counted = value.least === null ? found.count : `COUNTIF(${found.range},">=${value.least}")`
      return `IF(${found.count}="","",${counted})`
    }
    case 'panel': {
      const found = list(value.list)
      if (found === undefined) return undefined
      const { count, range } = found
      const ends = Array.from({ length: value.trim }, (_, at) => `-LARGE(${range},${at + 1})-SMALL(${range},${at + 1})`)
      const least = Math.max(value.members, 2 * value.trim + 1)
      return `IF(N(${count})<${least},"",(SUM(${range})${ends.join('')})/(${count}-${2 * value.trim}))`
    }
    case 'survey': {
      const [mean, answers] = [of(value.mean), of(value.answers)]
      if (mean === undefined || answers === undefined) return undefined
      return `IF(OR(${mean}="",${answers}=""),"",IF(${answers}>=${n(value.least)},${mean},""))`
    }
  }
}

/** A plain reference to a blank cell would show 0; yes and no count as 1 and 0. */
const blankAware = (formula: string): string =>
  /^[^(]*![A-Z$]+\d+$/.test(formula) ? `IF(${formula}="","",N(${formula}))` : formula
