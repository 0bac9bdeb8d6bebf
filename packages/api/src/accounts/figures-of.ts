import { FIGURE_NAMES, type Figures } from '@countersign/accounts/figures'

/** The figures in a stored document, in their order; what no figure is called is left out. */
export const figuresOf = (stored: unknown): Figures => {
  const values = new Map(Object.entries(stored ?? {}))
  return Object.fromEntries(
    FIGURE_NAMES.flatMap((name) => {
      const value: unknown = values.get(name)
      return typeof value === 'number' ? [[name, value]] : []
    }),
  )
}
