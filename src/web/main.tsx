import 'antd/dist/reset.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/table.css'
import './styles/grid.css'
import './styles/pages.css'
import './styles/parts.css'
import './styles/source.css'
import './styles/programmes.css'
import './styles/narrow.css'
import './styles/print.css'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import antdEn from 'antd/es/locale/en_US'
import antdZh from 'antd/es/locale/zh_CN'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { router } from './routes.tsx'
import { welcomeQuery } from './session/session.ts'
import { isOpenedByCode } from './shell/by-code.ts'
import { makeUp } from './shell/plain-http.ts'
import { theme } from './theme.ts'
import { LanguageProvider, useFirstLanguage } from './words/language.tsx'

const Dressed = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useFirstLanguage()
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? antdZh : antdEn}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}

const App = () => {
  // a page that is opened by a code asks nothing that would set a cookie
  const { data } = useQuery({ ...welcomeQuery, enabled: !isOpenedByCode(location.pathname) })
  return (
    <LanguageProvider today={data?.today ?? '0001-01-01'}>
      <Dressed>
        <RouterProvider router={router} />
      </Dressed>
    </LanguageProvider>
  )
}

makeUp()
const place = document.getElementById('root')
if (place === null) throw new Error('the page has no #root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
