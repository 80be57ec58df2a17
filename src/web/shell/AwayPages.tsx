import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useFirstLanguage } from '../words/language.tsx'

export const MissingPage = () => {
  const { w } = useFirstLanguage()
  return (
    <EmptyState
      title={w.shell.pageMissing}
      why={w.shell.pageMissingWhat}
      next={<Link to="/">{w.shell.toFirstPage}</Link>}
    />
  )
}

export const BrokenPage = ({ error }: ErrorComponentProps) => {
  const { w } = useFirstLanguage()
  return (
    <EmptyState
      title={w.shell.broken}
      why={
        <>
          {w.shell.brokenWhat}
          <code className="broken">{error instanceof Error ? error.message : String(error)}</code>
        </>
      }
      next={<Button onClick={() => location.reload()}>{w.shell.reload}</Button>}
    />
  )
}
