import { memo } from 'react'
import { type GridColumn, headLines } from './grid.ts'

type Props = { readonly columns: readonly GridColumn[]; readonly lefts: readonly number[]; readonly frozen: number }

export const GridHead = memo(({ columns, lefts, frozen }: Props) => (
  <thead>
    {headLines(columns).map((line, level) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a head are nothing but their places
      <tr key={level}>
        {line.map((cell) => (
          <th
            key={cell.at}
            colSpan={cell.across}
            rowSpan={cell.down}
            data-frozen={cell.at < frozen || undefined}
            style={{ top: level * 28, ...(cell.at < frozen ? { left: lefts[cell.at] } : {}) }}
            title={cell.across === 1 ? (columns[cell.at]?.hint ?? cell.name) : cell.name}
            scope="col"
          >
            {cell.name}
          </th>
        ))}
      </tr>
    ))}
  </thead>
))
