import type { PanelItemLine, PanelPage, PanelSpread } from '#contract/panels.ts'
import { decimalsOf } from '../rounds/value-words.ts'
import { useLanguage } from '../words/language.tsx'

/** Marks that the method leaves out are struck through, so that the sum below can be checked by eye. */
const Marks = ({ item, marks }: { readonly item: PanelItemLine; readonly marks: readonly number[] }) => {
  const { f } = useLanguage()
  return (
    <span className="spread-marks">
      {marks.map((mark, at) => {
        const out = marks.length > 2 * item.trim && (at < item.trim || at >= marks.length - item.trim)
        const text = f.number(mark, decimalsOf(mark))
        // biome-ignore lint/suspicious/noArrayIndexKey: equal marks are told apart by their place alone
        return out ? <del key={at}>{text}</del> : <span key={at}>{text}</span>
      })}
    </span>
  )
}

const SpreadRow = ({ item, spread }: { readonly item: PanelItemLine; readonly spread: PanelSpread }) => {
  const { w, f } = useLanguage()
  const words = w.panels
  const counted = spread.marks.slice(item.trim, spread.marks.length - item.trim)
  const sum = counted.map((mark) => f.number(mark, decimalsOf(mark))).join(' + ')
  const gap = (spread.marks.at(-1) ?? 0) - (spread.marks[0] ?? 0)
  return (
    <tr>
      <td>{spread.name}</td>
      <td>
        <Marks item={item} marks={spread.marks} />
        {spread.stoodBack > 0 && <span className="quiet"> {words.stoodBack(spread.stoodBack)}</span>}
      </td>
      <td className="right">
        {spread.mean === null ? (
          <span className="quiet">{words.tooFew(item.members)}</span>
        ) : (
          <>
            <strong>{f.number(spread.mean, 2)}</strong>
            <div className="quiet formula">
              ({sum}) ÷ {counted.length}
            </div>
          </>
        )}
      </td>
      <td className="nowrap">
        {spread.apart && (
          <span className="mark">
            <span className="shape watch">▲</span>
            {words.apart(f.number(gap, decimalsOf(gap)))}
          </span>
        )}
      </td>
    </tr>
  )
}

/** How the members' marks lie, item by item; far apart is pointed out. */
export const SpreadPanel = ({ page }: { readonly page: PanelPage }) => {
  const { w } = useLanguage()
  const words = w.panels
  return page.items.map((item) => (
    <section key={item.input} className="panel">
      <header>
        <h2>{item.name}</h2>
        <span className="quiet">
          {words.trimmed(item.trim)} · {words.onlyHandedIn}
        </span>
      </header>
      <div className="wide-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{w.rounds.subject}</th>
              <th>{words.marks}</th>
              <th className="right">{words.mean}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {page.spreads
              .filter(({ input }) => input === item.input)
              .map((spread) => (
                <SpreadRow key={spread.row} item={item} spread={spread} />
              ))}
          </tbody>
        </table>
      </div>
    </section>
  ))
}
