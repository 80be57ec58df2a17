import { Button } from 'antd'
import { useFirstLanguage } from '../words/language.tsx'

/** Each language under its own name, so that whoever is lost in the other finds the way back. */
export const LanguageSwitch = () => {
  const { language, speak, w } = useFirstLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      size="small"
      className="on-dark"
      title={w.shell.language}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => speak(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  )
}
