import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Answers, api } from '../api/client.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'

type Option = Answers['settings']['list'][number]
const origins = ['default', 'file', 'environment', 'argument'] as const

export const OptionsPage = () => {
  const { w, language } = useLanguage()
  const words = w.settings.options
  const options = useQuery({ queryKey: ['options'], queryFn: () => api.settings.list() })
  const [view, setView] = useView()
  const kinds: Readonly<Record<string, string>> = words.types
  const columns = useMemo(
    (): readonly Column<Option>[] => [
      { key: 'name', title: words.name, width: 160, text: (row) => row.name, filter: 'text' },
      {
        key: 'meaning',
        title: words.meaning,
        width: 280,
        grow: true,
        text: (row) => row.meaning[language],
        filter: 'text',
        render: (row) => <span title={row.meaning[language]}>{row.meaning[language]}</span>,
      },
      {
        key: 'value',
        title: words.value,
        width: 150,
        text: (row) => row.value,
        filter: 'text',
        render: (row) => <span title={row.value}>{row.value === '' ? '—' : row.value}</span>,
      },
      {
        key: 'from',
        title: words.from,
        width: 92,
        text: (row) => words.origins[row.from],
        value: (row) => row.from,
        filter: origins.map((value) => ({ value, label: words.origins[value] })),
      },
      { key: 'default', title: words.default, width: 92, text: (row) => row.default || '—' },
      { key: 'type', title: words.type, width: 80, text: (row) => kinds[row.type] ?? row.type },
      {
        key: 'variable',
        title: words.variable,
        width: 224,
        text: (row) => row.variable,
        render: (row) => <code>{row.variable}</code>,
      },
    ],
    [words, kinds, language],
  )
  return (
    <div className="page">
      <PageTitle what={words.title} whose={words.what} />
      <div className="page-body">
        <Loaded query={options}>
          {(rows) => (
            <DataTable
              name="options"
              caption={words.title}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.name}
              view={view}
              onView={setView}
              fill
            />
          )}
        </Loaded>
      </div>
    </div>
  )
}
