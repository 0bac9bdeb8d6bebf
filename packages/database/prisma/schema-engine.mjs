#!/usr/bin/env node
// Answers in the place of Prisma's schema-engine binary, for `prisma migrate status`, `diff` and `validate` in development:
// the same JSON-RPC on stdio, over Prisma's own WebAssembly build of the engine. Servers never run this.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const args = process.argv.slice(2)
const optionValues = (name) => args.flatMap((arg, at) => (arg === name ? [args[at + 1]] : []))
const [datasource] = optionValues('--datasource')
const url = datasource ? JSON.parse(datasource).url : undefined

if (args.includes('--version')) {
  process.stdout.write('schema-engine-wasm\n')
  process.exit(0)
}
if (args.includes('cli')) await answerReachability()

const engine = await loadEngine()
for await (const line of createInterface({ input: process.stdin }))
  if (line.trim()) await answer(JSON.parse(line))
process.exit(0)

/** `cli can-connect-to-database`: asked before anything else. */
async function answerReachability() {
  try {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.end()
    process.exit(0)
  } catch (error) {
    const fields = {
      message: error.message,
      error_code: error.code === '3D000' ? 'P1003' : 'P1001',
      is_panic: false,
      meta: {},
    }
    process.stderr.write(
      `{}\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`,
    )
    process.exit(1)
  }
}

async function answer({ id, method, params }) {
  if (!method) return
  try {
    const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
    if (method === 'diff' && result?.stdout) {
      send({ jsonrpc: '2.0', id: 1e6 + id, method: 'print', params: { content: result.stdout } })
      result.stdout = null
    }
    send({ jsonrpc: '2.0', id, result: result ?? null })
  } catch (error) {
    send({ jsonrpc: '2.0', id, error: { code: 4466, message: 'engine error', data: problemOf(error) } })
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** The engine throws its problem as JSON in the message. */
function problemOf(error) {
  try {
    const { is_panic, message, error_code, meta } = JSON.parse(error.message)
    return { is_panic: is_panic ?? false, message, error_code, meta }
  } catch {
    return { is_panic: false, message: String(error?.message ?? error) }
  }
}

async function loadEngine() {
  const require = createRequire(import.meta.url)
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const path = require
    .resolve('@prisma/schema-engine-wasm')
    .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(path), {
    './schema_engine_bg.js': bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = optionValues('--datamodels').map((file) => [file, readFileSync(file, 'utf8')])
  return bindings.SchemaEngine.new(datamodels.length > 0 ? { datamodels } : {}, () => {}, adapters())
}

function adapters() {
  const base = new PrismaPg({ connectionString: url ?? 'postgresql://127.0.0.1:1/none' })
  return bindMigrationAwareSqlAdapterFactory({
    provider: base.provider,
    adapterName: base.adapterName,
    connect: async () => fitForMigrations(await base.connect()),
    connectToShadowDb: async () => shadow(),
  })
}

/** Migrations are replayed in a database of their own, dropped afterwards. */
async function shadow() {
  const name = `prisma_shadow_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(`CREATE DATABASE ${name}`)
  const address = new URL(url)
  address.pathname = `/${name}`
  const adapter = fitForMigrations(await new PrismaPg({ connectionString: address.href }).connect())
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return adapter
}

async function administer(sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** The adapter is made for queries: it neither knows the "char" columns of pg_catalog nor runs whole scripts. */
function fitForMigrations(adapter) {
  const CHAR = 18
  const VARCHAR = 1043
  let chars = []
  const perform = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await perform(query)
    chars = (result.fields ?? []).map((field) => field.dataTypeID === CHAR)
    for (const [at, isChar] of chars.entries()) if (isChar) result.fields[at].dataTypeID = VARCHAR
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const [at, isChar] of chars.entries()) if (isChar) result.columnTypes[at] = ColumnTypeEnum.Character
    return result
  }
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  if (adapter.startTransaction) {
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => fitForMigrations(await start(isolation))
  }
  return adapter
}
