/** Runs tasks of the same name one after the other; different names do not wait for each other. */
export const createTurns = (): (<T>(name: string, task: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>()
  return (name, task) => {
    const previous = last.get(name) ?? Promise.resolve()
    const turn = previous.then(task, task)
    const ended = turn.then(
      () => undefined,
      () => undefined,
    )
    last.set(name, ended)
    void ended.then(() => {
      if (last.get(name) === ended) last.delete(name)
    })
    return turn
  }
}
