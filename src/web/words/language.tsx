import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Format, type Language, makeFormat } from './format.ts'
import { type Words, zh } from './zh.ts'

type Spoken = {
  readonly language: Language
  readonly w: Words
  readonly f: Format
  readonly speak: (language: Language) => void
}

const KEPT = 'jingwei.language'
const kept = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh')
/** Most people never need English, so it is sent only to those who do. */
const loadWords = (language: Language): Promise<Words> =>
  language === 'zh' ? Promise.resolve(zh) : import('./en.ts').then((module) => module.en)

const SpokenContext = createContext<Spoken>({
  language: 'zh',
  w: zh,
  f: makeFormat('zh', '2000-01-01'),
  speak: () => {},
})
export const useLanguage = (): Spoken => useContext(SpokenContext)

export const LanguageProvider = ({ today, children }: { readonly today: string; readonly children: ReactNode }) => {
  const [spoken, setSpoken] = useState<{ language: Language; w: Words } | null>(
    kept() === 'zh' ? { language: 'zh', w: zh } : null,
  )
  const speak = useCallback((language: Language) => {
    localStorage.setItem(KEPT, language)
    loadWords(language).then((w) => setSpoken({ language, w }))
  }, [])
  useEffect(() => {
    if (spoken === null) speak(kept())
  }, [spoken, speak])
  useEffect(() => {
    if (spoken !== null) document.documentElement.lang = spoken.language === 'zh' ? 'zh-CN' : 'en'
  }, [spoken])
  const value = useMemo(
    () => (spoken === null ? null : { ...spoken, f: makeFormat(spoken.language, today), speak }),
    [spoken, today, speak],
  )
  return value === null ? null : <SpokenContext value={value}>{children}</SpokenContext>
}
