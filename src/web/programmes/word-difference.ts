import type { Version } from '#contract/versions.ts'
import { numberWords } from '#core/plans/number-words.ts'
import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

type Difference = Version['differences'][number]
type Known = Readonly<Record<string, string>>

/** What a field held, as the pages say it; what a document printed stays as it printed it. */
export const wordField = (w: Words, f: Format, field: string, value: string): string => {
  const known = (names: Known): string => names[value] ?? value
  switch (field) {
    case 'comparator':
      return known(w.parts.comparator)
    case 'kind':
      return known(w.parts.targetKind)
    case 'role':
      return known(w.programmes.targetTable.roles)
    case 'form':
      return known(w.programmes.edit.forms)
    case 'number':
    case 'section':
      return numberWords(value)
    case 'period':
    case 'issuedOn':
    case 'validFrom':
    case 'validTo':
      return f.period(value)
    case 'steps':
      return value.replace(/^\S+/gm, (period) => f.period(period))
    default:
      return value
  }
}

/** A measure is called by its number and title, a target by its metric and time. */
export const wordLabel = (f: Format, { what, label }: Difference): string => {
  switch (what) {
    case 'measure':
      return label.replace(/^\S*\/\S*/, numberWords)
    case 'target':
      return label.replace(/\S+$/, f.period)
    case 'head':
      return label
  }
}
