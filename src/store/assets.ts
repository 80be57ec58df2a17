import { existsSync } from 'node:fs'

/**
 * Files that the store reads at run time: the worker and the migrations. They lie beside this source, and in a bundle
 * in a folder `store` beside the bundle (the build copies `src/store/pglite/owner.js` and `src/store/migrations` there).
 */
export function storeAsset(path: string): URL {
  const beside = new URL(`./${path}`, import.meta.url)
  if (import.meta.url.endsWith('/store/assets.ts')) return beside
  const bundled = new URL(`./store/${path}`, import.meta.url)
  return existsSync(bundled) ? bundled : beside
}
