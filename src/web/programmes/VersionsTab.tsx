import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Version } from '#contract/versions.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { AsOfVersion } from './AsOfVersion.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { versionsQuery } from './queries.ts'

type OneProps = {
  readonly id: string
  readonly version: Version
  readonly newest: boolean
  readonly onView: () => void
}

const One = ({ id, version, newest, onView }: OneProps) => {
  const { w, f } = useLanguage()
  const words = w.programmes.versionTab
  return (
    <li>
      <div className="toolbar">
        <h2>{w.programmes.versionN(version.version)}</h2>
        <span className="quiet">{words.by(version.by, f.instant(version.at))}</span>
        <span>{version.reason ?? (version.version === 1 ? words.first : words.noReason)}</span>
        <span className="grow" />
        {version.differences.length > 0 && <span className="quiet">{words.count(version.differences.length)}</span>}
        {!newest && (
          <Link to="/programmes/compare" search={{ left: id, lv: version.version, right: id } as never}>
            {w.compare.withCurrent}
          </Link>
        )}
        <Button size="small" onClick={onView}>
          {words.asOf}
        </Button>
      </div>
      {version.version > 1 && version.differences.length > 0 && <DifferenceTable differences={version.differences} />}
    </li>
  )
}

export const VersionsTab = () => {
  const { id } = useParams({ from: '/programmes/$id' })
  const versions = useQuery(versionsQuery(id))
  const [search, change] = useAddress()
  const shown = typeof search.v === 'number' ? search.v : null
  if (shown !== null)
    return <AsOfVersion id={id} version={shown} onBack={() => change({ v: undefined, as: undefined })} />
  return (
    <div className="page-scroll">
      <div className="page-body">
        <Loaded query={versions}>
          {(list) => (
            <ul className="plain-list versions panel">
              {[...list]
                .sort((a, b) => b.version - a.version)
                .map((version, at) => (
                  <One
                    key={version.version}
                    id={id}
                    version={version}
                    newest={at === 0}
                    onView={() => change({ v: version.version })}
                  />
                ))}
            </ul>
          )}
        </Loaded>
      </div>
    </div>
  )
}
