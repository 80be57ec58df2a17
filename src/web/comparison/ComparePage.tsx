import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ComparedPlan } from '#contract/comparison.ts'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { SourcePanel } from '../parts/SourcePanel.tsx'
import { useAct } from '../parts/use-act.ts'
import { fieldWord } from '../programmes/target-words.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import './comparison.css'
import { ComparePickers } from './ComparePickers.tsx'
import { CompareTable } from './CompareTable.tsx'
import { useCompareAddress } from './compare-address.ts'
import { PartnerDialog } from './PartnerDialog.tsx'
import { type AnyRow, askedOf, type Comparison, comparisonQuery } from './queries.ts'
import { shownBy, VerdictFilter } from './VerdictFilter.tsx'

type Page = ReturnType<typeof useCompareAddress>
type Asked = NonNullable<ReturnType<typeof askedOf>>

const usePlanName = () => {
  const { w } = useLanguage()
  return ({ title, version }: ComparedPlan) =>
    `${title}（${version === null ? w.compare.draft : w.programmes.versionN(version)}）`
}

const Head = ({ fields }: { readonly fields: Comparison['head'] }) => {
  const { w } = useLanguage()
  if (fields.length === 0) return null
  return (
    <details className="compare-head">
      <summary>
        {w.compare.head} <b>{fields.length}</b>
      </summary>
      <table className="diff">
        <tbody>
          {fields.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldWord(w, field)}</th>
              <td>{before ?? w.parts.none}</td>
              <td>{after ?? w.parts.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const Source = ({ comparison, page }: { readonly comparison: Comparison; readonly page: Page }) => {
  const id = page.address.source
  if (id === null) return null
  for (const row of [...comparison.targets, ...comparison.measures])
    for (const side of ['left', 'right'] as const) {
      const thing = row[side]
      if (thing?.id !== id) continue
      const plan = comparison[side]
      return (
        <SourcePanel
          key={id}
          title={'metric' in thing ? thing.metric : thing.title}
          span={thing.source}
          programmeId={plan.kind === 'draft' ? null : plan.id}
          onClose={() => page.openSource(null)}
        />
      )
    }
  return null
}

const isPaired = ({ left, right }: AnyRow): boolean => left !== null && right !== null

const Found = ({ comparison, page }: { readonly comparison: Comparison; readonly page: Page }) => {
  const { w, f } = useLanguage()
  const nameOf = usePlanName()
  const [repairing, setRepairing] = useState<AnyRow | null>(null)
  const { address, change, addPair, setPairs } = page
  const all: readonly AnyRow[] = comparison[address.kind]
  const shown = all.filter((row) => shownBy(row, address.verdict))
  // What stands in both plans first: of two plans for two places most stands in one of them only.
  const rows = [...shown.filter(isPaired), ...shown.filter((row) => !isPaired(row))]
  const differing = (list: readonly AnyRow[]) => f.number(list.filter(({ verdict }) => verdict !== 'same').length)
  const undo = ({ left, right }: AnyRow) =>
    setPairs(address.pairs.filter((pair) => pair.left !== (left?.id ?? null) || pair.right !== (right?.id ?? null)))
  return (
    <>
      <div className="compare-bar">
        <Segmented
          className="no-print"
          value={address.kind}
          options={(['targets', 'measures'] as const).map((value) => ({
            value,
            label: `${w.compare[value]} ${differing(comparison[value])}`,
          }))}
          onChange={(kind) => change({ as: kind === 'measures' ? kind : undefined, verdict: undefined, at: undefined })}
        />
        <VerdictFilter
          rows={all}
          relation={comparison.relation}
          chosen={address.verdict}
          onChoose={(verdict) => change({ verdict: verdict ?? undefined })}
        />
        {address.pairs.length > 0 && (
          <Button size="small" onClick={() => setPairs([])}>
            {w.compare.undoAll(address.pairs.length)}
          </Button>
        )}
      </div>
      <Head fields={comparison.head} />
      {rows.length === 0 ? (
        <EmptyState title={w.compare.noRows} why={w.compare.noRowsWhat} />
      ) : (
        <CompareTable
          rows={rows}
          relation={comparison.relation}
          leftName={nameOf(comparison.left)}
          rightName={nameOf(comparison.right)}
          onSource={page.openSource}
          onRepair={setRepairing}
          onUndo={undo}
        />
      )}
      {repairing !== null && (
        <PartnerDialog row={repairing} rows={all} onChoose={addPair} onClose={() => setRepairing(null)} />
      )}
      <Source comparison={comparison} page={page} />
    </>
  )
}

const Actions = ({ asked }: { readonly asked: Asked }) => {
  const { w } = useLanguage()
  const act = useAct({ deed: download })
  return (
    <>
      <ActFaults act={act} />
      <Button onClick={() => print()}>{w.parts.print}</Button>
      <Button loading={act.pending} onClick={() => act.run(filePaths.compareSheet(asked))}>
        {w.compare.exportSheet}
      </Button>
    </>
  )
}

const Between = ({ asked, page }: { readonly asked: Asked; readonly page: Page }) => {
  const comparison = useQuery(comparisonQuery(asked))
  return <Loaded query={comparison}>{(data) => <Found comparison={data} page={page} />}</Loaded>
}

/** Two plans side by side; nothing that is done here is stored anywhere but in the address. */
export const ComparePage = () => {
  const { w, f } = useLanguage()
  const page = useCompareAddress()
  const { address, change } = page
  const asked = askedOf(address)
  const found = useQuery({
    ...comparisonQuery(asked ?? { leftId: '', rightId: '' }),
    enabled: asked !== null,
  }).data
  const today = useToday()
  return (
    <div className="page">
      <PageTitle
        what={w.compare.title}
        asOf={w.programmes.asOf(f.day(today))}
        actions={asked === null ? undefined : <Actions asked={asked} />}
      />
      <div className="page-scroll">
        <div className="page-body">
          <ComparePickers
            left={address.left}
            right={address.right}
            relation={address.relation}
            found={asked === null ? null : (found?.relation ?? null)}
            onSide={page.setSide}
            onSwap={page.swap}
            onRelation={(relation) => change({ rel: relation ?? undefined })}
          />
          {asked === null ? (
            <EmptyState title={w.compare.chooseBoth} why={w.compare.chooseBothWhat} />
          ) : (
            <Between asked={asked} page={page} />
          )}
        </div>
      </div>
    </div>
  )
}
