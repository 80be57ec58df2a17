import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export type Drawn = ECharts
/** Nothing moves: a chart is read, not watched, and a print or picture shows it whole. */
export const drawIn = (element: HTMLElement): ECharts => init(element, null, { renderer: 'canvas' })
