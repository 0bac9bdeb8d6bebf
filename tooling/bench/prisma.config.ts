import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// `generate` only asks whether the engine's file exists; the peer's tables are made by src/peer/schema.sql.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(
  new URL('./src/peer/schema.sql', import.meta.url),
)

export default defineConfig({ schema: 'src/peer/schema.prisma' })
