import { useMemo } from 'react'
import { useLanguage } from '../words/language.tsx'
import { FormInput } from './FormField.tsx'
import { type FormField, type FormItem, type MethodForm, readForm, withValue } from './method-form.ts'
import './methods.css'

type Props = {
  readonly text: string
  readonly readOnly: boolean
  /** lines of the text that something is said against */
  readonly wrongRows: ReadonlySet<number>
  readonly onText: (text: string) => void
}
type Parts = Omit<Props, 'text' | 'onText'> & {
  readonly form: MethodForm
  readonly onValue: (field: FormField, value: string | number) => void
}

/** A key of the file in words: "up" is what every point above adds. */
const useKeyWords = () => {
  const { w } = useLanguage()
  const words = w.methods.form
  return (keys: readonly string[]): string =>
    keys
      .filter((key) => !['score', 'scores', 'value', 'values', 'steps', 'standards'].includes(key) || keys.length === 1)
      .map((key) => (/^\d+$/.test(key) ? words.band(key) : (words.keys[key] ?? key)))
      .join(' · ')
}

const Parameters = ({ item, form, ...rest }: Parts & { readonly item: FormItem }) => {
  const { w } = useLanguage()
  const words = w.methods.form
  const say = useKeyWords()
  const cohortName = (key: string) => form.cohorts.find(({ code }) => code === key)?.name ?? key
  const named = ({ keys }: FormField) => say(keys.map((key) => (keys[0]?.endsWith('s') ? cohortName(key) : key)))
  return (
    <>
      {item.kinds.map(({ cohort, kind }) => (
        <div key={cohort ?? ''} className="quiet">
          {cohort !== null && `${cohortName(cohort)}：`}
          {words.kinds[kind] ?? kind}
        </div>
      ))}
      <div className="form-values">
        {item.parameters.map((field) => (
          <div className="form-value" key={field.keys.join('.')}>
            <span>{named(field)}</span>
            <FormInput
              {...{ field, label: `${String(item.name?.value ?? item.code)} ${named(field)}` }}
              wrong={rest.wrongRows.has(field.row)}
              readOnly={rest.readOnly}
              onValue={rest.onValue}
            />
          </div>
        ))}
      </div>
    </>
  )
}

const ItemsTable = (parts: Parts) => {
  const { w, f } = useLanguage()
  const words = w.methods
  const { form, wrongRows, readOnly, onValue } = parts
  return (
    <table className="plain-table method-form">
      <thead>
        <tr>
          <th>{words.item}</th>
          {form.cohorts.map(({ code, name }) => (
            <th key={code} className="right">
              {name}
            </th>
          ))}
          <th>{words.how}</th>
        </tr>
      </thead>
      <tbody>
        {form.items.map((item) => (
          <tr key={`${item.section} ${item.code}`}>
            <td style={{ paddingLeft: 12 + item.depth * 20 }}>
              {item.name === null ? (
                item.code
              ) : (
                <FormInput
                  {...{ field: item.name, readOnly, onValue, label: `${item.code} ${words.name}`, wide: true }}
                  wrong={wrongRows.has(item.name.row)}
                />
              )}
              {item.section !== 'items' && <div className="quiet">{words.sections[item.section]}</div>}
              {item.article !== null && <div className="quiet">〔{String(item.article.value)}〕</div>}
            </td>
            {form.cohorts.map(({ code, name }) => {
              const field = item.weights[code]
              return (
                <td key={code} className="right">
                  {field === undefined ? (
                    '—'
                  ) : (
                    <FormInput
                      {...{ field, readOnly, onValue, wrong: wrongRows.has(field.row) }}
                      label={`${String(item.name?.value ?? item.code)} ${name} ${words.form.full}`}
                    />
                  )}
                </td>
              )
            })}
            <td>{item.isLeaf && <Parameters {...parts} item={item} />}</td>
          </tr>
        ))}
        <tr className="is-sum">
          <td>{words.sum}</td>
          {form.cohorts.map(({ code }) => {
            const sum = form.sums[code] ?? 0
            return (
              <td key={code} className="right nowrap" role="status">
                <strong>{f.number(sum, Number.isInteger(sum) ? 0 : 2)}</strong>
                <div className={sum === 100 ? 'quiet' : 'late-word'}>
                  {sum === 100 ? words.form.sumRight : words.form.sumOff(f.number(Math.abs(100 - sum), 2), sum > 100)}
                </div>
              </td>
            )
          })}
          <td />
        </tr>
      </tbody>
    </table>
  )
}

const GradesTable = ({ form, wrongRows, readOnly, onValue }: Parts) => {
  const { w } = useLanguage()
  const words = w.methods
  const say = useKeyWords()
  return (
    <div className="form-values">
      {form.caps.map((field) => (
        <div className="form-value" key={field.keys.join('.')}>
          <span>{words.form.cap(words.sections[field.keys[0] === 'bonus' ? 'bonus' : 'deductions'])}</span>
          <FormInput
            {...{ field, readOnly, onValue, wrong: wrongRows.has(field.row) }}
            label={words.form.cap(words.sections[field.keys[0] === 'bonus' ? 'bonus' : 'deductions'])}
          />
        </div>
      ))}
      {form.grades.map(({ name, lines }, at) =>
        lines.map((field) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grades keep their order, and two gradings may use one name
          <div className="form-value" key={`${at} ${field.keys[0]}`}>
            <span>
              {String(name?.value ?? '')} · {say([`grade.${field.keys[0]}`])}
            </span>
            <FormInput
              {...{ field, readOnly, onValue, wrong: wrongRows.has(field.row) }}
              label={`${String(name?.value ?? '')} ${say([`grade.${field.keys[0]}`])}`}
            />
          </div>
        )),
      )}
    </div>
  )
}

/** The same file as fields: weights with their running sum, parameters in words, grades and caps. */
export const MethodFormView = ({ text, readOnly, wrongRows, onText }: Props) => {
  const { w } = useLanguage()
  const words = w.methods
  const say = useKeyWords()
  const form = useMemo(() => readForm(text), [text])
  if (form === null) return <p className="field-fault">{words.form.noForm}</p>
  const onValue = (field: FormField, value: string | number) => onText(withValue(text, field, value))
  const parts: Parts = { form, readOnly, wrongRows, onValue }
  return (
    <div className="stack">
      <p className="quiet">{words.form.what}</p>
      <div className="form-values">
        {form.head.map((field) => (
          <div className="form-value" key={field.keys.join('.')}>
            <span>{say(field.keys.slice(-1))}</span>
            <FormInput
              {...{ field, readOnly, onValue, wrong: wrongRows.has(field.row), wide: true }}
              label={say(field.keys.slice(-1))}
            />
          </div>
        ))}
      </div>
      <ItemsTable {...parts} />
      <h3>{words.form.cuts}</h3>
      <GradesTable {...parts} />
    </div>
  )
}
