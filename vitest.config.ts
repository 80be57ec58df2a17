import { defineConfig } from 'vitest/config'

const ROOMS = ['core', 'contract', 'store', 'server', 'web', 'cli'] as const

export default defineConfig({
  test: {
    projects: [
      // a fresh store takes its time on a busy machine
      ...ROOMS.map((room) => ({
        test: { name: room, include: [`src/${room}/**/*.test.{ts,tsx}`], testTimeout: 60_000, hookTimeout: 120_000 },
      })),
      { test: { name: 'scripts', include: ['scripts/**/*.test.ts', 'bench/**/*.test.ts'] } },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/city.ts'],
          setupFiles: ['test/journeys/keep-failures.ts'],
          // a journey is one person's day in a real browser, first start of the program included
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
