import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma's own schema engine is a binary fetched when it is installed, which not every machine can reach; this script
// answers in its place. `generate` only needs the file to exist.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL('./prisma/schema-engine.mjs', import.meta.url),
)
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/countersign' },
})
