import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../words/language.tsx'
import { ChartTable } from './ChartTable.tsx'
import { asCsv, type ChartData } from './chart-data.ts'
import { type Drawn, drawIn } from './draw.ts'

type Props = {
  readonly label: string
  readonly option: Parameters<Drawn['setOption']>[0]
  /** the same as a table, one click away */
  readonly data?: ChartData
  readonly onPoint?: (index: number, series: number) => void
  /** of the picture that is kept; white without it */
  readonly background?: string
  /** a wall has no buttons */
  readonly bare?: boolean
}

const keep = (href: string, name: string) => {
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.download = name
  anchor.click()
}

const keepData = (label: string, data: ChartData) => {
  const url = URL.createObjectURL(new Blob([asCsv(data)], { type: 'text/csv' }))
  keep(url, `${label}.csv`)
  URL.revokeObjectURL(url)
}

/** One chart that keeps the size of its place. */
export const Chart = ({ label, option, data, onPoint, background = '#fff', bare = false }: Props) => {
  const { w } = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const point = useRef(onPoint)
  const [asTable, setAsTable] = useState(false)
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
  const picture = () =>
    keep(drawn.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }) ?? '', `${label}.png`)
  const words = w.figures
  return (
    <>
      <div ref={place} className="chart" role="img" aria-label={label} hidden={asTable} />
      {asTable && data !== undefined && <ChartTable label={label} data={data} />}
      {!bare && (
        <div className="chart-deeds no-print">
          {data !== undefined && (
            <button type="button" className="link-button" onClick={() => setAsTable(!asTable)}>
              {asTable ? words.seeChart : words.seeData}
            </button>
          )}
          {data !== undefined && (
            <button type="button" className="link-button" onClick={() => keepData(label, data)}>
              {words.saveData}
            </button>
          )}
          <button type="button" className="link-button" onClick={picture}>
            {words.savePicture}
          </button>
        </div>
      )}
    </>
  )
}
