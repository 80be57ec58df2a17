import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Matrix } from '#contract/matrices.ts'
import type { MatrixRow } from '#core/matrices/matrix.ts'
import { templateRows } from '#core/matrices/template.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { programmeQuery } from '../programmes/queries.ts'
import { useToday } from '../session/session.ts'
import { groupsQuery, unitsQuery } from '../settings/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { MatrixRows } from './MatrixRows.tsx'
import { matricesKey } from './queries.ts'

type Sheet = {
  readonly title: string
  readonly termFrom: number
  readonly termTo: number
  readonly year: number
  readonly dueOn: string | null
  readonly note: string
  readonly rows: readonly MatrixRow[]
  readonly unitIds: readonly string[]
}

type Props = {
  readonly id: string
  /** whose rows and units a new one begins with */
  readonly last?: Matrix | undefined
  /** null for a new one */
  readonly matrix: Matrix | null
  readonly onDone: (madeId: string | null) => void
  readonly children?: ReactNode
}

const unitsOf = (matrix: Matrix): readonly string[] => matrix.forms.map(({ unitId }) => unitId)

/** The same rows for the year after; which target the year is held against has to be said anew. */
const nextYear = (last: Matrix): Sheet => ({
  ...{ title: last.title, termFrom: last.termFrom, termTo: last.termTo, note: last.note, dueOn: null },
  year: Math.min(last.year + 1, last.termTo),
  rows: last.rows.map((row) => ({ ...row, annualTargetId: null })),
  unitIds: unitsOf(last),
})

/** The table itself: its rows, who fills it in, and until when. */
export const RowsPane = ({ id, matrix, last, onDone, children }: Props) => {
  const { w } = useLanguage()
  const programme = useQuery(programmeQuery(id)).data
  const groups = useQuery(groupsQuery).data
  const year = Number(useToday().slice(0, 4))
  if (programme === undefined || groups === undefined) return null
  const parks = groups.find(({ name }) => /园区/.test(name))?.memberIds ?? []
  const start: Sheet =
    matrix !== null
      ? { ...matrix, unitIds: unitsOf(matrix) }
      : last !== undefined
        ? nextYear(last)
        : {
            ...{
              title: w.matrices.defaultTitle,
              termFrom: programme.termFrom ?? year,
              termTo: programme.termTo ?? year,
            },
            ...{
              year: Math.min(Math.max(year, programme.termFrom ?? year), programme.termTo ?? year),
              dueOn: null,
              note: '',
            },
            ...{ rows: templateRows(() => crypto.randomUUID()), unitIds: parks },
          }
  return (
    <div className="page-scroll">
      <div className="page-body">
        {children}
        {matrix === null && last !== undefined && (
          <p className="quiet">{w.matrices.carried(last.title, String(last.year))}</p>
        )}
        <Editor id={id} matrix={matrix} start={start} onDone={onDone} />
      </div>
    </div>
  )
}

type EditorProps = {
  readonly id: string
  readonly matrix: Matrix | null
  readonly start: Sheet
  readonly onDone: Props['onDone']
}

const Editor = ({ id, matrix, start, onDone }: EditorProps) => {
  const { w } = useLanguage()
  const words = w.matrices
  const [input, setInput] = useState(start)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Sheet>) => setInput({ ...input, ...change })
  const save = useAct({
    deed: () => {
      const { title, termFrom, termTo, year, dueOn, note, rows, unitIds } = input
      const body = { title, termFrom, termTo, year, dueOn, note, rows: [...rows], unitIds: [...unitIds] }
      return matrix === null
        ? api.matrices.create({ id, ...body })
        : api.matrices.change({ id: matrix.id, revision: matrix.revision, ...body })
    },
    said: () => (matrix === null ? words.created : words.kept),
    touches: [matricesKey(id)],
    after: (made) => onDone(made.id),
  })
  const may = matrix === null || (matrix.mayManage && matrix.state !== 'closed')
  const fine =
    input.title.trim().length > 1 &&
    input.unitIds.length > 0 &&
    input.rows.length > 0 &&
    input.rows.every(({ content, clause }) => content.trim() !== '' && clause.trim() !== '') &&
    input.termFrom <= input.year &&
    input.year <= input.termTo
  const go = () => {
    setTried(true)
    if (fine) save.run(undefined)
  }
  return (
    <fieldset className="bare stack" disabled={!may}>
      <Heading input={input} tried={tried} set={set} />
      <div className="toolbar">
        <h3>
          {words.rows} <span className="quiet">{input.rows.length}</span>
        </h3>
        {may && (
          <Button
            size="small"
            title={words.templateWhat}
            onClick={() => set({ rows: templateRows(() => crypto.randomUUID()) })}
          >
            {words.template}
          </Button>
        )}
        {matrix?.state === 'open' && <span className="quiet">{words.changedWhat}</span>}
      </div>
      <MatrixRows rows={input.rows} tried={tried} may={may} onRows={(rows) => set({ rows })} />
      {may && (
        <div className="form-foot split-deeds">
          <ActFaults act={save} />
          <Button type="primary" loading={save.pending} onClick={go}>
            {words.save}
          </Button>
          {matrix === null && <Button onClick={() => onDone(null)}>{w.parts.cancel}</Button>}
        </div>
      )}
    </fieldset>
  )
}

type HeadingProps = { readonly input: Sheet; readonly tried: boolean; readonly set: (change: Partial<Sheet>) => void }

const Heading = ({ input, tried, set }: HeadingProps) => {
  const { w } = useLanguage()
  const words = w.matrices
  const units = useQuery(unitsQuery).data ?? []
  const number = (key: 'termFrom' | 'termTo' | 'year', label: string, fault: string | null = null) => (
    <Field label={label} fault={tried ? fault : null}>
      {(wiring) => (
        <InputNumber
          {...wiring}
          style={{ width: 110 }}
          min={1990}
          max={2100}
          value={input[key]}
          onChange={(value) => set({ [key]: value ?? input[key] })}
        />
      )}
    </Field>
  )
  const within = input.termFrom <= input.year && input.year <= input.termTo
  return (
    <div className="matrix-heading">
      <Field label={words.title} fault={tried && input.title.trim().length < 2 ? words.needed : null}>
        {(wiring) => (
          <Input
            {...wiring}
            style={{ width: 320 }}
            maxLength={120}
            value={input.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      {number('termFrom', words.termFrom)}
      {number('termTo', words.termTo)}
      {number('year', words.planYear, within ? null : words.yearWrong)}
      <Field label={words.dueOn} optional>
        {(wiring) => <DayInput {...wiring} value={input.dueOn} onChange={(dueOn) => set({ dueOn })} />}
      </Field>
      <Field
        label={words.units}
        hint={words.unitsHint}
        fault={tried && input.unitIds.length === 0 ? words.needed : null}
      >
        {(wiring) => (
          <Select
            {...wiring}
            mode="multiple"
            style={{ width: 460 }}
            maxTagCount="responsive"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...input.unitIds]}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            onChange={(unitIds: string[]) => set({ unitIds })}
          />
        )}
      </Field>
      <Field label={words.noteField} hint={words.noteHint} optional>
        {(wiring) => (
          <Input
            {...wiring}
            style={{ width: 460 }}
            maxLength={500}
            value={input.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
