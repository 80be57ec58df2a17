import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useMemo, useState } from 'react'
import { sourceMethods } from '#contract/indicators.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { mayChangeIndicators, mayImportObservations } from '#core/indicators/rights.ts'
import { download, filePaths } from '../api/files.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor, useSession } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { IndicatorEditor } from './IndicatorEditor.tsx'
import { IndicatorsImport } from './IndicatorsImport.tsx'
import { type IndicatorLine, indicatorsQuery } from './queries.ts'

const useColumns = (rows: readonly IndicatorLine[]): readonly Column<IndicatorLine>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.indicators
    const options = <Code extends string>(codes: readonly Code[], said: Readonly<Record<Code, string>>) =>
      codes.map((value) => ({ value, label: said[value] }))
    const units = [...new Set(rows.flatMap((row) => row.sourceUnitName ?? []))]
    return [
      {
        ...{ key: 'name', title: words.columns.name, width: 200, grow: true, filter: 'text' },
        text: (row) => row.card.name,
        render: (row) => (
          <Link to="/indicators/$code" params={{ code: row.card.code }} title={row.card.definition}>
            {row.card.name}
          </Link>
        ),
      },
      { key: 'unit', title: words.columns.unit, width: 112, text: (row) => row.card.unit },
      {
        ...{ key: 'kind', title: words.columns.kind, width: 76 },
        text: (row) => words.kinds[row.card.kind],
      },
      {
        ...{ key: 'period', title: words.columns.period, width: 92, filter: options(PERIOD_TYPES, words.periodTypes) },
        text: (row) => words.periodTypes[row.card.periodType],
        value: (row) => row.card.periodType,
      },
      {
        ...{ key: 'method', title: words.columns.method, width: 110, filter: options(sourceMethods, words.methods) },
        text: (row) => words.methods[row.card.method],
        value: (row) => row.card.method,
        render: (row) => <span title={row.formulaWords ?? undefined}>{words.methods[row.card.method]}</span>,
      },
      {
        ...{ key: 'unitName', title: words.columns.sourceUnit, width: 170 },
        text: (row) => row.sourceUnitName ?? '—',
        value: (row) => row.sourceUnitName ?? '',
        filter: units.map((value) => ({ value, label: value })),
      },
      { key: 'officer', title: words.columns.officer, width: 90, text: (row) => row.card.officer ?? '—' },
      {
        ...{ key: 'version', title: words.columns.version, width: 70, align: 'right' },
        text: (row) => w.indicators.versions.versionN(row.version),
        order: (row) => row.version,
      },
      {
        ...{ key: 'state', title: words.columns.state, width: 96 },
        text: (row) => (row.retiredOn === null ? words.inUse : words.retired(f.day(row.retiredOn))),
        value: (row) => (row.retiredOn === null ? 'used' : 'retired'),
        filter: [
          { value: 'used', label: words.inUse },
          { value: 'retired', label: words.retired('') },
        ],
      },
      // needed for import files and formulas only, so it stands last
      { key: 'code', title: words.columns.code, width: 210, text: (row) => row.card.code, filter: 'text' },
    ]
  }, [w, f, rows])
}

const Table = ({ rows }: { readonly rows: readonly IndicatorLine[] }) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  const columns = useColumns(rows)
  const navigate = useNavigate()
  return (
    <DataTable
      name="indicators"
      caption={w.indicators.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.card.code}
      rowClass={(row) => (row.retiredOn === null ? undefined : 'is-base')}
      view={view}
      onView={setView}
      onOpen={(row) => navigate({ to: '/indicators/$code', params: { code: row.card.code } })}
      empty={<EmptyState title={w.indicators.none} why={w.indicators.noneWhat} />}
      fill
    />
  )
}

export const IndicatorListPage = () => {
  const { w } = useLanguage()
  const list = useQuery(indicatorsQuery)
  const actor = useActor()
  const { city } = useSession()
  const [open, setOpen] = useState<'editor' | 'import' | null>(null)
  const save = useAct({ deed: () => download(filePaths.indicatorsSheet) })
  const words = w.indicators
  const changes = mayChangeIndicators(actor)
  const more = [
    { key: 'export', label: words.export, onClick: () => save.run(undefined) },
    ...(changes ? [{ key: 'import', label: words.import, onClick: () => setOpen('import') }] : []),
  ]
  return (
    <div className="page">
      <PageTitle
        what={words.title}
        whose={city.name}
        actions={
          <>
            <Link to="/batches">{words.toBatches}</Link>
            {mayImportObservations(actor) && <Link to="/imports">{words.toImports}</Link>}
            <Dropdown menu={{ items: more }} trigger={['click']}>
              <Button loading={save.pending}>{words.sheet}</Button>
            </Dropdown>
            {changes && (
              <Button type="primary" onClick={() => setOpen('editor')}>
                {words.create}
              </Button>
            )}
          </>
        }
      />
      <div className="page-body">
        <Loaded query={list}>{(rows) => <Table rows={rows} />}</Loaded>
      </div>
      {open === 'editor' && <IndicatorEditor detail={null} onClose={() => setOpen(null)} />}
      {open === 'import' && <IndicatorsImport onClose={() => setOpen(null)} />}
    </div>
  )
}
