import { useLanguage } from '../words/language.tsx'
import type { KeeperView } from './sheet-keeper.ts'

/** Where what was typed is by now, always in words. */
export const SaveState = ({ view }: { readonly view: KeeperView }) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  const left = f.number(view.unsent)
  const said = (): readonly [sign: string, tone: string, words: string] => {
    switch (view.state) {
      case 'saved':
        return ['✓', 'done', view.savedAt === null ? words.saved : words.savedAt(f.instant(view.savedAt))]
      case 'waiting':
        return ['○', 'no-data', words.waiting]
      case 'saving':
        return ['○', 'no-data', words.saving(left)]
      case 'offline':
        return ['▲', 'watch', words.offlineShort(left)]
      case 'undecided':
        return ['■', 'late', words.undecided(left)]
      case 'stopped':
        return ['■', 'late', words.stopped(left)]
    }
  }
  const [sign, tone, sentence] = said()
  return (
    <span className="sheet-state" role="status" data-state={view.state}>
      <span className={`shape ${tone}`} aria-hidden="true">
        {sign}
      </span>
      {sentence}
    </span>
  )
}
