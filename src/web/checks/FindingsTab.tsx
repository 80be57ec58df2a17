import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ProgrammeFinding, ProgrammeFindings } from '#contract/checks.ts'
import { mayChangeProgramme } from '#core/programmes/rights.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { documentQuery, SourcePanel, type SourceSpan } from '../parts/SourcePanel.tsx'
import { useAct } from '../parts/use-act.ts'
import { programmeKey } from '../programmes/queries.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { FindingCard, type Span } from './FindingCard.tsx'
import { findingsQuery } from './queries.ts'
import { wordTitle } from './word-finding.ts'

export const FindingsTab = () => {
  const { id } = useParams({ from: '/programmes/$id' })
  const findings = useQuery(findingsQuery(id))
  return (
    <div className="page-scroll">
      <div className="page-body">
        <Loaded query={findings}>{(data) => <Findings id={id} data={data} />}</Loaded>
      </div>
    </div>
  )
}

type Shown = ProgrammeFinding['state']

const Findings = ({ id, data }: { readonly id: string; readonly data: ProgrammeFindings }) => {
  const { w, f } = useLanguage()
  const mayChange = mayChangeProgramme(useActor())
  const [shown, setShown] = useState<Shown>('open')
  const again = useAct({
    deed: () => api.programmes.checkAgain({ id }),
    said: (made) => w.checks.checked(made.findings.length),
    touches: [programmeKey(id)],
  })
  const checkButton = (words: string) => (
    <Button loading={again.pending} onClick={() => again.run(undefined)}>
      {words}
    </Button>
  )
  if (data.checkedVersion === null)
    return (
      <>
        <ActFaults act={again} />
        <EmptyState
          title={w.checks.never}
          why={w.checks.neverWhat}
          next={mayChange ? checkButton(w.checks.checkNow) : undefined}
        />
      </>
    )
  const of = (state: Shown) => data.findings.filter((finding) => finding.state === state)
  const option = (value: Shown) => ({ value, label: `${w.checks[value]} ${f.number(of(value).length)}` })
  return (
    <>
      <div className="toolbar">
        <Segmented<Shown> value={shown} onChange={setShown} options={[option('open'), option('settled')]} />
        <span className="quiet">{w.checks.checkedVersion(data.checkedVersion)}</span>
        <span className="grow" />
        {mayChange && checkButton(w.checks.checkAgain)}
      </div>
      <ActFaults act={again} />
      <p className="quiet">{w.checks.what}</p>
      <List id={id} findings={of(shown)} shown={shown} mayChange={mayChange} />
    </>
  )
}

type ListProps = {
  readonly id: string
  readonly findings: readonly ProgrammeFinding[]
  readonly shown: Shown
  readonly mayChange: boolean
}

const List = ({ id, findings, shown, mayChange }: ListProps) => {
  const { w } = useLanguage()
  const [source, setSource] = useState<{ readonly finding: ProgrammeFinding; readonly span: Span } | null>(null)
  const [settling, setSettling] = useState<ProgrammeFinding | null>(null)
  const documentId = findings[0]?.documentId
  const text = useQuery({ ...documentQuery(documentId ?? ''), enabled: documentId !== undefined }).data?.text
  if (findings.length === 0)
    return <EmptyState title={shown === 'open' ? w.checks.noneOpen : w.checks.noneSettled} why={w.checks.noneWhat} />
  return (
    <>
      <ul className="findings panel">
        {findings.map((finding) => (
          <FindingCard
            key={finding.key}
            finding={finding}
            text={text}
            chosen={source?.finding.key === finding.key}
            onShow={(span) => setSource({ finding, span })}
          >
            <Settlement id={id} finding={finding} mayChange={mayChange} onSettle={() => setSettling(finding)} />
          </FindingCard>
        ))}
      </ul>
      {source !== null && (
        <SourcePanel
          key={source.span.start}
          title={wordTitle(w, source.finding)}
          span={sourceOf(source.finding, source.span, w.checks.codes[source.finding.code])}
          programmeId={id}
          onClose={() => setSource(null)}
        />
      )}
      {settling !== null && <Settling id={id} finding={settling} onClose={() => setSettling(null)} />}
    </>
  )
}

const sourceOf = ({ documentId }: ProgrammeFinding, { start, end }: Span, rule: string): SourceSpan => ({
  ...{ documentId, start, end, contextStart: start, contextEnd: end, rule },
})

type SettlementProps = {
  readonly id: string
  readonly finding: ProgrammeFinding
  readonly mayChange: boolean
  readonly onSettle: () => void
}

const Settlement = ({ id, finding, mayChange, onSettle }: SettlementProps) => {
  const { w, f } = useLanguage()
  const reopen = useAct({
    deed: () => api.programmes.reopenFinding({ id, key: finding.key }),
    said: () => w.checks.reopened,
    touches: [programmeKey(id)],
  })
  if (finding.state === 'open')
    return mayChange ? (
      <Button size="small" onClick={onSettle}>
        {w.checks.settle}
      </Button>
    ) : null
  const at = finding.settledAt === null ? '' : f.instant(finding.settledAt)
  return (
    <span className="finding-settled">
      <span>{finding.reason}</span> <span className="quiet">{w.checks.settledBy(finding.settledBy ?? '', at)}</span>{' '}
      {mayChange && (
        <Button size="small" loading={reopen.pending} onClick={() => reopen.run(undefined)}>
          {w.checks.reopen}
        </Button>
      )}
      <ActFaults act={reopen} />
    </span>
  )
}

type SettlingProps = { readonly id: string; readonly finding: ProgrammeFinding; readonly onClose: () => void }

const Settling = ({ id, finding, onClose }: SettlingProps) => {
  const { w } = useLanguage()
  const settle = useAct({
    deed: (reason: string) => api.programmes.settleFinding({ id, key: finding.key, reason }),
    said: () => w.checks.settledNow,
    touches: [programmeKey(id)],
    after: onClose,
  })
  return (
    <ReasonDialog
      title={w.checks.settleTitle}
      verb={w.checks.settleNow}
      act={settle}
      onReason={settle.run}
      onClose={onClose}
    >
      <p>
        <strong>{wordTitle(w, finding)}</strong>
      </p>
      <p className="quiet">{w.checks.settleHint}</p>
    </ReasonDialog>
  )
}
