import type { DocumentFaultWording } from '#contract/documents/fault-wording.ts'
import { documentFaultsEn } from '#contract/documents/fault-words-en.ts'
import { documentFaultsZh } from '#contract/documents/fault-words-zh.ts'
import type { DocumentFault, DocumentFaultCode } from './document-fault.ts'

type Wording = Readonly<Record<DocumentFaultCode, DocumentFaultWording>>

export const documentFaultWords: Readonly<Record<'zh' | 'en', Wording>> = {
  zh: documentFaultsZh,
  en: documentFaultsEn,
}

/** One sentence for a person, the file named first. */
export function wordDocumentFault(fault: DocumentFault, language: 'zh' | 'en'): string {
  const words = documentFaultWords[language][fault.code](fault.facts)
  return fault.path === '' ? words : `${fault.path}${language === 'zh' ? '：' : ': '}${words}`
}
