import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage } from '../browser/stage.ts'
import { FIELDS } from '../person/request-fields.ts'
import { CORPUS, type Hostile, REPORT } from './corpus.ts'

type Uploaded = {
  readonly status: number
  readonly code: string | null
  readonly id: string
  readonly name: string
}

let stage: Stage
let uploaded: ReadonlyMap<Hostile, Uploaded>
const links = (): string[] =>
  CORPUS.filter(({ accepted }) => accepted).map((file) => `/api/v1/files/${uploaded.get(file)?.id}`)

beforeAll(async () => {
  stage = await openStage()
  const answers = await Promise.all(CORPUS.map(async (file) => [file, await upload(file)] as const))
  uploaded = new Map(answers)
  const attachments = [...uploaded.values()].filter(({ status }) => status === 201).map(({ id }) => id)
  await stage.people.rep.starts({ ...FIELDS, attachments })
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const BOUNDARY = 'not-in-any-of-them'

/** Written by hand: what builds forms for programs escapes what attackers do not. */
const upload = async ({ name, type, bytes }: Hostile): Promise<Uploaded> => {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
  const { origin } = stage.server
  const headers = {
    cookie: stage.people.rep.cookie,
    origin,
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
  }
  const answer = await fetch(`${origin}/api/v1/files`, { method: 'POST', headers, body })
  const said = (await answer.json()) as { code?: string; id?: string; name?: string }
  return { status: answer.status, code: said.code ?? null, id: said.id ?? '', name: said.name ?? '' }
}

/** Notes what a script that ran would have done: asked for an address, or opened a dialog. */
const watch = (page: Page): string[] => {
  const ran: string[] = []
  page.on('request', (request) => {
    if (request.url().includes(REPORT)) ran.push(request.url())
  })
  page.on('dialog', (dialog) => {
    ran.push(`dialog on ${page.url()}`)
    void dialog.dismiss()
  })
  return ran
}

describe('a hostile file', { timeout: 60_000 }, () => {
  it.each(CORPUS.map((file) => [file.what, file] as const))(
    '%s is refused, or taken as data',
    (_what, file) => {
      const { status, code, name } = uploaded.get(file) ?? { status: 0, code: '', name: '' }
      if (!file.accepted) expect(`${status} ${code}`).toMatch(/^(415 file-type-refused|400 file-missing)$/)
      else {
        expect(status).toBe(201)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\"<>:|?*]/u)
        expect(name).toMatch(/\.(pdf|png|gif|jpg|zip|doc|txt|csv|md|json)$/)
        expect(name.length).toBeLessThanOrEqual(204)
      }
    },
  )

  it('goes out as an attachment that no page may run, frame or guess at', async () => {
    for (const link of links()) {
      const { headers, status } = await fetch(`${stage.server.origin}${link}`, {
        headers: { cookie: stage.people.rep.cookie },
      })
      expect([link, status]).toEqual([link, 200])
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%!~*'()-]+$/)
      expect(headers.get('content-type')).toMatch(
        /^(application\/(pdf|zip|x-cfb)|image\/(png|gif|jpeg)|text\/plain)/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox$/)
    }
  })
})

describe('in a browser', { timeout: 60_000 }, () => {
  it('a link to one is saved and never opened', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    const ran = watch(page)
    for (const link of links()) {
      const saving = page.waitForEvent('download')
      await page.goto(link).catch(() => undefined)
      const saved = await saving
      expect(saved.suggestedFilename()).not.toMatch(/[/\\]|\.(html?|svg|js|exe|xml)$/)
      await saved.cancel()
    }
    expect(new URL(page.url()).pathname).toBe('/inbox')
    expect(ran).toEqual([])
  })

  it('one that our own page is made to embed does nothing there', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    const ran = watch(page)
    const tried = await page.evaluate(embedAll, links())
    await page.waitForTimeout(500)
    expect(ran).toEqual([])
    expect(tried).toEqual(
      links().map(() => ['script: error', 'module: error', 'worker: error', 'service: error']),
    )
  })

  it('and what they hold does run where nothing keeps it from running', async () => {
    await using server = await careless()
    await using console = await stage.visitor()
    const { page } = console
    const ran = watch(page)
    for (const path of ['page.html', 'drawing.svg']) {
      ran.length = 0
      await page.goto(`${server.origin}/${path}`)
      await expect.poll(() => ran.length).toBeGreaterThan(0)
    }
    await page.goto(`${server.origin}/empty`)
    ran.length = 0
    await page.addScriptTag({ url: `${server.origin}/picture.gif` })
    await expect.poll(() => ran.length).toBeGreaterThan(0)
  })
})

/** In the page: each file as a script, a module, a worker, a service worker, and in whatever shows other documents. */
const embedAll = async (urls: readonly string[]): Promise<string[][]> => {
  const loaded = (element: HTMLElement): Promise<string> =>
    new Promise((resolve) => {
      element.onload = () => resolve('loaded')
      element.onerror = () => resolve('error')
      document.body.append(element)
    })
  const script = (url: string, type: string) =>
    loaded(Object.assign(document.createElement('script'), { src: url, type }))
  const worker = (url: string): Promise<string> =>
    new Promise((resolve) => {
      const started = new Worker(url)
      started.onerror = () => resolve('error')
      started.onmessage = () => resolve('ran')
    })
  const service = (url: string): Promise<string> =>
    navigator.serviceWorker.register(url).then(
      () => 'registered',
      () => 'error',
    )
  const frame = (url: string): void => {
    document.body.append(
      Object.assign(document.createElement('iframe'), { src: url }),
      Object.assign(document.createElement('object'), { data: url }),
      Object.assign(document.createElement('embed'), { src: url }),
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }),
    )
  }
  return Promise.all(
    urls.map(async (url) => {
      frame(url)
      return [
        `script: ${await script(url, 'text/javascript')}`,
        `module: ${await script(url, 'module')}`,
        `worker: ${await worker(url)}`,
        `service: ${await service(url)}`,
      ]
    }),
  )
}

/** A server that hands the same files out as their senders called them. */
const careless = async (): Promise<{ readonly origin: string } & AsyncDisposable> => {
  const server: Server = createServer((request, response) => {
    const file = CORPUS.find(({ name }) => `/${name}` === request.url)
    const type = file?.name === 'picture.gif' ? 'text/javascript' : (file?.type ?? 'text/html')
    response.writeHead(200, { 'content-type': type }).end(file?.bytes ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
