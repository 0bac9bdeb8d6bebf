import { clearDemo as clearDatabase } from '@countersign/database/clear-demo'

const REASONS = {
  'not-a-demo': 'This database is no demo: nothing was seeded into it, and nothing was removed.',
  'no-other-administrator':
    'Nothing was removed: without the people of the demo nobody could administer this. Make yourself an administrator first.',
} as const

/** Removes what the demo brought and says what became of it. Returns the exit code: 0 when it was removed. */
export const clearDemo = async (
  url: string,
  { people, print }: { readonly people: boolean; readonly print: (line: string) => void },
): Promise<number> => {
  const answer = await clearDatabase(url, { people })
  if (!answer.cleared) {
    print(REASONS[answer.reason])
    return 1
  }
  print(`${answer.requests} requests of demo people were removed.`)
  if (people) print(`${answer.people} demo people can no longer sign in. Start with DEMO=0 from now on.`)
  return 0
}
