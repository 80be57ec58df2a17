import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { callerOf } from '../caller.ts'
import { dayOf, type Program } from '../context.ts'
import type { TableColumn, TableSheet } from '../documents/write-table.ts'
import { identify } from '../guard.ts'
import { problem } from '../problem.ts'
import { writeBook } from '../programmes/export-tasks.ts'
import { sendMade } from './send-file.ts'
import { answered } from './upload.ts'

const MOST_BYTES = 16 * 1024 * 1024

/** A table as its page shows it: filtered, sorted, in the words of its cells; figures are sent as figures. */
const Shown = z.object({
  title: z.string().min(1).max(200),
  columns: z
    .array(
      z.object({
        title: z.string().max(200),
        align: z.enum(['left', 'center', 'right']),
        /** of a column of figures; null where it has words too many to have any */
        decimals: z.number().int().min(0).max(8).nullable(),
      }),
    )
    .min(1)
    .max(200),
  rows: z.array(z.array(z.union([z.string().max(4000), z.number(), z.null()])).max(200)).max(20_000),
})
type Shown = z.infer<typeof Shown>

/** Whoever sees a page may carry its tables away: nothing comes in here that the browser does not have. */
export function mountTableFiles(scope: FastifyInstance, program: Program): void {
  scope.post('/api/exports/table.xlsx', { bodyLimit: MOST_BYTES }, (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: true })
      const shown = Shown.safeParse(request.body)
      if (!shown.success)
        throw problem(
          'UNPROCESSABLE_CONTENT',
          ...shown.error.issues.map(({ path }) => ({ code: 'input.invalid-value', place: { field: path.join('.') } })),
        )
      const today = dayOf(asking.now)
      const bytes = await writeBook([sheetOf(shown.data, today)], {
        kind: 'table',
        id: shown.data.title,
        version: today,
      })
      return sendMade(reply, { name: `${shown.data.title.replaceAll(/[/\\:*?"<>|]/g, ' ')} ${today}.xlsx`, bytes })
    }),
  )
}

const sheetOf = ({ title, columns, rows }: Shown, today: string): TableSheet => ({
  ...{ name: '表', title, note: `按页面所示导出，${today}，共${rows.length}行。`, rows, frozenColumns: 1 },
  columns: columns.map((column, at): TableColumn => {
    const { title: header, align, decimals } = column
    const longest = Math.max(header.length * 2, ...rows.slice(0, 200).map((row) => widthOf(row[at] ?? null)))
    const format = decimals === null ? {} : { format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` }
    return { header: [header], width: Math.min(60, Math.max(8, longest + 2)), align, ...format }
  }),
})

const widthOf = (cell: string | number | null): number =>
  cell === null ? 0 : [...String(cell)].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
