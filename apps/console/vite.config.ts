import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { silentIcons } from './silent-icons.ts'

/** Where `vite dev` sends calls; the built console is served by the server itself. */
const SERVER = 'http://127.0.0.1:4000'

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/**
 * What the preview of PDFs asks for by name: character maps for Chinese fonts that are not in the file, and decoders of
 * scanned pictures as plain scripts. Under the library's version, since their names never change.
 */
const pdfParts = (): Plugin => ({
  name: 'pdf-parts',
  apply: 'build',
  generateBundle() {
    const { version }: { version: string } = JSON.parse(readFileSync(join(PDFJS, 'package.json'), 'utf8'))
    const files = ['cmaps', 'wasm'].flatMap((folder) =>
      readdirSync(join(PDFJS, folder)).map((name) => join(folder, name)),
    )
    for (const file of files.filter((name) => /\.bcmap$|nowasm_fallback\.js$/.test(name)))
      this.emitFile({
        type: 'asset',
        fileName: `assets/pdf-${version}/${file}`,
        source: readFileSync(join(PDFJS, file)),
      })
  },
})

export default defineConfig({
  plugins: [react(), pdfParts(), silentIcons()],
  server: { port: 4301, proxy: { '/api': SERVER, '/trpc': SERVER } },
  build: {
    target: 'es2023',
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
