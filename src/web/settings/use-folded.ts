import { useState } from 'react'
import type { Tree } from '../table/TableRows.tsx'
import { useLanguage } from '../words/language.tsx'
import { type Placed, placed } from './tree.ts'

/** A list of things that stand under one another, ready for the table. */
export const useFolded = <T extends { readonly id: string; readonly parentId: string | null }>(items: readonly T[]) => {
  const { w } = useLanguage()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const tree: Tree<Placed<T>> = {
    depth: (row) => row.depth,
    open: (row) => (row.count === 0 ? null : !folded.has(row.item.id)),
    toggle: ({ item }) => {
      const next = new Set(folded)
      if (!next.delete(item.id)) next.add(item.id)
      setFolded(next)
    },
    label: (open) => (open ? w.parts.table.collapse : w.parts.table.expand),
  }
  return { rows: placed(items, folded), tree }
}
