import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import type { MethodLine } from '#contract/methods.ts'
import { mayKeepMethods } from '#core/rounds/rights.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { ListPage } from '../table/ListPage.tsx'
import { useLanguage } from '../words/language.tsx'
import { methodsKey, methodsQuery, shippedQuery } from './queries.ts'

const AddDrawer = ({ onClose }: { readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.methods
  const navigate = useNavigate()
  const shipped = useQuery(shippedQuery)
  const open = (done: { readonly id: string }) => navigate({ to: '/methods/$id', params: { id: done.id } })
  const take = useAct({
    deed: (code: string) => api.methods.adopt({ code }),
    said: () => words.kept(1),
    touches: [methodsKey],
    after: open,
  })
  const bring = useAct({
    deed: async (file: File) => api.methods.create({ text: await file.text(), name: file.name }),
    said: () => words.kept(1),
    touches: [methodsKey],
    after: open,
  })
  return (
    <Drawer open size={560} title={words.add} onClose={onClose}>
      <ActFaults act={take} />
      <ActFaults act={bring} />
      <h3>{words.shipped}</h3>
      <p className="quiet">{words.shippedWhat}</p>
      <Loaded query={shipped}>
        {(list) => (
          <ul className="plain-list">
            {list.map(({ code, name, subject }) => (
              <li key={code} className="toolbar">
                <span>{name}</span>
                <span className="quiet">{words.subjects[subject] ?? subject}</span>
                <span className="grow" />
                <Button
                  size="small"
                  aria-label={`${words.take} ${name}`}
                  loading={take.input === code}
                  onClick={() => take.run(code)}
                >
                  {words.take}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <h3>{words.own}</h3>
      <FileDrop
        label={words.upload}
        hint={words.ownWhat}
        accept=".yaml,.yml,.json"
        onFiles={([file]) => file !== undefined && bring.run(file)}
      />
    </Drawer>
  )
}

const useColumns = (): readonly Column<MethodLine>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.methods
    const count = (key: 'unconfirmed' | 'rounds', title: string): Column<MethodLine> => ({
      ...{ key, title, width: 100, align: 'right' as const },
      text: (row) => f.number(row[key]),
      order: (row) => row[key],
    })
    return [
      {
        ...{ key: 'name', title: words.name, width: 360, grow: true, filter: 'text' },
        text: (row) => row.name,
        render: (row) => (
          <Link to="/methods/$id" params={{ id: row.id }} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      { key: 'subject', title: words.subject, width: 110, text: (row) => words.subjects[row.subject] ?? row.subject },
      { key: 'period', title: words.period, width: 110, text: (row) => row.period },
      { key: 'version', title: words.version, width: 110, text: (row) => words.versionN(row.version) },
      count('unconfirmed', words.toConfirm),
      count('rounds', words.rounds),
    ]
  }, [w, f])
}

export const MethodListPage = () => {
  const { w } = useLanguage()
  const words = w.methods
  const keeps = mayKeepMethods(useActor())
  const methods = useQuery(methodsQuery)
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const columns = useColumns()
  return (
    <ListPage
      name="methods"
      title={words.title}
      caption={words.list}
      query={methods}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => navigate({ to: '/methods/$id', params: { id: row.id } })}
      empty={<EmptyState title={words.none} why={words.noneWhat} />}
      actions={
        keeps && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {adding && <AddDrawer onClose={() => setAdding(false)} />}
    </ListPage>
  )
}
