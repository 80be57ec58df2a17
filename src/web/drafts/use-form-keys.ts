import type { KeyboardEvent } from 'react'

/** Ctrl Enter saves, Esc drops; neither reaches the list behind the form. */
export const useFormKeys = (onSave: () => void, onClose: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    onSave()
  }
  if (event.key === 'Escape') onClose()
  event.stopPropagation()
}
