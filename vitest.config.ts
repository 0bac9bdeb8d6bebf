import { defineConfig } from 'vitest/config'

/** Rooms whose tests need no database. */
const PURE = [
  'packages/access',
  'packages/accounts',
  'packages/analysis',
  'packages/definition',
  'packages/demo',
  'packages/documents',
  'packages/engine',
  'packages/flows',
  'packages/texts',
  'tooling/checks',
  'tooling/interpreter',
  'tooling/tampering',
]

/** Rooms tested on a real PostgreSQL; tooling/checks/src/test-database.ts says how to get at it. */
const ON_DATABASE = [
  'apps/cli',
  'apps/server',
  'packages/api',
  'packages/backup',
  'packages/database',
  'packages/doctor',
  'packages/notifications',
  'packages/records',
  'packages/runtime',
  'tooling/bench',
  'tooling/fuzz',
  'tooling/mutants',
]

/** Rooms whose tests start whole servers as a person would; run apart from the others, so that timings mean something. */
const ON_WHOLE_SERVER = ['tooling/e2e', 'tooling/lifecycle']

/** Rooms that bring faults about: whole servers too, but a fault that was not survived is never tried again. */
const WITH_FAULTS = ['tooling/faults']

const nameOf = (room: string) => room.split('/')[1] ?? room

const project = (room: string, globalSetup: string[]) => ({
  test: {
    name: nameOf(room),
    root: room,
    include: ['src/**/*.test.{ts,tsx}'],
    globalSetup,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    // A room of tests at a time on two cores: more only makes each of them slower and timings meaningless.
    maxWorkers: 2,
    projects: [
      ...PURE.map((room) => project(room, [])),
      ...ON_DATABASE.map((room) =>
        project(room, [`${import.meta.dirname}/tooling/checks/src/test-database.ts`]),
      ),
      { extends: './apps/console/vite.config.ts', ...project('apps/console', []) },
      ...WITH_FAULTS.map((room) =>
        project(room, [`${import.meta.dirname}/tooling/checks/src/test-database.ts`]),
      ),
      ...ON_WHOLE_SERVER.map((room) => {
        const { test } = project(room, [])
        // Browser, server and database on two cores: one late frame is tried again, and named at the end of the run.
        return { test: { ...test, retry: 1 } }
      }),
    ],
  },
})
