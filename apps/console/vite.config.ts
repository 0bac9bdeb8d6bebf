import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `vite dev` sends calls; the built console is served by the server itself. */
const SERVER = 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [react()],
  server: { port: 4301, proxy: { '/api': SERVER, '/trpc': SERVER } },
  build: {
    target: 'es2023',
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
