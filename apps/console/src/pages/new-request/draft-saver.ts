/** How a draft stands: `conflict` waits for a choice, `failed` is tried again after the next change. */
type DraftPhase = 'untouched' | 'waiting' | 'saving' | 'saved' | 'failed' | 'conflict'

export type DraftState = {
  readonly phase: DraftPhase
  /** When it was last saved, in epoch milliseconds; null before the first time. */
  readonly savedAt: number | null
  /** What the last try failed with; null unless `failed`. */
  readonly error: unknown
}

type Options = {
  /** Sends what stands in the form now; `revision` is the one it builds on. */
  readonly send: (revision: number | null) => Promise<{ readonly revision: number }>
  /** True for the refusal that says somebody saved in between. */
  readonly isConflict: (error: unknown) => boolean
  /** Called with every change of state. */
  readonly tell: (state: DraftState) => void
  /** How long nothing must have changed before it is saved, in milliseconds. */
  readonly delay: number
  /** The revision the form was opened with; null for a request that does not exist yet. */
  readonly revision: number | null
}

/** Saves a draft by itself: some time after the last change, one save at a time, never over what somebody else saved. */
export type DraftSaver = {
  /** Something was typed. */
  readonly changed: () => void
  /** Saves now what is not saved; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>
  /** Waits for a save under way and lets no other begin: the form is about to be sent, which a save would overtake. */
  readonly pause: () => Promise<void>
  /** The form was not sent after all: what is unsaved is saved again. Once it was sent it stays paused. */
  readonly resume: () => void
  /** Goes on from this revision: with what is typed here (`keep`), or with what the other side saved. */
  readonly settle: (revision: number, keep: boolean) => Promise<boolean>
  readonly revision: () => number | null
}

export const createDraftSaver = ({
  send,
  isConflict,
  tell,
  delay,
  revision: opened,
}: Options): DraftSaver => {
  let state: DraftState = { phase: 'untouched', savedAt: null, error: null }
  let revision = opened
  let dirty = false
  let paused = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null

  const become = (phase: DraftPhase, more: Partial<DraftState> = {}): void => {
    state = { ...state, error: null, ...more, phase }
    tell(state)
  }
  const save = async (): Promise<void> => {
    dirty = false
    become('saving')
    try {
      revision = (await send(revision)).revision
      become(dirty ? 'waiting' : 'saved', { savedAt: Date.now() })
    } catch (error) {
      dirty = true
      become(isConflict(error) ? 'conflict' : 'failed', { error })
    }
  }
  const quiet = async (): Promise<void> => {
    clearTimeout(timer)
    while (underWay !== null) await underWay
  }
  const flush = async (): Promise<boolean> => {
    await quiet()
    // Somebody else who waited for the same save began another one.
    if (underWay !== null) return flush()
    if (dirty && !paused && state.phase !== 'conflict') {
      underWay = save().finally(() => {
        underWay = null
      })
      await underWay
    }
    return !dirty
  }
  const changed = (): void => {
    dirty = true
    if (state.phase === 'conflict') return
    if (state.phase !== 'saving') become('waiting')
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delay)
  }
  return {
    changed,
    flush,
    pause: () => {
      paused = true
      return quiet()
    },
    resume: () => {
      paused = false
      if (dirty) changed()
    },
    settle: (found, keep) => {
      revision = found
      dirty = keep
      become(keep ? 'waiting' : 'saved', { savedAt: keep ? state.savedAt : Date.now() })
      return flush()
    },
    revision: () => revision,
  }
}
