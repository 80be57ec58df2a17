import LockOutlined from '@ant-design/icons/es/icons/LockOutlined'
import UndoOutlined from '@ant-design/icons/es/icons/UndoOutlined'
import UnlockOutlined from '@ant-design/icons/es/icons/UnlockOutlined'
import { memo, useState } from 'react'
import { parseTyped } from '#core/base/typed-number.ts'
import type { Parameter } from '#core/evaluations/parameters.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'

type Props = {
  readonly parameter: Parameter
  readonly value: number
  readonly locked?: boolean
  readonly onTurn: (parameter: Parameter, value: number | null) => void
  readonly onLock?: (key: string) => void
  readonly onTake?: () => void
  readonly onLeave?: () => void
}

/** "亩均税收 封顶（倍）" */
const wordParameter = (w: Words, { kind, name, pole }: Parameter): string =>
  [
    name,
    kind === 'weight' || kind === 'multiplier' ? '' : w.whatIf.kinds[kind],
    pole === null ? '' : w.whatIf.poles[pole],
  ]
    .filter(Boolean)
    .join(' ')

/** One number: dragged, typed, locked, put back. */
export const ParameterRow = memo(({ parameter, value, locked, onTurn, onLock, onTake, onLeave }: Props) => {
  const { w, f } = useLanguage()
  const label = wordParameter(w, parameter)
  const changed = value !== parameter.value
  return (
    <div className="what-if-row" data-changed={changed || undefined}>
      <span className="what-if-label" title={label}>
        {label}
      </span>
      {changed && (
        <button
          type="button"
          className="what-if-was"
          title={w.whatIf.restore(label)}
          onClick={() => onTurn(parameter, null)}
        >
          <UndoOutlined aria-hidden /> {w.whatIf.was(f.number(parameter.value))}
        </button>
      )}
      <Typed label={label} value={value} locked={locked === true} onValue={(typed) => onTurn(parameter, typed)} />
      {onLock !== undefined && (
        <button
          type="button"
          className="what-if-lock"
          aria-pressed={locked === true}
          aria-label={locked === true ? w.whatIf.unlock(label) : w.whatIf.lock(label)}
          title={locked === true ? w.whatIf.unlock(label) : w.whatIf.lock(label)}
          onClick={() => onLock(parameter.key)}
        >
          {locked === true ? <LockOutlined aria-hidden /> : <UnlockOutlined aria-hidden />}
        </button>
      )}
      <input
        type="range"
        aria-label={label}
        min={parameter.least}
        max={Math.max(parameter.most, value)}
        step={parameter.step}
        value={value}
        disabled={locked === true}
        onPointerDown={onTake}
        onPointerUp={onLeave}
        onPointerCancel={onLeave}
        onChange={(event) => onTurn(parameter, event.target.valueAsNumber)}
      />
    </div>
  )
})

type TypedProps = {
  readonly label: string
  readonly value: number
  readonly locked: boolean
  readonly onValue: (value: number) => void
}

/** Half a number is nobody's wish: what is typed counts when the hand leaves the field or presses Enter. */
const Typed = ({ label, value, locked, onValue }: TypedProps) => {
  const [text, setText] = useState<string | null>(null)
  const keep = () => {
    const typed = text === null ? undefined : parseTyped(text, null)
    if (typed !== undefined && typed !== value) onValue(typed)
    setText(null)
  }
  return (
    <input
      className="what-if-typed"
      inputMode="decimal"
      aria-label={label}
      disabled={locked}
      value={text ?? String(value)}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setText(null)
      }}
    />
  )
}
