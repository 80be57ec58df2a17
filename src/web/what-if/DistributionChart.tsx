import { useLanguage } from '../words/language.tsx'
import type { Distribution } from './messages.ts'

const WIDTH = 340
const HEIGHT = 96

/** Drawn by hand: it follows a dragging hand, for which a charting library is too slow. */
export const DistributionChart = ({ distribution }: { readonly distribution: Distribution }) => {
  const { w, f } = useLanguage()
  const { least, most, before, now } = distribution
  const top = Math.max(1, ...before, ...now)
  const [from, to] = [f.number(least, 1), f.number(most, 1)]
  return (
    <>
      <h3>{w.whatIf.distribution}</h3>
      <svg
        className="what-if-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={w.whatIf.distributionSays(from, to)}
      >
        <title>{w.whatIf.distributionSays(from, to)}</title>
        <path className="what-if-chart-now" d={`${outline(now, top)}V${HEIGHT}H0Z`} />
        <path className="what-if-chart-before" d={outline(before, top)} />
      </svg>
      <div className="what-if-axis">
        <span>{from}</span>
        <span>
          <i className="what-if-key-before" /> {w.whatIf.published} <i className="what-if-key-now" /> {w.whatIf.trial}
        </span>
        <span>{to}</span>
      </div>
    </>
  )
}

function outline(counts: Uint32Array, top: number): string {
  const step = WIDTH / counts.length
  let path = ''
  counts.forEach((count, at) => {
    const y = (HEIGHT - (count / top) * (HEIGHT - 4)).toFixed(1)
    path += `${at === 0 ? 'M0,' : 'V'}${y}H${((at + 1) * step).toFixed(1)}`
  })
  return path
}
