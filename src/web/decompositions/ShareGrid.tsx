import { Button, Input } from 'antd'
import type { ClipboardEvent } from 'react'
import type { Held, ShareCheck } from '#core/decompositions/check.ts'
import { demandOf, type Whole, yearsOf } from '#core/decompositions/decomposition.ts'
import { tidy } from '#core/metrics/amount.ts'
import { useLanguage } from '../words/language.tsx'
import { signed } from './SplitTable.tsx'
import { contentOf, type FigureColumn, figureOf, pasteFigures, type SplitForm, setFigure } from './split-form.ts'
import { idOf } from './use-sharers.ts'

type Props = {
  readonly whole: Whole
  readonly form: SplitForm
  readonly check: ShareCheck
  readonly nameOf: (id: string) => string
  /** null where it is only read */
  readonly onChange: ((form: SplitForm) => void) | null
}

type Shown = { readonly total: boolean; readonly weight: boolean; readonly factor: boolean }

/** Columns that say nothing are not there to read past; all are there to type into. */
const shownIn = ({ lines, periods, rule }: SplitForm, whole: Whole, editing: boolean): Shown => ({
  total: whole.kind === 'increment' && periods.filter((period) => period.length === 4).length > 1,
  weight: editing || rule === 'weighted',
  factor: editing || lines.some(({ factor }) => factor !== ''),
})

export const ShareGrid = (props: Props) => {
  const { w, f } = useLanguage()
  const { form, whole, onChange } = props
  const words = w.decompositions
  const shown = shownIn(form, whole, onChange !== null)
  return (
    <div className="share-scroll">
      <table className="share-grid">
        <thead>
          <tr>
            <th className="share-who">{words.who}</th>
            {form.periods.map((period) => (
              <th key={period} className="share-figure">
                {f.period(period)}
              </th>
            ))}
            {shown.total && <th className="share-figure">{words.total}</th>}
            {shown.weight && <th className="share-figure">{words.weight}</th>}
            {shown.factor && (
              <>
                <th className="share-factor">{words.factor}</th>
                <th className="share-words">{words.factorReason}</th>
                <th className="share-figure">{words.demand}</th>
              </>
            )}
            <th className="share-words">{words.note}</th>
            {onChange !== null && <th className="share-drop" />}
          </tr>
        </thead>
        <tbody>
          {form.lines.map((line, row) => (
            <Line key={idOf(line)} {...props} row={row} shown={shown} />
          ))}
        </tbody>
        <Foot {...props} shown={shown} />
      </table>
    </div>
  )
}

const yearlySum = (form: SplitForm, values: readonly (number | null)[]): number | null => {
  const years = values.filter((_, at) => form.periods[at]?.length === 4)
  const there = years.filter((value) => value !== null)
  return there.length === 0 ? null : tidy(there.reduce((sum, value) => sum + value, 0))
}

