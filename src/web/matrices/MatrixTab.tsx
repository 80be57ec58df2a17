import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { MatrixSummary } from '#contract/matrices.ts'
import { mayCompareParks, mayManageMatrices } from '#core/matrices/rights.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { programmeQuery } from '../programmes/queries.ts'
import { useActor } from '../session/session.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { FormPane } from './FormPane.tsx'
import { MatrixPane } from './MatrixPane.tsx'
import { matricesQuery, matrixQuery } from './queries.ts'
import { RowsPane } from './RowsPane.tsx'
import './matrices.css'

/** The office and leaders see a whole table; a park its own form, and chooses only where it has several. */
export const MatrixTab = () => {
  const { id } = useParams({ from: '/programmes/$id' })
  const matrices = useQuery(matricesQuery(id))
  return <Loaded query={matrices}>{(list) => <Matrices id={id} list={list} />}</Loaded>
}

const Matrices = ({ id, list }: { readonly id: string; readonly list: readonly MatrixSummary[] }) => {
  const actor = useActor()
  const [search, change] = useAddress()
  const wide = mayCompareParks(actor)
  const own = list.flatMap(({ mine }) => mine)
  if (search.view === 'new' && mayManageMatrices(actor))
    return (
      <NewMatrix id={id} lastId={list[0]?.id} onDone={(made) => change({ view: 'rows', matrix: made ?? undefined })} />
    )
  const form = typeof search.form === 'string' ? search.form : wide || own.length !== 1 ? undefined : own[0]?.formId
  if (form !== undefined)
    return (
      <FormPane
        key={form}
        id={id}
        formId={form}
        onBack={wide || own.length > 1 ? () => change({ form: undefined }) : null}
      />
    )
  const matrix = list.find((one) => one.id === search.matrix) ?? list[0]
  if (matrix === undefined || (!wide && own.length === 0)) return <Nothing id={id} any={list.length > 0} />
  if (!wide) return <OwnForms list={list} />
  return <MatrixPane key={matrix.id} id={id} matrixId={matrix.id} list={list} />
}

type NewProps = {
  readonly id: string
  readonly lastId: string | undefined
  readonly onDone: (made: string | null) => void
}

/** Next year's table begins with the rows of the last. */
const NewMatrix = ({ id, lastId, onDone }: NewProps) => {
  const last = useQuery({ ...matrixQuery(id, lastId ?? ''), enabled: lastId !== undefined })
  if (lastId === undefined) return <RowsPane id={id} matrix={null} onDone={onDone} />
  return <Loaded query={last}>{(matrix) => <RowsPane id={id} matrix={null} last={matrix} onDone={onDone} />}</Loaded>
}

const Nothing = ({ id, any }: { readonly id: string; readonly any: boolean }) => {
  const { w } = useLanguage()
  const [, change] = useAddress()
  const actor = useActor()
  const active = useQuery(programmeQuery(id)).data?.state === 'active'
  const may = mayManageMatrices(actor)
  const words = w.matrices
  return (
    <div className="page-body">
      <EmptyState
        title={any ? words.noneMine : words.none}
        why={may ? words.noneOffice : words.noneOthers}
        next={
          may && active ? (
            <Button type="primary" onClick={() => change({ view: 'new' })}>
              {words.create}
            </Button>
          ) : undefined
        }
      />
    </div>
  )
}

const OwnForms = ({ list }: { readonly list: readonly MatrixSummary[] }) => {
  const { w } = useLanguage()
  const [, change] = useAddress()
  return (
    <div className="page-body">
      <ul className="plain-list panel">
        {list.flatMap((matrix) =>
          matrix.mine.map(({ formId, unitName, state }) => (
            <li key={formId}>
              <Button type="link" onClick={() => change({ form: formId })}>
                {matrix.title} · {unitName}
              </Button>
              <span className="quiet">{w.matrices.states[state]}</span>
            </li>
          )),
        )}
      </ul>
    </div>
  )
}
