import { useState } from 'react'
import type { PlanHeadValue } from '#contract/drafts.ts'
import type { Programme } from '#contract/programmes.ts'
import { HeadFields } from '../parts/HeadFields.tsx'
import { useLanguage } from '../words/language.tsx'
import { ChangeDrawer } from './ChangeDrawer.tsx'

/** Number, issuer, validity, disclosure and the rest, set right by a new version with its reason. */
export const HeadEditor = ({ programme, onClose }: { readonly programme: Programme; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const [head, setHead] = useState<PlanHeadValue>(programme.head)
  return (
    <ChangeDrawer
      title={w.programmes.editHead}
      programmeId={programme.id}
      version={programme.version}
      change={() => (head.title.trim() === '' ? null : { kind: 'head.change', head })}
      drop={null}
      onClose={onClose}
    >
      <HeadFields head={head} disabled={false} onChange={(part) => setHead((old) => ({ ...old, ...part }))} />
    </ChangeDrawer>
  )
}
