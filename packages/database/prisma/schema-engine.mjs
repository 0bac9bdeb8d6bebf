#!/usr/bin/env node
// Stands in for Prisma's schema-engine binary: same JSON-RPC on stdio, engine = Prisma's own WASM build over @prisma/adapter-pg.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const require = createRequire(import.meta.url)
const args = process.argv.slice(2)
const opt = (n) => {
  const i = args.indexOf(n)
  return i < 0 ? undefined : args[i + 1]
}
const optAll = (n) => args.flatMap((a, i) => (a === n ? [args[i + 1]] : []))
if (args.includes('--version')) {
  console.log('schema-engine-wasm')
  process.exit(0)
}
const url = opt('--datasource') ? JSON.parse(opt('--datasource')).url : undefined
const shadowUrl = opt('--datasource') ? JSON.parse(opt('--datasource')).shadowDatabaseUrl : undefined
if (args.includes('cli')) {
  const cmd = args[args.indexOf('cli') + 1]
  const u = new URL(url)
  const db = u.pathname.slice(1)
  const fail = (code, message) => {
    console.error(
      '{}\n' +
        JSON.stringify({
          level: 'ERROR',
          target: 'schema_engine::logger',
          fields: { message, error_code: code, is_panic: false, meta: {} },
        }),
    )
    process.exit(1)
  }
  try {
    if (cmd === 'create-database') {
      u.pathname = '/postgres'
      const c = new pg.Client({ connectionString: u.href })
      await c.connect()
      await c.query(`CREATE DATABASE "${db}"`)
      await c.end()
    } else {
      const c = new pg.Client({ connectionString: url })
      await c.connect()
      await c.end()
    }
    process.exit(0)
  } catch (e) {
    fail(e.code === '3D000' ? 'P1003' : 'P1001', e.message)
  }
}
const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg')
const wasmPath = require
  .resolve('@prisma/schema-engine-wasm')
  .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()
const datamodels = optAll('--datamodels').map((f) => [f, readFileSync(f, 'utf8')])
// adapter-pg is built for queries: make it fit for migrations ("char" columns of pg_catalog; whole scripts; a real shadow database)
const patch = (a) => {
  const io = a.performIO.bind(a)
  const chars = []
  a.performIO = async (q) => {
    const r = await io(q)
    r.fields?.forEach((f) => {
      if (f.dataTypeID === 18) {
        f.dataTypeID = 1043
        f.wasChar = true
      }
    })
    a.lastFields = r.fields
    return r
  }
  const raw = a.queryRaw.bind(a)
  a.queryRaw = async (q) => {
    const r = await raw(q)
    a.lastFields?.forEach((f, i) => {
      if (f.wasChar) r.columnTypes[i] = ColumnTypeEnum.Character
    })
    return r
  }
  a.executeScript = async (s) => {
    try {
      await a.client.query(s)
    } catch (e) {
      a.onError(e)
    }
  }
  if (a.startTransaction) {
    const st = a.startTransaction.bind(a)
    a.startTransaction = async (i) => patch(await st(i))
  }
  return a
}
const conf = (u) => {
  const x = new URL(u)
  return {
    host: x.hostname,
    port: +x.port || 5432,
    user: decodeURIComponent(x.username),
    password: decodeURIComponent(x.password),
    database: x.pathname.slice(1),
  }
}
const base = new PrismaPg(conf(url ?? 'postgresql://127.0.0.1:1/none'))
const factory = bindMigrationAwareSqlAdapterFactory({
  provider: base.provider,
  adapterName: base.adapterName,
  connect: async () => patch(await base.connect()),
  connectToShadowDb: async () => {
    if (shadowUrl) return patch(await new PrismaPg(conf(shadowUrl)).connect())
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`,
      c = conf(url)
    const admin = async (sql) => {
      const k = new pg.Client(c)
      await k.connect()
      await k.query(sql)
      await k.end()
    }
    await admin(`CREATE DATABASE "${database}"`)
    const a = patch(await new PrismaPg({ ...c, database }).connect()),
      dispose = a.dispose.bind(a)
    a.dispose = async () => {
      await dispose()
      await admin(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
    }
    return a
  },
})
let started
const engine = () =>
  (started ??= bg.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    factory,
  ))
const send = (o) => process.stdout.write(JSON.stringify(o) + '\n')
// the WASM build's own evaluateDataLoss and createMigration cannot reach a shadow database; its diff can: answer both from that
const script = async (e, { migrationsList, schema, filters }) => {
  const { stdout } = await e.diff({
    from: { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters,
  })
  return !stdout || stdout.includes('-- This is an empty migration.') ? '' : stdout
}
const own = {
  async evaluateDataLoss(e, p) {
    const steps = (await script(e, p)).split(/^-- (?=[A-Z])/m).slice(1)
    return {
      migrationSteps: steps.length,
      unexecutableSteps: [],
      warnings: steps.flatMap((s, stepIndex) =>
        [...s.matchAll(/^.*\bDROP (?:TABLE|COLUMN)\b.*$/gm)].map(([message]) => ({ stepIndex, message })),
      ),
    }
  },
  async createMigration(e, p) {
    const migrationScript = await script(e, p)
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    return {
      connectorType: 'postgresql',
      extension: 'sql',
      generatedMigrationName: p.migrationName ? `${stamp}_${p.migrationName}` : stamp,
      migrationScript: migrationScript || (p.draft ? '-- This is an empty migration.' : null),
    }
  },
}
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const m = JSON.parse(line)
  if (!m.method) continue
  try {
    const e = await engine()
    const method = m.method === 'getDatabaseVersion' ? 'version' : m.method
    const result = own[method] ? await own[method](e, m.params) : await e[method](m.params)
    if (m.method === 'diff' && result?.stdout) {
      send({ jsonrpc: '2.0', id: 1e6 + m.id, method: 'print', params: { content: result.stdout } })
      result.stdout = null
    }
    send({ jsonrpc: '2.0', id: m.id, result: result ?? null })
  } catch (err) {
    let data = { is_panic: false, message: String(err?.message ?? err) }
    try {
      const p = JSON.parse(err.message)
      data = { is_panic: p.is_panic ?? false, message: p.message, error_code: p.error_code, meta: p.meta }
    } catch {}
    send({ jsonrpc: '2.0', id: m.id, error: { code: 4466, message: 'engine error', data } })
  }
}
process.exit(0)
