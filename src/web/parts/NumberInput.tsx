import { Input } from 'antd'
import { useState } from 'react'
import { numberPath, numberWords } from '#core/plans/number-words.ts'

type Props = {
  readonly id?: string
  readonly 'aria-describedby'?: string
  /** the path that is kept, "三/(一)/1" */
  readonly value: string
  readonly onChange: (path: string) => void
}

/** A number as officials write it, 三（一）1; what is not touched keeps its path. */
export const NumberInput = ({ value, onChange, ...wiring }: Props) => {
  const [first] = useState(value)
  const [typed, setTyped] = useState(numberWords(value))
  const type = (words: string) => {
    setTyped(words)
    onChange(words === numberWords(first) ? first : numberPath(words))
  }
  return <Input {...wiring} value={typed} onChange={(event) => type(event.target.value)} />
}
