import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly why?: ReactNode; readonly next?: ReactNode }

/** What belongs here, why there is none, and the one thing to do next. */
export const EmptyState = ({ title, why, next }: Props) => (
  <div className="empty">
    <strong>{title}</strong>
    {why !== undefined && <p>{why}</p>}
    {next !== undefined && <div>{next}</div>}
  </div>
)
