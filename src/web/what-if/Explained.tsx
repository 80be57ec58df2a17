import { Drawer } from 'antd'
import type { ExplainedItem, Explanation } from '#core/evaluations/explain.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import type { Format } from '../words/format.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import type { Explained as Found } from './use-trial.ts'

type Props = { readonly explained: Found; readonly onClose: () => void }

/** One subject's score, from its values to the total, as published and in the trial. */
export const Explained = ({ explained: { before, now }, onClose }: Props) => {
  const { w } = useLanguage()
  const name = now?.name ?? before?.name ?? ''
  return (
    <Drawer open width={760} title={`${w.whatIf.explain}：${name}`} onClose={onClose} mask={false}>
      {now === null || before === null ? (
        <EmptyState title={w.whatIf.notEvaluated} />
      ) : (
        <>
          <Standing before={before} now={now} />
          <Waterfall before={before} now={now} />
        </>
      )}
    </Drawer>
  )
}

type Sides = { readonly before: Explanation; readonly now: Explanation }

const Standing = ({ before, now }: Sides) => {
  const { w, f } = useLanguage()
  const side = ({ total, rank, grade }: Explanation) =>
    [
      f.number(total),
      rank === null ? w.whatIf.unranked : w.whatIf.rankOf(f.number(rank.place), f.number(rank.of)),
      grade === null ? null : grade.name,
      grade?.next ? w.whatIf.next(grade.next.grade, f.number(grade.next.points)) : null,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  return (
    <dl className="what-if-counts">
      <dt>{w.whatIf.published}</dt>
      <dd>{side(before)}</dd>
      <dt>{w.whatIf.trial}</dt>
      <dd>{side(now)}</dd>
    </dl>
  )
}

type Step = {
  readonly key: string
  readonly name: string
  readonly says: string
  readonly weight: number | null
  readonly before: number
  readonly now: number
}

const Waterfall = ({ before, now }: Sides) => {
  const { w, f } = useLanguage()
  const steps = stepsOf(w, f, before, now)
  const top = Math.max(...running(steps, 'before'), ...running(steps, 'now'), 1)
  let [was, is] = [0, 0]
  return (
    <table className="what-if-waterfall">
      <thead>
        <tr>
          <th scope="col">{w.whatIf.item}</th>
          <th scope="col" className="num">
            {w.whatIf.fullMarks}
          </th>
          <th scope="col" className="num">
            {w.whatIf.pointsBefore}
          </th>
          <th scope="col" className="num">
            {w.whatIf.pointsNow}
          </th>
          <th scope="col" className="num">
            {w.whatIf.difference}
          </th>
          <th scope="col" aria-hidden />
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const bars = [
            { from: was, by: step.before, side: 'before' },
            { from: is, by: step.now, side: 'now' },
          ]
          was += step.before
          is += step.now
          return (
            <tr key={step.key}>
              <td>
                {step.name}
                <div className="quiet">{step.says}</div>
              </td>
              <td className="num">{step.weight === null ? '' : f.number(step.weight)}</td>
              <td className="num">{minus(f.number(rounded(step.before)))}</td>
              <td className="num">{minus(f.number(rounded(step.now)))}</td>
              <td className="num">{signed(f, step.now - step.before)}</td>
              <td className="what-if-bars" aria-hidden>
                {bars.map(({ from, by, side }) => (
                  <i
                    key={side}
                    data-side={side}
                    data-minus={by < 0 || undefined}
                    style={{
                      left: `${(Math.max(0, Math.min(from, from + by)) / top) * 100}%`,
                      width: `${(Math.abs(by) / top) * 100}%`,
                    }}
                  />
                ))}
              </td>
            </tr>
          )
        })}
        <tr className="what-if-total">
          <th scope="row">{w.whatIf.score}</th>
          <td />
          <td className="num">{f.number(before.total)}</td>
          <td className="num">{f.number(now.total)}</td>
          <td className="num">{signed(f, now.total - before.total)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}

const minus = (text: string): string => text.replace('-', '−')
const rounded = (points: number): number => Math.round(points * 1e4) / 1e4
const signed = (f: Format, difference: number): string => {
  const value = rounded(difference)
  return value === 0 ? '' : `${value > 0 ? '+' : '−'}${f.number(Math.abs(value))}`
}

function running(steps: readonly Step[], side: 'before' | 'now'): readonly number[] {
  let sum = 0
  return steps.map((step) => {
    sum += step[side]
    return sum
  })
}

function stepsOf(w: Words, f: Format, before: Explanation, now: Explanation): readonly Step[] {
  const items = now.items.map((item): Step => {
    const old = before.items.find(({ code }) => code === item.code)
    const section = w.whatIf.sections[item.section]
    return {
      key: item.code,
      name: section === '' ? item.name : `${item.name}（${section}）`,
      says: wordItem(w, f, item),
      weight: item.section === 'items' ? item.weight : null,
      before: old?.points ?? 0,
      now: item.points,
    }
  })
  const keyOf = ({ kind, name }: Explanation['adjustments'][number]) => `${kind} ${name}`
  const kinds = new Map([...before.adjustments, ...now.adjustments].map((one) => [keyOf(one), one]))
  const points = (list: Explanation['adjustments'], key: string) => list.find((one) => keyOf(one) === key)?.points ?? 0
  const adjustments = [...kinds].map(
    ([key, { kind, name }]): Step => ({
      key,
      name: w.whatIf.adjustments[kind],
      says: name,
      weight: null,
      before: points(before.adjustments, key),
      now: points(now.adjustments, key),
    }),
  )
  return [...items, ...adjustments]
}

const short = (f: Format, value: number): string => f.number(Number(value.toPrecision(6)))

function wordItem(w: Words, f: Format, { raw, unit, benchmarks, marks }: ExplainedItem): string {
  const said = (['capped', 'floored', 'winsorised', 'leftOut', 'withoutEvidence'] as const)
    .filter((mark) => marks[mark])
    .map((mark) => w.whatIf.marks[mark])
  return [
    raw === null ? w.whatIf.missing : `${short(f, raw)}${unit === null ? '' : ` ${unit}`}`,
    ...benchmarks.flatMap(({ kind, value }) =>
      value === null
        ? []
        : kind === 'best' || kind === 'worst'
          ? [`${w.whatIf.poles[kind]} ${short(f, value)}`]
          : [w.whatIf.benchmark(short(f, value))],
    ),
    ...said,
    ...(marks.imputed === null ? [] : [w.whatIf.marks.imputed]),
  ].join(' · ')
}
