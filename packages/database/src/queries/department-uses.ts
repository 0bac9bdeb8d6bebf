import type { Prisma } from '../generated/client.ts'

/** What would stand without a department that is removed. */
export type DepartmentUses = {
  /** Accounts kept by the department. */
  readonly accounts: number
  /** Open requests made in it, or naming it in a field. */
  readonly requests: number
  /** The numbers of the first of them. */
  readonly numbers: readonly string[]
  /** Bodies of the versions that are live or that an open request runs on, as canonical JSON. */
  readonly versions: readonly { readonly key: string; readonly version: number; readonly body: string }[]
}

type Reader = Pick<Prisma.TransactionClient, '$queryRaw' | 'account'>

const SHOWN = 5

/** Reads who names a department: accounts, open requests, and the definitions that may. */
export const departmentUses = async (prisma: Reader, key: string): Promise<DepartmentUses> => {
  const accounts = await prisma.account.count({ where: { departmentKey: key } })
  const open = await prisma.$queryRaw<{ number: string }[]>`
    SELECT number FROM instance
    WHERE status IN ('draft', 'running', 'suspended') AND (requester_department = ${key} OR EXISTS (
      SELECT FROM jsonb_each(state::jsonb -> 'fields') AS field
      WHERE field.value @> to_jsonb(${key}::text)))
    ORDER BY number`
  const versions = await prisma.$queryRaw<DepartmentUses['versions'][number][]>`
    SELECT key, version, body FROM definition_version AS v
    WHERE EXISTS (SELECT FROM definition AS d WHERE d.key = v.key AND d.live_version = v.version)
      OR EXISTS (SELECT FROM instance AS i WHERE i.definition_key = v.key AND i.definition_version = v.version
        AND i.status IN ('draft', 'running', 'suspended'))
    ORDER BY key, version`
  const numbers = open.slice(0, SHOWN).map(({ number }) => number)
  return { accounts, requests: open.length, numbers, versions }
}
