import type { Fault } from '#core/base/fault.ts'
import type { EvaluationFinding, Severity } from '#core/evaluations/finding.ts'
import { wordDocumentFault } from '../documents/fault-words.ts'
import { dataWords } from './data-words.ts'
import { methodWords } from './method-words.ts'
import { packageWords } from './package-words.ts'

export type Language = 'zh' | 'en'
export type Facts = Readonly<Record<string, string | number | boolean | null>>
export type Wording = Readonly<Record<string, (facts: Facts) => string>>

export const severityWords: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  zh: { refuse: '不能计算', confirm: '须确认', note: '提示' },
  en: { refuse: 'refused', confirm: 'to be confirmed', note: 'note' },
}

/** What happened, where, what to do, as one line. */
export function wordFinding({ code, facts, place, article }: EvaluationFinding, language: Language): string {
  const where = article === null ? '' : language === 'zh' ? `（${article}）` : ` (${article})`
  const line = place.row === undefined ? '' : language === 'zh' ? `第 ${place.row} 行 ` : `line ${place.row} `
  return `${said(code, facts, language)}${where}${place.field === undefined ? '' : ` [${line}${place.field}]`}`
}

export function wordFault(fault: Fault, language: Language): string {
  const facts = fault.facts ?? {}
  return `${wherePlaced(fault, language)}${said(fault.code, facts, language)}`
}

/** What happened and what to do, without the place. */
export function said(code: string, facts: Facts, language: Language): string {
  const words: Wording = { ...methodWords[language], ...dataWords[language], ...packageWords[language] }
  const own = words[code]
  if (own !== undefined) return own(facts)
  const [first] = code.split('.')
  if (first !== 'evaluation' && first !== 'method') {
    const known = wordDocumentFault({ code: code as never, path: '', facts: facts as never }, language)
    return known.replace(/^[：:]\s*/, '')
  }
  return code
}

function wherePlaced({ place }: Fault, language: Language): string {
  if (place === undefined) return ''
  const { file, sheet, row, column, field } = place
  const parts =
    language === 'zh'
      ? [file, sheet && `工作表“${sheet}”`, row && `第 ${row} 行`, column && `${column} 列`, field && `[${field}]`]
      : [file, sheet && `sheet "${sheet}"`, row && `line ${row}`, column && `column ${column}`, field && `[${field}]`]
  const told = parts.filter((part) => part)
  return told.length === 0 ? '' : `${told.join(language === 'zh' ? ' ' : ', ')}${language === 'zh' ? '：' : ': '}`
}
