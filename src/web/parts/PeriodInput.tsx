import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../words/language.tsx'
import { periodTyped } from './period-typed.ts'

type Props = {
  readonly id: string
  readonly 'aria-describedby': string
  readonly value: string | null
  readonly onChange: (period: string | null) => void
}

/** A target's time as it is written in plans; nobody types the program's own code for "every year". */
export const PeriodInput = ({ value, onChange, ...wiring }: Props) => {
  const { f } = useLanguage()
  const [typed, setTyped] = useState(value === 'annual' ? f.period(value) : (value ?? ''))
  return (
    <Input
      {...wiring}
      value={typed}
      maxLength={40}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(periodTyped(event.target.value))
      }}
    />
  )
}
