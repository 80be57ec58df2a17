import type { MethodItem, MethodPage } from '#contract/methods.ts'
import { useLanguage } from '../words/language.tsx'

type Props = { readonly method: MethodPage }

const Rules = ({ item }: { readonly item: MethodItem }) => {
  const { language } = useLanguage()
  return (
    <>
      {item.rules.map(({ cohort, value, score }) => (
        <div key={cohort ?? ''}>
          {cohort !== null && <strong>{cohort}　</strong>}
          {value[language]}
          <div className="quiet">{score[language]}</div>
        </div>
      ))}
      {item.missing !== null && <div className="quiet">{item.missing[language]}</div>}
    </>
  )
}

/** The tree of items: full marks by cohort, how each is scored, where it stands. */
export const ItemsPanel = ({ method }: Props) => {
  const { w, f } = useLanguage()
  const words = w.methods
  const points = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : f.number(value, Number.isInteger(value) ? 0 : 2)
  return (
    <section className="panel">
      <header>
        <h2>{words.items}</h2>
        <span className="quiet">
          {method.cohorts
            .map(
              ({ name, where, ranked }) =>
                `${name}${where === null ? '' : `（${where}）`}${ranked ? '' : ` ${words.unranked}`}`,
            )
            .join('；')}
        </span>
      </header>
      <div className="wide-scroll">
        <table className="plain-table score-table">
          <thead>
            <tr>
              <th>{words.item}</th>
              {method.cohorts.map(({ code, name }) => (
                <th key={code} className="right nowrap">
                  {name}
                </th>
              ))}
              <th>{words.how}</th>
              <th>{words.article}</th>
            </tr>
          </thead>
          <tbody>
            {method.items.map((item) => (
              <tr key={`${item.section} ${item.code}`}>
                <td style={{ paddingLeft: 12 + item.depth * 20 }}>
                  {item.isLeaf ? item.name : <strong>{item.name}</strong>}
                  {item.section !== 'items' && <span className="quiet"> · {words.sections[item.section]}</span>}
                  {item.unit !== null && <span className="quiet">（{item.unit}）</span>}
                </td>
                {method.cohorts.map(({ code }) => (
                  <td key={code} className="right">
                    {item.section === 'items' ? points(item.weights[code]) : '—'}
                  </td>
                ))}
                <td>
                  <Rules item={item} />
                  {item.note !== null && <div className="quiet">{item.note}</div>}
                </td>
                <td className="quiet">{item.article}</td>
              </tr>
            ))}
            <tr className="is-sum">
              <td>{words.sum}</td>
              {method.cohorts.map(({ code }) => (
                <td key={code} className="right">
                  <strong>{points(method.sums[code])}</strong>
                </td>
              ))}
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}

export const GradesPanel = ({ method }: Props) => {
  const { w, language } = useLanguage()
  const words = w.methods
  return (
    <section className="panel">
      <header>
        <h2>{words.grades}</h2>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.cohorts}</th>
            <th>{words.grade}</th>
            <th>{words.rule}</th>
            <th>{words.article}</th>
          </tr>
        </thead>
        <tbody>
          {method.grades.map(({ cohorts, name, rule, article }) => (
            <tr key={`${cohorts.join()} ${name}`}>
              <td>{cohorts.join('、')}</td>
              <td>{name}</td>
              <td>{rule[language]}</td>
              <td className="quiet">{article}</td>
            </tr>
          ))}
          {method.rulings.map(({ name, when, article }) => (
            <tr key={name}>
              <td className="quiet">{words.rulings}</td>
              <td colSpan={2}>
                {name}
                <div className="quiet">{when}</div>
              </td>
              <td className="quiet">{article}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {method.notes.map((one) => (
        <p key={one} className="panel-body quiet">
          {one}
        </p>
      ))}
    </section>
  )
}

export const InputsPanel = ({ method }: Props) => {
  const { w } = useLanguage()
  const words = w.methods
  return (
    <section className="panel">
      <header>
        <h2>{words.inputs}</h2>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.input}</th>
            <th>{words.unit}</th>
            <th>{words.from}</th>
          </tr>
        </thead>
        <tbody>
          {method.inputs.map(({ code, name, unit, type, from, values }) => (
            <tr key={code}>
              <td>
                {name} <code className="quiet">{code}</code>
              </td>
              <td>
                {unit ?? words.types[type]}
                {values.length > 0 && <span className="quiet">（{values.join('、')}）</span>}
              </td>
              <td>{from ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
