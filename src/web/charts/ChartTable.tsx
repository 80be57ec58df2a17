import { useLanguage } from '../words/language.tsx'
import type { ChartData } from './chart-data.ts'

/** What the chart draws, in figures. */
export const ChartTable = ({ label, data }: { readonly label: string; readonly data: ChartData }) => {
  const { f } = useLanguage()
  return (
    <div className="chart-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {data.header.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((value, at) => (
                <td key={data.header[at] ?? at} data-align={typeof value === 'string' ? undefined : 'right'}>
                  {value === null ? '—' : typeof value === 'number' ? f.number(value) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
