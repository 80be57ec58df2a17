import { type DragEvent, useId, useState } from 'react'
import { useFirstLanguage } from '../words/language.tsx'
import { say } from './notices.ts'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly accept: string
  readonly many?: boolean
  readonly small?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

export const FileDrop = ({ label, hint, accept, many, small, disabled, onFiles }: Props) => {
  const id = useId()
  const { w } = useFirstLanguage()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (disabled === true) return
    const dropped = [...event.dataTransfer.files]
    // of several only the first would be taken, and nobody would know which
    if (many !== true && dropped.length > 1) say(w.parts.oneFile)
    else if (dropped.length > 0) onFiles(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first
    <div
      className="drop"
      data-over={over || undefined}
      data-small={small || undefined}
      data-disabled={disabled || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>
        <strong>{label}</strong>
        {hint !== undefined && <span>{hint}</span>}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={many === true}
        disabled={disabled === true}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
