import type { Browser } from 'playwright-core'
import { type People, signInAll } from '../person/people.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'
import { launchChromium } from './chromium.ts'
import { type ConsolePage, consoleOf, type Look, openConsole } from './console-page.ts'

/** A server with a browser before it, and the demo people's REST API to prepare and to check what journeys do. */
export type Stage = {
  readonly server: DemoServer
  readonly people: People
  /** The console as a person who signed in, at their inbox. */
  as(id: string, look?: Look): Promise<ConsolePage>
  /** The console before anyone signed in. */
  visitor(look?: Look): Promise<ConsolePage>
} & AsyncDisposable

export const openStage = async (): Promise<Stage> => {
  const [server, browser] = await Promise.all([demoServer(), launchChromium()])
  return {
    server,
    people: await signInAll(server),
    as: (id, look = {}) => consoleOf(browser, server, { id, ...look }),
    visitor: (look) => openConsole(browser, server, look),
    [Symbol.asyncDispose]: () => closed(browser, server),
  }
}

const closed = async (browser: Browser, server: DemoServer): Promise<void> => {
  await browser.close()
  await server[Symbol.asyncDispose]()
}
