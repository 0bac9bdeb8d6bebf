type Save = () => Promise<unknown>

const saves = new Set<Save>()

/** Has this done before the person signs out, while it still may; answers how to take it back. */
export const saveBeforeSignOut = (save: Save): (() => void) => {
  saves.add(save)
  return () => {
    saves.delete(save)
  }
}

/** Does all of it; what fails is no reason to stay signed in. */
export const saveUnsaved = (): Promise<unknown> => Promise.allSettled([...saves].map((save) => save()))
