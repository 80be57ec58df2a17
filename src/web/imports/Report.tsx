import type { ReactNode } from 'react'
import type { ImportReport, ImportSample } from '#contract/imports.ts'
import { useLanguage } from '../words/language.tsx'
import { wordFault } from '../words/word-fault.ts'

type Props = { readonly report: ImportReport; readonly title: string }

const Counts = ({ report }: { readonly report: ImportReport }) => {
  const { w, f } = useLanguage()
  const words = w.imports.report
  const keys = ['rows', 'added', 'changed', 'same', 'faulty', 'leftOut', 'blank', 'gone', 'newSubjects'] as const
  const always: readonly string[] = ['rows', 'added', 'changed', 'same']
  return (
    <dl className="count-line">
      {keys
        .filter((key) => always.includes(key) || report[key] > 0)
        .map((key) => (
          <div key={key} data-alarm={(key === 'faulty' && report.faulty > 0) || undefined}>
            <dt>{words[key]}</dt>
            <dd>{f.number(report[key])}</dd>
          </div>
        ))}
    </dl>
  )
}

const Section = (props: { readonly title: string; readonly note?: string | null; readonly children: ReactNode }) => (
  <section>
    <h3>
      {props.title}
      {props.note != null && <span className="quiet"> · {props.note}</span>}
    </h3>
    {props.children}
  </section>
)

const Samples = ({ samples }: { readonly samples: readonly ImportSample[] }) => {
  const { w, f } = useLanguage()
  const words = w.imports.report
  const side = (said: ImportSample['before']): ReactNode => {
    if (said === null) return '—'
    const missing: Readonly<Record<string, string>> = w.indicators.missing
    const now = said.value === null ? (missing[said.missing ?? ''] ?? '—') : f.number(said.value)
    return said.lastYear === null ? now : `${now}（${words.lastYear(f.number(said.lastYear))}）`
  }
  return (
    <div className="wide-table">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.row}</th>
            <th>{words.subject}</th>
            <th>{words.indicator}</th>
            <th>{words.period}</th>
            <th className="right">{words.before}</th>
            <th className="right">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {samples.map((one) => (
            <tr key={`${one.row} ${one.indicator} ${one.periodEnd}`}>
              <td>{one.row}</td>
              <td>{one.subject}</td>
              <td>{one.indicator}</td>
              <td>{f.day(one.periodEnd)}</td>
              <td className="right">{side(one.before)}</td>
              <td className="right">{side(one.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a file does to what stands, in counts and in the first of each kind. */
export const Report = ({ report, title }: Props) => {
  const { w, f } = useLanguage()
  const words = w.imports.report
  const first = (shown: number, all: number) => (shown < all ? words.first(f.number(shown), f.number(all)) : null)
  return (
    <section className="panel import-report">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="panel-body">
        <Counts report={report} />
        {report.outweighed > 0 && <p className="notice-line">{words.outweighed(f.number(report.outweighed))}</p>}
        <p className="quiet">
          {words.indicators}：{f.list(report.indicators.map(({ name, unit }) => `${name}（${unit}）`))} ·{' '}
          {words.periods}：{f.list(report.periods.slice(0, 6).map(f.day))}
          {report.periods.length > 6 && ` … ${f.number(report.periods.length)}`}
        </p>
        {report.conversions.length > 0 && (
          <p>
            <strong>{words.conversions}：</strong>
            {f.list(
              report.conversions.map(({ column, from, to, times, over }) => {
                const factor =
                  over === 1 ? w.imports.mapping.times(f.number(times)) : w.imports.mapping.over(f.number(over / times))
                return `${column} ${w.imports.mapping.converts(from, to, factor)}`
              }),
            )}
          </p>
        )}
        {report.faults.length > 0 && (
          <Section title={words.faults}>
            <ul className="fault-lines">
              {report.faults.map((fault) => (
                <li key={`${fault.row} ${fault.column} ${fault.code}`}>
                  <span className="quiet">{words.cell(f.number(fault.row), fault.column)}</span>{' '}
                  {wordFault(w, f, { code: fault.code, facts: fault.facts })}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {report.changes.length > 0 && (
          <Section title={words.changes} note={first(report.changes.length, report.changed)}>
            <Samples samples={report.changes} />
          </Section>
        )}
        {report.additions.length > 0 && (
          <Section title={words.additions} note={first(report.additions.length, report.added)}>
            <Samples samples={report.additions} />
          </Section>
        )}
        {report.missing.length > 0 && (
          <Section title={words.missing} note={first(report.missing.length, report.gone)}>
            <p>{f.list(report.missing)}</p>
          </Section>
        )}
      </div>
    </section>
  )
}
