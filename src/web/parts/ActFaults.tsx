import { useFirstLanguage } from '../words/language.tsx'
import { FaultList } from './FaultList.tsx'
import type { Act } from './use-act.ts'

/** Faults of a deed. Where somebody else was quicker: who and what, and the way to the latest. */
export const ActFaults = <Input,>({ act, onReload }: { readonly act: Act<Input>; readonly onReload?: () => void }) => {
  const { w } = useFirstLanguage()
  if (!act.conflict || onReload === undefined) return <FaultList faults={act.faults} />
  const reload = () => {
    act.clear()
    onReload()
  }
  return (
    <FaultList
      faults={act.faults}
      title={w.parts.conflictTitle}
      action={{ label: w.parts.conflictReload, onClick: reload }}
    />
  )
}
