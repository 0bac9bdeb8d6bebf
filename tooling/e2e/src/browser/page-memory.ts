import type { Page } from 'playwright-core'

/** What a page holds once its garbage is collected. */
export type PageMemory = { readonly megabytes: number; readonly nodes: number }

export const memoryOf = async (page: Page): Promise<PageMemory> => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  await session.detach()
  return { megabytes: Math.round(usedSize / 100_000) / 10, nodes }
}

/** Makes the page's processor so many times slower. */
export const slowDown = async (page: Page, rate: number): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** The tasks of more than 50 ms that kept the page from answering while something is done, in ms, longest first. */
export const longTasks = async (page: Page, work: () => Promise<void>): Promise<number[]> => {
  await page.evaluate(() => {
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
    })
    observer.observe({ type: 'longtask' })
    Object.assign(window, { long: { tasks, observer } })
  })
  await work()
  return page.evaluate(() => {
    const { long } = window as unknown as { long: { tasks: number[]; observer: PerformanceObserver } }
    long.observer.disconnect()
    return long.tasks.sort((one, other) => other - one)
  })
}
