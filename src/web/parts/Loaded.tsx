import { Link } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { faultsOf, isMissing, statusOf } from '../api/faults.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { EmptyState } from './EmptyState.tsx'
import { FaultList } from './FaultList.tsx'

type Query<T> = {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

export const Waiting = () => {
  const { w } = useFirstLanguage()
  return (
    <div className="waiting" role="status">
      <Spin size="small" /> {w.parts.loading}
    </div>
  )
}

/** What was asked for, or why it cannot be shown. Old data stays in sight while it is asked for again. */
export const Loaded = <T,>({
  query,
  children,
}: {
  readonly query: Query<T>
  readonly children: (data: T) => ReactNode
}) => {
  const { w } = useFirstLanguage()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error === null) return <Waiting />
  // to try again would not help: what to do is in the words
  if (statusOf(query.error) === 403)
    return (
      <EmptyState
        title={w.parts.forbidden}
        why={w.parts.forbiddenWhat}
        next={<Link to="/">{w.shell.toFirstPage}</Link>}
      />
    )
  if (isMissing(query.error))
    return (
      <EmptyState title={w.parts.missing} why={w.parts.missingWhat} next={<Link to="/">{w.shell.toFirstPage}</Link>} />
    )
  return (
    <div className="page-pad">
      <FaultList faults={faultsOf(query.error)} />
      <Button size="small" onClick={() => query.refetch()}>
        {w.parts.retry}
      </Button>
    </div>
  )
}
