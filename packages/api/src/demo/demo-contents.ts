import { demoContents } from '@countersign/database/demo-contents'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'

const Count = z.int().nonnegative()
const DemoContentsView = z.object({
  goes: z.object({ requests: Count, notices: Count, mails: Count, files: Count }),
  stays: z.object({ requests: Count, people: Count, accounts: Count }),
})

const contentsOf = async ({ services }: Call): Promise<Answer<z.infer<typeof DemoContentsView>>> => {
  if (services.clearDemo === null) return refused(problem('not-a-demo'))
  // Its people may have been cleared at the command line since the server started.
  const contents = await demoContents(services.runtime.database.pool)
  return contents === null ? refused(problem('not-a-demo')) : answered(contents)
}

/** What clearing the demo 清除演示数据 would remove and what it would leave; for administrators. */
export const demoContentsProcedure = procedureFor('people:manage')
  .output(DemoContentsView)
  .query(async ({ ctx }) => valueFrom(await contentsOf(ctx.call)))
