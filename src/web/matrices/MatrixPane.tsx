import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Segmented, Select } from 'antd'
import type { Matrix, MatrixSummary } from '#contract/matrices.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { type Act, useAct } from '../parts/use-act.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { CollectPane } from './CollectPane.tsx'
import { ComparePane } from './ComparePane.tsx'
import { matricesKey, matrixQuery } from './queries.ts'
import { RowsPane } from './RowsPane.tsx'

const views = ['collect', 'compare', 'rows'] as const
type View = (typeof views)[number]

type Props = { readonly id: string; readonly matrixId: string; readonly list: readonly MatrixSummary[] }

export const MatrixPane = ({ id, matrixId, list }: Props) => (
  <Loaded query={useQuery(matrixQuery(id, matrixId))}>
    {(matrix) => <Shown id={id} matrix={matrix} list={list} />}
  </Loaded>
)

type ShownProps = { readonly id: string; readonly matrix: Matrix; readonly list: readonly MatrixSummary[] }

const Shown = ({ id, matrix, list }: ShownProps) => {
  const [search, change] = useAddress()
  const first: View = matrix.state === 'draft' ? 'rows' : 'collect'
  const view = views.find((one) => one === search.view) ?? first
  const show = (value: View) =>
    change({ view: value === first ? undefined : value, matrix: matrix.id, sort: undefined, f: undefined })
  if (view === 'rows')
    return (
      <RowsPane key={`${matrix.id}-${matrix.revision}`} id={id} matrix={matrix} onDone={() => {}}>
        <Bar id={id} matrix={matrix} list={list} view={view} onView={show} />
      </RowsPane>
    )
  return (
    <div className="page-body">
      <Bar id={id} matrix={matrix} list={list} view={view} onView={show} />
      {view === 'collect' ? <CollectPane id={id} matrix={matrix} /> : <ComparePane id={id} matrix={matrix} />}
    </div>
  )
}

const Bar = ({
  id,
  matrix,
  list,
  view,
  onView,
}: ShownProps & { readonly view: View; readonly onView: (view: View) => void }) => {
  const { w, f } = useLanguage()
  const [, change] = useAddress()
  const words = w.matrices
  const seen = { id: matrix.id, revision: matrix.revision }
  const touches = [matricesKey(id)]
  const open = useAct({
    deed: (_: undefined) => api.matrices.open(seen),
    said: () => words.opened,
    touches,
    after: () => onView('collect'),
  })
  const close = useAct({ deed: (_: undefined) => api.matrices.close(seen), said: () => words.closed, touches })
  const facts = [
    words.matrixStates[matrix.state],
    matrix.version === 0 ? '' : words.version(matrix.version),
    matrix.dueOn === null ? '' : words.due(f.day(matrix.dueOn)),
  ]
  return (
    <>
      <div className="toolbar no-print">
        <Select
          aria-label={words.choose}
          style={{ minWidth: 240 }}
          value={matrix.id}
          options={list.map((one) => ({ value: one.id, label: one.title }))}
          onChange={(value) => change({ matrix: value, view: undefined })}
        />
        <Segmented<View>
          value={view}
          options={views.map((value) => ({ value, label: words.views[value] }))}
          onChange={onView}
        />
        <span className="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        <span className="grow" />
        {matrix.mayManage && <Button onClick={() => change({ view: 'new' })}>{words.create}</Button>}
        {matrix.mayManage && matrix.state === 'open' && (
          <Sure title={words.closeTitle} what={words.closeWhat} verb={words.close} act={close} />
        )}
        {matrix.mayManage && matrix.state === 'draft' && (
          <Sure
            title={words.openTitle}
            what={words.openWhat(matrix.forms.length)}
            verb={words.open}
            act={open}
            primary
          />
        )}
      </div>
      <ActFaults act={open} />
      <ActFaults act={close} />
    </>
  )
}

type SureProps = {
  readonly title: string
  readonly what: string
  readonly verb: string
  readonly act: Pick<Act<undefined>, 'run' | 'pending'>
  readonly primary?: boolean
}

const Sure = ({ title, what, verb, act, primary }: SureProps) => {
  const { w } = useLanguage()
  return (
    <Popconfirm
      placement="bottomRight"
      title={title}
      description={what}
      okText={verb}
      cancelText={w.parts.cancel}
      onConfirm={() => act.run(undefined)}
    >
      <Button type={primary === true ? 'primary' : 'default'} loading={act.pending}>
        {verb}
      </Button>
    </Popconfirm>
  )
}
