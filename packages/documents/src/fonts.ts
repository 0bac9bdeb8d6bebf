import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '../fonts')

/** Noto Sans SC 思源黑体 (OFL 1.1), of which a file holds the glyphs it uses. */
export const FONT_FILES = {
  normal: join(FOLDER, 'NotoSansHans-Regular.otf'),
  bold: join(FOLDER, 'NotoSansHans-Bold.otf'),
} as const
