import { defineConfig } from 'vitest/config'

const ROOMS = ['core', 'contract', 'store', 'server', 'web', 'cli'] as const

export default defineConfig({
  test: {
    projects: [
      ...ROOMS.map((room) => ({ test: { name: room, include: [`src/${room}/**/*.test.{ts,tsx}`] } })),
      { test: { name: 'scripts', include: ['scripts/**/*.test.ts', 'bench/**/*.test.ts'] } },
    ],
  },
})
