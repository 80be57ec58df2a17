type Props = {
  readonly trend: readonly { readonly end: string; readonly value: number | null }[]
  readonly label: string
}

const WIDTH = 120
const HEIGHT = 28

/** How it ran, without axes: the last value stands beside it in figures. From zero, unless something lies below. */
export const Trend = ({ trend, label }: Props) => {
  const values = trend.flatMap(({ value }) => value ?? [])
  if (values.length < 2) return null
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const step = (WIDTH - 4) / (trend.length - 1)
  const place = (value: number, index: number) =>
    `${(2 + index * step).toFixed(1)},${(HEIGHT - 3 - ((value - low) / (high - low || 1)) * (HEIGHT - 6)).toFixed(1)}`
  const points = trend.flatMap(({ value }, index) => (value === null ? [] : [place(value, index)]))
  const [x, y] = (points.at(-1) ?? '0,0').split(',')
  return (
    <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx={x} cy={y} r="2.5" fill="currentColor" />
    </svg>
  )
}
