import { Button } from 'antd'
import { mayEnterOutcomes } from '#core/outcomes/rights.ts'
import { download } from '../api/files.ts'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { registerFile } from './queries.ts'
import { RegisterTable } from './RegisterTable.tsx'

export const OutcomeListPage = () => {
  const { w } = useLanguage()
  const words = w.outcomes
  const { city } = useSession()
  const enters = mayEnterOutcomes(useActor())
  return (
    <div className="page">
      <PageTitle
        what={words.title}
        whose={city.name}
        actions={<Button onClick={() => download(registerFile(undefined))}>{words.export}</Button>}
      />
      <div className="page-body">
        <RegisterTable title={words.none} why={enters ? words.noneWhat : words.noneOwn} />
      </div>
    </div>
  )
}
