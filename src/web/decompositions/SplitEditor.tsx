import { useMemo, useState } from 'react'
import type { Decomposition, DecompositionContent } from '#contract/decompositions.ts'
import { checkShares } from '#core/decompositions/check.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useLanguage } from '../words/language.tsx'
import { ShareFindings } from './ShareFindings.tsx'
import { ShareGrid } from './ShareGrid.tsx'
import { SplitAids, SplitSettings } from './SplitAids.tsx'
import { SplitDeeds } from './SplitDeeds.tsx'
import { contentOf, formOf, hasNoMisprints, newForm, type SplitForm } from './split-form.ts'
import { idOf, useSharers } from './use-sharers.ts'

type Props = { readonly id: string; readonly split: Decomposition }

const startOf = ({ draft, versions, target, term }: Decomposition): SplitForm => {
  const content = draft ?? versions[0]?.content ?? null
  return content === null ? newForm(target, term) : formOf(content)
}

export const SplitEditor = ({ id, split }: Props) => {
  const { w } = useLanguage()
  const { names } = useSharers()
  const [form, setForm] = useState(() => startOf(split))
  const whole = split.target
  const content = useMemo(() => contentOf(form), [form])
  const check = useMemo(() => checkShares(whole, content), [whole, content])
  const nameOf = (who: string) => names.get(who) ?? '—'
  const begun = JSON.stringify(contentOf(startOf(split)))
  const dirty = JSON.stringify(content) !== begun
  return (
    <>
      <SplitSettings form={form} whole={whole} onChange={setForm} />
      <SplitAids id={id} form={form} whole={whole} onChange={setForm} />
      {form.lines.length === 0 ? (
        <EmptyState title={w.decompositions.empty} why={w.decompositions.emptyWhat} />
      ) : (
        <>
          <ShareGrid whole={whole} form={form} check={check} nameOf={nameOf} onChange={setForm} />
          <p className="quiet">{w.decompositions.pasteHint}</p>
          <ShareFindings findings={check.findings} nameAt={(at) => nameOf(idOf(form.lines[at] ?? blank))} />
        </>
      )}
      <SplitDeeds
        id={id}
        split={split}
        content={content as DecompositionContent}
        check={check}
        dirty={dirty}
        fine={hasNoMisprints(form)}
      />
    </>
  )
}

const blank = { unitId: null, placeId: null }
