import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractRoutes } from './scripts/contract-routes.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = `http://127.0.0.1:${process.env.JINGWEI_PORT ?? '8080'}`

export default defineConfig({
  root: at('src/web'),
  base: '/',
  cacheDir: at('.cache/vite'),
  plugins: [contractRoutes(), react()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    // the oldest engine under the office browsers still in service (360, Qianxin and UOS builds of Chromium 108)
    target: ['chrome108', 'edge108', 'firefox115', 'safari16.4'],
    reportCompressedSize: false,
    // charts and maps are large by nature and load with their own routes
    chunkSizeWarningLimit: 1500,
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: api } } },
})
