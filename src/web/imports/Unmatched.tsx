import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import type { ImportReport } from '#contract/imports.ts'
import { useLanguage } from '../words/language.tsx'
import { subjectsQuery } from './queries.ts'
import type { ImportForm } from './use-import.ts'

type Props = {
  readonly report: ImportReport
  readonly form: ImportForm
  readonly pending: boolean
  readonly onAgain: () => void
}

const SKIP = 0

/** Names of the file that nobody knows: a person says once what each means, and it is remembered with the header. */
export const Unmatched = ({ report, form, pending, onAgain }: Props) => {
  const { w, f } = useLanguage()
  const words = w.imports.unmatched
  const subjects = useQuery(subjectsQuery(form.mapping.subjectKind)).data ?? []
  const { names } = form.mapping
  const say = (text: string, id: number | undefined) => {
    const { [text]: _, ...others } = names
    form.change({ names: id === undefined ? others : { ...others, [text]: id } })
  }
  const options = [{ value: SKIP, label: words.skip }, ...subjects.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <section className="panel import-report">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="panel-body">
        <p className="quiet">{words.what}</p>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.name}</th>
              <th className="right">{words.rows}</th>
              <th>{words.first}</th>
              <th>{words.means}</th>
            </tr>
          </thead>
          <tbody>
            {report.unmatched.map(({ text, rows, firstRow, suggestions }) => (
              <tr key={text}>
                <td>{text}</td>
                <td className="right">{f.number(rows)}</td>
                <td>{words.rowN(f.number(firstRow))}</td>
                <td className="means">
                  <div>
                    <Select
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      aria-label={`${text} ${words.means}`}
                      placeholder={words.pick}
                      value={names[text] ?? null}
                      options={options}
                      onChange={(id: number | null | undefined) => say(text, id ?? undefined)}
                    />
                    {names[text] === undefined &&
                      suggestions.map(({ id, name }) => (
                        <button key={id} type="button" className="link-button" onClick={() => say(text, id)}>
                          {name}
                        </button>
                      ))}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="drawer-actions">
          <Button
            loading={pending}
            disabled={report.unmatched.every(({ text }) => names[text] === undefined)}
            onClick={onAgain}
          >
            {words.again}
          </Button>
        </div>
      </div>
    </section>
  )
}
