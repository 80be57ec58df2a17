import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Matrix } from '#contract/matrices.ts'
import { type MatrixRow, rowAddings } from '#core/matrices/matrix.ts'
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
  /** null for a new one */
  readonly matrix: Matrix | null
  readonly onDone: (madeId: string | null) => void
  readonly children?: ReactNode
}

/** The table itself: its rows, who fills it in, and until when. */
export const RowsPane = ({ id, matrix, onDone, children }: Props) => {
  const { w } = useLanguage()
  const programme = useQuery(programmeQuery(id)).data
  const groups = useQuery(groupsQuery).data
  const year = Number(useToday().slice(0, 4))
  if (programme === undefined || groups === undefined) return null
  const parks = groups.find(({ name }) => /园区/.test(name))?.memberIds ?? []
  const start: Sheet =
    matrix === null
      ? {
          ...{ title: w.matrices.defaultTitle, termFrom: programme.termFrom ?? year, termTo: programme.termTo ?? year },
          ...{
            year: Math.min(Math.max(year, programme.termFrom ?? year), programme.termTo ?? year),
            dueOn: null,
            note: '',
          },
          ...{ rows: templateRows(() => crypto.randomUUID()), unitIds: parks },
        }
      : { ...matrix, unitIds: matrix.forms.map(({ unitId }) => unitId) }
  return (
    <div className="page-scroll">
      <div className="page-body">
        {children}
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
      <Rows rows={input.rows} tried={tried} may={may} onRows={(rows) => set({ rows })} />
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

type RowsProps = {
  readonly rows: readonly MatrixRow[]
  readonly tried: boolean
  readonly may: boolean
  readonly onRows: (rows: readonly MatrixRow[]) => void
}

const Rows = ({ rows, tried, may, onRows }: RowsProps) => {
  const { w } = useLanguage()
  const words = w.matrices
  const set = (at: number, change: Partial<MatrixRow>) =>
    onRows(rows.map((row, index) => (index === at ? { ...row, ...change } : row)))
  const move = (at: number, by: number) => {
    const next = [...rows]
    const [row] = next.splice(at, 1)
    if (row !== undefined) next.splice(at + by, 0, row)
    onRows(next)
  }
  const add = () => {
    const last = rows.at(-1)
    onRows([
      ...rows,
      {
        ...{ id: crypto.randomUUID(), content: last?.content ?? '', clause: '', unit: last?.unit ?? null, hint: '' },
        ...{ quantified: true, adding: 'flow', wholeTargetId: null, annualTargetId: null },
      },
    ])
  }
  const deed = (label: string, sign: string, off: boolean, onClick: () => void) => (
    <Button size="small" type="text" aria-label={label} title={label} disabled={off || !may} onClick={onClick}>
      {sign}
    </Button>
  )
  return (
    <div className="form-scroll">
      <table className="share-grid rows-grid">
        <thead>
          <tr>
            <th>{words.content}</th>
            <th>{words.clause}</th>
            <th>{words.countedIn}</th>
            <th>{words.quantified}</th>
            <th>{words.adding}</th>
            <th>{words.hint}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              {(['content', 'clause'] as const).map((key) => (
                <td key={key} className="share-words">
                  <Input
                    size="small"
                    maxLength={key === 'content' ? 60 : 80}
                    aria-label={`${at + 1} ${words[key]}`}
                    {...(tried && row[key].trim() === '' ? { status: 'error' as const } : {})}
                    value={row[key]}
                    onChange={(event) => set(at, { [key]: event.target.value })}
                  />
                </td>
              ))}
              <td className="share-words rows-unit">
                <Input
                  size="small"
                  maxLength={20}
                  aria-label={`${row.clause} ${words.countedIn}`}
                  placeholder={words.unitHint}
                  value={row.unit ?? ''}
                  onChange={(event) => set(at, { unit: event.target.value === '' ? null : event.target.value })}
                />
              </td>
              <td>
                <Checkbox
                  aria-label={`${row.clause} ${words.quantified}`}
                  checked={row.quantified}
                  onChange={(event) => set(at, { quantified: event.target.checked })}
                />
              </td>
              <td>
                <Select
                  size="small"
                  style={{ width: 170 }}
                  aria-label={`${row.clause} ${words.adding}`}
                  value={row.adding}
                  disabled={!may}
                  options={rowAddings.map((value) => ({ value, label: words.addings[value] }))}
                  onChange={(adding) => set(at, { adding })}
                />
              </td>
              <td className="share-words rows-hint">
                <Input
                  size="small"
                  maxLength={200}
                  aria-label={`${row.clause} ${words.hint}`}
                  value={row.hint}
                  onChange={(event) => set(at, { hint: event.target.value })}
                />
              </td>
              <td>
                {deed(words.moveUp(row.clause), '↑', at === 0, () => move(at, -1))}
                {deed(words.moveDown(row.clause), '↓', at === rows.length - 1, () => move(at, 1))}
                {deed(words.removeRow(row.clause), '×', rows.length === 1, () =>
                  onRows(rows.filter((_, index) => index !== at)),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may && (
        <Button type="link" onClick={add}>
          {words.addRow}
        </Button>
      )}
    </div>
  )
}
