import { useEffect, useRef } from 'react'
import { type Drawn, drawIn } from './draw.ts'

type Props = {
  readonly label: string
  readonly option: Parameters<Drawn['setOption']>[0]
  readonly save: string
  readonly onPoint?: (index: number, series: number) => void
}

/** One chart that keeps the size of its place. */
export const Chart = ({ label, option, save, onPoint }: Props) => {
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const point = useRef(onPoint)
  point.current = onPoint
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const chart = drawIn(element)
    drawn.current = chart
    chart.on('click', (event) => point.current?.(event.dataIndex ?? 0, event.seriesIndex ?? 0))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [])
  useEffect(() => {
    drawn.current?.setOption(option, { notMerge: true })
  }, [option])
  const keep = () => {
    const anchor = document.createElement('a')
    anchor.href = drawn.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#fff' }) ?? ''
    anchor.download = `${label}.png`
    anchor.click()
  }
  return (
    <>
      <div ref={place} className="chart" role="img" aria-label={label} />
      <button type="button" className="link-button chart-save no-print" onClick={keep}>
        {save}
      </button>
    </>
  )
}
