const KILO = 1024

/** `820 kB`, `3.4 MB`: the size of a file given in bytes. */
export const formatSize = (bytes: number, language: string): string => {
  const [amount, unit] =
    bytes < KILO * KILO
      ? [Math.max(1, Math.round(bytes / KILO)), 'kilobyte']
      : [Math.round((bytes / KILO / KILO) * 10) / 10, 'megabyte']
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
}
