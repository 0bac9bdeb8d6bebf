import { commitBatch } from '@countersign/database/commit-batch'
import type { CommitEntry } from '@countersign/database/commit-entry'
import { insertDefinitionVersion } from '@countersign/database/insert-definition-version'
import type { TestDatabase } from '@countersign/database/testing'
import { answered, compiledRequest, ORGANISATION, started } from '@countersign/database/testing/requests'
import { requestsDatabase } from '@countersign/database/testing/requests-database'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import type { Instance } from '@countersign/engine/instance'
import type { RecordBody } from '@countersign/engine/record'
import { replay } from '@countersign/engine/replay'
import pg from 'pg'
import { expect } from 'vitest'
import { examine } from '../examine.ts'
import type { Finding } from '../finding.ts'

/** A database with requests in it, to be damaged and examined. */
export class Patient {
  readonly db: TestDatabase
  /** The owner of the database, whom nothing hinders. */
  readonly owner: pg.Client

  private constructor(db: TestDatabase, owner: pg.Client) {
    this.db = db
    this.owner = owner
  }

  static async admitted(): Promise<Patient> {
    const db = await requestsDatabase()
    const owner = new pg.Client({ connectionString: db.url })
    await owner.connect()
    return new Patient(db, owner)
  }

  /** Empties the database of all but the one definition. */
  async healed(): Promise<void> {
    await this.owner.query(`TRUNCATE instance, record, task, candidate, timer, copy, outbox, effect, idempotency,
      definition, definition_version`)
    const { pin, definition } = compiledRequest
    const body = canonicalJson(definition)
    const version = { key: pin.key, body, hash: pin.hash, author: null, publisher: null }
    await insertDefinitionVersion(this.db.pool, version)
  }

  async dismissed(): Promise<void> {
    await this.owner.end()
    await this.db[Symbol.asyncDispose]()
  }

  async commit(...entries: CommitEntry[]): Promise<Instance> {
    const results = await commitBatch(this.db.commands, entries, { organisationRevision: ORGANISATION })
    expect(new Set(results)).toEqual(new Set(['won']))
    return entries[0]?.decision.instance as Instance
  }

  /** A request waiting for its first decision. */
  running(): Promise<Instance> {
    return this.commit(started({ key: 'start' }))
  }

  /** A request with one decision made and another to make. */
  async halfway(): Promise<Instance> {
    return this.commit(answered(await this.running(), 'approve', { key: 'first' }))
  }

  async findings(): Promise<Finding[]> {
    const findings: Finding[] = []
    for await (const finding of examine(this.db.pool)) findings.push(finding)
    return findings
  }

  /** The findings as number and code. */
  async codes(): Promise<string[]> {
    return (await this.findings()).map(({ invariant, code }) => `${invariant} ${code}`)
  }

  /** Changes rows behind the servers' back; `$1` is the instance. */
  async damage(instance: Instance, sql: string): Promise<void> {
    const { rowCount } = await this.owner.query(sql, [instance.id])
    expect(rowCount).toBe(1)
  }

  /**
   * Writes a record that the engine never would, with everything else in order: numbered, chained, folded into the
   * document and projected into the rows.
   */
  async forge(genuine: CommitEntry, change: (body: RecordBody) => Partial<RecordBody>): Promise<Instance> {
    const { record, instance } = genuine.decision
    if (record === null) throw new Error('only what has a record can be forged')
    const content = JSON.parse(record.body) as RecordBody
    const forged = { ...content, ...change(content) }
    const body = canonicalJson(forged)
    const sealed = { seq: forged.seq, body, hash: sha256Hex(body), previous: forged.previous }
    const { rows } = await this.owner.query(
      'SELECT body, hash FROM record WHERE instance_id = $1 ORDER BY seq',
      [instance.id],
    )
    const { revision, contentRevision } = instance
    const replayed = { ...replay([...rows, sealed]), revision, contentRevision }
    const { actor, command } = forged
    const decision = { ...genuine.decision, instance: replayed, record: sealed }
    return this.commit({ ...genuine, actor, command, decision })
  }
}
