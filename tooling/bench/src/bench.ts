/** What goes on around a run: who is told, and whether it is to end early, which it does after the phase under way. */
export type Around = { readonly say: (line: string) => void; readonly ended: AbortSignal }

/** One kind of measurement, called by its word. */
export type Bench = {
  readonly help: string
  /**
   * Reads the command line and gives the run, which tells whether all that was asked for was reached.
   *
   * @throws Error naming the option that is wrong
   */
  readonly prepare: (words: readonly string[]) => (around: Around) => Promise<boolean>
}

type Parts<Options> = {
  readonly help: string
  readonly options: (words: readonly string[]) => Options
  readonly run: (options: Options, around: Around) => Promise<boolean>
}

export const benchOf = <Options>({ help, options, run }: Parts<Options>): Bench => ({
  help,
  prepare: (words) => {
    const chosen = options(words)
    return (around) => run(chosen, around)
  },
})
