import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { MarkGiven, PanelItemLine } from '#contract/panels.ts'
import { parseTyped } from '#core/base/typed-number.ts'
import { useLanguage } from '../words/language.tsx'
import type { Withdrawn } from './use-sheet.ts'

type Props = {
  readonly item: PanelItemLine
  readonly label: string
  readonly mark: MarkGiven | undefined
  readonly row: number
  readonly disabled: boolean
  /** in a table there is room for the number alone */
  readonly small?: boolean
  readonly onMark: (mark: MarkGiven | Withdrawn) => void
}

/** Whether something stands there that is no mark of the item. */
function wrongIn({ least, most }: PanelItemLine, typed: string): boolean {
  const number = parseTyped(typed, null)
  return typed.trim() !== '' && !(number !== undefined && number >= least && number <= most)
}

const QUICK = [0.6, 0.7, 0.8, 0.9, 1] as const

/** One mark, made with a thumb: type it, step it, or touch a round one. */
export const MarkField = ({ item, label, mark, row, disabled, small = false, onMark }: Props) => {
  const { w, f } = useLanguage()
  const words = w.panels.sheet
  const held = mark?.mark ?? null
  const [typed, setTyped] = useState(held === null ? '' : String(held))
  // "9." and what does not fit stay as they are typed
  useEffect(() => {
    const none = (was: string) => (wrongIn(item, was) ? was : '')
    setTyped((was) => (held === null ? none(was) : parseTyped(was, null) === held ? was : String(held)))
  }, [item, held])
  const back = mark !== undefined && mark.mark === null
  const give = (value: number | null) => onMark({ row, input: item.input, mark: value, words: mark?.words ?? null })
  const withdraw = () => onMark({ row, input: item.input })
  const wrong = wrongIn(item, typed)
  const type = (text: string) => {
    setTyped(text)
    const number = parseTyped(text, null)
    // a field that shows no mark holds none, or the one before would be handed in unseen
    if (number !== undefined && !wrongIn(item, text)) give(number)
    else if (mark !== undefined) withdraw()
  }
  const step = (by: number) => give(Math.min(item.most, Math.max(item.least, (held ?? item.most) + by)))
  const input = (
    <Input
      aria-label={label}
      className="mark-input"
      inputMode="decimal"
      disabled={disabled || back}
      placeholder={back ? words.stoodBack : words.range(String(item.least), String(item.most))}
      value={typed}
      {...(wrong ? { status: 'error' as const } : {})}
      onChange={(event) => type(event.target.value)}
    />
  )
  const standBack = (
    <Button
      className="stand-back"
      aria-pressed={back}
      type={back ? 'primary' : 'default'}
      disabled={disabled}
      aria-label={`${label} ${words.standBack}`}
      onClick={() => {
        // what was typed and did not fit is no longer meant, whichever way
        setTyped('')
        if (back) withdraw()
        else give(null)
      }}
    >
      {words.standBack}
    </Button>
  )
  if (small)
    return (
      <div className="mark-cell">
        {input}
        {standBack}
      </div>
    )
  const range = item.most - item.least
  return (
    <div className="mark-field">
      <div className="mark-line">
        <Button aria-label={words.less} disabled={disabled || back} onClick={() => step(-1)}>
          −
        </Button>
        {input}
        <Button aria-label={words.more} disabled={disabled || back} onClick={() => step(1)}>
          ＋
        </Button>
      </div>
      {wrong && <div className="field-fault">{words.range(String(item.least), String(item.most))}</div>}
      <div className="mark-quick">
        {QUICK.map((share) => {
          const round = item.least + range * share
          return (
            <Button key={share} disabled={disabled || back} onClick={() => give(round)}>
              {f.number(round, round % 1 === 0 ? 0 : 1)}
            </Button>
          )
        })}
        {standBack}
      </div>
    </div>
  )
}
