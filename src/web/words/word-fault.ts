import type { Fault } from '#contract/base.ts'
import type { Format } from './format.ts'
import type { FirstWords } from './zh-first.ts'

type Facts = NonNullable<Fault['facts']>
export type Wording = (facts: Facts, f: Format) => string

/** "administrators.audit.password" as the form calls it; the path itself where no part of it has a name. */
const fieldOf = (w: FirstWords, path: string): string => {
  const names: Readonly<Record<string, string>> = w.faults.fields
  const named = path
    .split('.')
    .flatMap((part) => (/^\d+$/.test(part) ? [String(Number(part) + 1)] : (names[part] ?? [])))
  return named.length === 0 ? path : named.join(' ')
}

/** "《plan.xlsx》表1 第3行 牵头单位：", as much of it as is known. */
const placeOf = (w: FirstWords, fault: Fault): string => {
  const place = fault.place ?? {}
  const said = [
    place.file === undefined ? '' : w.faults.file(place.file),
    place.sheet ?? '',
    place.row === undefined ? '' : w.faults.row(place.row),
    place.column ?? '',
    place.field === undefined ? '' : w.faults.field(fieldOf(w, place.field)),
  ].filter((word) => word !== '')
  return said.length === 0 ? '' : `${said.join(' ')}${w.faults.colon}`
}

const factsOf = (facts: Facts): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ')

/** A fault in the reader's language. One that nobody has worded yet shows its code and facts, so that it can be looked up. */
export const wordFault = (w: FirstWords, f: Format, fault: Fault): string => {
  const facts = fault.facts ?? {}
  const wordings: Readonly<Record<string, Wording>> = w.faults.known
  const wording = wordings[fault.code]
  const sentence = wording === undefined ? w.faults.unworded(fault.code, factsOf(facts)) : wording(facts, f)
  return placeOf(w, fault) + sentence
}

/** Whether these words have a sentence for it; without one, all words may. */
export const isWorded = (w: FirstWords, fault: Fault): boolean => fault.code in w.faults.known
