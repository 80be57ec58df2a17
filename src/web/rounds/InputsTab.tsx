import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select, Upload } from 'antd'
import { useMemo } from 'react'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { RoundRow } from '#contract/rounds/subject.ts'
import { countingValue, isSame } from '#core/rounds/held.ts'
import { api } from '../api/client.ts'
import { download, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { unitsQuery } from '../settings/queries.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { inputsQuery, roundFiles, roundsKey, useRound } from './queries.ts'
import { useValueWords } from './value-words.ts'

const SIZE = 100

type Imported = { readonly added: number; readonly values: number; readonly unknown: readonly string[] }

const Speaker = ({ round, row }: { readonly round: RoundPage; readonly row: RoundRow }) => {
  const { w } = useLanguage()
  const units = useQuery(unitsQuery)
  const assign = useAct({
    deed: (unitId: string | null) => api.rounds.assign({ id: round.id, row: row.row, unitId }),
    touches: [roundsKey],
  })
  return (
    <Select
      size="small"
      variant="borderless"
      aria-label={`${row.name} ${w.rounds.speaker}`}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={assign.pending}
      placeholder="—"
      value={row.unitId}
      options={(units.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(unitId) => assign.run(unitId ?? null)}
    />
  )
}

const useColumns = (round: RoundPage): readonly Column<RoundRow>[] => {
  const { w } = useLanguage()
  const say = useValueWords()
  return useMemo(() => {
    const words = w.rounds
    const speaks = round.mayRun && round.state !== 'final'
    const shown = round.inputs.filter(
      ({ from }) => round.view !== 'inputs' || round.suppliers.some((one) => one.from === from),
    )
    return [
      { key: 'code', title: words.code, width: 90, text: (row) => row.code, sort: false },
      {
        ...{ key: 'name', title: words.subject, width: 170, grow: true, sort: false, filter: 'text' },
        text: (row) => row.name,
        render: (row) => (
          <Link to="/rounds/$id/subjects/$row" params={{ id: round.id, row: String(row.row) }} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      {
        ...{ key: 'speaker', title: words.speaker, width: 190, sort: false },
        text: (row) => row.unitName ?? '—',
        ...(speaks ? { render: (row: RoundRow) => <Speaker round={round} row={row} /> } : {}),
      },
      ...shown.map(
        (input): Column<RoundRow> => ({
          key: input.code,
          title: input.unit === null ? input.name : `${input.name}（${input.unit}）`,
          width: 130,
          sort: false,
          ...(input.type === 'number' ? { align: 'right' as const } : {}),
          text: (row) => say(countingValue(row.cells[input.code])),
          render: (row) => {
            const cell = row.cells[input.code]
            const value = countingValue(cell)
            const differs = cell?.self !== undefined && !isSame(cell.self, value)
            return (
              <span title={differs ? `${words.differs}：${words.stages.self} ${say(cell?.self)}` : ''}>
                {differs && <span className="shape watch">▲ </span>}
                {say(value)}
              </span>
            )
          },
        }),
      ),
    ]
  }, [round, w, say])
}

const Grid = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  const navigate = useNavigate()
  const [view, setView] = useView()
  const rows = useQuery(inputsQuery(round.id, view.page, SIZE, view.filters.name ?? ''))
  const columns = useColumns(round)
  const bring = useAct({
    deed: async (file: File) => (await upload({ path: roundFiles.bring(round.id), file })) as Imported,
    said: (done) =>
      [
        words.imported(done.added, done.values),
        done.unknown.length === 0 ? '' : words.importedUnknown(done.unknown.slice(0, 10).join('、')),
      ]
        .filter(Boolean)
        .join('；'),
    touches: [roundsKey],
  })
  return (
    <div className="page-body">
      <ActFaults act={bring} />
      <div className="toolbar">
        <span className="quiet">{words.countsWhat}</span>
        <span className="grow" />
        <Button onClick={() => download(roundFiles.inputs(round.id))}>{words.exportInputs}</Button>
        {round.acts.includes('inputs') && (
          <Upload
            accept=".xlsx,.csv"
            showUploadList={false}
            beforeUpload={(file) => {
              bring.run(file)
              return false
            }}
          >
            <Button
              loading={bring.pending}
              title={words.importHint}
              type={round.subjects === 0 ? 'primary' : 'default'}
            >
              {words.importInputs}
            </Button>
          </Upload>
        )}
      </div>
      <Loaded query={rows}>
        {(data) => (
          <DataTable
            name="round-inputs"
            caption={words.values}
            columns={columns}
            rows={data.items}
            rowKey={(row) => String(row.row)}
            view={view}
            onView={setView}
            paging={{ page: view.page, size: SIZE, total: data.total }}
            onOpen={(row) =>
              navigate({ to: '/rounds/$id/subjects/$row', params: { id: round.id, row: String(row.row) } })
            }
            empty={<EmptyState title={words.noSubjects} why={words.noSubjectsWhat} />}
            fill
          />
        )}
      </Loaded>
    </div>
  )
}

export const InputsTab = () => {
  const round = useRound()
  return <Loaded query={round}>{(data) => <Grid round={data} />}</Loaded>
}