const Line = ({
  form,
  check,
  nameOf,
  onChange,
  row,
  shown,
}: Props & { readonly row: number; readonly shown: Shown }) => {
  const { w, f } = useLanguage()
  const words = w.decompositions
  const line = form.lines[row]
  const share = contentOf(form).shares[row]
  if (line === undefined || share === undefined) return null
  const name = nameOf(idOf(line))
  const marks = check.findings.filter((finding) => finding.share === row && finding.severity !== 'note')
  const figure = (column: FigureColumn, typed: string, label: string) => {
    const wrong = figureOf(typed) === undefined
    if (onChange === null) return typed === '' ? '—' : f.number(Number(typed))
    const paste = (event: ClipboardEvent<HTMLInputElement>) => {
      const block = event.clipboardData.getData('text/plain')
      if (!/[\t\n]/.test(block.trim())) return
      event.preventDefault()
      onChange(pasteFigures(form, row, column, block))
    }
    return (
      <Input
        size="small"
        inputMode="decimal"
        aria-label={`${name} ${label}`}
        {...(wrong ? { status: 'error' as const, title: words.notNumber } : {})}
        value={typed}
        onPaste={paste}
        onChange={(event) => onChange(setFigure(form, row, column, event.target.value))}
      />
    )
  }
  const text = (key: 'note' | 'factorReason', label: string, hint = '') =>
    onChange === null ? (
      line[key]
    ) : (
      <Input
        size="small"
        maxLength={key === 'note' ? 500 : 200}
        aria-label={`${name} ${label}`}
        placeholder={hint}
        value={line[key]}
        onChange={(event) =>
          onChange({
            ...form,
            lines: form.lines.map((one, at) => (at === row ? { ...one, [key]: event.target.value } : one)),
          })
        }
      />
    )
  const sum = yearlySum(form, share.values)
  const single = form.periods.length === 1 ? (share.values[0] ?? null) : sum
  const demand = demandOf(share, single)
  return (
    <tr data-marked={marks.length > 0 || undefined}>
      <th scope="row" className="share-who" title={name}>
        {name}
      </th>
      {line.values.map((typed, at) => {
        const period = form.periods[at] ?? ''
        const marked = marks.some((finding) => finding.period === null || finding.period === period)
        return (
          <td key={period} className="share-figure" data-marked={marked || undefined}>
            {figure(at, typed, f.period(period))}
          </td>
        )
      })}
      {shown.total && <td className="share-figure">{sum === null ? '—' : f.number(sum)}</td>}
      {shown.weight && <td className="share-figure">{figure('weight', line.weight, words.weight)}</td>}
      {shown.factor && (
        <>
          <td className="share-factor">{figure('factor', line.factor, words.factor)}</td>
          <td className="share-words">
            {text('factorReason', words.factorReason, line.factor === '' ? '' : words.factorHint)}
          </td>
          <td className="share-figure">{demand === null ? '—' : f.number(demand)}</td>
        </>
      )}
      <td className="share-words">{text('note', words.note)}</td>
      {onChange !== null && (
        <td className="share-drop">
          <Button
            size="small"
            type="text"
            aria-label={words.remove(name)}
            title={words.remove(name)}
            onClick={() => onChange({ ...form, lines: form.lines.filter((_, at) => at !== row) })}
          >
            ×
          </Button>
        </td>
      )}
    </tr>
  )
}

/** What one column is held against; the yearly total's where the years are added up. */
const heldFor = (held: readonly Held[], period: string): Held | undefined => held.find((one) => one.period === period)

const Foot = ({ whole, form, check, onChange, shown }: Props & { readonly shown: Shown }) => {
  const { w, f } = useLanguage()
  const words = w.decompositions
  const sums = check.columns
  const years = yearsOf(whole.period)
  const overall = shown.total && years !== undefined ? heldFor(check.held, whole.period ?? '') : undefined
  const rest = Number(shown.weight) + 3 * Number(shown.factor) + 1 + Number(onChange !== null)
  const total = yearlySum(form, sums)
  const line = (label: string, of: (held: Held) => string, grave = false) => (
    <tr>
      <th scope="row" className="share-who">
        {label}
      </th>
      {form.periods.map((period) => {
        const held = heldFor(check.held, period)
        return (
          <td key={period} className="share-figure">
            {held === undefined ? '' : <Figure held={held} words={of(held)} grave={grave} />}
          </td>
        )
      })}
      {shown.total && (
        <td className="share-figure">
          {overall === undefined ? '' : <Figure held={overall} words={of(overall)} grave={grave} />}
        </td>
      )}
      <td colSpan={rest} />
    </tr>
  )
  return (
    <tfoot>
      <tr>
        <th scope="row" className="share-who">
          {words.columnSum}
        </th>
        {form.periods.map((period, at) => (
          <td key={period} className="share-figure">
            {form.rule === 'sum' || form.rule === 'none' ? amount(f.number, sums[at] ?? null) : ''}
          </td>
        ))}
        {shown.total && <td className="share-figure">{amount(f.number, total)}</td>}
        <td colSpan={rest} />
      </tr>
      {check.held.length > 0 && line(words.target, (held) => f.number(held.whole))}
      {check.held.length > 0 &&
        line(words.misses, (held) => signed(f.number(Math.abs(held.difference)), held.difference), true)}
    </tfoot>
  )
}

const Figure = ({ held, words, grave }: { readonly held: Held; readonly words: string; readonly grave: boolean }) => (
  <span className={grave && held.difference !== 0 ? 'late-word' : undefined}>{words}</span>
)

const amount = (number: (value: number) => string, value: number | null): string =>
  value === null ? '—' : number(value)
