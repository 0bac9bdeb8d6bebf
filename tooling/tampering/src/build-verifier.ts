import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ENTRY = fileURLToPath(import.meta.resolve('@countersign/records/verify-alone'))

/** Writes the verifier with all it needs into one file, which runs on a bare Node 20.12 or newer. */
export const buildVerifier = async (file: string): Promise<void> => {
  await build({
    configFile: false,
    root: dirname(ENTRY),
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: ENTRY,
      outDir: dirname(file),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: basename(file), format: 'es' } },
    },
  })
}
