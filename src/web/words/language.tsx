import { createContext, type ReactNode, use, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Format, type Language, makeFormat } from './format.ts'
import type { Words } from './zh.ts'
import { type FirstWords, first as zhFirst } from './zh-first.ts'

type Spoken<W extends FirstWords> = {
  readonly language: Language
  readonly w: W
  readonly f: Format
  readonly speak: (language: Language) => void
}

const KEPT = 'jingwei.language'
const kept = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh')

/** Most people never need English, so it is sent only to those who do. */
const loadFirst = (language: Language): Promise<FirstWords> =>
  language === 'zh' ? Promise.resolve(zhFirst) : import('./en-first.ts').then((module) => module.first)
// each in a function of its own: a choice between two imports makes the bundler fetch both
const loadZh = (): Promise<Words> => import('./zh.ts').then((module) => module.zh)
const loadEn = (): Promise<Words> => import('./en.ts').then((module) => module.en)

const arrived = new Map<Language, Words>()
const onTheWay = new Map<Language, Promise<Words>>()
/** All words of the language that is spoken here. A page's file comes together with them, so that no page waits twice. */
export const loadWords = (language: Language = kept()): Promise<Words> => {
  const asked = onTheWay.get(language) ?? (language === 'zh' ? loadZh() : loadEn())
  onTheWay.set(language, asked)
  asked.then(
    (words) => arrived.set(language, words),
    // the next one asks again
    () => onTheWay.delete(language),
  )
  return asked
}

const SpokenContext = createContext<Spoken<FirstWords>>({
  language: 'zh',
  w: zhFirst,
  f: makeFormat('zh', '2000-01-01'),
  speak: () => {},
})
/** For the frame, today's page and the parts that they are made of: what is there from the beginning. */
export const useFirstLanguage = (): Spoken<FirstWords> => useContext(SpokenContext)
/** For every page behind them: all words. */
export const useLanguage = (): Spoken<Words> => {
  const spoken = useContext(SpokenContext)
  const w = arrived.get(spoken.language) ?? use(loadWords(spoken.language))
  return useMemo(() => ({ ...spoken, w }), [spoken, w])
}

export const LanguageProvider = ({ today, children }: { readonly today: string; readonly children: ReactNode }) => {
  const [spoken, setSpoken] = useState<{ language: Language; w: FirstWords } | null>(
    kept() === 'zh' ? { language: 'zh', w: zhFirst } : null,
  )
  const speak = useCallback((language: Language) => {
    localStorage.setItem(KEPT, language)
    // who is on a page that needs them all must not see it go while they come
    const words = arrived.size > 0 ? loadWords(language) : loadFirst(language)
    words.then((w) => setSpoken({ language, w }))
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
