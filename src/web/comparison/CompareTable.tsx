import { Button } from 'antd'
import type { ComparedMeasure, ComparedTarget } from '#contract/comparison.ts'
import type { PlanRelation } from '#core/comparison/relation.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { periodOf, wordValue } from '../programmes/target-words.ts'
import { useLanguage } from '../words/language.tsx'
import type { AnyRow } from './queries.ts'
import { wordFact, wordVerdict } from './word-facts.ts'

/** So much goes before what was read that it stands in the first lines; the source shows the rest. */
const BEFORE = 40

const Words = ({ sentence }: { readonly sentence: ComparedTarget['sentence'] }) => {
  if (sentence === null) return null
  const { before, words, after } = sentence
  return (
    <q className="compare-sentence">
      {before.length > BEFORE ? `…${before.slice(-BEFORE)}` : before}
      <mark>{words}</mark>
      {after}
    </q>
  )
}

const TargetSide = ({ target, onSource }: { readonly target: ComparedTarget; readonly onSource: () => void }) => {
  const { w, f } = useLanguage()
  const where = [
    periodOf(f, target.period),
    target.scope,
    target.role === 'base' ? w.programmes.targetTable.roles.base : null,
  ]
  return (
    <>
      <div className="compare-line">
        <button type="button" className="compare-open" onClick={onSource}>
          {target.metric}
        </button>
        <b className="nowrap">
          {wordValue(f, target)} {target.unit}
        </b>
      </div>
      <div className="quiet">{where.filter((part) => part !== null).join(' · ')}</div>
      <Words sentence={target.sentence} />
    </>
  )
}

const MeasureSide = ({ measure, onSource }: { readonly measure: ComparedMeasure; readonly onSource: () => void }) => {
  const { w, f } = useLanguage()
  const names = (lead: boolean) =>
    f.list(measure.duties.filter(({ grade }) => (grade === 'lead') === lead).map(({ name }) => name))
  const parts = [
    names(true) === '' ? null : `${w.compare.leads} ${names(true)}`,
    names(false) === '' ? null : `${w.compare.others} ${names(false)}`,
    measure.steps.length === 0 ? null : w.compare.steps(measure.steps.length),
  ]
  return (
    <>
      <div className="compare-line">
        <button type="button" className="compare-open" onClick={onSource}>
          {measure.title}
        </button>
        <span className="quiet nowrap">{numberWords(measure.number)}</span>
      </div>
      <div className="quiet">{parts.filter((part) => part !== null).join(' · ')}</div>
      <Words sentence={measure.sentence} />
    </>
  )
}

const Side = ({ thing, onSource }: { readonly thing: AnyRow['left']; readonly onSource: (id: string) => void }) => {
  const { w } = useLanguage()
  if (thing === null) return <span className="quiet">{w.parts.none}</span>
  const open = () => onSource(thing.id)
  return 'metric' in thing ? (
    <TargetSide target={thing} onSource={open} />
  ) : (
    <MeasureSide measure={thing} onSource={open} />
  )
}

type Props = {
  readonly rows: readonly AnyRow[]
  readonly relation: PlanRelation
  readonly leftName: string
  readonly rightName: string
  readonly onSource: (id: string) => void
  readonly onRepair: (row: AnyRow) => void
  readonly onUndo: (row: AnyRow) => void
}

const Middle = ({ row, relation, onRepair, onUndo }: Omit<Props, 'rows'> & { readonly row: AnyRow }) => {
  const { w, f } = useLanguage()
  return (
    <>
      <span className="compare-verdict" data-verdict={row.verdict}>
        {wordVerdict(w, row.verdict, relation)}
      </span>
      <ul>
        {row.facts.map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; one code may come twice
          <li key={at}>{wordFact(w, f, fact)}</li>
        ))}
      </ul>
      <span className="compare-hand no-print">
        <Button size="small" type="text" onClick={() => onRepair(row)}>
          {w.compare.repair}
        </Button>
        {row.by === 'person' && (
          <Button size="small" type="text" onClick={() => onUndo(row)}>
            {w.compare.undo}
          </Button>
        )}
      </span>
      {row.by === 'person' && <span className="quiet">{w.compare.byHand}</span>}
    </>
  )
}

export const CompareTable = (props: Props) => {
  const { w } = useLanguage()
  const { rows, leftName, rightName, onSource } = props
  return (
    <table className="compare">
      <colgroup>
        <col />
        <col className="compare-middle" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            {w.compare.left} · {leftName}
          </th>
          <th scope="col">{w.compare.verdict}</th>
          <th scope="col">
            {w.compare.right} · {rightName}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.left?.id ?? ''}~${row.right?.id ?? ''}`} data-verdict={row.verdict}>
            <td>
              <Side thing={row.left} onSource={onSource} />
            </td>
            <td>
              <Middle {...props} row={row} />
            </td>
            <td>
              <Side thing={row.right} onSource={onSource} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
