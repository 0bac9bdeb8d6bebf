import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packed, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const PACKAGE = join(MODULES, '@sparticuz/chromium')

type Unpacked = { readonly executable: string; readonly environment: Readonly<Record<string, string>> }

/** The machine's own fonts where it has any; without a single font Chromium ends at the first letter. */
const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

/** The package unpacks into the directory for temporary files, which is not ours alone. */
const unpackInto = async (folder: string): Promise<void> => {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await packed.executablePath()
    await inflate(join(PACKAGE, 'bin/al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** Unpacks beside and renames, so that two runs at once never see half a browser. */
const unpackOnce = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return
  const beside = mkdtempSync(join(MODULES, '.chromium-'))
  await unpackInto(beside)
  try {
    renameSync(beside, folder)
  } catch (error) {
    rmSync(beside, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

/** Libraries that most machines have and bare ones lack come with the package. */
const libraries = (folder: string, executable: string): Record<string, string> => {
  const CANNOT_LOAD = 127
  if (spawnSync(executable, ['--version']).status !== CANNOT_LOAD) return {}
  return { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
}

const unpack = async (): Promise<Unpacked> => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = join(MODULES, `.chromium-${version}`)
  await unpackOnce(folder)
  const executable = join(folder, 'chromium')
  const fonts = join(folder, 'fonts.conf')
  writeFileSync(fonts, fontSettings(folder))
  return { executable, environment: { FONTCONFIG_FILE: fonts, ...libraries(folder, executable) } }
}

/**
 * Chromium from npm, headless, for root and for ordinary users, on machines that have nothing for it. CHROMIUM_PATH
 * names another one, for systems that the packed one is not made for.
 */
export const launchChromium = async (): Promise<Browser> => {
  const own = process.env.CHROMIUM_PATH
  if (own !== undefined) return chromium.launch({ executablePath: own })
  const { executable, environment } = await unpack()
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...(process.env as Record<string, string>), ...environment },
  })
}
