import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useFirstLanguage } from '../words/language.tsx'
import type { View } from './columns.ts'
import { searchOf, viewOf } from './use-view.ts'

type Saved = { readonly name: string; readonly search: unknown }

const isSaved = (value: unknown): value is Saved =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'search' in value
const read = (key: string): readonly Saved[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isSaved) : []
  } catch {
    return []
  }
}

type Props = { readonly name: string; readonly view: View; readonly onView: (view: View) => void }

/** Views by name on this machine; what a view is stands in the address, so a link carries it to others. */
export const SavedViews = ({ name, view, onView }: Props) => {
  const { w } = useFirstLanguage()
  const key = `jingwei.views.${name}`
  const [views, setViews] = useState(() => read(key))
  const [title, setTitle] = useState('')
  const keep = (next: readonly Saved[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    setViews(next)
  }
  const save = () => {
    if (title.trim() === '') return
    keep([...views.filter((one) => one.name !== title.trim()), { name: title.trim(), search: searchOf(view) }])
    setTitle('')
  }
  const content = (
    <div className="saved-views">
      {views.length === 0 && <p className="quiet">{w.parts.table.noViews}</p>}
      {views.map((one) => (
        <div key={one.name} className="saved-view">
          <Button type="link" size="small" onClick={() => onView({ ...viewOf(one.search), page: 1 })}>
            {one.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={w.parts.table.dropView(one.name)}
            onClick={() => keep(views.filter((other) => other !== one))}
          >
            ×
          </Button>
        </div>
      ))}
      <div className="saved-view">
        <Input
          size="small"
          value={title}
          maxLength={30}
          placeholder={w.parts.table.viewName}
          aria-label={w.parts.table.viewName}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={save}
        />
        <Button size="small" disabled={title.trim() === ''} onClick={save}>
          {w.parts.table.saveView}
        </Button>
      </div>
    </div>
  )
  return (
    <Popover trigger="click" placement="topLeft" content={content}>
      <Button size="small" type="text">
        {w.parts.table.views}
      </Button>
    </Popover>
  )
}
