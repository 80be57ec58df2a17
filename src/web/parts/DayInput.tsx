import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useFirstLanguage } from '../words/language.tsx'
import { dayTyped } from './day-typed.ts'

type Props = {
  readonly id?: string
  readonly 'aria-describedby'?: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** A day as people type it. The browser's calendar only opens beside it, for it shows days in its own language. */
export const DayInput = ({ value, onChange, ...wiring }: Props) => {
  const { w } = useFirstLanguage()
  const [typed, setTyped] = useState(value ?? '')
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(value ?? ''), [value])
  const day = dayTyped(typed)
  const keep = () => {
    if (day === undefined) return
    setTyped(day ?? '')
    if (day !== value) onChange(day)
  }
  return (
    <span className="day-input">
      <Input
        {...wiring}
        placeholder={w.parts.dayForm}
        value={typed}
        title={w.parts.dayHint}
        {...(day === undefined ? { status: 'error' as const } : {})}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onPressEnter={keep}
        suffix={
          <button
            type="button"
            className="link-button"
            aria-label={w.parts.pickDay}
            onClick={() => picker.current?.showPicker()}
          >
            <CalendarOutlined />
          </button>
        }
      />
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    </span>
  )
}
