import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../api/client.ts'
import { CodeForm } from '../parts/CodeForm.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { codeInAddress } from '../shell/by-code.ts'
import { useLanguage } from '../words/language.tsx'
import { SheetBody } from './SheetBody.tsx'
import type { Whose } from './use-sheet.ts'
import './panels.css'

const SheetOf = ({ whose, onAgain }: { readonly whose: Whose; readonly onAgain?: () => void }) => {
  const { w } = useLanguage()
  const client = useQueryClient()
  const key = ['sheet', whose] as const
  const sheet = useQuery({
    queryKey: key,
    queryFn: () => api.sheets.open(whose),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  return (
    <>
      <Loaded query={sheet}>
        {(data) => (
          <SheetBody
            key={`${data.memberId} ${data.state}`}
            whose={whose}
            sheet={data}
            onSubmitted={(done) => client.setQueryData(key, done)}
          />
        )}
      </Loaded>
      {sheet.error !== null && onAgain !== undefined && (
        <Button type="link" onClick={onAgain}>
          {w.panels.sheet.enter}
        </Button>
      )}
    </>
  )
}

/** Opened by a personal link, on whatever is in the member's hand. */
export const SheetPage = () => {
  const { w } = useLanguage()
  const [code, setCode] = useState(codeInAddress)
  const whose = useMemo(() => ({ code }), [code])
  const words = w.panels.sheet
  return (
    <main className="by-code">
      {code === '' ? (
        <CodeForm title={words.title} label={words.enter} hint={words.enterWhat} verb={words.go} onCode={setCode} />
      ) : (
        <SheetOf whose={whose} onAgain={() => setCode('')} />
      )}
    </main>
  )
}

/** The same for a member who signs in. */
export const OwnSheetPage = () => {
  const { id } = useParams({ from: '/sheets/$id' })
  const whose = useMemo(() => ({ memberId: id }), [id])
  return (
    <div className="page">
      <div className="page-scroll">
        <SheetOf whose={whose} />
      </div>
    </div>
  )
}
