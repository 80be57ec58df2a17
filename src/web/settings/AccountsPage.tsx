import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import { mayManageAccounts } from '#core/accounts/rights.ts'
import { api } from '../api/client.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useActor, useSession } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { AccountDrawer } from './AccountDrawer.tsx'
import { NewAccount } from './NewAccount.tsx'

const SIZE = 50
const SHAPES = {
  active: { sign: '●', tone: 'on-course' },
  locked: { sign: '▲', tone: 'watch' },
  disabled: { sign: '○', tone: 'no-data' },
} as const satisfies Record<Account['state'], unknown>

const useColumns = (onOpen: (account: Account) => void): readonly Column<Account>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.settings.accounts
    const posts = (row: Account) =>
      f.list(
        row.posts.map((post) => [w.shell.roles[post.role], post.unitName, post.placeName].filter(Boolean).join(' ')),
      )
    return [
      {
        key: 'username',
        title: words.username,
        width: 160,
        sort: false,
        text: (row) => row.username,
        render: (row) => (
          <button type="button" className="link-button" onClick={() => onOpen(row)}>
            {row.username}
          </button>
        ),
      },
      { key: 'name', title: words.name, width: 120, sort: false, text: (row) => row.name },
      {
        key: 'posts',
        title: words.posts,
        width: 360,
        grow: true,
        sort: false,
        text: (row) => posts(row) || '—',
        render: (row) => <span title={posts(row)}>{posts(row) || '—'}</span>,
      },
      { key: 'phone', title: words.phone, width: 140, sort: false, text: (row) => row.phone ?? '—' },
      {
        key: 'state',
        title: words.state,
        width: 100,
        sort: false,
        text: (row) => words.states[row.state],
        render: (row) => <Mark {...SHAPES[row.state]} word={words.states[row.state]} />,
      },
      {
        key: 'last',
        title: words.lastSignIn,
        width: 150,
        sort: false,
        text: (row) => (row.lastSignInAt === null ? words.never : f.instant(row.lastSignInAt)),
      },
    ]
  }, [w, f, onOpen])
}

export const AccountsPage = () => {
  const { w } = useLanguage()
  const words = w.settings.accounts
  const may = mayManageAccounts(useActor())
  const { city } = useSession()
  const [view, setView] = useView()
  const [search, change] = useAddress()
  const [adding, setAdding] = useState(false)
  const asked = typeof search.q === 'string' ? search.q : ''
  const accounts = useQuery({
    queryKey: ['accounts', asked, view.page],
    queryFn: () => api.accounts.list({ page: view.page, size: SIZE, ...(asked === '' ? {} : { search: asked }) }),
    placeholderData: (before) => before,
  })
  const open = (account: Account) => change({ account: account.id })
  const columns = useColumns(open)
  const chosen = accounts.data?.items.find((one) => one.id === search.account)
  return (
    <div className="page">
      <PageTitle
        what={words.title}
        whose={city.name}
        actions={
          may && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )
        }
      />
      <div className="page-body">
        <div className="toolbar no-print">
          <Input.Search
            allowClear
            style={{ width: 280 }}
            placeholder={words.search}
            aria-label={words.search}
            defaultValue={asked}
            onSearch={(q) => change({ q: q.trim() === '' ? undefined : q.trim(), page: undefined })}
          />
        </div>
        <Loaded query={accounts}>
          {(data) => (
            <DataTable
              name="accounts"
              caption={words.title}
              columns={columns}
              rows={data.items}
              rowKey={(row) => row.id}
              rowClass={(row) => (row.state === 'disabled' ? 'is-off' : undefined)}
              view={view}
              onView={setView}
              paging={{ total: data.total, page: view.page, size: SIZE }}
              onOpen={open}
              empty={<EmptyState title={words.none} />}
              fill
            />
          )}
        </Loaded>
      </div>
      {chosen !== undefined && (
        <AccountDrawer key={chosen.id} account={chosen} onClose={() => change({ account: undefined })} />
      )}
      {adding && <NewAccount onClose={() => setAdding(false)} />}
    </div>
  )
}
