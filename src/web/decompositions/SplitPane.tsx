import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Decomposition } from '#contract/decompositions.ts'
import { checkShares } from '#core/decompositions/check.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { periodOf, wordValue } from '../programmes/target-words.ts'
import { useLanguage } from '../words/language.tsx'
import { splitQuery } from './queries.ts'
import { ShareFindings } from './ShareFindings.tsx'
import { ShareGrid } from './ShareGrid.tsx'
import { SplitEditor } from './SplitEditor.tsx'
import { formOf } from './split-form.ts'
import { useSharers } from './use-sharers.ts'

type Props = { readonly id: string; readonly targetId: string; readonly onBack: () => void }

/** One target and its shares: to work on for the office, to read for everybody else. */
export const SplitPane = ({ id, targetId, onBack }: Props) => {
  const split = useQuery(splitQuery(id, targetId))
  return (
    <div className="page-scroll">
      <div className="page-body">
        <Loaded query={split}>{(data) => <Split id={id} split={data} onBack={onBack} />}</Loaded>
      </div>
    </div>
  )
}

type SplitProps = { readonly id: string; readonly split: Decomposition; readonly onBack: () => void }

const Split = ({ id, split, onBack }: SplitProps) => {
  const { w } = useLanguage()
  const words = w.decompositions
  const [last] = split.versions
  return (
    <>
      <Head split={split} onBack={onBack} />
      {split.outdated && (
        <p className="late-word" role="status">
          ■ {words.stale(words.outdated, words.outdatedWhat)}
        </p>
      )}
      {split.mayChange ? (
        <SplitEditor key={split.revision ?? 0} id={id} split={split} />
      ) : last === undefined ? (
        <EmptyState title={words.notIssued} why={words.noSharesWhat} />
      ) : (
        <Issued version={last} />
      )}
      <Versions split={split} open={split.mayChange ? null : (last?.version ?? null)} />
    </>
  )
}

const Head = ({ split, onBack }: Pick<SplitProps, 'split' | 'onBack'>) => {
  const { w, f } = useLanguage()
  const { target } = split
  const facts = [
    `${wordValue(f, target)} ${target.unit}`,
    periodOf(f, target.period),
    w.parts.targetKind[target.kind],
    target.scope ?? '',
  ]
  return (
    <div className="split-head">
      <Button className="no-print" onClick={onBack}>
        ‹ {w.decompositions.back}
      </Button>
      <h2>{target.metric}</h2>
      <span className="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</span>
    </div>
  )
}

const Issued = ({ version }: { readonly version: Decomposition['versions'][number] }) => {
  const { names } = useSharers()
  const check = checkShares(version.whole, version.content)
  const nameOf = (who: string) => names.get(who) ?? '—'
  return (
    <>
      <ShareGrid whole={version.whole} form={formOf(version.content)} check={check} nameOf={nameOf} onChange={null} />
      <ShareFindings findings={check.findings} nameAt={(at) => nameAt(version, at, nameOf)} />
    </>
  )
}

const nameAt = (version: Decomposition['versions'][number], at: number, nameOf: (id: string) => string): string => {
  const share = version.content.shares[at]
  return nameOf(share?.unitId ?? share?.placeId ?? '')
}

/** What was issued, newest first; each opens to its shares. */
const Versions = ({ split, open }: { readonly split: Decomposition; readonly open: number | null }) => {
  const { w, f } = useLanguage()
  const shown = split.versions.filter(({ version }) => version !== open)
  if (split.versions.length === 0) return null
  return (
    <section className="stack">
      <h3>{w.decompositions.versions}</h3>
      <ul className="plain-list panel versions">
        {split.versions.map((version) => {
          const line = w.decompositions.versionLine(version.version, f.instant(version.at), version.by)
          return (
            <li key={version.version}>
              {shown.includes(version) ? (
                <details>
                  <summary>{w.decompositions.because(line, version.reason)}</summary>
                  <Issued version={version} />
                </details>
              ) : (
                <span>{w.decompositions.because(line, version.reason)}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
