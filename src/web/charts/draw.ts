import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, LabelLayout, CanvasRenderer])

export type Drawn = ECharts
/** Nothing moves: a chart is read, not watched, and a print or picture shows it whole. */
export const drawIn = (element: HTMLElement): ECharts => init(element, null, { renderer: 'canvas' })
